//! Whether a text can be a key of a service at all: most mistakes are another key, or none.

use crate::secret;
use crate::service::Account;
use crate::{Exit, Failure};

use super::title;

/// Fails where `key` is certainly none of `account`; nothing of it is repeated.
pub(super) fn check(account: Account, key: &str) -> Result<(), Failure> {
    let refuse = |why: &str| {
        let message = format!("that is no key of {}: {why}", title(account));
        Err(Failure::new(Exit::Authentication, message).help(format(account)))
    };
    if key.is_empty() {
        return refuse("nothing was given");
    }
    if key.starts_with(['"', '\'']) || key.ends_with(['"', '\'']) {
        return refuse("it stands in quotes, which are no part of it");
    }
    if !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        return refuse("it holds a blank, a line break or a character that no key has");
    }
    let found = secret::find(key);
    let whole = found.iter().find(|secret| secret.span == (0..key.len()));
    match whole.map(|secret| secret.what) {
        Some(what) if kinds(account).contains(&what) => Ok(()),
        Some(what) if what == PROJECTS => {
            refuse("it is a token of a project, which reaches no API that postorb asks")
        }
        Some(what) => refuse(&format!("it is {what}")),
        None if is_old(account, key) => Ok(()),
        None => refuse("it has another form"),
    }
}

/// What `secret` calls a token of a project of CircleCI's: version 1.1 of its API takes it, and no other.
const PROJECTS: &str = "a CircleCI project token";

/// What `secret` calls the keys of a service that open what postorb asks for.
const fn kinds(account: Account) -> &'static [&'static str] {
    match account {
        Account::Postman => &["a Postman API key"],
        Account::CircleCi => &["a CircleCI token"],
        Account::GitHub => &["a GitHub token"],
    }
}

/// Keys from before there were prefixes: 40 hexadecimal digits.
fn is_old(account: Account, key: &str) -> bool {
    account != Account::Postman
        && key.len() == 40
        && key.bytes().all(|byte| byte.is_ascii_hexdigit())
}

const fn format(account: Account) -> &'static str {
    match account {
        Account::Postman => {
            "it begins with `PMAK-`: Postman shows it once, under Settings, API keys"
        }
        Account::CircleCi => {
            "it begins with `CCIPAT_`: CircleCI shows it once, under User Settings, Personal API Tokens"
        }
        Account::GitHub => {
            "it begins with `ghp_` or `github_pat_`: GitHub shows it once, under Settings, Developer settings"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Account, check};

    #[test]
    fn keys_are_told_from_one_another_and_from_what_is_none() {
        let postman = format!("PMAK-{}-{}", "0".repeat(24), "1".repeat(34));
        let quoted = format!("\"{postman}\"");
        let access = format!("PMAT-{}", "0".repeat(26));
        let circle = format!("CCIPAT_{}_{}", "a".repeat(22), "1".repeat(40));
        let github = format!("ghp_{}", "a".repeat(36));
        let old = "0a".repeat(20);
        let project = format!("CCIPRJ_{}_{}", "a".repeat(22), "1".repeat(40));
        for (account, key, told) in [
            (Account::Postman, postman.as_str(), None),
            (Account::CircleCi, circle.as_str(), None),
            (Account::GitHub, github.as_str(), None),
            (Account::CircleCi, old.as_str(), None),
            (Account::GitHub, old.as_str(), None),
            (
                Account::CircleCi,
                project.as_str(),
                Some("it is a token of a project"),
            ),
            (
                Account::GitHub,
                circle.as_str(),
                Some("it is a CircleCI token"),
            ),
            (Account::CircleCi, "CCIPAT_1", Some("another form")),
            (Account::Postman, "", Some("nothing was given")),
            (Account::Postman, quoted.as_str(), Some("in quotes")),
            (Account::Postman, "a key", Some("holds a blank")),
            (Account::Postman, old.as_str(), Some("another form")),
            (Account::Postman, "PMAK-123", Some("another form")),
            (
                Account::Postman,
                github.as_str(),
                Some("it is a GitHub token"),
            ),
            (
                Account::Postman,
                access.as_str(),
                Some("it is a Postman access key"),
            ),
            (
                Account::GitHub,
                postman.as_str(),
                Some("it is a Postman API key"),
            ),
        ] {
            let failure = check(account, key).err();
            let said = failure.map(|failure| format!("{failure:?}"));
            assert_eq!(said.is_some(), told.is_some(), "{key}");
            if let (Some(said), Some(told)) = (said, told) {
                assert!(said.contains(told), "{said}");
                assert!(key.is_empty() || !said.contains(key), "{said}");
            }
        }
    }
}

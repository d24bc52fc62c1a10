//! Names whose literal values do not leave the machine, whatever the values look like: one too many does no
//! harm there, so that more names are among them than rules report.

use super::marks::{Mark, mark};
use super::names::is_secret_name;

/// Words that say secret wherever a name has them: `TOKEN_OF_STAGING`, `DB_PASSWORD_2`.
const ANYWHERE: [&str; 20] = [
    "token",
    "tokens",
    "secret",
    "secrets",
    "password",
    "passwords",
    "passwd",
    "passphrase",
    "passcode",
    "pwd",
    "apikey",
    "accesskey",
    "secretkey",
    "privatekey",
    "credential",
    "credentials",
    "authorization",
    "bearer",
    "jwt",
    "webhook",
];

/// Words that say so where a name ends with them, or with a number behind them: `DEPLOY_KEY`, `DB_PASS`.
const LAST: [&str; 20] = [
    "key",
    "pass",
    "pw",
    "auth",
    "cred",
    "creds",
    "pat",
    "otp",
    "pin",
    "sig",
    "signature",
    "session",
    "sessionid",
    "sid",
    "cookie",
    "dsn",
    "ticket",
    "assertion",
    "salt",
    "seed",
];

/// Whether what is written under a name stays here.
pub(crate) fn is_telling(name: &str) -> bool {
    if is_secret_name(name) || mark(name) == Some(Mark::Sure) {
        return true;
    }
    let words = words(name);
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    let mut pairs = words.windows(2).map(<[String]>::concat);
    let last = words.iter().rev().find(|word| !is_number(word));
    last.is_some_and(|last| LAST.contains(&last.as_str()))
        || words.iter().any(|word| ANYWHERE.contains(&word.as_str()))
        || pairs.any(|pair| ANYWHERE.contains(&pair.as_str()))
}

/// The words of a name in small letters: `apiKey`, `API_KEY` and `api-key` have the same.
pub(super) fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for char in name.chars() {
        let is_new = !before.is_alphanumeric() || before.is_lowercase() && char.is_uppercase();
        if char.is_alphanumeric() {
            match words.last_mut().filter(|_| !is_new) {
                Some(word) => word.extend(char.to_lowercase()),
                None => words.push(char.to_lowercase().collect()),
            }
        }
        before = char;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::is_telling;

    #[test]
    fn names_that_say_secret_are_known_in_any_spelling() {
        for name in [
            "MY_TOKEN",
            "API_PASSWORD",
            "DB_PASS",
            "DEPLOY_KEY",
            "deployKey",
            "api_key",
            "apiKeyOfStaging",
            "X-Api-Key",
            "TOKEN_2",
            "DB_PASS_2",
            "DB_PASSWORD_PROD",
            "SLACK_WEBHOOK_URL",
            "aws_access_key_id",
            "Authorization",
            "clientSecret",
            "sid",
        ] {
            assert!(is_telling(name), "{name}");
        }
        for name in [
            "NODE_ENV", "keys", "keyboard", "author", "compass", "bypass", "monkey", "pinned",
            "name", "passed", "", "_",
        ] {
            assert!(!is_telling(name), "{name}");
        }
    }
}

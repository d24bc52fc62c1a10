//! Names that say that their value is a secret.

use super::given::STAGES;
use super::marks::{Mark, mark};

/// How names end that stand for secrets, beside those that `marks` knows.
const ENDS: [&str; 9] = [
    "TOKEN",
    "SECRET",
    "PASSWORD",
    "PASSWD",
    "API_KEY",
    "APIKEY",
    "ACCESS_KEY",
    "PRIVATE_KEY",
    "SECRET_KEY_BASE",
];

/// Last words that say it: `DB_PASS`, `GITHUB_PAT`, `sessionCookie`.
const WORDS: [&str; 11] = [
    "pass", "pw", "jwt", "pat", "cred", "creds", "bearer", "auth", "cookie", "session", "salt",
];

/// Keys in one word. `monkey` and `cachekey` are none.
const KEYS: [&str; 10] = [
    "deploykey",
    "sshkey",
    "gpgkey",
    "pgpkey",
    "rsakey",
    "hmackey",
    "servicekey",
    "clientkey",
    "consumerkey",
    "licensekey",
];

/// What keys are of that everybody may see, and keys of maps and tables: `CACHE_KEY`, `PRIMARY_KEY`.
const OPEN: [&str; 36] = [
    "cache",
    "primary",
    "foreign",
    "sort",
    "partition",
    "hash",
    "range",
    "public",
    "pub",
    "object",
    "routing",
    "idempotency",
    "lookup",
    "unique",
    "index",
    "group",
    "row",
    "map",
    "context",
    "translation",
    "config",
    "flag",
    "feature",
    "issue",
    "project",
    "host",
    "bucket",
    // `S3_KEY` is a path in a bucket.
    "s",
    "state",
    "artifact",
    "build",
    "checksum",
    "restore",
    "save",
    "dedup",
    "hot",
];

/// Words that end with `pass`: `PGPASS` and `MYSQLPASS` say what they are.
const ORDINARY: [&str; 7] = [
    "bypass",
    "compass",
    "encompass",
    "overpass",
    "surpass",
    "trespass",
    "underpass",
];

/// Variables of every shell: the folder that it is in, and was.
const FOLDERS: [&str; 2] = ["PWD", "OLDPWD"];

/// How all of them end, in small letters: most names are none by that alone.
const LETTERS: [[u8; 2]; 23] = [
    *b"al", *b"at", *b"de", *b"ds", *b"ed", *b"en", *b"er", *b"et", *b"ey", *b"ie", *b"in", *b"ls",
    *b"lt", *b"on", *b"pw", *b"rd", *b"re", *b"se", *b"ss", *b"th", *b"tp", *b"wd", *b"wt",
];

/// Whether a variable of this name holds a secret.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let name = without_stage(name);
    let Some([one, other]) = name.as_bytes().last_chunk() else {
        return false;
    };
    let letters = [one.to_ascii_lowercase(), other.to_ascii_lowercase()];
    if !LETTERS.contains(&letters) || FOLDERS.contains(&name) {
        return false;
    }
    let (before, last) = last_word(name);
    let mut small = [0; LONGEST];
    let word = lower(last, &mut small);
    if word == "key" && is_of_secret(before) {
        return true;
    }
    WORDS.contains(&word)
        || KEYS.contains(&word)
        || word.ends_with("pass") && !ORDINARY.contains(&word)
        || ENDS.iter().any(|end| ends_with(name, end))
        || mark(name) == Some(Mark::Sure)
}

/// Whether a key is a secret, by what it is a key of. Without a word about it, it is that of a cache or of a map.
fn is_of_secret(before: &str) -> bool {
    let (_, kind) = last_word(without_digits(before));
    !kind.is_empty() && !OPEN.contains(&lower(kind, &mut [0; LONGEST]))
}

fn ends_with(name: &str, end: &str) -> bool {
    let start = name.len().checked_sub(end.len());
    let tail = start.and_then(|start| name.get(start..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(end))
}

/// A name without what tells whose its value is, or which of several: `DB_PASS_2`, `tokenProd`.
fn without_stage(name: &str) -> &str {
    let mut name = without_digits(name);
    loop {
        let (before, last) = last_word(name);
        if before.is_empty() || !STAGES.contains(&lower(last, &mut [0; LONGEST])) {
            return name;
        }
        name = without_digits(before);
    }
}

fn without_digits(name: &str) -> &str {
    let ends = name.bytes().rev();
    let ends = ends.take_while(|byte| byte.is_ascii() && !byte.is_ascii_alphabetic());
    &name[..name.len() - ends.count()]
}

/// The last word of a name, and what stands in front of it: `deploy` and `Key` of `deployKey`.
fn last_word(name: &str) -> (&str, &str) {
    let bytes = name.as_bytes();
    let is_start = |at: &usize| {
        let (before, this) = (bytes[at - 1], bytes[*at]);
        !before.is_ascii_alphanumeric() || before.is_ascii_lowercase() && this.is_ascii_uppercase()
    };
    let start = (1..bytes.len()).rev().find(is_start).unwrap_or_default();
    // Inside of a character that is not of ASCII no word begins.
    name.split_at_checked(start).unwrap_or(("", name))
}

/// As long as any word that is known.
const LONGEST: usize = 12;

/// A word in small letters; none of those that are known, where it is longer than these.
fn lower<'t>(word: &str, small: &'t mut [u8; LONGEST]) -> &'t str {
    // Texts are full of names: this allocates nothing.
    let Some(small) = small.get_mut(..word.len()) else {
        return "-";
    };
    small.copy_from_slice(word.as_bytes());
    small.make_ascii_lowercase();
    std::str::from_utf8(small).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::marks::SURE;
    use crate::secret::{is_telling, mask};

    /// Made of the alphabet, so that it is nobody's.
    const RANDOM: &str = "a0b1c2d3e4f5g6h7i8j9k0l1m2";

    #[test]
    fn what_is_under_a_name_of_a_secret_is_hidden_and_not_sent() {
        for name in [
            "NPM_TOKEN",
            "DEPLOY_KEY",
            "deployKey",
            "DEPLOYKEY",
            "deploy-key",
            "SSH_KEY_2",
            "SECRET_KEY_BASE",
            "GCLOUD_SERVICE_KEY",
            "APP_KEY",
            "JWT",
            "APP_JWT",
            "MYSQL_PWD",
            "DB_PASS",
            "dbPass2",
            "DB_PASS_PROD",
            "DB_PASSWORD_STAGING",
            "passwordV2",
            "PGPASS",
            "PGPASSWORD",
            "MYSQLPASS",
            "SMTP_PW",
            "GITHUB_PAT",
            "AWS_CREDS",
            "GOOGLE_CREDENTIALS",
            "GPG_PASSPHRASE",
            "REGISTRY_AUTH",
            "SESSION_COOKIE",
            "PASSWORD_SALT",
        ] {
            assert!(is_secret_name(name), "{name}");
            assert!(is_telling(name), "{name}");
            let masked = mask(&format!("{name}: {RANDOM}")).into_owned();
            assert_eq!(masked, format!("{name}: {}", "*".repeat(RANDOM.len())));
        }
    }

    #[test]
    fn keys_of_caches_and_tables_and_words_that_end_alike_are_no_secrets() {
        for name in [
            "KEY",
            "key",
            "keys",
            "KEY_1",
            "CACHE_KEY",
            "cache-key",
            "cacheKey",
            "CACHE_KEY_V2",
            "restore-gradle-cache-key",
            "fetch_cachekey",
            "PRIMARY_KEY",
            "S3_KEY",
            "SONAR_PROJECT_KEY",
            "PUBLIC_KEY",
            "MONKEY",
            "TURKEY",
            "BYPASS",
            "compass",
            "AUTHOR",
            "PWD",
            "OLDPWD",
            "passed",
            "SHA256",
            "CIRCLE_SHA1",
            "TOKEN_FILE",
            "tokenizer",
            "path",
            "test",
            "_",
            "2",
            "",
        ] {
            assert!(!is_secret_name(name), "{name}");
            let text = format!("{name}: {RANDOM}");
            assert_eq!(mask(&text), text);
        }
        assert_eq!(mask("key: v1-deps"), "key: v1-deps");
    }

    #[test]
    fn every_word_is_as_short_and_ends_as_is_looked_for() {
        let known = WORDS.iter().chain(&KEYS).chain(&ORDINARY).chain(&OPEN);
        assert!(known.chain(&STAGES).all(|word| word.len() <= LONGEST));
        for end in WORDS.iter().chain(&KEYS).chain(&ENDS).chain(&SURE) {
            let name = format!("x-{end}").to_lowercase();
            assert!(is_secret_name(&name), "{name}");
        }
    }
}

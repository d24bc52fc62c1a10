//! Values that a report shows to be secret, gathered while it is read, since one that is sent by one
//! request can come back in the answer to another. What is secret by its place is hidden there at once,
//! however short it is.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

use super::cookies;
use super::keep::CUT;
use super::secrets::{
    self, MARKER, Mark, is_generated, is_mixed, is_searched, is_value, mark_in_report,
    mark_of_header,
};

/// The secret values of a report.
#[derive(Default)]
pub(super) struct Seen {
    values: Bounded<Box<str>>,
    /// Variables whose names do not say that they are secret: whoever reads the report may know it.
    variables: Bounded<(Box<str>, Box<str>)>,
}

/// A set that does not grow without end.
#[derive(Default)]
pub(super) struct Bounded<T> {
    set: HashSet<T>,
    bytes: usize,
    /// Whether anything was left out.
    pub(super) is_full: bool,
}

/// How many values there may be: each token of a long run is another one.
const MOST: usize = 4096;
/// How long they may be together, in bytes.
const MOST_BYTES: usize = 1 << 20;

/// Schemes of `Authorization` that are shown (the registry of IANA, and what services made up).
const SCHEMES: [&str; 14] = [
    "apikey",
    "aws4-hmac-sha256",
    "basic",
    "bearer",
    "digest",
    "dpop",
    "eg1-hmac-sha256",
    "genie-key",
    "hawk",
    "key",
    "negotiate",
    "ntlm",
    "oauth",
    "token",
];

impl Seen {
    /// A header that was sent or answered; what is kept of its value.
    pub(super) fn header<'v>(&mut self, name: &str, value: &'v str) -> Cow<'v, str> {
        let value_of = |name: &str, other: &str| name.trim().eq_ignore_ascii_case(other);
        if value.trim().is_empty() {
            Cow::Borrowed(value)
        } else if value_of(name, "Cookie") {
            let cookies = value.split(';');
            let cookies = cookies.map(|pair| self.cookie_pair(pair.trim()));
            Cow::Owned(cookies.collect::<Vec<_>>().join("; "))
        } else if value_of(name, "Set-Cookie") || value_of(name, "Set-Cookie2") {
            let set = cookies::each(value);
            let set = set.map(|cookie| self.set_cookie(cookie));
            Cow::Owned(set.collect::<Vec<_>>().join(","))
        } else {
            match mark_of_header(name) {
                Some(Mark::Sure) => Cow::Owned(self.authorization(value)),
                Some(Mark::Likely) if is_generated(value) => {
                    self.add(value);
                    Cow::Borrowed(MARKER)
                }
                _ => {
                    // An address to go on with has tokens in its query or behind `#`.
                    if value.contains('=') {
                        self.places(value, false);
                    }
                    Cow::Borrowed(value)
                }
            }
        }
    }

    /// Credentials behind a scheme, or alone.
    fn authorization(&mut self, value: &str) -> String {
        let value = value.trim();
        self.add(value);
        let Some((scheme, credentials)) = value.split_once(' ') else {
            return MARKER.to_owned();
        };
        let name = scheme.to_ascii_lowercase();
        if !SCHEMES.contains(&&*name) {
            return MARKER.to_owned();
        }
        let credentials = credentials.trim();
        self.add(credentials);
        if name == "basic"
            && let Some(decoded) = secrets::decode(credentials)
            && let Ok(pair) = std::str::from_utf8(&decoded)
            && let Some((_, password)) = pair.split_once(':')
        {
            self.add(pair);
            self.add(password);
        }
        self.places(credentials, true);
        format!("{scheme} {MARKER}")
    }

    /// A cookie that is set, with its attributes, which are shown.
    fn set_cookie(&mut self, cookie: &str) -> String {
        let (pair, attributes) = cookie.split_at(cookie.find(';').unwrap_or(cookie.len()));
        self.cookie_pair(pair) + attributes
    }

    /// `name=value` of a cookie; what is kept of it.
    fn cookie_pair(&mut self, pair: &str) -> String {
        let Some((name, value)) = pair.split_once('=') else {
            // Without a name it is the value (RFC 6265bis, 5.6).
            self.cookie(pair);
            return MARKER.to_owned();
        };
        let value = value.trim().trim_matches('"');
        if mark_in_report(name).is_some() {
            self.add(value);
        } else {
            self.cookie(value);
        }
        match value {
            "" => format!("{name}="),
            _ => format!("{name}={MARKER}"),
        }
    }

    /// A member of a request's `auth`. The header that a key goes into is no secret, nor is who signs
    /// in, nor how.
    pub(super) fn auth(&mut self, name: &str, value: &str) {
        if name == "value" || mark_in_report(name) == Some(Mark::Sure) {
            self.add(value);
        }
    }

    /// A variable of the environment, the globals or the collection.
    pub(super) fn variable(&mut self, name: &str, value: &str, is_secret: bool) {
        if is_secret || mark_in_report(name) == Some(Mark::Sure) {
            self.add(value);
        } else if is_searched(value) {
            let bytes = name.len() + value.len();
            self.variables.insert((name.into(), value.into()), bytes);
        }
    }

    /// The value of a cookie. Settings are kept in cookies too: a word is none.
    pub(super) fn cookie(&mut self, value: &str) {
        /// The shortest with digits and letters that is no setting such as a size.
        const LEAST: usize = 8;
        let has = |is: fn(&u8) -> bool| value.bytes().any(|byte| is(&byte));
        let is_mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
        if is_generated(value) || value.len() >= LEAST && is_mixed {
            self.add(value);
        }
    }

    /// A parameter of a query, or a field of a form; what is kept of its value.
    pub(super) fn parameter<'v>(&mut self, name: &str, value: &'v str) -> Cow<'v, str> {
        let is_secret = match mark_in_report(name) {
            Some(Mark::Sure) => is_value(value),
            Some(Mark::Likely) => is_generated(value) || is_mixed(value),
            None => false,
        };
        if !is_secret {
            return Cow::Borrowed(value);
        }
        self.add(value);
        Cow::Borrowed(MARKER)
    }

    /// A URL that was sent.
    pub(super) fn url(&mut self, url: &str) {
        self.places(url, true);
    }

    /// The body of a message. In an answer the name of a secret can have a word about it.
    pub(super) fn body(&mut self, bytes: &[u8], is_sent: bool) {
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let text = std::str::from_utf8(&bytes[..error.valid_up_to()]);
                text.unwrap_or_default()
            }
        };
        self.places(text, is_sent);
    }

    /// Values behind names that say secret, in a text.
    fn places(&mut self, text: &str, is_sent: bool) {
        for place in secrets::places(text) {
            let value = &text[place.value];
            if is_sent || is_generated(value) {
                self.add(value);
            }
        }
    }

    fn add(&mut self, value: &str) {
        let value = value.trim();
        let value = value.strip_suffix(CUT).unwrap_or(value);
        if is_searched(value) {
            self.values.insert(value.into(), value.len());
        }
    }

    /// All values, with those of the variables that are secret by what `is_secret` says of their names;
    /// and whether there were too many to keep.
    pub(super) fn values(
        &self,
        is_secret: impl Fn(&str) -> bool,
    ) -> (impl Iterator<Item = &str>, bool) {
        let variables = self.variables.set.iter();
        let variables = variables.filter(move |(name, _)| is_secret(name));
        let values = self.values.set.iter().map(AsRef::as_ref);
        let values = values.chain(variables.map(|(_, value)| &**value));
        (values, self.values.is_full || self.variables.is_full)
    }
}

impl<T: Eq + std::hash::Hash> Bounded<T> {
    pub(super) fn insert(&mut self, one: T, bytes: usize) {
        if self.set.len() < MOST && self.bytes + bytes <= MOST_BYTES {
            let is_new = self.set.insert(one);
            self.bytes += if is_new { bytes } else { 0 };
        } else {
            self.is_full |= !self.set.contains(&one);
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.set.iter()
    }
}

impl fmt::Debug for Seen {
    /// How many there are: nobody prints them by accident.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Seen({} values)", self.values.set.len())
    }
}

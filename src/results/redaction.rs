//! What is redacted beside what reports show to be secret, and what is shown at all.

use std::collections::BTreeSet;
use std::fmt;

use crate::collection::{self, Fault};
use crate::env::Env;
use crate::names;

use super::keep::Keep;
use super::secrets::{LEAST, is_searched};

/// What whoever asks for the results knows of secrets, and wants to see.
///
/// Bodies and headers are shown of what failed, with secrets redacted: showing [`Keep::All`] has to be
/// asked for, and [`Keep::None`] is for what nobody may see.
#[derive(Clone, Default)]
pub struct Redaction {
    /// Of which executions bodies are shown.
    pub bodies: Keep,
    /// Of which executions headers are shown.
    pub headers: Keep,
    values: BTreeSet<Box<str>>,
    variables: BTreeSet<String>,
}

/// How many ends of a value are looked for: each is a value of its own to look for.
const ENDS: usize = 4;

/// What became of an environment variable that was named as secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Named {
    /// Its value is redacted.
    Taken,
    /// It is not set, or empty, or no UTF-8.
    Unset,
    /// Its value is shorter than six characters, or a word such as `password`: searched for, it would
    /// be found everywhere.
    TooCommon,
}

impl Redaction {
    /// Knows the tokens that the environment of a CI job has.
    #[must_use]
    pub fn new(env: &Env) -> Self {
        let mut redaction = Self::default();
        for name in names::SECRET_VARIABLES {
            let _ = redaction.add_secret(env, name);
        }
        redaction
    }

    /// The value of this environment variable is secret.
    pub fn add_secret(&mut self, env: &Env, name: &str) -> Named {
        match env.get(name) {
            None => Named::Unset,
            Some(value) if self.add_value(value) => Named::Taken,
            Some(_) => Named::TooCommon,
        }
    }

    /// The value of this variable of Postman's is secret, whatever a report says that it is.
    pub fn add_variable(&mut self, name: &str) {
        self.variables.insert(name.to_owned());
    }

    /// Variables that an environment or globals mark as secret are, and so are their values in there:
    /// reports of Newman have lost the mark. Whether the text is either.
    ///
    /// # Errors
    /// Where it is no JSON that postorb can read.
    pub fn add_environment(&mut self, text: &str) -> Result<bool, Fault> {
        let Some(secrets) = collection::secrets(text)? else {
            return Ok(false);
        };
        for (name, value) in secrets {
            self.add_value(&value);
            self.variables.insert(name);
        }
        Ok(true)
    }

    /// What has to be kept while a report is read.
    #[must_use]
    pub fn keep(&self) -> Keep {
        self.bodies.max(self.headers)
    }

    fn add_value(&mut self, value: &str) -> bool {
        let value = value.trim();
        let is_worth = |value: &str| value.chars().count() >= LEAST && is_searched(value);
        if !is_worth(value) {
            return false;
        }
        self.values.insert(value.into());
        // In an address that it was put into as it is, a value ends there for whoever takes addresses
        // apart, and what follows stands alone.
        let ends = value.match_indices(['&', '#', '@']).take(ENDS);
        let rests = ends.map(|(at, _)| &value[at + 1..]);
        let rests = rests.filter(|rest| is_worth(rest)).map(Into::into);
        self.values.extend(rests);
        true
    }

    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(AsRef::as_ref)
    }

    pub(super) fn is_secret(&self, variable: &str) -> bool {
        self.variables.contains(variable)
    }
}

impl fmt::Debug for Redaction {
    /// Without the values.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Redaction");
        debug.field("bodies", &self.bodies);
        debug.field("headers", &self.headers);
        debug.field("variables", &self.variables);
        debug.finish_non_exhaustive()
    }
}

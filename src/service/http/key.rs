//! The key to a service, and texts without it.

use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret as _, SecretString};

use super::Service;
use crate::secret::hidden;
use crate::{Exit, Failure};

/// A key, or none where a service answers anybody.
#[derive(Debug)]
pub(super) struct Key(pub(super) Option<SecretString>);

impl Key {
    /// The key as a header, which is left out of what is shown of requests. An empty one would be a wrong
    /// key, and not none (circleci-cli, commit a7e7e430).
    pub(super) fn header(&self, service: &Service) -> Result<Option<HeaderValue>, Failure> {
        let Some(key) = &self.0 else {
            return Ok(None);
        };
        let text = format!("{}{}", service.key_prefix, key.expose_secret());
        let mut header = HeaderValue::from_str(&text).map_err(|_| {
            let message = format!(
                "the key for {} has characters that no key has",
                service.name
            );
            Failure::new(Exit::Authentication, message)
                .help("copy it again: it is one word, without line breaks or quotes")
        })?;
        header.set_sensitive(true);
        Ok(Some(header))
    }

    /// A failure without the key, which a service may have put into its answer.
    pub(super) fn harmless(&self, failure: Failure) -> Failure {
        let help = failure.help.into_iter();
        Failure {
            message: self.hide(failure.message),
            help: help.map(|line| self.hide(line)).collect(),
            ..failure
        }
    }

    /// A text without the key.
    pub(super) fn hide(&self, text: String) -> String {
        match &self.0 {
            Some(key) => hide(&text, key),
            None => text,
        }
    }
}

/// A text without a secret: a service may quote what it was sent.
pub(super) fn hide(text: &str, secret: &SecretString) -> String {
    hidden(text, secret.expose_secret())
}

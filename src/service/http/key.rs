//! The key to a service, and texts without it.

use reqwest::header::HeaderValue;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;

use super::Service;
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
            Some(key) => hide(text, key),
            None => text,
        }
    }
}

/// A text without a secret, however its spaces have been evened out, and as JSON has it in a string: a service may
/// quote what it was sent. One that is shorter than a word is in most texts by chance (CircleCI documentation,
/// "Secrets masking": four characters).
pub(super) fn hide(text: String, secret: &SecretString) -> String {
    const SHORTEST: usize = 4;
    let secret = secret.expose_secret();
    let quoted = Value::from(secret).to_string();
    let escaped = &quoted[1..quoted.len() - 1];
    let mut text = text;
    for form in [secret, escaped] {
        let words: Vec<&str> = form.split_whitespace().collect();
        for form in [form, words.join(" ").as_str()] {
            if form.len() >= SHORTEST && text.contains(form) {
                text = text.replace(form, "[hidden]");
            }
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::hide;

    #[test]
    fn a_secret_is_found_in_one_line_too() {
        let secret = "line one\n  line two".into();
        let hidden = hide("not taken: line one line two".to_owned(), &secret);
        assert_eq!(hidden, "not taken: [hidden]");
        let hidden = hide("line one\n  line two.".to_owned(), &secret);
        assert_eq!(hidden, "[hidden].");
        let hidden = hide(
            r#"{"value":"line one\n  line two"} is refused"#.to_owned(),
            &secret,
        );
        assert_eq!(hidden, r#"{"value":"[hidden]"} is refused"#);
        assert_eq!(hide("an answer".to_owned(), &"an".into()), "an answer");
    }
}

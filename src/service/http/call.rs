//! One call: what it is for, in words and as HTTP.

use std::fmt;

use secrecy::SecretString;
use serde_json::Value;

/// A method of HTTP.
#[derive(Clone, Copy, Debug)]
pub(in crate::service) enum Method {
    /// Looks at something, and can be made again.
    Get,
    /// Makes something: twice where it is made again.
    Post,
    /// Changes something.
    Put,
    /// Changes some of something.
    Patch,
}

impl Method {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
        }
    }
}

/// A call of a service.
#[derive(Clone)]
pub(in crate::service) struct Call {
    /// What it does, as it stands behind "cannot": "list the workspaces".
    pub(super) what: String,
    pub(super) method: Method,
    /// The parts of the path; they are escaped, and so may be anything.
    pub(super) path: Vec<String>,
    pub(super) query: Vec<(&'static str, String)>,
    pub(super) accept: Option<&'static str>,
    pub(super) body: Option<Value>,
    is_repeatable: bool,
    /// What is nobody's to see, in the body or known to whoever makes the call.
    pub(super) secrets: Vec<SecretString>,
    /// Statuses that are answers like any other, beside those of what was done.
    pub(super) expected: &'static [u16],
    /// What to do where nobody knows whether it was done.
    pub(super) lost: Vec<String>,
}

/// The body is left out: it may have a secret in it.
impl fmt::Debug for Call {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Call")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &self.query)
            .finish_non_exhaustive()
    }
}

impl Call {
    /// A call that looks at something.
    pub(in crate::service) fn get(what: impl Into<String>, path: &[&str]) -> Self {
        Self {
            what: what.into(),
            method: Method::Get,
            path: path.iter().map(|&part| part.to_owned()).collect(),
            query: Vec::new(),
            accept: None,
            body: None,
            is_repeatable: true,
            secrets: Vec::new(),
            expected: &[],
            lost: Vec::new(),
        }
    }

    /// A call that makes something.
    pub(in crate::service) fn post(what: impl Into<String>, path: &[&str], body: Value) -> Self {
        Self {
            method: Method::Post,
            body: Some(body),
            is_repeatable: false,
            ..Self::get(what, path)
        }
    }

    /// A call that changes something.
    pub(in crate::service) fn put(what: impl Into<String>, path: &[&str], body: Value) -> Self {
        Self {
            method: Method::Put,
            body: Some(body),
            is_repeatable: false,
            ..Self::get(what, path)
        }
    }

    /// A call that changes some of something.
    pub(in crate::service) fn patch(what: impl Into<String>, path: &[&str], body: Value) -> Self {
        Self {
            method: Method::Patch,
            body: Some(body),
            is_repeatable: false,
            ..Self::get(what, path)
        }
    }

    /// The same with one more parameter, which is no secret: it is shown with `--verbose`.
    pub(in crate::service) fn query(
        mut self,
        name: &'static str,
        value: impl Into<String>,
    ) -> Self {
        self.query.push((name, value.into()));
        self
    }

    /// The same, asking for another media type than the service's usual one.
    pub(in crate::service) fn accept(mut self, media_type: &'static str) -> Self {
        self.accept = Some(media_type);
        self
    }

    /// The same, made again like one that looks: what it does twice comes to the same as once.
    pub(in crate::service) fn repeatable(mut self) -> Self {
        self.is_repeatable = true;
        self
    }

    /// The same with something that is shown nowhere, as what is in its body.
    pub(in crate::service) fn secret(mut self, secret: &SecretString) -> Self {
        self.secrets.push(secret.clone());
        self
    }

    /// The same, which these statuses answer as well as those of what was done.
    pub(in crate::service) fn expect(mut self, statuses: &'static [u16]) -> Self {
        self.expected = statuses;
        self
    }

    /// The same with one more line for where the answer is lost, and nobody knows whether it was done.
    pub(in crate::service) fn lost(mut self, line: impl Into<String>) -> Self {
        self.lost.push(line.into());
        self
    }

    /// Whether the call can be made again without doing something twice.
    pub(super) const fn is_repeatable(&self) -> bool {
        self.is_repeatable
    }

    /// The path and the parameters, for people, without what `hide` takes out of them: before they are cut,
    /// since a part of it would not be found.
    pub(super) fn shown(&self, hide: impl Fn(String) -> String) -> String {
        /// Cursors are longer and say nothing.
        const LONGEST: usize = 60;
        let query = self.query.iter().map(|(name, value)| {
            let value = hide(value.clone());
            let cut: String = value.chars().take(LONGEST).collect();
            let mark = if cut.len() < value.len() { "…" } else { "" };
            format!("{name}={cut}{mark}")
        });
        let query: Vec<_> = query.collect();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("/{}{mark}{}", self.path.join("/"), query.join("&"))
    }
}

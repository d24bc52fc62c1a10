//! One way in which a config differs from its schema.

use super::words;

/// A part that is not as its schema allows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lint) struct Violation {
    /// The keys and numbers that lead to it.
    pub(super) path: Vec<String>,
    /// What is wrong there.
    pub(super) kind: Kind,
    /// The keys that are permitted there, where the compiler lists them.
    pub(super) permitted: Vec<String>,
}

/// How a part differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It has a key that it cannot have, and perhaps the one that is meant.
    Extraneous(String, Option<String>),
    /// It lacks a key.
    Required(String),
    /// It is something else than what is expected.
    Type { expected: String, found: String },
    /// It has more keys than it can have.
    Size { allowed: String, found: String },
    /// In the compiler's words.
    Other(String),
}

impl Violation {
    /// What is wrong, in the words of findings.
    pub(super) fn message(&self) -> String {
        let path = written(&self.path);
        match &self.kind {
            Kind::Extraneous(key, _) => format!("{path} has a key `{key}`, which is not permitted"),
            Kind::Required(key) => format!("{path} lacks the key `{key}`"),
            Kind::Type { expected, found } => {
                let (expected, found) = (expected.to_lowercase(), found.to_lowercase());
                format!(
                    "{path} is expected to be of the type {expected}, and is of the type {found}"
                )
            }
            Kind::Size { allowed, found } => {
                format!("{path} has {found} keys, of which {allowed} is permitted")
            }
            Kind::Other(text) => format!("{path}: {}", words::sentence(text)),
        }
    }

    /// What is permitted.
    pub(super) fn allowed(&self) -> Option<String> {
        if let Kind::Size { .. } = self.kind {
            let help =
                "what is for the first key stands under it: indent the others by two columns more";
            return Some(help.to_owned());
        }
        if self.permitted.is_empty() {
            return None;
        }
        let keys = self.permitted.iter().map(|key| format!("`{key}`"));
        Some(format!(
            "permitted are {}",
            keys.collect::<Vec<_>>().join(", ")
        ))
    }
}

/// `jobs.build.docker[0]`.
fn written(path: &[String]) -> String {
    let mut text = String::new();
    for step in path {
        let is_number = !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && !text.is_empty() {
            text.extend(["[", step, "]"]);
        } else {
            text.push_str(if text.is_empty() { "" } else { "." });
            text.push_str(step);
        }
    }
    if text.is_empty() {
        "the config".to_owned()
    } else {
        format!("`{text}`")
    }
}

/// How it differs, in the compiler's words.
pub(super) fn kind(text: &str) -> Kind {
    let bracketed = |before: &str, behind: &str| {
        let inner = text.strip_prefix(before)?.strip_suffix(behind)?;
        Some(inner.strip_prefix('[')?.strip_suffix(']')?.to_owned())
    };
    let pair = |before: &str| {
        let (expected, found) = text.strip_prefix(before)?.split_once(", found: ")?;
        let plain = |text: &str| text.trim_matches(['[', ']']).to_owned();
        Some((plain(expected), plain(found)))
    };
    if let Some(key) = bracketed("extraneous key ", " is not permitted") {
        return Kind::Extraneous(key, None);
    }
    if let Some(key) = bracketed("required key ", " not found") {
        return Kind::Required(key);
    }
    if let Some((expected, found)) = pair("expected type: ") {
        return Kind::Type { expected, found };
    }
    if let Some((allowed, found)) = pair("maximum size: ") {
        return Kind::Size { allowed, found };
    }
    Kind::Other(text.to_owned())
}

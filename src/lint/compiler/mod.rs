//! What `CircleCI`'s compiler says of a config: free text, mostly without a line (circleci.md, 2), and the
//! places that it is about.
//!
//! Nobody is asked here: a [`Compilation`] is handed in, and `circleci-compiler` tells it.

mod again;
mod calls;
mod fitness;
mod lines;
mod named;
mod place;
mod schema;
mod spoken;
mod violation;
mod words;

pub(super) use again::without_repetitions;
pub use fitness::{Fitness, fitness};
pub(super) use lines::problems;
pub(super) use place::Sight;

use calls::Call;
use violation::Violation;

/// What the compiler said of a text.
#[derive(Clone, Debug, Default)]
pub struct Compilation {
    text: String,
    errors: Vec<String>,
}

impl Compilation {
    /// The errors of `text`, as they came.
    #[must_use]
    pub const fn new(text: String, errors: Vec<String>) -> Self {
        Self { text, errors }
    }

    /// What the compiler rejects, whether it says why or not.
    #[must_use]
    pub fn rejected(text: String, mut errors: Vec<String>) -> Self {
        if errors.iter().all(|error| error.trim().is_empty()) {
            errors = vec!["The config is rejected, and the compiler does not say why".to_owned()];
        }
        Self::new(text, errors)
    }

    /// What was said of `text`; nothing of any other: a fix makes one that nobody has compiled.
    pub(super) fn errors_of(&self, text: &str) -> &[String] {
        if self.text == text { &self.errors } else { &[] }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// Inside of which calls, from the workflow to the innermost.
    pub(super) calls: Vec<Call>,
    /// What it is.
    pub(super) fault: Fault,
    /// The lines that tell of it.
    pub(super) original: String,
}

/// What the compiler tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A sentence, and what explains it, in lines.
    Said(String),
    /// A part of the config that is not what its schema allows.
    Violation(Violation),
}

impl Problem {
    /// Whether another one tells the same.
    fn is_same(&self, other: &Self) -> bool {
        self.calls == other.calls && self.fault == other.fault
    }

    /// The compiler's lines, where they have more than the message.
    pub(super) fn original(&self) -> Option<String> {
        let letters = |text: &str| -> String {
            let all = text.chars().filter(|char| char.is_alphanumeric());
            all.flat_map(char::to_lowercase).collect()
        };
        let is_more = letters(&self.original) != letters(&self.message());
        is_more.then(|| self.original.clone())
    }

    /// What is wrong, in the words of findings.
    pub(super) fn message(&self) -> String {
        match &self.fault {
            Fault::Said(text) => words::sentence(text),
            Fault::Violation(violation) => violation.message(),
        }
    }

    /// What is allowed, where the compiler says that.
    pub(super) fn allowed(&self) -> Option<String> {
        match &self.fault {
            Fault::Said(_) => None,
            Fault::Violation(violation) => violation.allowed(),
        }
    }
}

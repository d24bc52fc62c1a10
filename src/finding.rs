//! What is wrong with a file, as data: rules make findings, reports show them, fixes mend them.

use std::ops::Range;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Could be better.
    Info,
    /// It runs, but not as meant, or unsafely.
    Warning,
    /// `CircleCI` rejects it, or the run cannot work.
    Error,
}

impl Severity {
    /// The word shown to people and written to machine formats.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in the file, as byte offsets into its text, and what to say there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Bytes of the file's text; empty means a point.
    pub span: Range<usize>,
    /// Said beside the underline; may be empty.
    pub text: String,
}

/// Whether a fix can be applied without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// The meaning that the author had in mind is certain.
    Safe,
    /// It changes what the config does.
    Unsafe,
}

/// One replacement of bytes of the original text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patch {
    /// Bytes replaced; empty for an insertion.
    pub span: Range<usize>,
    /// What stands there afterwards.
    pub replacement: String,
}

/// How a finding is mended: patches on the file's text that do not overlap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as an order: "indent the parameters under …".
    pub title: String,
    /// Whether `--fix` alone applies it.
    pub safety: Safety,
    /// In order of their place in the file.
    pub patches: Vec<Patch>,
}

/// A fix that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// What it did.
    pub title: String,
    /// The line, from 1, of what it mended, in the text before the fixes of its round.
    pub line: usize,
    /// What is left to do by hand.
    pub afterwards: Option<String>,
}

/// One thing that is wrong, said once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name, kebab-case: stable, used in suppressions.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in lower case, without a full stop.
    pub message: String,
    /// Where it is.
    pub primary: Label,
    /// Other places that explain it.
    pub related: Vec<Label>,
    /// What is allowed, and the next step; each a line of its own.
    pub help: Vec<String>,
    /// How it can be mended, where that is known.
    pub fix: Option<Fix>,
    /// What somebody else said that the finding is made of, as it came, in lines.
    pub original: Option<String>,
    /// Told once the fix was applied: what is left to do by hand, as an order.
    pub afterwards: Option<String>,
}

impl Finding {
    /// An error at `span`, without labels, help or a fix.
    #[must_use]
    pub fn error(rule: &'static str, span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            message: message.into(),
            primary: Label {
                span,
                text: String::new(),
            },
            related: Vec::new(),
            help: Vec::new(),
            fix: None,
            original: None,
            afterwards: None,
        }
    }

    /// The same finding, less severe.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// The same finding with text beside its underline.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// The same finding with another place shown.
    #[must_use]
    pub fn related(mut self, span: Range<usize>, text: impl Into<String>) -> Self {
        self.related.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// The same finding with one more line of help.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// The same finding with a fix.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// The same finding with what its fix leaves to be done by hand.
    #[must_use]
    pub fn afterwards(mut self, text: impl Into<String>) -> Self {
        self.afterwards = Some(text.into());
        self
    }
}

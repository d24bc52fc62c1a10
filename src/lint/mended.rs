//! What findings say of the text that was meant.

use crate::finding::{Finding, Fix, Patch, Safety};
use crate::suggest::Guess;
use crate::yaml::{Span, Value};

/// A fix that writes `new` for what stands at `span`.
pub(super) fn replace(title: String, safety: Safety, span: &Span, new: impl Into<String>) -> Fix {
    Fix {
        title,
        safety,
        patches: vec![Patch {
            span: span.clone(),
            replacement: new.into(),
        }],
    }
}

impl Finding {
    /// The same finding, with the name that there is and `guess` found: `new` is what would be
    /// written for `old` at `span`. Only a typing error is mended, anything else can be a name that
    /// its author means.
    pub(super) fn guessed(
        self,
        guess: Guess<'_>,
        span: &Span,
        (old, new): (&str, &str),
        label: &str,
    ) -> Self {
        if guess.is_typo {
            let title = format!("write `{new}` for `{old}`");
            self.label(format!("did you mean `{new}`?")).fix(replace(
                title,
                Safety::Unsafe,
                span,
                new,
            ))
        } else {
            self.label(label)
                .help(format!("the nearest that there is: `{new}`"))
        }
    }

    /// The same finding, with the alias through which `value` came to be where it matters.
    pub(super) fn via(self, value: &Value) -> Self {
        match &value.via {
            Some(alias) => self.related(alias.clone(), "used here"),
            None => self,
        }
    }
}

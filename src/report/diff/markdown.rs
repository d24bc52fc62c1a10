//! The difference as Markdown, for pull requests and summaries.

use super::Difference;
use crate::Failure;
use crate::report::markdown::{block, code, list, message};

/// What there is to merge, as a unified diff under a heading that tells whether there is any.
#[must_use]
pub fn markdown(difference: &Difference<'_>) -> String {
    let name = code(difference.path);
    if difference.before == difference.after {
        return format!("### ✅ {name} is up to date with the Postman selection\n");
    }
    let text = super::text(difference, false);
    let diff = block("diff", &text);
    format!(
        "### ❌ {name} is not up to date with the Postman selection\n\n\
         `postorb merge` makes these changes:\n\n{diff}"
    )
}

/// Why a config could not be compared.
#[must_use]
pub fn incomparable(path: &str, failure: &Failure) -> String {
    let name = code(path);
    let why = match failure.message.as_str() {
        // What was shown as findings has no message.
        "" => "The log tells why, with the lines.".to_owned(),
        why => message(why),
    };
    let help = list(failure.help.iter().map(|help| message(help)));
    format!("### ❌ {name} could not be compared with the Postman selection\n\n{why}\n{help}")
}

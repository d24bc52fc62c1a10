//! Texts inside of texts: JSON, elements and addresses that a script has in quotes, or a field as its value.

use super::{escapes, markup, pairs, script};

/// How many texts inside of one another are read.
const DEPTH: usize = 3;

/// Whether a text has another in it that has a secret by its name.
pub(super) fn is_secret(text: &str) -> bool {
    is_secret_to(text, DEPTH)
}

/// The same of what stands in quotes, with its escapes; `depth` is how many more are read.
pub(super) fn is_quoted_secret(text: &str, depth: usize) -> bool {
    is_secret_to(&escapes::unescaped(text), depth)
}

fn is_secret_to(text: &str, depth: usize) -> bool {
    let has_texts = text.contains([':', '=']) && text.contains(['"', '\'', '`']);
    depth > 0
        && (pairs::is_in_address(text)
            || !markup::lines(text).is_empty()
            || has_texts && script::has_secret(text, depth - 1))
}

/// How deep the texts of a script are read.
pub(super) const OF_SCRIPT: usize = DEPTH;

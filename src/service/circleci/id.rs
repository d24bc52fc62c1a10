//! Ids that stand in a path.

use crate::{Exit, Failure};

/// An id that can stand in a path: anything else would ask for something else.
pub(super) fn checked<'i>(what: &str, id: &'i str) -> Result<&'i str, Failure> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if !id.is_empty() && id.bytes().all(is_part) {
        return Ok(id);
    }
    let message = format!("`{id}` is no id of a {what}");
    Err(Failure::new(Exit::Usage, message)
        .help("an id is a UUID like 5034460f-c7c4-4c43-9457-de07e2029e7b"))
}

/// A name of an environment variable that can stand in a path and in a shell.
pub(super) fn variable(name: &str) -> Result<&str, Failure> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let starts_well = name
        .bytes()
        .next()
        .is_some_and(|byte| !byte.is_ascii_digit());
    if starts_well && name.bytes().all(is_part) {
        return Ok(name);
    }
    let message = format!("`{name}` is no name of an environment variable");
    Err(Failure::new(Exit::Usage, message)
        .help("a name has letters, digits and `_`, and does not begin with a digit"))
}

#[cfg(test)]
mod tests {
    use super::{checked, variable};

    #[test]
    fn what_would_ask_for_something_else_is_none() {
        assert!(checked("pipeline", "5034460f-c7c4-4c43-9457-de07e2029e7b").is_ok());
        for id in ["", ".", "..", "a/b", "a?b", "a b", "ä"] {
            assert!(checked("pipeline", id).is_err(), "{id}");
        }
        assert!(variable("POSTMAN_API_KEY").is_ok() && variable("_1").is_ok());
        for name in ["", "1A", "A-B", "A B", "A/B", "Ä"] {
            assert!(variable(name).is_err(), "{name}");
        }
    }
}

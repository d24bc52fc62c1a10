//! The outputs of a step of GitHub Actions
//! (GitHub documentation, "Workflow commands for GitHub Actions", "Setting an output parameter").

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};

use super::{Unpublished, file_of_step};
use crate::Env;
use crate::file::append;
use crate::names::GITHUB_OUTPUT;

pub(super) fn write(outputs: &[(&str, String)], env: &Env) -> Result<(), Unpublished> {
    let path = file_of_step(GITHUB_OUTPUT, env)?;
    let lines: String = outputs
        .iter()
        .map(|(name, value)| line(name, value))
        .collect();
    append(path, &lines).map_err(Unpublished::Failed)
}

/// One output, whose value is nothing but a value: it cannot end there and begin another.
fn line(name: &str, value: &str) -> String {
    if !value.contains(['\n', '\r']) {
        return format!("{name}={value}\n");
    }
    let mut end = delimiter();
    // By chance alone, and then it would be cut.
    while value.contains(&end) {
        end = delimiter();
    }
    format!("{name}<<{end}\n{value}\n{end}\n")
}

/// What nobody can have written into a value before: the keys of a hasher are the system's random
/// numbers.
fn delimiter() -> String {
    let part = || RandomState::new().build_hasher().finish();
    format!("end-{:016x}{:016x}", part(), part())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As GitHub's runner reads the file (actions/runner, `FileCommandManager.cs`).
    fn read(file: &str) -> Vec<(String, String)> {
        let mut outputs = Vec::new();
        let mut lines = file.split('\n');
        while let Some(line) = lines.next() {
            if line.is_empty() {
                continue;
            }
            let (equals, here) = (line.find('='), line.find("<<"));
            match (equals, here) {
                (Some(at), here) if here.is_none_or(|here| at < here) => {
                    outputs.push((line[..at].to_owned(), line[at + 1..].to_owned()));
                }
                (_, Some(at)) => {
                    let end = &line[at + 2..];
                    let value: Vec<&str> = lines.by_ref().take_while(|line| *line != end).collect();
                    outputs.push((line[..at].to_owned(), value.join("\n")));
                }
                _ => panic!("no output: {line:?}"),
            }
        }
        outputs
    }

    proptest::proptest! {
        #[test]
        fn a_value_is_read_as_itself_and_nothing_else_is(
            one in "(verdict=passed|a<<end|end|=|<<|\\PC|[\n\r])*",
            other in "\\PC*",
        ) {
            let file = line("report", &one) + &line("verdict", &other);
            let expected = [("report".to_owned(), one), ("verdict".to_owned(), other)];
            proptest::prop_assert_eq!(read(&file), expected);
        }
    }

    #[test]
    fn a_delimiter_is_long_and_never_the_same() {
        let (one, other) = (delimiter(), delimiter());
        assert_ne!(one, other);
        assert_eq!(one.len(), 4 + 32);
    }
}

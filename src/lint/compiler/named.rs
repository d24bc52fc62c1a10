//! What a sentence of the compiler's names.

use super::words::{ARGUMENT, LISTS, quoted};

/// What a sentence is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named<'t> {
    /// A job, command or executor that there is none of.
    Definition { noun: &'t str, name: &'t str },
    /// Arguments of the call that it does not take.
    Given(Vec<&'t str>),
    /// Arguments that the call lacks.
    Missing,
    /// An argument of another type.
    Typed(&'t str),
    /// What expressions refer to.
    Paths(Vec<&'t str>),
    /// A job that waits for one that there is none of.
    Requirement { job: &'t str, requires: &'t str },
    /// Entries of a workflow.
    Entries(Vec<&'t str>),
    /// An orb, as it is imported.
    Orb(&'t str),
    /// A pattern.
    Pattern(&'t str),
    /// Lines and columns, from 1.
    Places(Vec<(usize, usize)>),
    /// The version of the config.
    Version,
    /// Whatever has one of these names.
    Anything(Vec<&'t str>),
}

/// What `text` is about.
pub(super) fn named(text: &str) -> Named<'_> {
    let places = places(text);
    if !places.is_empty() {
        return Named::Places(places);
    }
    let first = text.lines().next().unwrap_or_default().trim();
    let listed = |start: &str| {
        // A list may stand in any line.
        let (_, names) = text.split_once(start)?;
        let names = names.lines().next().unwrap_or_default().split(", ");
        Some(names.map(str::trim).collect::<Vec<_>>())
    };
    let [unexpected, missing, undeclared, unreachable] = LISTS;
    if let Some((before, name)) = first.rsplit_once(" named ")
        && let Some(noun) = before.split(' ').next_back()
        && first.starts_with("Cannot find")
    {
        let name = name.trim_matches(['\'', '"', '.']);
        return Named::Definition { noun, name };
    }
    if let Some(names) = listed(unexpected) {
        return Named::Given(names);
    }
    if first.starts_with(missing.trim_end()) {
        return Named::Missing;
    }
    if let Some((name, _)) = first
        .strip_prefix(ARGUMENT)
        .and_then(|rest| rest.split_once(':'))
    {
        return Named::Typed(name);
    }
    if let Some(names) = listed(undeclared) {
        return Named::Paths(names);
    }
    if let Some(names) = listed(unreachable) {
        return Named::Entries(names);
    }
    if first.starts_with("Referred to a variable ") || first.starts_with("Unknown variable") {
        return Named::Paths(names(first));
    }
    if first.starts_with("Invalid regular expression: ") {
        let rest = first.trim_start_matches("Invalid regular expression: ");
        let (pattern, _) = rest.rsplit_once(": ").unwrap_or((rest, ""));
        return Named::Pattern(pattern);
    }
    if first.contains(" requires ")
        && let [job, requires, ..] = names(first)[..]
    {
        return Named::Requirement { job, requires };
    }
    if first.contains("config version") {
        return Named::Version;
    }
    match orb(first) {
        Some(orb) => Named::Orb(orb),
        None => Named::Anything(names(first)),
    }
}

/// The names in quotes and brackets.
fn names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, name, behind)) = quoted(rest) {
        names.push(name);
        rest = behind;
    }
    names
}

/// `namespace/name@version`.
fn orb(text: &str) -> Option<&str> {
    let words = text.split_whitespace();
    let mut words = words.map(|word| word.trim_matches(['\'', '"', '.', ',', ':', '`']));
    words.find(|word| {
        let reference = word.split_once('@').and_then(|(name, version)| {
            let (namespace, name) = name.split_once('/')?;
            Some((namespace, name, version))
        });
        reference.is_some_and(|(namespace, name, version)| {
            ![namespace, name, version].contains(&"") && !namespace.contains(':')
        })
    })
}

/// Every `line N, column M`; `line N` alone is the line's first column.
fn places(text: &str) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    for (at, _) in text.match_indices("line ") {
        let is_word = text[..at]
            .chars()
            .next_back()
            .is_none_or(|char| !char.is_alphanumeric());
        let rest = &text[at + "line ".len()..];
        let Some((line, rest)) = number(rest).filter(|_| is_word) else {
            continue;
        };
        let column = rest.strip_prefix(", column ").and_then(number);
        places.push((line, column.map_or(1, |(column, _)| column)));
    }
    places
}

fn number(text: &str) -> Option<(usize, &str)> {
    let end = text.find(|char: char| !char.is_ascii_digit());
    let (digits, rest) = text.split_at(end.unwrap_or(text.len()));
    let number = digits.parse().ok().filter(|number| *number > 0)?;
    Some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_tell_what_they_are_about() {
        use Named::*;
        for (text, about) in [
            (
                "Cannot find a definition for executor named nope",
                Definition {
                    noun: "executor",
                    name: "nope",
                },
            ),
            (
                "Cannot find orb 'cypress' looking for executor named 'cypress/base-10'",
                Definition {
                    noun: "executor",
                    name: "cypress/base-10",
                },
            ),
            ("Unexpected argument(s): tag, b", Given(vec!["tag", "b"])),
            ("Missing required argument(s): a, b", Missing),
            (
                "Type error for argument pipeline-number: expected type: integer, actual value: \"1\" (type string)",
                Typed("pipeline-number"),
            ),
            (
                "Arguments referenced without declared parameters: pack-version",
                Paths(vec!["pack-version"]),
            ),
            (
                "Referred to a variable \"pipeline.parameters.bug\" that does not exist:\n<< pipeline.parameters.bug >>\n ^^^",
                Paths(vec!["pipeline.parameters.bug"]),
            ),
            (
                "Job 'Test and package' requires 'b', which is the name of 0 other jobs in workflow 'w'",
                Requirement {
                    job: "Test and package",
                    requires: "b",
                },
            ),
            (
                "At least one job in the workflow must have no dependencies.\nThe following jobs are unreachable: a, b",
                Entries(vec!["a", "b"]),
            ),
            (
                "Cannot find circleci/slack@99.99.99 in the orb registry. Check that the namespace, orb name and version are correct.",
                Orb("circleci/slack@99.99.99"),
            ),
            (
                "Invalid regular expression: ^v(?!0\\.).*$: Invalid pattern.",
                Pattern("^v(?!0\\.).*$"),
            ),
            ("Unsupported or missing workflows config version", Version),
            (
                "Unable to parse YAML\nwhile parsing\n in 'string', line 3, column 3:\nexpected\n in 'string', line 5, column 12:",
                Places(vec![(3, 3), (5, 12)]),
            ),
            (
                "Error parsing config file: yaml: line 532: did not find expected key",
                Places(vec![(532, 1)]),
            ),
            ("unknown key 'foo'", Anything(vec!["foo"])),
            (
                "job 'build' is missing required fields",
                Anything(vec!["build"]),
            ),
            ("the pipeline 0 line x line 0", Anything(vec![])),
            ("", Anything(vec![])),
        ] {
            assert_eq!(named(text), about, "{text}");
        }
    }
}

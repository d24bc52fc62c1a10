//! What clap does not know of a command: exit codes, files, variables.

use crate::Exit;

/// A name, what there is to say about it, and the commands that it concerns: all, where none is named.
type Row<T> = (T, &'static str, &'static [&'static str]);
type Table<T> = &'static [Row<T>];

pub(super) const EXITS: Table<Exit> = &[
    (Exit::Ok, "What was asked for is done.", &[]),
    (
        Exit::Red,
        "The config is not what the selection stands for (\"--check\", \"--exit-code\").",
        &["merge", "diff"],
    ),
    (
        Exit::Red,
        "The repository is not what Postman has (\"--check\").",
        &["pull"],
    ),
    (
        Exit::Red,
        "The results are red: something failed, nothing ran, or there is no report.",
        &["report"],
    ),
    (
        Exit::Usage,
        "Wrong usage, or input that cannot be read or merged.",
        &[],
    ),
    (
        Exit::Authentication,
        "There is no usable API key.",
        &["render", "pull"],
    ),
    (Exit::Api, "Postman or the network failed.", &["pull"]),
    (
        Exit::NotFound,
        "Postman does not have what the selection names, or the key's owner cannot see it.",
        &["pull"],
    ),
    (
        Exit::Invalid,
        "A config has validation errors, YAML that does not parse among them.",
        &["merge", "diff", "validate"],
    ),
    (
        Exit::Invalid,
        "A collection has secrets in it as text: none of it is kept.",
        &["pull"],
    ),
    (Exit::TimedOut, "The time for calls has passed.", &["pull"]),
    (Exit::Internal, "A bug, or a write that failed.", &[]),
];

pub(super) const FILES: Table<&str> = &[
    (
        crate::names::SELECTION,
        "The selection: which collections and environments run, and how. Its JSON Schema is printed by postorb-schema(1).",
        &["render", "pull", "merge", "diff"],
    ),
    (
        crate::names::LOCK,
        "The lock: what was pulled, with the hash of each file in .circleci/postorb.",
        &["render", "pull", "merge", "diff", "validate"],
    ),
    (
        crate::names::CONFIG,
        "The config of the repository.",
        &["merge", "diff", "validate"],
    ),
];

pub(super) const ENVIRONMENT: Table<&str> = &[
    (
        crate::names::API_KEY,
        "The API key that \"--expand-key\" prints; a selection may name another variable.",
        &["render"],
    ),
    (
        crate::names::API_KEY,
        "The API key that documents are fetched with; a selection may name another variable.",
        &["pull"],
    ),
    (
        "POSTMAN_API_BASE_URL",
        "Where Postman's API is, for teams whose data is in the EU: https://api.eu.postman.com.",
        &["pull"],
    ),
    (
        crate::names::TIMEOUT,
        "How long all calls may take together, where \"--timeout\" does not say.",
        &["pull"],
    ),
    (
        "NO_COLOR",
        "Where it is set, colour needs \"--color always\".",
        &[],
    ),
    ("TERM", "Where it is \"dumb\", the same.", &[]),
    (
        "COLUMNS",
        "The width that findings and results are printed for.",
        &["merge", "diff", "validate", "report"],
    ),
    (
        crate::names::GITHUB_STEP_SUMMARY,
        "The file that \"--to github-summary\" adds to; GitHub Actions sets it.",
        &["merge", "diff", "validate", "report"],
    ),
    (
        "POSTMAN_API_KEY, CIRCLE_TOKEN, CIRCLECI_CLI_TOKEN, GITHUB_TOKEN, GH_TOKEN",
        "Their values are taken out of results before these are shown.",
        &["report"],
    ),
];

/// The rows of a table that concern a command, or all of them for the program as a whole.
pub(super) fn concerning<'t, T>(
    table: &'t [Row<T>],
    verb: Option<&str>,
) -> impl Iterator<Item = (&'t T, &'t str)> {
    let concerns =
        move |verbs: &[&str]| verbs.is_empty() || verb.is_none_or(|verb| verbs.contains(&verb));
    let rows = table.iter().filter(move |(_, _, verbs)| concerns(verbs));
    rows.map(|(name, said, _)| (name, *said))
}

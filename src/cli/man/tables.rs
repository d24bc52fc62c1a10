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
        "The results are red: something failed, nothing ran, or there is no report.",
        &["report", "run"],
    ),
    (
        Exit::Usage,
        "Wrong usage, or input that cannot be read or merged.",
        &[],
    ),
    (
        Exit::Authentication,
        "There is no usable API key.",
        &["render"],
    ),
    (
        Exit::Authentication,
        "There is no usable API key, or a variable that \"secrets\" names is not set.",
        &["run"],
    ),
    (
        Exit::Authentication,
        "There is no usable API key, and folders of a collection of Postman's are asked for.",
        &["discover"],
    ),
    (
        Exit::Api,
        "Postman or the network failed.",
        &["run", "discover"],
    ),
    (
        Exit::NotFound,
        "A suite, collection or environment that is named does not exist.",
        &["run", "discover"],
    ),
    (
        Exit::Cancelled,
        "A signal ended it; what had run until then is told.",
        &["run"],
    ),
    (Exit::Cancelled, "A signal ended it.", &["discover"]),
    (
        Exit::Invalid,
        "A config has validation errors, YAML that does not parse among them.",
        &["merge", "diff", "validate"],
    ),
    (
        Exit::TimedOut,
        "A suite, a service or what was waited for took longer than it may.",
        &["run"],
    ),
    (
        Exit::TimedOut,
        "Postman did not answer in time.",
        &["discover"],
    ),
    (Exit::Internal, "A bug, or a write that failed.", &[]),
];

pub(super) const FILES: Table<&str> = &[
    (
        crate::names::SELECTION,
        "The selection: which collections and environments run, and how. Its JSON Schema is printed by postorb-schema(1).",
        &["render", "merge", "diff", "run", "discover"],
    ),
    (
        crate::names::CONFIG,
        "The config of the repository.",
        &["merge", "diff", "validate"],
    ),
];

pub(super) const ENVIRONMENT: Table<&str> = &[
    (
        "CIRCLE_NODE_INDEX, CIRCLE_NODE_TOTAL",
        "Which container this is and of how many, for \"--shard circleci\"; CircleCI sets both.",
        &["run"],
    ),
    (
        crate::names::API_KEY,
        "The API key that \"--expand-key\" prints; a selection may name another variable.",
        &["render"],
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
        &["merge", "diff", "validate", "report", "run"],
    ),
    (
        crate::names::GITHUB_STEP_SUMMARY,
        "The file that \"--to github-summary\" adds to; GitHub Actions sets it.",
        &["merge", "diff", "validate", "report", "run"],
    ),
    (
        "POSTMAN_API_KEY, CIRCLE_TOKEN, CIRCLECI_CLI_TOKEN, GITHUB_TOKEN, GH_TOKEN",
        "Their values are taken out of results before these are shown.",
        &["report", "run"],
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

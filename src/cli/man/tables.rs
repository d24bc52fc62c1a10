//! What clap does not know of a command: exit codes, files, variables.

use crate::Exit;

/// A name, what there is to say about it, and the commands that it concerns: all, where none is named.
type Row<T> = (T, &'static str, &'static [&'static str]);
type Table<T> = &'static [Row<T>];

/// The commands that may ask services.
const SERVICES: &[&str] = &[
    "init",
    "suite-add",
    "integration-add",
    "integration-edit",
    "pull",
    "validate",
    "run",
    "report",
    "auth-login",
    "auth-status",
    "doctor",
];

/// The commands that ask CircleCI.
const CIRCLECI: &[&str] = &["builds", "integration-status"];

/// Those that ask it where a flag says so.
const CIRCLECI_BY_FLAG: &[&str] = &["validate", "diff"];

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
        Exit::Red,
        "CircleCI skipped the build; with \"--watch\", it is red or nothing ran.",
        &["builds-trigger"],
    ),
    (
        Exit::Red,
        "The build is red: something failed, or nothing ran.",
        &["builds-watch"],
    ),
    (
        Exit::Red,
        "Something is to be mended, and nothing weighs more.",
        &["doctor"],
    ),
    (
        Exit::Usage,
        "Wrong usage, or input that cannot be read or merged.",
        &[],
    ),
    (
        Exit::Authentication,
        "There is no usable API key.",
        &[
            "render",
            "init",
            "suite-add",
            "integration-add",
            "integration-edit",
            "pull",
            "validate",
        ],
    ),
    (
        Exit::Authentication,
        "A key is missing or refused, or is none.",
        &["auth", "doctor"],
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
        Exit::Authentication,
        "There is no usable token for CircleCI.",
        CIRCLECI,
    ),
    (Exit::Api, "A service or the network failed.", SERVICES),
    (
        Exit::Api,
        "CircleCI or the network failed; a build that was asked for may have been started.",
        CIRCLECI,
    ),
    (
        Exit::NotFound,
        "CircleCI has no such project, build or pipeline definition.",
        CIRCLECI,
    ),
    (
        Exit::NotFound,
        "Postman knows nothing of that name or id.",
        &[
            "init",
            "suite-add",
            "integration-add",
            "integration-edit",
            "pull",
        ],
    ),
    (
        Exit::Authentication,
        "With \"--last-run\": there is no usable token for CircleCI.",
        &["diff"],
    ),
    (
        Exit::Api,
        "With \"--last-run\": CircleCI or the network failed.",
        &["diff"],
    ),
    (
        Exit::NotFound,
        "With \"--last-run\": no pipeline of the branch has a config that was compiled.",
        &["diff"],
    ),
    (
        Exit::NotFound,
        "With \"--online\": the project that was named is not there.",
        &["validate"],
    ),
    (
        Exit::NotFound,
        "No integration has that nickname, or no suite that name.",
        &[
            "integration-add",
            "integration-edit",
            "integration-remove",
            "integration-status",
        ],
    ),
    (
        Exit::NotFound,
        "A suite is not in the selection, or Postman does not have what it names.",
        &["run", "discover", "suite-remove", "suite-rename"],
    ),
    (
        Exit::Cancelled,
        "Somebody stopped it; nothing was written.",
        &[
            "init",
            "integration-add",
            "integration-edit",
            "auth-login",
            "auth-status",
        ],
    ),
    (Exit::Cancelled, "Somebody stopped it.", &["doctor"]),
    (
        Exit::Cancelled,
        "A signal ended it; what had run until then is told.",
        &["run"],
    ),
    (Exit::Cancelled, "A signal ended it.", &["discover"]),
    (
        Exit::Cancelled,
        "A signal ended it, or somebody canceled the build that was watched.",
        CIRCLECI,
    ),
    (
        Exit::Authentication,
        "With \"--require-publish\": a key or token is missing or refused.",
        &["report"],
    ),
    (
        Exit::NotFound,
        "With \"--require-publish\": there is no place to publish to, such as a pull request.",
        &["report"],
    ),
    (
        Exit::Invalid,
        "A config has validation errors, YAML that does not parse among them.",
        &["init", "merge", "diff", "validate"],
    ),
    (
        Exit::TimedOut,
        "The time for all calls is over.",
        &[
            "init",
            "suite-add",
            "integration-add",
            "integration-edit",
            "pull",
            "validate",
            "report",
            "auth-login",
            "auth-status",
            "doctor",
        ],
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
    (
        Exit::TimedOut,
        "With \"--last-run\": the time for all calls is over.",
        &["diff"],
    ),
    (
        Exit::TimedOut,
        "CircleCI did not answer in time, or a build that was watched took longer.",
        CIRCLECI,
    ),
    (
        Exit::Invalid,
        "A collection has secrets in it as text: none of it is kept.",
        &["pull"],
    ),
    (Exit::Internal, "A bug, or a write that failed.", &[]),
];

pub(super) const FILES: Table<&str> = &[
    (
        crate::names::SELECTION,
        "The selection: which collections and environments run, and how. Its JSON Schema is printed by postorb-schema(1).",
        &[
            "suite",
            "integration",
            "doctor",
            "pull",
            "render",
            "merge",
            "diff",
            "run",
            "discover",
        ],
    ),
    (
        crate::names::LOCK,
        "The lock: what was pulled, with the hash of each file in .circleci/postorb.",
        &[
            "pull", "render", "merge", "diff", "validate", "run", "discover", "doctor",
        ],
    ),
    (
        crate::names::SELECTION,
        "The selection, which says for \"--to postman\" which collection a suite runs.",
        &["report"],
    ),
    (
        crate::names::SELECTION,
        "The selection, which says which project is meant, and which suites its builds run.",
        CIRCLECI,
    ),
    (
        "postorb-results/",
        "Where \"--to circleci\" writes JUnit, JSON and Markdown.",
        &["report", "run"],
    ),
    (
        crate::names::CONFIG,
        "The config of the repository.",
        &["init", "merge", "diff", "validate", "doctor"],
    ),
    (
        "$XDG_CONFIG_HOME/postorb/credentials, ~/.config/postorb/credentials",
        "Keys, for their owner alone, where the environment has none.",
        &[
            "init",
            "auth",
            "suite-add",
            "integration-add",
            "integration-edit",
            "pull",
            "validate",
            "run",
            "report",
            "builds",
            "integration-status",
            "doctor",
        ],
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
        crate::names::API_KEY,
        "The API key that Postman is asked with; a selection may name another variable.",
        SERVICES,
    ),
    (
        crate::names::POSTMAN_API_BASE_URL,
        "Where Postman's API is: https, or http on this machine.",
        SERVICES,
    ),
    (
        crate::names::TIMEOUT,
        "How long all calls of services may take together, like 90s, where no flag says.",
        SERVICES,
    ),
    (
        "HTTPS_PROXY, ALL_PROXY, NO_PROXY",
        "The proxy that services are called through, and hosts that are reached without it.",
        SERVICES,
    ),
    (
        "SSL_CERT_FILE, SSL_CERT_DIR",
        "Certificates that are believed beside those that postorb knows, in place of the machine's.",
        SERVICES,
    ),
    (
        "CIRCLE_TOKEN, CIRCLECI_CLI_TOKEN",
        "The token that CircleCI is asked with: one of a person; the first that is set.",
        CIRCLECI,
    ),
    (
        "CIRCLECI_CLI_HOST",
        "Where CircleCI is: https, or http on this machine.",
        CIRCLECI,
    ),
    (
        "CIRCLE_TOKEN, CIRCLECI_CLI_TOKEN",
        "The token that CircleCI is asked with, \"--online\" or \"--last-run\"; the first that is set.",
        CIRCLECI_BY_FLAG,
    ),
    (
        "CIRCLECI_CLI_HOST",
        "Where CircleCI is, \"--online\" or \"--last-run\": https, or http on this machine.",
        CIRCLECI_BY_FLAG,
    ),
    (
        crate::names::TIMEOUT,
        "How long all calls of CircleCI may take together, like 90s; of \"builds watch\" those of one look.",
        CIRCLECI,
    ),
    (
        "HTTPS_PROXY, ALL_PROXY, NO_PROXY",
        "The proxy that CircleCI is called through, and hosts that are reached without it.",
        CIRCLECI,
    ),
    (
        "SSL_CERT_FILE, SSL_CERT_DIR",
        "Certificates that are believed beside those that postorb knows, in place of the machine's.",
        CIRCLECI,
    ),
    (
        "COLUMNS",
        "The width that builds are printed for; without it that of the terminal.",
        CIRCLECI,
    ),
    (
        "POSTMAN_API_KEY, CIRCLE_TOKEN, CIRCLECI_CLI_TOKEN, GITHUB_TOKEN, GH_TOKEN",
        "Keys that are used instead of those that are kept; of two for a service, the first that is set.",
        &["auth"],
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
        "GITHUB_TOKEN, GH_TOKEN",
        "The token for \"--to github-comment\", \"github-status\" and \"github-check\"; the first that is set.",
        &["report", "run"],
    ),
    (
        crate::names::GITHUB_API_URL,
        "The address of GitHub's API: https, or http on this machine.",
        &["report", "run"],
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
    // A row on `suite` concerns `suite-add` too.
    let names = |own: &str, verb: &str| {
        let inner = verb.strip_prefix(own);
        inner.is_some_and(|inner| inner.is_empty() || inner.starts_with('-'))
    };
    let concerns = move |verbs: &[&str]| {
        verbs.is_empty() || verb.is_none_or(|verb| verbs.iter().any(|own| names(own, verb)))
    };
    let rows = table.iter().filter(move |(_, _, verbs)| concerns(verbs));
    rows.map(|(name, said, _)| (name, *said))
}

//! Telling what a layout renders from what the user added: by key, and for steps by what they do.

use super::effective;
use crate::names;
use crate::render::vocabulary as words;
use crate::yaml::{NodeId, Tree};

/// Whether a layout renders this key of a job.
pub(super) fn renders_job_key(tree: &Tree<'_>, job: NodeId, key: &str, value: NodeId) -> bool {
    let value = tree.scalar(value);
    match key {
        // The same: every container of another layout's job would run all suites.
        words::PARALLELISM => calls_postorb(tree, job),
        // Rendered for machines of one kind, and written by users for all others.
        "resource_class" => matches!(value, Some(names::MACOS_CLASS | names::WINDOWS_CLASS)),
        "shell" => value == Some(names::WINDOWS_SHELL),
        _ => words::JOB_KEYS.contains(&key),
    }
}

/// Whether a layout renders this key of a workflow entry.
pub(super) fn renders_entry_key(key: &str) -> bool {
    words::ENTRY_KEYS.contains(&key) || words::PARAMETERS.contains(&key)
}

/// Whether a layout renders this key inside a step or among a job's parameters.
pub(super) fn renders_parameter(key: &str) -> bool {
    words::PARAMETERS.contains(&key) || words::RUN_KEYS.contains(&key)
}

/// Whether a layout renders this step, under this name.
pub(super) fn renders_step(tree: &Tree<'_>, step: NodeId) -> bool {
    role(tree, step, Look::Name).is_some()
}

/// The first of a job's steps, from `first` on, that does what a rendered one does: it is brought up
/// to date, or gives its place. One that was given another name is taken where no other is there.
pub(super) fn same_step(
    (config, steps): (&Tree<'_>, &[NodeId]),
    first: usize,
    (rendered, model): (&Tree<'_>, NodeId),
) -> Option<usize> {
    let wanted = role(rendered, model, Look::Name)?;
    let condition_of_model = condition(rendered, model);
    let find = |look| {
        (first..steps.len()).find(|index| {
            let step = steps[*index];
            let same_condition = match (condition(config, step), condition_of_model) {
                (Some(one), Some(other)) => effective::same(config, one, rendered, other),
                (one, other) => one.is_none() && other.is_none(),
            };
            same_condition && role(config, step, look) == Some(wanted)
        })
    };
    find(Look::Name).or_else(|| find(Look::Command))
}

/// Whether a job is one of the layout that calls postorb.
fn calls_postorb(tree: &Tree<'_>, job: NodeId) -> bool {
    let steps = tree
        .get(job, "steps")
        .map_or(&[][..], |steps| tree.items(steps));
    steps
        .iter()
        .any(|step| role(tree, *step, Look::Name) == Some(Role::InstallPostorb))
}

/// Whether a job runs collections: a layout's own, or one that was pasted from Postman.
pub(super) fn runs_collections(tree: &Tree<'_>, job: NodeId) -> bool {
    let steps = tree
        .get(job, "steps")
        .map_or(&[][..], |steps| tree.items(steps));
    steps
        .iter()
        .any(|step| role(tree, *step, Look::Command) == Some(Role::Run))
}

/// What a step is for in a job that runs collections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Checkout,
    Install,
    InstallPostorb,
    LogIn,
    /// Earlier results come from a cache.
    Restore,
    /// What containers found comes from the workspace.
    Attach,
    /// It is brought together.
    Report,
    /// Newman or the Postman CLI, by the orb's command or in a shell.
    Run,
    Results,
    /// What a container found goes to the workspace.
    Persist,
    /// The job ends with what the suites came to.
    Outcome,
    /// Results are kept to be looked at.
    Artifacts,
    /// Results are kept for the next run.
    Save,
}

/// By what a `run` step is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// Its name, as layouts write it.
    Name,
    /// Its name, or what it runs.
    Command,
}

fn role(tree: &Tree<'_>, step: NodeId, look: Look) -> Option<Role> {
    let (key, value) = match tree.entries(step).first() {
        Some(entry) => (tree.scalar(entry.key)?, Some(entry.value)),
        None => (tree.scalar(step)?, None),
    };
    let text = |key| value.and_then(|value| tree.scalar(tree.get(value, key)?));
    let command = key.rsplit_once('/').map(|(_, command)| command);
    match key {
        "checkout" => Some(Role::Checkout),
        _ if command == Some(words::NEWMAN_RUN_COMMAND) => Some(Role::Run),
        "run" => {
            let bare = value.and_then(|value| tree.scalar(value));
            let by_command = || role_of_command(text("command").or(bare)?);
            role_of_name(text("name")).or_else(|| {
                if look == Look::Command {
                    by_command()
                } else {
                    None
                }
            })
        }
        "store_test_results" => text("path")
            .filter(|path| is_results(path))
            .map(|_| Role::Results),
        "store_artifacts" => (text("path")? == words::POSTORB_RESULTS).then_some(Role::Artifacts),
        "attach_workspace" => (text("at")? == words::WORKSPACE).then_some(Role::Attach),
        "persist_to_workspace" => paths_are(tree, value?, words::SHARDS).then_some(Role::Persist),
        "save_cache" => paths_are(tree, value?, words::BASELINE).then_some(Role::Save),
        "restore_cache" => has_own_key(tree, value?).then_some(Role::Restore),
        _ if words::CONDITIONAL_STEPS.contains(&key) => {
            let steps = tree.items(tree.get(value?, "steps")?);
            let first = role(tree, *steps.first()?, look)?;
            let all = steps
                .iter()
                .all(|step| role(tree, *step, look) == Some(first));
            all.then_some(first)
        }
        _ => None,
    }
}

/// Whether results are in a folder that layouts write to, or are a file in it.
fn is_results(path: &str) -> bool {
    let folder = path.strip_suffix("/junit.xml").unwrap_or(path);
    words::RESULTS.contains(&folder)
}

/// Whether a step keeps or hands on this folder alone.
fn paths_are(tree: &Tree<'_>, step: NodeId, folder: &str) -> bool {
    let paths = tree
        .get(step, "paths")
        .map_or(&[][..], |paths| tree.items(paths));
    matches!(paths, [one] if tree.scalar(*one) == Some(folder))
}

/// Whether a step looks for a cache that layouts fill.
fn has_own_key(tree: &Tree<'_>, step: NodeId) -> bool {
    let keys = tree
        .get(step, "keys")
        .map_or(&[][..], |keys| tree.items(keys));
    let mut keys = keys.iter().filter_map(|key| tree.scalar(*key));
    keys.any(|key| key.starts_with(words::CACHE))
}

fn role_of_name(name: Option<&str>) -> Option<Role> {
    match name? {
        words::INSTALL_NEWMAN | words::INSTALL_POSTMAN_CLI => Some(Role::Install),
        words::INSTALL_POSTORB => Some(Role::InstallPostorb),
        words::LOG_IN => Some(Role::LogIn),
        words::RUN_NEWMAN | words::RUN_COLLECTION | words::RUN_SUITES => Some(Role::Run),
        words::OUTCOME => Some(Role::Outcome),
        words::REPORT => Some(Role::Report),
        _ => None,
    }
}

fn role_of_command(command: &str) -> Option<Role> {
    let starts = |with: &str| command.trim_start().starts_with(with);
    if starts("newman run ") || starts("postman collection run ") {
        Some(Role::Run)
    } else if starts("postman login ") {
        Some(Role::LogIn)
    } else {
        None
    }
}

/// What the step depends on, for one that is conditional.
fn condition(tree: &Tree<'_>, step: NodeId) -> Option<NodeId> {
    let entry = tree.entries(step).first()?;
    let key = tree.scalar(entry.key)?;
    words::CONDITIONAL_STEPS
        .contains(&key)
        .then(|| tree.get(entry.value, "condition"))?
}

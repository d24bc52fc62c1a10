//! From the selection to the plan.

use super::{Asks, Key, Kind, Origin, Plan, Run, Source, Workflow, check, timeout};
use crate::selection::{
    ApiKey, EnvName, KeyIn, Layout, RunnerKind, Selection, Split, Suite, Workflow as Selected, slug,
};
use crate::{Exit, Failure, names};

impl Plan {
    /// What `selection` means. A selection without suites is a plan without runs.
    ///
    /// # Errors
    /// Where two runs would have one name, a source cannot be used, or a value cannot be written.
    pub fn new(selection: &Selection) -> Result<Self, Failure> {
        check::selection(selection)?;
        let or = |given: &Option<String>, default: &str| {
            given.clone().unwrap_or_else(|| default.to_owned())
        };
        let workflows = workflows(selection);
        let mut runs = Vec::new();
        for suite in &selection.suites {
            add(suite, &selection.api_key, &workflows, &mut runs)?;
        }
        check::slugs(&runs)?;
        let runner = &selection.runner;
        let runs_cli = runner.kind == Some(RunnerKind::PostmanCli);
        // A version of the Postman CLI says nothing about Newman.
        let version = runner.version.clone().filter(|_| !runs_cli);
        let (job, _) = defaults(selection.layout);
        Ok(Self {
            layout: selection.layout,
            origin: Origin::default(),
            template: selection.template.clone(),
            job: or(&selection.job, job),
            orb_version: or(&selection.orb_version, names::NEWMAN_ORB_VERSION),
            newman_version: or(&version, names::NEWMAN_VERSION),
            os: selection.os,
            key: key_name(&selection.api_key).to_owned(),
            bare: matches!(runs.as_slice(), [run] if run.is_bare()),
            runs,
            workflows,
            asks: Asks {
                parallelism: selection.parallelism,
                publish: selection.publish.clone(),
                runner_version: runner.version.is_some(),
                postman_cli: runs_cli,
                key_form: selection.api_key.r#in.is_some(),
            },
        })
    }
}

/// The names that Postman's dialogs give to the job and to the workflow.
fn defaults(layout: Layout) -> (&'static str, &'static str) {
    match layout {
        Layout::PostmanCli => (names::POSTMAN_CLI_JOB, names::POSTMAN_CLI_WORKFLOW),
        Layout::Postorb => (names::POSTORB_JOB, names::POSTORB_WORKFLOW),
        _ => (names::NEWMAN_JOB, names::NEWMAN_WORKFLOW),
    }
}

/// The workflow of suites that name none, where the selection has no workflows.
#[must_use]
pub fn default_workflow(layout: Layout) -> &'static str {
    defaults(layout).1
}

fn workflows(selection: &Selection) -> Vec<Workflow> {
    let of = |workflow: &Selected| Workflow {
        name: workflow.name.clone(),
        requires: workflow.requires.0.clone(),
        before: workflow.before.0.clone(),
        context: workflow.context.0.clone(),
        filters: workflow.filters.clone(),
        when: workflow.when.clone(),
    };
    if selection.workflows.is_empty() {
        let (_, name) = defaults(selection.layout);
        let name = name.to_owned();
        return vec![of(&Selected {
            name,
            ..Selected::default()
        })];
    }
    selection.workflows.iter().map(of).collect()
}

/// Adds a run of `suite` for each of its environments.
fn add(
    suite: &Suite,
    api_key: &ApiKey,
    workflows: &[Workflow],
    runs: &mut Vec<Run>,
) -> Result<(), Failure> {
    if suite.environments.is_empty() {
        let environment = suite.environment.as_deref();
        runs.push(run(suite, &suite.name, environment, api_key, workflows)?);
    }
    for (name, environment) in &suite.environments {
        let name = format!("{}-{name}", suite.name);
        runs.push(run(suite, &name, Some(environment), api_key, workflows)?);
    }
    Ok(())
}

fn run(
    suite: &Suite,
    name: &str,
    environment: Option<&str>,
    api_key: &ApiKey,
    workflows: &[Workflow],
) -> Result<Run, Failure> {
    let mut keyed = false;
    let mut read = |text: &str, kind| {
        let (source, in_url) = source(suite, text, kind, key_name(api_key))?;
        keyed |= in_url;
        Ok(source)
    };
    let mut newman = suite.newman.clone();
    newman.timeout = timeout(suite.timeout.as_ref(), newman.timeout);
    let mut run = Run {
        suite: suite.name.clone(),
        slug: slug(name),
        workflow: workflow(suite, workflows)?,
        collection: read(&suite.collection, Kind::Collection)?,
        environment: environment
            .map(|text| read(text, Kind::Environment))
            .transpose()?,
        globals: suite
            .globals
            .as_deref()
            .map(|text| read(text, Kind::Globals))
            .transpose()?,
        data: suite
            .iteration_data
            .as_deref()
            .map(|text| read(text, Kind::Data))
            .transpose()?,
        folders: suite.folder.0.clone(),
        newman,
        secrets: suite.secrets.clone(),
        key: Key::None,
        retry: suite.retry.unwrap_or(0),
        quarantine: suite.quarantine.clone(),
        split: suite.split == Some(Split::Folder),
        before: suite.before.0.clone(),
    };
    run.key = key(&run, api_key.r#in, keyed)?;
    Ok(run)
}

fn source(suite: &Suite, text: &str, kind: Kind, key: &str) -> Result<(Source, bool), Failure> {
    Source::read(text, kind, key).map_err(|refusal| {
        let (what, name) = (kind.key(), &suite.name);
        let message = format!(
            "the {what} of suite `{name}` {}",
            refusal.message(kind, key)
        );
        Failure::new(Exit::Usage, message).help(refusal.help(kind, key))
    })
}

/// The index of the workflow that runs `suite`.
fn workflow(suite: &Suite, workflows: &[Workflow]) -> Result<usize, Failure> {
    let Some(name) = &suite.workflow else {
        return Ok(0);
    };
    let found = workflows.iter().position(|workflow| workflow.name == *name);
    found.ok_or_else(|| {
        let known: Vec<_> = workflows.iter().map(|w| format!("`{}`", w.name)).collect();
        let message = format!("suite `{}`: there is no workflow `{name}`", suite.name);
        Failure::new(Exit::Usage, message).help(format!(
            "the selection's workflows are {}",
            known.join(", ")
        ))
    })
}

/// How the key travels: in the header where every id of the run names its owner, in the URL
/// otherwise, or where that is asked for.
fn key(run: &Run, asked: Option<KeyIn>, keyed: bool) -> Result<Key, Failure> {
    let mut ids = run
        .sources()
        .filter(|(_, source)| source.id().is_some())
        .peekable();
    if ids.peek().is_none() {
        return Ok(Key::None);
    }
    match (ids.find(|(_, source)| source.uid().is_none()), asked) {
        (Some((kind, source)), Some(KeyIn::Header)) => {
            let id = source.id().unwrap_or_default();
            let message = format!(
                "suite `{}`: the key cannot travel in a header to fetch the {} `{id}`, which is \
                 not a full UID",
                run.suite,
                kind.key(),
            );
            Err(Failure::new(Exit::Usage, message)
                .help(format!(
                    "write it as `<owner>-{id}`, as Postman's info panel shows it"
                ))
                .help("or leave out `api-key.in`: the key then travels in the URL"))
        }
        (Some(_), _) | (None, Some(KeyIn::Url)) => Ok(Key::Url),
        (None, None) if keyed => Ok(Key::Url),
        (None, _) => Ok(Key::Header),
    }
}

/// The environment variable that holds the key.
fn key_name(api_key: &ApiKey) -> &str {
    api_key
        .env
        .as_ref()
        .map_or(names::API_KEY, |EnvName(name)| name)
}

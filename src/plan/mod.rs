//! The plan: what a selection means, suite by suite and environment by environment, before a word
//! of any config is written.

mod build;
mod check;
mod jobs;
mod needs;
mod parts;
mod refusal;
mod shards;
mod source;

use std::collections::BTreeMap;

use crate::selection::{Destination, Duration, EnvName, Layout, Newman, Os, Quarantine};

pub use build::default_workflow;
pub use jobs::SharedJobs;
pub use needs::Need;
pub use parts::parts;
pub use shards::shards;
pub use source::{Host, Kind, Source};

/// Everything that a config is rendered from.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The form of the config.
    pub layout: Layout,
    /// Where a job finds the selection, in layouts whose jobs read it.
    pub origin: Origin,
    /// The file of the user's own template, relative to the repository.
    pub template: Option<String>,
    /// The name of the generated job.
    pub job: String,
    /// The version of the orb that is written when the config has none.
    pub orb_version: String,
    /// The version of Newman that is installed where the config chooses it.
    pub newman_version: String,
    /// The machine of the layout `postman-cli`.
    pub os: Os,
    /// The environment variable that holds the Postman API key.
    pub key: String,
    /// What runs, in the selection's order. Empty for an empty selection.
    pub runs: Vec<Run>,
    /// The workflows; never empty. One that no run belongs to is not rendered.
    pub workflows: Vec<Workflow>,
    /// One run without options: rendered in exactly the vendor's form.
    pub bare: bool,
    /// What the selection asks for and only some layouts can do.
    pub asks: Asks,
}

/// Where a selection is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// In the file that is read where none is named.
    #[default]
    Default,
    /// In another file.
    File(String),
    /// In the flags of a call: one suite.
    Flags,
}

/// One suite with one environment.
#[derive(Clone, Debug)]
pub struct Run {
    /// The suite's name.
    pub suite: String,
    /// Unique in the plan: the name of the workflow entry where there are several, and of the file
    /// of results.
    pub slug: String,
    /// The index of its workflow in [`Plan::workflows`].
    pub workflow: usize,
    /// The collection.
    pub collection: Source,
    /// The environment.
    pub environment: Option<Source>,
    /// Global variables.
    pub globals: Option<Source>,
    /// Rows of data.
    pub data: Option<Source>,
    /// The folders or requests to run; the whole collection when empty.
    pub folders: Vec<String>,
    /// Newman's options; the suite's own timeout is in `timeout`.
    pub newman: Newman,
    /// Variables by name, with the environment variables that they take their values from.
    pub secrets: BTreeMap<String, EnvName>,
    /// How the Postman API key reaches Postman.
    pub key: Key,
    /// How often it is run again when it fails.
    pub retry: u32,
    /// Until when its failures are shown without counting, and why.
    pub quarantine: Option<Quarantine>,
    /// Whether it is to be split into folders: see [`parts`].
    pub split: bool,
    /// Folders that run before every other one, where it is split.
    pub before: Vec<String>,
}

/// How the Postman API key travels from Newman to Postman.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// Nothing comes from Postman.
    None,
    /// In the header `X-Api-Key`.
    Header,
    /// In the URL, as Postman's own integration writes it.
    Url,
}

/// A workflow that runs suites.
#[derive(Clone, Debug)]
pub struct Workflow {
    /// Its name.
    pub name: String,
    /// Jobs that must end well before the suites start.
    pub requires: Vec<String>,
    /// Jobs that wait for the suites.
    pub before: Vec<String>,
    /// Contexts whose environment variables the suites need.
    pub context: Vec<String>,
    /// Branch and tag filters of the suites' entries.
    pub filters: Option<serde_yaml::Value>,
    /// When the workflow runs.
    pub when: Option<serde_yaml::Value>,
}

/// What the selection asks for and only some layouts can do.
#[derive(Clone, Debug, Default)]
pub struct Asks {
    /// How many containers share the suites.
    pub parallelism: Option<u32>,
    /// Where results are published.
    pub publish: Vec<Destination>,
    /// Whether a version of the runner is pinned.
    pub runner_version: bool,
    /// Whether the Postman CLI is to run the suites.
    pub postman_cli: bool,
    /// Whether the key is asked to travel in the URL or in the header.
    pub key_form: bool,
}

impl Plan {
    /// What the config calls the entries of a workflow, given by its index, that end when its suites are
    /// through.
    #[must_use]
    pub fn entry_names(&self, workflow: usize) -> Vec<String> {
        if self.layout == Layout::Postorb {
            let jobs = self.shared_jobs();
            let mut own = jobs.into_iter().filter(|jobs| jobs.workflow == workflow);
            let last = own.next().map(|jobs| jobs.report.unwrap_or(jobs.run));
            return last.into_iter().collect();
        }
        let several = self.runs.len() > 1;
        let runs = self.runs.iter().filter(|run| run.workflow == workflow);
        let names = runs.map(|run| if several { &run.slug } else { &self.job });
        names.cloned().collect()
    }

    /// The first run with an address on Postman's EU host, or on one of its others.
    #[must_use]
    pub fn on_host(&self, eu: bool) -> Option<&Run> {
        let is_there = |source: &Source| matches!(source, Source::PostmanUrl { host, .. } if (*host == Host::Eu) == eu);
        let mut runs = self.runs.iter();
        runs.find(|run| run.sources().any(|(_, source)| is_there(source)))
    }
}

impl Run {
    /// What it is given, each with what it is for.
    pub fn sources(&self) -> impl Iterator<Item = (Kind, &Source)> {
        let optional = [
            (Kind::Environment, &self.environment),
            (Kind::Globals, &self.globals),
            (Kind::Data, &self.data),
        ];
        let optional = optional
            .into_iter()
            .filter_map(|(kind, source)| Some((kind, source.as_ref()?)));
        std::iter::once((Kind::Collection, &self.collection)).chain(optional)
    }

    /// Whether it has none of the options that a runner is given.
    fn is_bare(&self) -> bool {
        self.globals.is_none()
            && self.data.is_none()
            && self.folders.is_empty()
            && self.secrets.is_empty()
            && self.newman == Newman::default()
    }
}

/// The length of a suite's run in milliseconds, where the suite or Newman's own option limits it.
fn timeout(suite: Option<&Duration>, newman: Option<u64>) -> Option<u64> {
    let suite = suite.map(Duration::milliseconds);
    suite.into_iter().chain(newman).min()
}

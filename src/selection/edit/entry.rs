//! Entries of the selection as they are written: the model's fields in its order, what is not set left
//! out.

use std::collections::BTreeMap;

use super::comment;
use crate::selection::{Bail, BailAt, Integration, Newman, Split, Strings, Suite, Workflow};
use crate::yaml::{Data, Pair, Style};

/// What people call collections and environments, by their ids: the comments behind these.
pub type Names = BTreeMap<String, String>;

/// A suite as an entry of `suites`.
#[must_use]
pub fn suite(suite: &Suite, names: &Names) -> Data {
    let mut entry = Entry::default();
    entry.text("name", Some(&suite.name));
    entry.id("collection", Some(&suite.collection), names);
    entry.id("environment", suite.environment.as_ref(), names);
    let mut environments = Entry::default();
    for (name, id) in &suite.environments {
        environments.id(name, Some(id), names);
    }
    entry.mapping("environments", environments);
    entry.text("globals", suite.globals.as_ref());
    entry.strings("folder", &suite.folder);
    entry.text("iteration-data", suite.iteration_data.as_ref());
    entry.mapping("newman", newman(&suite.newman));
    let mut secrets = Entry::default();
    for (variable, env) in &suite.secrets {
        secrets.text(variable, Some(&env.0));
    }
    entry.mapping("secrets", secrets);
    entry.number("retry", suite.retry.map(u64::from));
    entry.text("timeout", suite.timeout.as_ref().map(|timeout| &timeout.0));
    entry.text("workflow", suite.workflow.as_ref());
    if let Some(quarantine) = &suite.quarantine {
        let mut known = Entry::default();
        known.text("until", Some(&quarantine.until.to_string()));
        known.text("reason", Some(&quarantine.reason));
        entry.mapping("quarantine", known);
    }
    let split = suite.split.map(|split| match split {
        Split::Environment => "environment",
        Split::Folder => "folder",
    });
    entry.text("split", split.map(str::to_owned).as_ref());
    entry.strings("before", &suite.before);
    entry.data()
}

/// A workflow as an entry of `workflows`.
#[must_use]
pub fn workflow(name: &str) -> Data {
    workflow_with(&Workflow {
        name: name.to_owned(),
        ..Workflow::default()
    })
}

/// The same with what it waits for and what it needs.
#[must_use]
pub fn workflow_with(workflow: &Workflow) -> Data {
    let mut entry = Entry::default();
    entry.text("name", Some(&workflow.name));
    entry.strings("requires", &workflow.requires);
    entry.strings("before", &workflow.before);
    entry.strings("context", &workflow.context);
    entry.data()
}

/// A link between an API and a project as an entry of `integrations`.
#[must_use]
pub fn integration(integration: &Integration, names: &Names) -> Data {
    let mut entry = Entry::default();
    entry.text("nickname", Some(&integration.nickname));
    entry.id("workspace", integration.workspace.as_ref(), names);
    entry.id("api", integration.api.as_ref(), names);
    entry.id("spec", integration.spec.as_ref(), names);
    entry.text("api-version", integration.api_version.as_ref());
    entry.text("project", Some(&integration.project));
    if !integration.suites.is_empty() {
        entry.add("suites", Data::strings(integration.suites.iter()), None);
    }
    entry.data()
}

fn newman(newman: &Newman) -> Entry {
    let mut entry = Entry::default();
    entry.number("iteration-count", newman.iteration_count.map(u64::from));
    entry.number("timeout", newman.timeout);
    entry.number("timeout-request", newman.timeout_request);
    entry.number("timeout-script", newman.timeout_script);
    entry.number("delay-request", newman.delay_request);
    entry.flag("insecure", newman.insecure);
    entry.flag("ignore-redirects", newman.ignore_redirects);
    match newman.bail {
        Some(Bail::Plain(bail)) => entry.word("bail", bail.to_string()),
        Some(Bail::At(BailAt::Failure)) => entry.word("bail", "failure".to_owned()),
        Some(Bail::At(BailAt::Folder)) => entry.word("bail", "folder".to_owned()),
        None => {}
    }
    entry.text("export-environment", newman.export_environment.as_ref());
    entry.text("export-globals", newman.export_globals.as_ref());
    entry.text("export-collection", newman.export_collection.as_ref());
    if !newman.extra.is_empty() {
        entry.add("extra", Data::strings(newman.extra.iter()), None);
    }
    entry
}

/// A mapping that is put together.
#[derive(Default)]
struct Entry(Vec<Pair>);

impl Entry {
    fn add(&mut self, key: &str, value: Data, comment: Option<String>) {
        self.0.push(Pair {
            key: key.to_owned(),
            value,
            comment,
        });
    }

    fn text(&mut self, key: &str, text: Option<&String>) {
        if let Some(text) = text {
            self.add(key, Data::string(text), None);
        }
    }

    fn id(&mut self, key: &str, id: Option<&String>, names: &Names) {
        if let Some(id) = id {
            let name = names.get(id).and_then(|name| comment::of(name));
            self.add(key, Data::string(id), name);
        }
    }

    fn word(&mut self, key: &str, text: String) {
        let style = Style::Plain;
        self.add(key, Data::Scalar { text, style }, None);
    }

    fn number(&mut self, key: &str, number: Option<u64>) {
        if let Some(number) = number {
            self.word(key, number.to_string());
        }
    }

    fn flag(&mut self, key: &str, is_set: bool) {
        if is_set {
            self.word(key, "true".to_owned());
        }
    }

    fn strings(&mut self, key: &str, strings: &Strings) {
        match strings.0.as_slice() {
            [] => {}
            [one] => self.add(key, Data::string(one), None),
            many => self.add(key, Data::strings(many.iter()), None),
        }
    }

    fn mapping(&mut self, key: &str, entry: Self) {
        if !entry.0.is_empty() {
            self.add(key, entry.data(), None);
        }
    }

    fn data(self) -> Data {
        Data::Mapping(self.0)
    }
}

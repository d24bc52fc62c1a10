//! The plain reader of a report: no stream, no limits, and a tree of all of it in memory.

use std::collections::HashMap;

use super::super::keep;
use super::super::run::{Phase, Runner};
use super::node::Node;
use super::rows::{Row, Why};

/// A report.
pub(super) struct Report {
    pub(super) runner: Runner,
    pub(super) collection: Option<String>,
    pub(super) environment: Option<String>,
    pub(super) started: Option<u64>,
    pub(super) ended: Option<u64>,
    pub(super) iterations: u32,
    pub(super) planned: Option<u64>,
    pub(super) duplicates: u32,
    /// Failures that are counted: of assertions, of requests, of scripts.
    pub(super) counted: Counted,
    /// Folders and names of requests by their ids: of those in the collection, and of those that ran.
    pub(super) tree: HashMap<String, String>,
    pub(super) names: HashMap<String, String>,
    pub(super) rows: Vec<Row>,
    pub(super) last: String,
    pub(super) failed: HashMap<String, usize>,
    pub(super) end: Option<String>,
    pub(super) is_odd: bool,
}

/// What is counted: failures of assertions, of requests, of scripts (as two kinds, and once more in one)
/// and of others; requests, and rows that have no answer or are none.
#[derive(Default)]
pub(super) struct Counted {
    failed: [u32; 4],
    all_scripts: u32,
    requests: u32,
    is_postman_cli: bool,
    pub(super) sent: u32,
    pub(super) unanswered: u32,
    pub(super) odd: u32,
}

/// The lines that have to come of a report; none of what is none, or is read otherwise for its length.
pub(super) fn read(tree: &Node) -> Option<Vec<String>> {
    let mut report = Report {
        runner: Runner::Newman,
        collection: None,
        environment: None,
        started: None,
        ended: None,
        iterations: 0,
        planned: None,
        duplicates: 0,
        counted: Counted::default(),
        tree: HashMap::new(),
        names: HashMap::new(),
        rows: Vec::new(),
        last: String::new(),
        failed: HashMap::new(),
        end: None,
        is_odd: false,
    };
    let mut is_report = false;
    for (key, value) in tree.members() {
        match &**key {
            "collection" => report.collection(value),
            "environment" => report.environment(value),
            "run" => {
                for (key, value) in value.members() {
                    is_report |= report.member(key, value);
                }
            }
            "suites" => return None,
            _ => {}
        }
    }
    (is_report && !report.is_odd).then(|| report.lines())
}

impl Report {
    pub(super) fn text(&mut self, node: &Node) -> String {
        let text = node.text().unwrap_or_default();
        self.is_odd |= text.len() > keep::NAME;
        text.to_owned()
    }

    fn collection(&mut self, node: &Node) {
        for (key, value) in node.members() {
            match &**key {
                "info" => {
                    for (key, value) in value.members() {
                        if key == "name" {
                            let name = self.text(value);
                            self.collection = value.text().map(|_| name);
                        }
                    }
                }
                "item" => self.items(value, &[]),
                _ => {}
            }
        }
    }

    fn items(&mut self, node: &Node, around: &[String]) {
        for item in node.elements() {
            let (mut id, mut name) = (String::new(), String::new());
            let mut is_folder = false;
            for (key, value) in item.members() {
                match &**key {
                    "id" => id = self.text(value),
                    "name" => name = self.text(value),
                    "item" => {
                        is_folder = true;
                        self.items(value, &[around, &[name.clone()]].concat());
                    }
                    _ => {}
                }
            }
            if !is_folder && !id.is_empty() {
                self.tree.insert(id, path(&[around, &[name]].concat()));
            }
        }
    }

    fn environment(&mut self, node: &Node) {
        let mut name = None;
        for (key, value) in node.members() {
            if key == "name" {
                let text = self.text(value);
                name = value.text().map(|_| text);
            }
        }
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            self.environment = Some(name);
        }
    }

    fn member(&mut self, key: &str, node: &Node) -> bool {
        match key {
            "stats" | "summary" => self.counts(node),
            "timings" => {
                for (key, value) in node.members() {
                    match &**key {
                        "started" => self.started = value.count(),
                        "completed" => self.ended = value.count(),
                        _ => {}
                    }
                }
            }
            "meta" if node.is_object() => self.meta(node),
            "meta" => {}
            "executions" => node.each().iter().for_each(|row| self.row(row)),
            "failures" => node.each().iter().for_each(|failure| self.failure(failure)),
            "error" | "runError" => {
                if !node.is_null() {
                    let mut message = self.text(node);
                    for (key, value) in node.members() {
                        if key == "message" {
                            message = self.text(value);
                        }
                    }
                    if message.is_empty() {
                        message += "the run failed, and the report does not say why";
                    }
                    self.end = Some(message);
                }
            }
            _ => return false,
        }
        true
    }

    fn counts(&mut self, node: &Node) {
        for (kind, counts) in node.members() {
            let all = &mut self.counted;
            all.is_postman_cli |= kind == "responses";
            let mut failed = 0;
            for (key, value) in counts.members() {
                match (&**kind, &**key) {
                    (_, "failed" | "errors") if value.is_null() => {}
                    (_, "failed" | "errors") => {
                        let count = value.count().map_or(1, |_| value.small());
                        failed = failed.max(count);
                    }
                    ("iterations", "total" | "executed") => self.iterations = value.small(),
                    ("requests", "total") => all.requests = all.requests.max(value.small()),
                    _ => {}
                }
            }
            let [assertions, requests, scripts, others] = &mut all.failed;
            match &**kind {
                "assertions" => *assertions = failed.max(*assertions),
                "requests" | "executedRequests" => *requests = failed.max(*requests),
                "scripts" => all.all_scripts = failed.max(all.all_scripts),
                "testScripts" | "prerequestScripts" | "postresponseScripts" => {
                    *scripts = scripts.saturating_add(failed);
                }
                _ => *others = failed.max(*others),
            }
        }
    }

    /// Whether rows are missing, or are none.
    fn is_cut(&self) -> bool {
        let counted = &self.counted;
        let is_newman = self.runner == Runner::Newman && !counted.is_postman_cli;
        let is_missing = counted.unanswered > 0 || counted.requests > counted.sent;
        counted.odd > 0 || is_newman && is_missing
    }

    /// What is counted and of a kind that no row has.
    fn unshown(&self) -> u32 {
        let errors = || self.rows.iter().flat_map(|row| &row.errors);
        let is_there = |kinds: &[Phase]| errors().any(|(phase, _)| kinds.contains(phase));
        let mut assertions = self.rows.iter().flat_map(|row| &row.assertions);
        let shown = [
            assertions.any(|one| one.1 == "failed") || is_there(&[Phase::Test, Phase::Other]),
            is_there(&[Phase::Request, Phase::Other]),
            is_there(&[Phase::PreRequest, Phase::Test, Phase::Other]),
        ];
        let [assertions, requests, scripts, others] = self.counted.failed;
        let kinds = [assertions, requests, scripts.max(self.counted.all_scripts)];
        let beyond = kinds.iter().zip(shown).filter(|(_, is_shown)| !is_shown);
        let beyond = beyond.fold(0, |all: u32, (count, _)| all.saturating_add(*count));
        if beyond == 0 && shown == [false; 3] {
            others
        } else {
            beyond
        }
    }

    fn meta(&mut self, node: &Node) {
        self.runner = Runner::PostmanCli;
        let (mut started, mut duration) = (None, None);
        for (key, value) in node.members() {
            match &**key {
                "collectionName" => {
                    let name = self.text(value);
                    self.collection = value.text().map(|_| name);
                }
                "started" => started = value.count(),
                "duration" => duration = value.count(),
                _ => {}
            }
        }
        self.started = started;
        self.ended = started.and_then(|started| started.checked_add(duration?));
    }

    fn lines(mut self) -> Vec<String> {
        if self.iterations == 0 {
            let last = self.rows.iter().map(|row| row.iteration).max();
            self.iterations = last.map_or(0, |last| last.saturating_add(1));
        }
        let mut lines = vec![format!(
            "{:?} {:?} {:?} {:?} {:?} {} {:?} {} {}",
            self.runner,
            self.collection,
            self.environment,
            self.started,
            self.ended,
            self.iterations,
            self.planned,
            self.duplicates,
            self.unshown()
        )];
        let why = |(kind, message, line): &Why| format!("{kind:?} {message:?} {line}");
        for row in &self.rows {
            let path = self
                .tree
                .get(&row.request)
                .or_else(|| self.names.get(&row.request));
            let path = path.map_or("", |path| path);
            let (iteration, code) = (row.iteration, row.exchange.code);
            lines.push(format!(
                "{path:?} {iteration} {code} {} {}",
                row.time, row.size
            ));
            for (name, outcome, failed) in &row.assertions {
                let failed = failed.as_ref().map(|failed| format!(" {}", why(failed)));
                lines.push(format!("{outcome} {name:?}{}", failed.unwrap_or_default()));
            }
            for (phase, failed) in &row.errors {
                lines.push(format!("{phase:?} {}", why(failed)));
            }
            lines.extend(row.exchange.lines());
        }
        lines.push(match &self.end {
            Some(why) => format!("run failed {why:?}"),
            None if self.is_cut() => "cut".to_owned(),
            None => "complete".to_owned(),
        });
        lines
    }
}

/// As `Suite::path` has it.
pub(super) fn path(names: &[String]) -> String {
    let names = names.iter().map(|name| match &**name {
        "" => "(unnamed)",
        name => name,
    });
    names.collect::<Vec<_>>().join(" / ")
}

//! The plain reader of a report: no stream, no limits, and a tree of all of it in memory.

use std::collections::HashMap;
use std::num::NonZeroU32;

use super::super::keep;
use super::super::newman::line_of;
use super::super::run::{Phase, Runner};
use super::exchange::Exchange;
use super::node::Node;

/// Kind, message and line.
type Why = (String, String, u32);

/// A row.
#[derive(Clone, Debug, Default)]
struct Row {
    request: String,
    iteration: u32,
    time: u32,
    size: u64,
    assertions: Vec<(String, &'static str, Option<Why>)>,
    errors: Vec<(Phase, Why)>,
    exchange: Exchange,
}

/// Where the run was.
#[derive(Clone, Debug, Default)]
struct Cursor {
    iteration: u32,
    length: u64,
    cycles: u64,
    reference: String,
}

/// A report.
struct Report {
    runner: Runner,
    collection: Option<String>,
    environment: Option<String>,
    started: Option<u64>,
    ended: Option<u64>,
    iterations: u32,
    planned: Option<u64>,
    duplicates: u32,
    /// Folders and names of requests by their ids: of those in the collection, and of those that ran.
    tree: HashMap<String, String>,
    names: HashMap<String, String>,
    rows: Vec<Row>,
    last: String,
    failed: HashMap<String, usize>,
    end: Option<String>,
    is_odd: bool,
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
    fn text(&mut self, node: &Node) -> String {
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
            "stats" => self.iterations(node, "total"),
            "summary" => self.iterations(node, "executed"),
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
            "executions" => node.elements().iter().for_each(|row| self.row(row)),
            "failures" => node
                .elements()
                .iter()
                .for_each(|failure| self.failure(failure)),
            "error" | "runError" => {
                if node.is_object() {
                    let mut message = String::new();
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

    fn iterations(&mut self, node: &Node, total: &str) {
        let named = node.members().iter().filter(|(key, _)| key == "iterations");
        for (key, value) in named.flat_map(|(_, iterations)| iterations.members()) {
            if key == total {
                self.iterations = value.small();
            }
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

    fn row(&mut self, node: &Node) {
        if !node.is_object() {
            return;
        }
        let (mut row, mut cursor) = (Row::default(), Cursor::default());
        let (mut item, mut size) = ((String::new(), String::new()), None);
        for (key, value) in node.members() {
            match &**key {
                "cursor" => cursor = self.cursor(value),
                "item" => item = self.item(value),
                "request" => drop(row.exchange.request(value)),
                "iterationCount" => cursor.iteration = value.small(),
                "requestExecuted" => {
                    item = row.exchange.request(value);
                    self.runner = Runner::PostmanCli;
                }
                "response" => {
                    let (time, of_body) = row.exchange.response(value);
                    row.time = u32::try_from(time).unwrap_or(u32::MAX);
                    size = of_body;
                }
                "requestError" if value.is_object() => {
                    row.errors.push((Phase::Request, self.request_error(value)))
                }
                "assertions" | "tests" => self.assertions(value, &mut row),
                "errors" => {
                    let errors = value.elements().iter().filter_map(|one| self.error(one));
                    row.errors.extend(errors.map(|(why, phase)| (phase, why)));
                }
                "prerequestScript" => self.scripts(value, Phase::PreRequest, &mut row),
                "testScript" => self.scripts(value, Phase::Test, &mut row),
                _ => {}
            }
        }
        self.is_odd |= row.exchange.is_odd;
        if !cursor.reference.is_empty() && cursor.reference == self.last {
            self.duplicates += 1;
            return;
        }
        if !row.exchange.is_answered && row.assertions.is_empty() && row.errors.is_empty() {
            return;
        }
        self.planned = Some(cursor.length * cursor.cycles).filter(|all| *all > 0);
        row.iteration = cursor.iteration;
        row.size = size.unwrap_or(0);
        let is_failed =
            !row.errors.is_empty() || row.assertions.iter().any(|one| one.1 == "failed");
        if is_failed {
            self.failed
                .insert(cursor.reference.clone(), self.rows.len());
        }
        self.last = cursor.reference;
        self.push(row, item);
    }

    fn push(&mut self, mut row: Row, (id, name): (String, String)) {
        self.names
            .entry(id.clone())
            .or_insert_with(|| path(&[name]));
        row.request = id;
        self.rows.push(row);
    }

    fn cursor(&mut self, node: &Node) -> Cursor {
        let mut cursor = Cursor::default();
        for (key, value) in node.members() {
            match &**key {
                "iteration" => cursor.iteration = value.small(),
                "length" => cursor.length = value.small().into(),
                "cycles" => cursor.cycles = value.small().into(),
                "ref" => cursor.reference = self.text(value),
                _ => {}
            }
        }
        cursor
    }

    fn item(&mut self, node: &Node) -> (String, String) {
        let (mut id, mut name) = (String::new(), String::new());
        for (key, value) in node.members() {
            match &**key {
                "id" => id = self.text(value),
                "name" => name = self.text(value),
                _ => {}
            }
        }
        (id, name)
    }

    fn assertions(&mut self, node: &Node, row: &mut Row) {
        for assertion in node.elements().iter().filter(|one| one.is_object()) {
            let (mut name, mut why) = (String::new(), None);
            let (mut is_skipped, mut is_failed) = (false, false);
            for (key, value) in assertion.members() {
                match &**key {
                    "assertion" | "name" => name = self.text(value),
                    "skipped" => is_skipped = value.is_true(),
                    "status" => {
                        is_skipped |= value.text() == Some("skipped");
                        is_failed |= value.text() == Some("failed");
                    }
                    "error" => why = self.error(value).map(|(why, _)| why),
                    _ => {}
                }
            }
            if is_failed && why.is_none() {
                let message = "it failed, and the report does not say why";
                why = Some(("Error".to_owned(), message.to_owned(), 0));
            }
            let outcome = match &why {
                Some(_) => "failed",
                None if is_skipped => "skipped",
                None => "passed",
            };
            row.assertions.push((name, outcome, why));
        }
    }

    fn scripts(&mut self, node: &Node, phase: Phase, row: &mut Row) {
        for (key, value) in node.elements().iter().flat_map(Node::members) {
            if key == "error"
                && let Some((why, _)) = self.error(value)
            {
                row.errors.push((phase, why));
            }
        }
    }

    fn request_error(&mut self, node: &Node) -> Why {
        let mut parts = [const { String::new() }; 3];
        for (key, value) in node.members() {
            let at = match &**key {
                "syscall" => 0,
                "code" => 1,
                "hostname" | "address" => 2,
                _ => continue,
            };
            parts[at] = self.text(value);
        }
        let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let message = match parts.join(" ") {
            message if message.is_empty() => {
                "the request failed, and the report does not say why".to_owned()
            }
            message => message,
        };
        ("Error".to_owned(), message, 0)
    }

    fn error(&mut self, node: &Node) -> Option<(Why, Phase)> {
        if !node.is_object() {
            return None;
        }
        let (mut kind, mut message, mut line) = (String::new(), String::new(), None);
        let mut phase = Phase::Other;
        for (key, value) in node.members() {
            match &**key {
                "name" => kind = self.text(value),
                "message" => message = self.text(value),
                "stack" => {
                    let stack = self.text(value);
                    line = line_of(&stack);
                }
                "source" => {
                    phase = match value.text() {
                        Some("pre-request") => Phase::PreRequest,
                        Some("request") => Phase::Request,
                        Some("post-response") => Phase::Test,
                        _ => Phase::Other,
                    }
                }
                "stacktrace" if line.is_none() => {
                    let frames = value.elements().iter().filter(|frame| frame.is_object());
                    line = frames.filter_map(frame).next();
                }
                _ => {}
            }
        }
        if kind.is_empty() {
            kind += "Error";
        }
        Some(((kind, message, line.map_or(0, u32::from)), phase))
    }

    fn failure(&mut self, node: &Node) {
        let (mut why, mut at, mut cursor) = (None, String::new(), Cursor::default());
        let mut item = (String::new(), String::new());
        for (key, value) in node.members() {
            match &**key {
                "error" => why = self.error(value).map(|(why, _)| why),
                "at" => at = self.text(value),
                "cursor" => cursor = self.cursor(value),
                "source" => item = self.item(value),
                _ => {}
            }
        }
        let Some(why) = why else {
            return;
        };
        let phase = match at.split([':', ' ']).next() {
            Some("request") => Phase::Request,
            Some("prerequest-script") => Phase::PreRequest,
            Some("test-script" | "assertion") => Phase::Test,
            _ => Phase::Other,
        };
        let row = self.failed.get(&cursor.reference).copied();
        let is_known = row.is_some_and(|row| {
            let errors = &mut self.rows[row].errors;
            if phase == Phase::Request {
                let error = errors
                    .iter_mut()
                    .find(|(phase, _)| *phase == Phase::Request);
                error.map(|error| error.1 = why.clone()).is_some()
            } else {
                let same = |error: &(Phase, Why)| error.0 == phase && error.1.1 == why.1;
                at.starts_with("assertion:") || errors.iter().any(same)
            }
        });
        if !is_known {
            let row = Row {
                iteration: cursor.iteration,
                errors: vec![(phase, why)],
                ..Row::default()
            };
            self.push(row, item);
        }
    }

    fn lines(mut self) -> Vec<String> {
        if self.iterations == 0 {
            let last = self.rows.iter().map(|row| row.iteration).max();
            self.iterations = last.map_or(0, |last| last.saturating_add(1));
        }
        let mut lines = vec![format!(
            "{:?} {:?} {:?} {:?} {:?} {} {:?} {}",
            self.runner,
            self.collection,
            self.environment,
            self.started,
            self.ended,
            self.iterations,
            self.planned,
            self.duplicates
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
        let end = self.end.as_ref();
        lines.push(end.map_or_else(
            || "complete".to_owned(),
            |why| format!("run failed {why:?}"),
        ));
        lines
    }
}

fn frame(frame: &Node) -> Option<NonZeroU32> {
    let (mut is_script, mut line) = (false, None);
    for (key, value) in frame.members() {
        match &**key {
            "fileName" => is_script = value.text() == Some("sandbox-script.js"),
            "lineNumber" => line = value.count(),
            _ => {}
        }
    }
    NonZeroU32::new(u32::try_from(line.filter(|_| is_script)?).ok()?)
}

/// As `Suite::path` has it.
fn path(names: &[String]) -> String {
    let names = names.iter().map(|name| match &**name {
        "" => "(unnamed)",
        name => name,
    });
    names.collect::<Vec<_>>().join(" / ")
}

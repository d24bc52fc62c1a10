//! The plain reader of executions and failures.

use std::num::NonZeroU32;

use super::super::newman::line_of;
use super::super::run::{Phase, Runner};
use super::exchange::Exchange;
use super::node::Node;
use super::reference::{Report, path};

/// Kind, message and line.
pub(super) type Why = (String, String, u32);

/// A row.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) request: String,
    pub(super) iteration: u32,
    pub(super) time: u32,
    pub(super) size: u64,
    pub(super) assertions: Vec<(String, &'static str, Option<Why>)>,
    pub(super) errors: Vec<(Phase, Why)>,
    pub(super) exchange: Exchange,
}

/// Where the run was.
#[derive(Clone, Debug, Default)]
struct Cursor {
    iteration: u32,
    length: u64,
    cycles: u64,
    reference: String,
}

impl Report {
    pub(super) fn row(&mut self, node: &Node) {
        if !node.is_object() {
            self.counted.odd += 1;
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
                "requestError" if !value.is_null() => {
                    row.errors.push((Phase::Request, self.request_error(value)));
                }

                "assertions" | "tests" => self.assertions(value, &mut row),
                "errors" => {
                    let errors = value.each().iter().map(|one| self.odd(one));
                    row.errors.extend(errors.map(|(why, phase)| (phase, why)));
                }
                "prerequestScript" => self.scripts(value, Phase::PreRequest, &mut row),
                "testScript" => self.scripts(value, Phase::Test, &mut row),
                _ => {}
            }
        }
        self.is_odd |= row.exchange.is_odd;
        let is_failed =
            !row.errors.is_empty() || row.assertions.iter().any(|one| one.1 == "failed");
        let is_sent = row.exchange.is_answered || is_failed;
        self.counted.sent += u32::from(is_sent);
        if !is_sent && row.assertions.is_empty() {
            return;
        }
        self.counted.unanswered += u32::from(!is_sent);
        if !cursor.reference.is_empty() && cursor.reference == self.last {
            self.duplicates += 1;
            return;
        }
        self.planned = Some(cursor.length * cursor.cycles).filter(|all| *all > 0);
        row.iteration = cursor.iteration;
        row.size = size.unwrap_or(0);
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
        for assertion in node.each() {
            if !assertion.is_object() {
                let (why, _) = self.odd(assertion);
                row.assertions.push((String::new(), "failed", Some(why)));
                continue;
            }
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
                why = Some(unexplained());
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
        for script in node.each() {
            if !script.is_object() {
                let (why, _) = self.odd(script);
                row.errors.push((phase, why));
            }
            for (key, value) in script.members() {
                if key == "error"
                    && let Some((why, _)) = self.error(value)
                {
                    row.errors.push((phase, why));
                }
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
        let message = match self.text(node) + &parts.join(" ") {
            message if message.is_empty() => {
                "the request failed, and the report does not say why".to_owned()
            }
            message => message,
        };
        ("Error".to_owned(), message, 0)
    }

    /// Something that failed, whatever tells of it.
    fn odd(&mut self, node: &Node) -> (Why, Phase) {
        let error = self.error(node);
        error.unwrap_or_else(|| (unexplained(), Phase::Other))
    }

    fn error(&mut self, node: &Node) -> Option<(Why, Phase)> {
        if node.is_null() {
            return None;
        }
        if !node.is_object() {
            let message = self.text(node);
            let (kind, unknown, line) = unexplained();
            let message = if message.is_empty() { unknown } else { message };
            return Some(((kind, message, line), Phase::Other));
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
                    let mut frames = value.elements().iter().filter(|frame| frame.is_object());
                    line = frames.find_map(frame);
                }
                _ => {}
            }
        }
        if kind.is_empty() {
            kind += "Error";
        }
        Some(((kind, message, line.map_or(0, u32::from)), phase))
    }

    pub(super) fn failure(&mut self, node: &Node) {
        let (mut why, mut at, mut cursor) = (None, String::new(), Cursor::default());
        let mut item = (String::new(), String::new());
        let mut test = String::new();
        if !node.is_object() {
            why = self.error(node).map(|(why, _)| why);
        }
        for (key, value) in node.members() {
            match &**key {
                "error" => {
                    why = self.error(value).map(|(why, _)| why);
                    let mut tests = value.members().iter().filter(|(key, _)| key == "test");
                    test = tests
                        .next_back()
                        .map(|(_, name)| self.text(name))
                        .unwrap_or_default();
                }
                "at" => at = self.text(value),
                "cursor" => cursor = self.cursor(value),
                "source" => item = self.item(value),
                _ => {}
            }
        }
        let why = why.unwrap_or_else(unexplained);
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
            let mut row = Row {
                iteration: cursor.iteration,
                ..Row::default()
            };
            if at.starts_with("assertion:") {
                row.assertions.push((test, "failed", Some(why)));
            } else {
                row.errors.push((phase, why));
            }
            self.push(row, item);
        }
    }
}

fn unexplained() -> Why {
    let message = "it failed, and the report does not say why";
    ("Error".to_owned(), message.to_owned(), 0)
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

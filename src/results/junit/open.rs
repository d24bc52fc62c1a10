//! One `<testsuite>`.

use quick_xml::events::BytesStart;

use super::super::builder::{Builder, Row};
use super::super::draft::Draft;
use super::super::requests::hash;
use super::super::run::{Failed, Outcome, Phase, Request};
use super::super::texts::TextId;
use super::case::{Case, MOST};
use super::system_err;
use super::tag::{self, Tag};

/// Failures and errors.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) failures: u64,
    pub(super) errors: u64,
}

/// A suite that is read: of Newman, a request with all of its iterations.
pub(super) struct Open {
    id: String,
    name: TextId,
    folders: Vec<TextId>,
    /// `package` is in those of junitfull, which has a suite a row and scripts among the tests.
    is_full: bool,
    time: Option<u32>,
    cases: Vec<(TextId, Outcome)>,
    cases_time: u32,
    errors: Vec<(Phase, Failed)>,
    /// How many tests its attributes count, and how many there are in it and in suites in it.
    tests: u64,
    pub(super) held: u64,
    /// What its attributes count, and what its elements tell.
    counted: Counts,
    pub(super) told: Counts,
    pub(super) system_err: String,
    pub(super) has_suites: bool,
}

impl Open {
    pub(super) fn new(tag: &Tag<'_>, around: Option<&Self>, suite: &mut Builder) -> Self {
        let name = suite.text(&tag.text("name").unwrap_or_default());
        let mut folders = match around {
            Some(around) => [&*around.folders, &[around.name]].concat(),
            None => Vec::new(),
        };
        let package = tag.text("package");
        let is_full = package.is_some() && tag.text("hostname").is_some();
        if let Some(package) = package.filter(|package| is_full && !package.is_empty()) {
            folders.push(suite.text(&package));
        }
        Self {
            id: tag.text("id").unwrap_or_default(),
            name,
            folders,
            is_full,
            time: tag.time("time"),
            cases: Vec::new(),
            cases_time: 0,
            errors: Vec::new(),
            tests: tag.count("tests"),
            held: 0,
            counted: Counts::of(tag),
            told: Counts::default(),
            system_err: String::new(),
            has_suites: false,
        }
    }

    /// One for what stands in none.
    pub(super) fn unnamed(suite: &mut Builder) -> Self {
        Self::new(&Tag(&BytesStart::new("testsuite")), None, suite)
    }

    /// Whether Newman, or the Postman CLI, or a reporter of Newman's wrote it: their suites have the
    /// ids of requests.
    pub(super) fn is_newmans(&self) -> bool {
        self.is_full || self.id.len() == 36 && self.id.split('-').count() == 5
    }

    /// Whether it looks like a request of a collection whose ids are of its author.
    pub(super) fn is_request(&self, tag: &Tag<'_>) -> bool {
        let is_utc = tag.text("timestamp").is_some_and(|at| at.ends_with('Z'));
        !self.id.is_empty() && is_utc && tag.text("hostname").is_none()
    }

    /// Adds a test.
    pub(super) fn case(&mut self, case: &Case, suite: &Builder) {
        self.held += 1;
        self.told.failures += case.failures;
        self.told.errors += case.errors;
        self.cases_time = self.cases_time.saturating_add(case.time);
        let phase = match suite.name_of(case.name) {
            _ if !self.is_full || case.errors == 0 => None,
            "Pre-request Script" => Some(Phase::PreRequest),
            "Tests" => Some(Phase::Test),
            _ => None,
        };
        if let (Some(phase), Outcome::Failed(why)) = (phase, case.outcome) {
            self.errors.push((phase, why));
            return;
        }
        let count = if matches!(case.outcome, Outcome::Failed(_)) {
            case.count()
        } else {
            1
        };
        for _ in 0..count {
            self.cases.push((case.name, case.outcome));
        }
    }

    /// Adds an error that is no test's.
    pub(super) fn error(&mut self, why: Failed) {
        self.told.errors += 1;
        self.errors.push((Phase::Other, why));
    }

    /// Ends it; what it told in all, in which nothing is missing that it counted.
    pub(super) fn close(mut self, suite: &mut Builder) -> Counts {
        if self.counted.errors > self.told.errors {
            for (phase, mut message) in system_err::errors(&self.system_err) {
                tag::cut(&mut message);
                let why = failed(&message, suite);
                self.told.errors += 1;
                self.errors.push((phase, why));
            }
        }
        let missing = self.counted.beyond(self.told);
        if missing.failures > 0 {
            let name = suite.text("(a test that the report counts and does not name)");
            let why = failed("a later iteration passed, or the report left it out", suite);
            for _ in 0..missing.failures.min(MOST) {
                self.cases.push((name, Outcome::Failed(why)));
            }
        }
        if missing.errors > 0 {
            let why = failed("an error that the report counts and does not tell", suite);
            for _ in 0..missing.errors.min(MOST) {
                self.errors.push((Phase::Other, why));
            }
        }
        if self.tests > self.held && missing.is_nothing() {
            let why = format!(
                "the report counts {} tests here, and has {}",
                self.tests, self.held
            );
            self.errors.push((Phase::Other, failed(&why, suite)));
        }
        self.told.failures += missing.failures;
        self.told.errors += missing.errors;
        let is_empty = self.cases.is_empty() && self.errors.is_empty();
        if !is_empty || !self.has_suites {
            self.execution(suite);
        }
        self.told
    }

    fn execution(&self, suite: &mut Builder) {
        // Requests of one name are told apart by their ids; suites without one are by their names.
        let path = [&*self.folders, &[self.name]].concat();
        let key = match &*self.id {
            id if self.is_newmans() && !self.is_full => id.to_owned(),
            _ => format!("{path:?}"),
        };
        let name = suite.name_of(self.name).to_owned();
        let request = suite.request(&key, 0, &name);
        suite.declare(
            &key,
            Request {
                name: self.name,
                folders: self.folders.clone(),
                id: hash(&self.id),
                twin: None,
            },
        );
        let mark = suite.mark();
        for (name, outcome) in &self.cases {
            suite.assertion(*name, *outcome);
        }
        for (phase, why) in &self.errors {
            suite.error(*phase, *why);
        }
        let row = Row {
            time: self.time.unwrap_or(self.cases_time),
            ..Row::default()
        };
        suite.execution(mark, request, &row, &Draft::default());
    }
}

impl Counts {
    pub(super) fn of(tag: &Tag<'_>) -> Self {
        Self {
            failures: tag.count("failures"),
            errors: tag.count("errors"),
        }
    }

    /// What is counted here and told nowhere. Some tools count errors as failures too, so that both
    /// together matter.
    pub(super) fn beyond(self, told: Self) -> Self {
        let all = self.failures.saturating_add(self.errors);
        let mut room = all.saturating_sub(told.failures.saturating_add(told.errors));
        let mut take = |counted: u64, told: u64| {
            let missing = counted.saturating_sub(told).min(room);
            room -= missing;
            missing
        };
        Self {
            failures: take(self.failures, told.failures),
            errors: take(self.errors, told.errors),
        }
    }

    fn is_nothing(self) -> bool {
        self.failures == 0 && self.errors == 0
    }

    pub(super) fn add(&mut self, other: Self) {
        self.failures = self.failures.saturating_add(other.failures);
        self.errors = self.errors.saturating_add(other.errors);
    }
}

pub(super) fn failed(message: &str, suite: &mut Builder) -> Failed {
    Failed {
        kind: suite.text("Error"),
        message: suite.text(message),
        line: None,
    }
}

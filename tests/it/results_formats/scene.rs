//! Runs to report, and what formats make of them.

use std::fs::File;
use std::io::{Cursor, Read};

use postorb::report::results::{self, Budget, Report};
use postorb::results::{
    Comparison, Fixed, Keep, Outcome, Place, Redaction, Rules, Slower, Suite, Verdict, read, redact,
};

use regex_lite::Regex;

use crate::needs::shared;

/// A format.
pub(crate) type Format = fn(&Report<'_>, &mut Vec<u8>);

/// Every format, and the ends of its snapshots' names.
pub(crate) const FORMATS: [(Format, &str); 7] = [
    (text, "txt"),
    (junit, "junit.xml"),
    (markdown, "md"),
    (json, "json"),
    (github, "github"),
    (ctrf, "ctrf.json"),
    (html, "html"),
];

pub(crate) fn text(report: &Report<'_>, out: &mut Vec<u8>) {
    results::text(report, false, 100, out).unwrap();
}

pub(crate) fn junit(report: &Report<'_>, out: &mut Vec<u8>) {
    results::junit(report, out).unwrap();
}

pub(crate) fn markdown(report: &Report<'_>, out: &mut Vec<u8>) {
    results::markdown(report, Budget::Comment, Some("https://ci/log?a=1"), out).unwrap();
}

pub(crate) fn json(report: &Report<'_>, out: &mut Vec<u8>) {
    results::json(report, out).unwrap();
}

pub(crate) fn github(report: &Report<'_>, out: &mut Vec<u8>) {
    results::github(report, out).unwrap();
}

pub(crate) fn ctrf(report: &Report<'_>, out: &mut Vec<u8>) {
    results::ctrf(report, out).unwrap();
}

/// The page without what is the same in all: its style, its script, and their hashes.
pub(crate) fn html(report: &Report<'_>, out: &mut Vec<u8>) {
    let mut page = Vec::new();
    results::html(report, &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    let same = "(?s)<style>.*?</style>|<script>.*?</script>|content=\"default-src .*?\"";
    let same = Regex::new(same).unwrap();
    assert_eq!(same.find_iter(&page).count(), 3);
    out.extend(same.replace_all(&page, "…").bytes());
}

/// A run with its verdict.
pub(crate) struct Run {
    pub(crate) results: postorb::results::Run,
    pub(crate) verdict: Verdict,
    pub(crate) comparison: Option<Comparison>,
}

impl Run {
    /// One of real reports; none where there are no such reports on this machine. A case that is none is a
    /// report that cannot be read.
    pub(crate) fn of(cases: &[&str]) -> Option<Self> {
        let shared = shared()?;
        let suites = cases.iter().map(|case| {
            let path = shared.join(format!("newman/reports/{case}.json"));
            match File::open(&path) {
                Ok(file) => suite(case, file),
                Err(_) => suite(case, Cursor::new("")),
            }
        });
        Some(Self::new(suites.collect()))
    }

    /// One of a report that is a text.
    pub(crate) fn read(name: &str, report: &str) -> Self {
        Self::new(vec![suite(name, Cursor::new(report))])
    }

    pub(crate) fn new(suites: Vec<Suite>) -> Self {
        let results = postorb::results::Run { suites };
        let verdict = Verdict::of(&results, Rules::default());
        Self {
            results,
            verdict,
            comparison: None,
        }
    }

    /// The same beside an earlier run, which has every second failure already; what passes is flaky once.
    pub(crate) fn compared(mut self) -> Self {
        let mut places = Vec::new();
        for (suite, found) in (0..).zip(&mut self.results.suites) {
            let mut why = None;
            for (index, assertion) in (0..).zip(&found.assertions) {
                if let Outcome::Failed(failed) = assertion.outcome {
                    places.push(Place::Assertion(suite, index));
                    why = Some(failed);
                }
            }
            for (index, _) in (0..).zip(&found.errors) {
                places.push(Place::Error(suite, index));
            }
            let mut passed = found.assertions.iter_mut();
            let passed = passed.find(|one| one.outcome == Outcome::Passed);
            if let (Some(passed), Some(why)) = (passed, why) {
                passed.outcome = Outcome::Flaky(why);
                found.retries = 1;
            }
        }
        self.comparison = Some(Comparison {
            baseline: "earlier.json".to_owned(),
            new: places.into_iter().step_by(2).collect(),
            fixed: vec![Fixed {
                suite: "skip".to_owned(),
                request: "Orders / Create".to_owned(),
                test: "status is 201".to_owned(),
            }],
            slower: vec![Slower {
                suite: "skip".to_owned(),
                request: "Orders / List".to_owned(),
                before: 120,
                now: 1_980,
            }],
        });
        self.verdict = Verdict::of(&self.results, Rules::default());
        self
    }

    pub(crate) fn report(&self) -> Report<'_> {
        Report {
            run: &self.results,
            verdict: &self.verdict,
            comparison: self.comparison.as_ref(),
        }
    }
}

fn suite(name: &str, report: impl Read) -> Suite {
    let report = read(name, report, Keep::Failed);
    redact(vec![report], &Redaction::default()).suites.remove(0)
}

/// What a format makes of a run.
pub(crate) fn report(run: &Run, format: Format) -> String {
    let mut out = Vec::new();
    format(&run.report(), &mut out);
    String::from_utf8(out).unwrap()
}

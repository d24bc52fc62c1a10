//! Findings as JUnit's XML, which CI systems show as tests: a suite a file.

use std::fmt::Write as _;

use super::text::blocks;
use super::{Checked, Report, Unread, said};
use crate::finding::Severity;
use crate::report::xml;
use crate::yaml::Lines;

/// Nothing is cut to the width of a terminal.
const WIDTH: usize = 1000;

/// A failed test a finding that is as severe as `fail_on`, a passed one a file without those, and an
/// error a file that could not be read. Keys that stand in a file are masked.
#[must_use]
pub fn junit(report: &Report, fail_on: Severity) -> String {
    let suites = report.files.iter().map(|file| Suite::of(file, fail_on));
    let suites: Vec<Suite> = suites
        .chain(report.unread.iter().map(Suite::of_unread))
        .collect();
    let sum = |count: fn(&Suite) -> usize| suites.iter().map(count).sum::<usize>();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"postorb validate\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
        sum(|suite| suite.tests),
        sum(|suite| suite.failures),
        sum(|suite| suite.errors)
    );
    for suite in &suites {
        let Suite {
            name,
            tests,
            failures,
            errors,
            body,
        } = suite;
        // Writing to a string cannot fail.
        let _ = write!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"0\">\n\
             {body}  </testsuite>\n"
        );
    }
    out + "</testsuites>\n"
}

struct Suite {
    /// Escaped, as is the body.
    name: String,
    tests: usize,
    failures: usize,
    errors: usize,
    body: String,
}

impl Suite {
    fn of(file: &Checked, fail_on: Severity) -> Self {
        let name = xml::attribute(&file.path);
        let lines = Lines::new(&file.text);
        let mut shown = blocks(&file.path, &file.text, &file.findings, false, WIDTH);
        let (mut cases, mut failures, mut others) = (String::new(), 0, String::new());
        for finding in &file.findings {
            let block = shown.next().unwrap_or_else(|| said(finding));
            if finding.severity < fail_on {
                let _ = write!(others, "{}\n\n", block.trim_end());
                continue;
            }
            failures += 1;
            let (line, column) = lines.position(finding.primary.span.start);
            let rule = finding.rule;
            let _ = write!(
                cases,
                "    <testcase classname=\"{name}\" name=\"{rule} at {line}:{column}\" file=\"{name}\" line=\"{line}\">\n      \
                 <failure type=\"{rule}\" message=\"{}\">{}</failure>\n    </testcase>\n",
                xml::attribute(&said(finding)),
                xml::text(block.trim_end())
            );
        }
        if failures == 0 {
            let _ = writeln!(
                cases,
                "    <testcase classname=\"{name}\" name=\"validate\" file=\"{name}\"/>"
            );
        }
        if !others.is_empty() {
            let others = xml::text(others.trim_end());
            let _ = writeln!(cases, "    <system-out>{others}</system-out>");
        }
        Self {
            name,
            tests: failures.max(1),
            failures,
            errors: 0,
            body: cases,
        }
    }

    fn of_unread(unread: &Unread) -> Self {
        let name = xml::attribute(&unread.path);
        let message = xml::attribute(&unread.message);
        Self {
            tests: 1,
            failures: 0,
            errors: 1,
            body: format!(
                "    <testcase classname=\"{name}\" name=\"read\" file=\"{name}\">\n      \
                 <error type=\"not-read\" message=\"{message}\"/>\n    </testcase>\n"
            ),
            name,
        }
    }
}

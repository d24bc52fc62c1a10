//! Results as JUnit's XML, which CI systems show as tests.
//!
//! A suite is a `<testsuite>`, and each of its requests a class, `SUITE.FOLDER / REQUEST`: CircleCI and
//! GitLab leave suites out of what they show and name classes, Jenkins makes a package of the suite and a
//! page of the request, and annotating actions of GitHub make a table a suite and a group a class. A suite a
//! request would tear a run apart that has several iterations.
//!
//! The form is Jenkins' `junit-10.xsd` (xunit-plugin), which has Surefire's `flakyFailure`, and one
//! attribute more: `file` of a test, which CircleCI matches with what it splits and runs again.

mod case;
mod names;

use std::io;

use self::case::Case;
use self::names::Names;
use super::counts::Counts;
use super::time::{instant, seconds};
use super::{Report, check, remark};
use crate::report::xml::{attribute, text};
use crate::results::{Suite, SuiteVerdict};

/// A test an assertion of an execution and a test an error; one more what makes a suite fail without any,
/// so that no reader shows green. `tests` is the number of all of them. The time of a request is that of its
/// first test, so that sums are true; a request without tests has none. What fails in quarantine is skipped and says
/// why: most readers fail, or run again, what has a failure in it, whatever the verdict is.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn junit(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let Counts {
        tests,
        failures,
        errors,
        time,
        ..
    } = Counts::all(report);
    let time = seconds(time);
    write!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <testsuites name=\"postorb\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" time=\"{time}\">\n"
    )?;
    for (place, suite, verdict) in report.suites() {
        write_suite(place, suite, verdict, out)?;
    }
    if report.is_nothing() {
        out.write_all(
            b"  <testsuite name=\"postorb\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\" time=\"0.000\">\n    \
              <testcase classname=\"postorb\" name=\"run\" file=\"postorb\" time=\"0.000\">\n      \
              <error type=\"NothingRan\" message=\"there is no suite\"/>\n    </testcase>\n  </testsuite>\n",
        )?;
    }
    out.write_all(b"</testsuites>\n")
}

fn write_suite(
    place: usize,
    suite: &Suite,
    verdict: &SuiteVerdict,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let counts = Counts::of(place, suite, verdict);
    let Counts {
        tests,
        failures,
        errors,
        time,
        ..
    } = counts;
    let skipped = counts.skipped + counts.forgiven;
    let (name, time) = (attribute(suite.text(suite.name)), seconds(time));
    let timestamp = suite.started.map(instant);
    let timestamp = timestamp.map(|at| format!(" timestamp=\"{at}\""));
    let timestamp = timestamp.unwrap_or_default();
    writeln!(
        out,
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\" time=\"{time}\"{timestamp}>"
    )?;
    let mut names = Names::of(suite);
    let quarantine = verdict.is_forgiven().then(|| remark::quarantine(suite));
    let case = Case::new(&name, quarantine.as_deref());
    for remark in remark::problems(verdict) {
        let name = names.problem(remark::problem(remark));
        case.problem(&name, remark, &remark::sentence(suite, remark), out)?;
    }
    for check in check::of_suite(place, suite) {
        let name = names.unique(&check);
        case.write(&check, names.class(&check), &name, out)?;
    }
    let remarks = verdict.remarks.iter();
    let said: Vec<String> = remarks
        .map(|remark| remark::sentence(suite, *remark).whole())
        .collect();
    if !said.is_empty() {
        let said = text(&said.join("\n"));
        writeln!(out, "    <system-out>{said}</system-out>")?;
    }
    out.write_all(b"  </testsuite>\n")
}

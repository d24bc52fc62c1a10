//! What there is to say of a suite as a whole.

use std::io;

use super::super::remark;
use super::super::time::{human, instant};
use super::super::words::plural;
use super::Page;
use super::card::QUARANTINE;
use super::element::{count, name, text};
use crate::results::{Remark, Runner, Suite, SuiteVerdict};

impl Page<'_, '_> {
    /// Opens the element of a suite.
    pub(super) fn suite_head(
        &mut self,
        place: usize,
        suite: &Suite,
        verdict: &SuiteVerdict,
        open: &str,
    ) -> io::Result<()> {
        let class = class(verdict);
        writeln!(
            self.out,
            "<details class=\"suite {class}\" id=\"suite-{}\" data-suite=\"{place}\"{open}><summary><h3>{}</h3>\
             <span class=\"facts\">{}</span></summary>",
            place + 1,
            name(suite.text(suite.name)),
            counts(suite)
        )?;
        writeln!(self.out, "<p class=\"about\">{}</p>", about(suite))?;
        let remarks = verdict.remarks.iter();
        let remarks: Vec<_> = remarks.filter(|one| **one != Remark::Failures).collect();
        if !remarks.is_empty() {
            writeln!(self.out, "<ul class=\"remarks\">")?;
            for remark in remarks {
                let said = remark::sentence(suite, *remark).whole();
                writeln!(self.out, "<li>{}", text(&said))?;
            }
            writeln!(self.out, "</ul>")?;
        }
        if suite.is_withheld {
            let why =
                "There are more secrets than are looked for: bodies and headers are not shown.";
            writeln!(self.out, "<p class=\"none\">{why}</p>")?;
        }
        Ok(())
    }

    /// All suites in a table, which leads to each.
    pub(super) fn suites(&mut self) -> io::Result<()> {
        if self.report.run.suites.len() < 2 {
            return Ok(());
        }
        writeln!(
            self.out,
            "<h2 class=\"printed\">Suites</h2><table class=\"suites printed\"><thead><tr><th scope=\"col\">Suite</th>\
             <th scope=\"col\">Requests</th><th scope=\"col\">Failed</th><th scope=\"col\">Time</th></tr></thead><tbody>"
        )?;
        let report = self.report;
        for (place, suite, verdict) in report.suites() {
            let totals = suite.totals();
            let time = human(suite.duration().unwrap_or(totals.time));
            let failed = match (totals.executions, totals.failed_executions) {
                // Nothing ran that could have failed.
                (0, _) => "<td class=\"none\" title=\"no request ran\">–</td>".to_owned(),
                (_, 0) => "<td>0</td>".to_owned(),
                (_, failed) => format!("<td class=\"failed\">{}</td>", count(failed)),
            };
            writeln!(
                self.out,
                "<tr class=\"{}\"><th scope=\"row\"><span><a href=\"#suite-{}\">{}</a>{}</span></th><td>{}</td>{failed}<td>{time}</td></tr>",
                class(verdict),
                place + 1,
                name(suite.text(suite.name)),
                if verdict.is_forgiven() {
                    QUARANTINE
                } else {
                    ""
                },
                count(totals.executions),
            )?;
        }
        writeln!(self.out, "</tbody></table>")
    }
}

fn class(verdict: &SuiteVerdict) -> &'static str {
    match (verdict.is_red, verdict.is_forgiven()) {
        (true, _) => "failed",
        (false, true) => "forgiven",
        (false, false) => "passed",
    }
}

/// `<b>2 failed</b> of 12 requests, 1.20 s`.
fn counts(suite: &Suite) -> String {
    let totals = suite.totals();
    let time = human(suite.duration().unwrap_or(totals.time));
    let all = plural(totals.executions, "request");
    match totals.failed_executions {
        0 => format!("{all} <time>{time}</time>"),
        failed => format!(
            "<strong>{} failed</strong> of {all} <time>{time}</time>",
            count(failed)
        ),
    }
}

/// What ran, with what, when, and where that is read from.
fn about(suite: &Suite) -> String {
    let mut parts = Vec::new();
    for (label, id) in [
        ("collection", suite.collection),
        ("environment", suite.environment),
    ] {
        if let Some(id) = id {
            parts.push(format!("{label} <b>{}</b>", name(suite.text(id))));
        }
    }
    if suite.iterations > 1 {
        parts.push(plural(suite.iterations.into(), "iteration"));
    }
    if suite.retries > 0 {
        parts.push(plural(suite.retries.into(), "earlier attempt"));
    }
    parts.extend(suite.started.map(|at| {
        let at = instant(at).replace('T', " ");
        format!("began {} UTC", at.get(..19).unwrap_or(&at))
    }));
    parts.extend(runner(suite.runner).map(str::to_owned));
    parts.push(format!("read from {}", files(suite)));
    parts.join(" · ")
}

/// The names of its reports. What ran only once has no number, as `run` gives to all attempts.
fn files(suite: &Suite) -> String {
    let files: Vec<_> = suite.reports.iter().map(|id| suite.text(*id)).collect();
    if let [only] = files[..]
        && only.strip_suffix(", attempt 1") == Some(suite.text(suite.name))
    {
        return name(suite.text(suite.name));
    }
    files.into_iter().map(text).collect::<Vec<_>>().join(", ")
}

fn runner(runner: Runner) -> Option<&'static str> {
    match runner {
        Runner::Newman => Some("Newman"),
        Runner::PostmanCli => Some("Postman CLI"),
        Runner::JUnit | Runner::Other => Some("JUnit"),
        Runner::Postorb | Runner::Unknown => None,
    }
}

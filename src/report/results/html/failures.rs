//! What failed, before everything else: suites that failed as a whole, then executions. What is in
//! quarantine comes last.

use std::io;

use super::super::remark;
use super::Page;
use super::card::{Open, QUARANTINE, Spot};
use super::element::{count, name, text};
use super::later::Later;
use super::marks::Mark;
use crate::results::{Suite, SuiteVerdict};

/// How many cards are open: a page of them, and the others are found faster closed.
const OPEN: usize = 8;
/// How many cards are there at once.
const FIRST: usize = 50;

impl Page<'_, '_> {
    pub(super) fn failures(&mut self) -> io::Result<()> {
        let report = self.report;
        let problems = report
            .suites()
            .map(|(_, _, verdict)| remark::problems(verdict).count())
            .sum::<usize>();
        if problems == 0 && self.counts.with(Mark::Failed) == 0 && !report.is_nothing() {
            return Ok(());
        }
        let said = self.failed_requests();
        writeln!(
            self.out,
            "<section class=\"failures\" aria-labelledby=\"failures\"><h2 id=\"failures\">Failures {said}</h2>"
        )?;
        if report.is_nothing() {
            self.problem("", false, "there is no suite", None)?;
        }
        let of = |is_red| {
            let suites = report.suites();
            suites.filter(move |(.., verdict)| verdict.is_red == is_red)
        };
        for (_, suite, verdict) in of(true).chain(of(false)) {
            self.problems(suite, verdict)?;
        }
        let (mut shown, mut later) = (0, Later::default());
        for (place, suite, verdict) in of(true).chain(of(false)) {
            self.cards(place, suite, verdict, &mut shown, &mut later)?;
        }
        later.end(self.out)?;
        writeln!(self.out, "</section>")
    }

    /// `<small>2 requests, 3 in quarantine</small>`.
    fn failed_requests(&self) -> String {
        let counted = self.report.counted().failed_executions;
        let forgiven = self.report.forgiven().failed_executions;
        let said = |number: u64, word: &str| format!("{} {word}", count(number));
        let parts = [
            (counted == 1).then(|| said(counted, "request")),
            (counted > 1).then(|| said(counted, "requests")),
            (forgiven > 0).then(|| said(forgiven, "in quarantine")),
        ];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        if parts.is_empty() {
            return String::new();
        }
        format!("<small>{}</small>", parts.join(", "))
    }

    fn problems(&mut self, suite: &Suite, verdict: &SuiteVerdict) -> io::Result<()> {
        for remark in remark::problems(verdict) {
            let said = remark::sentence(suite, remark);
            let suite = name(suite.text(suite.name));
            self.problem(&suite, verdict.is_forgiven(), &said.what, said.next)?;
        }
        Ok(())
    }

    fn problem(
        &mut self,
        suite: &str,
        is_forgiven: bool,
        what: &str,
        next: Option<&str>,
    ) -> io::Result<()> {
        let (class, tag) = if is_forgiven {
            (" forgiven", QUARANTINE)
        } else {
            ("", "")
        };
        let joint = if suite.is_empty() { "" } else { ": " };
        let next = next.map(|next| format!("<p>{}</p>", text(next)));
        writeln!(
            self.out,
            "<div class=\"card problem{class}\"><h3><i>{suite}{joint}</i>{}{tag}</h3>{}</div>",
            text(what),
            next.unwrap_or_default()
        )
    }

    fn cards(
        &mut self,
        place: usize,
        suite: &Suite,
        verdict: &SuiteVerdict,
        shown: &mut usize,
        later: &mut Later,
    ) -> io::Result<()> {
        let is_forgiven = verdict.is_forgiven();
        for (index, execution) in suite.executions.iter().enumerate() {
            if !suite.is_failed(execution) {
                continue;
            }
            let spot = Spot {
                place,
                suite,
                index,
                execution,
            };
            let open = Open {
                card: *shown < OPEN,
                exchange: *shown == 0,
            };
            later.element(*shown >= FIRST, self.out)?;
            self.card(spot, is_forgiven, open)?;
            *shown += 1;
        }
        Ok(())
    }
}

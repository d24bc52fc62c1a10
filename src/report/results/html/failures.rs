//! What failed, before everything else: suites that failed as a whole, then executions. What is in
//! quarantine comes last.

use std::io;

use super::super::remark;
use super::Page;
use super::card::{Open, Spot};
use super::element::{count, name, text};
use super::later::Later;
use super::marks::Mark;
use crate::results::{Remark, Suite, SuiteVerdict};

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
        let said = match self.counts.with(Mark::Failed) {
            0 => String::new(),
            1 => "<small>1 request</small>".to_owned(),
            failed => format!("<small>{} requests</small>", count(failed)),
        };
        writeln!(
            self.out,
            "<section class=\"failures\" aria-labelledby=\"failures\"><h2 id=\"failures\">Failures {said}</h2>"
        )?;
        if report.is_nothing() {
            self.problem("", "there is no suite", None)?;
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

    fn problems(&mut self, suite: &Suite, verdict: &SuiteVerdict) -> io::Result<()> {
        for remark in remark::problems(verdict) {
            let said = remark::sentence(suite, remark);
            self.problem(&name(suite.text(suite.name)), &said.what, said.next)?;
        }
        Ok(())
    }

    fn problem(&mut self, suite: &str, what: &str, next: Option<&str>) -> io::Result<()> {
        let joint = if suite.is_empty() { "" } else { ": " };
        let next = next.map(|next| format!("<p>{}</p>", text(next)));
        writeln!(
            self.out,
            "<div class=\"card problem\"><h3><i>{suite}{joint}</i>{}</h3>{}</div>",
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
        let is_forgiven = verdict.remarks.contains(&Remark::Quarantined);
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

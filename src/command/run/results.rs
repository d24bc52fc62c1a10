//! What the runs of a call came to, each in its place, and what weighs more than that it is red.

use crate::command::{Context, results};
use crate::plan::Run;
use crate::results::{Redaction, Suite, Unredacted, unreadable};
use crate::runner::{Attempt, End, Order};
use crate::{Exit, Failure};

/// Why a run cannot begin.
pub(super) struct Unready<'o> {
    pub(super) run: &'o Run,
    pub(super) failure: Failure,
}

/// A run, and what came of it.
enum Outcome<'o> {
    Unready(&'o Unready<'o>),
    Ran(&'o Run, Vec<Attempt>),
}

/// All of them, in the order of the plan.
pub(super) struct Results<'o>(Vec<Outcome<'o>>);

impl<'o> Results<'o> {
    /// The attempts are those at what was ready, in that order.
    pub(super) fn new(
        prepared: &'o [Result<Order<'_>, Unready<'_>>],
        attempts: Vec<Vec<Attempt>>,
    ) -> Self {
        let mut attempts = attempts.into_iter();
        let outcomes = prepared.iter().map(|one| match one {
            Ok(order) => Outcome::Ran(order.run, attempts.next().unwrap_or_default()),
            Err(unready) => Outcome::Unready(unready),
        });
        Self(outcomes.collect())
    }

    /// What weighs more than a red verdict: of several the weightiest.
    pub(super) fn cause(&self) -> Option<Exit> {
        Exit::weightiest(self.0.iter().filter_map(Outcome::exit))
    }

    /// Their suites, without secrets.
    pub(super) fn suites(self, redaction: &Redaction, context: &mut Context<'_, '_>) -> Vec<Suite> {
        let mut reports = Vec::new();
        let mut names = Vec::new();
        for outcome in self.0 {
            let run = match &outcome {
                Outcome::Unready(unready) => unready.run,
                Outcome::Ran(run, _) => run,
            };
            let quarantine = run.quarantine.as_ref();
            reports.extend(
                outcome
                    .reports(context)
                    .into_iter()
                    .map(|report| match quarantine {
                        Some(known) => report.quarantined(&known.until.to_string(), &known.reason),
                        None => report,
                    }),
            );
            names.resize(reports.len(), &run.slug);
        }
        let mut suites = results::redact(reports, redaction, context);
        for (suite, name) in suites.iter_mut().zip(names) {
            suite.rename(name);
        }
        suites
    }
}

impl Outcome<'_> {
    fn exit(&self) -> Option<Exit> {
        match self {
            Self::Unready(unready) => Some(unready.failure.exit),
            Self::Ran(_, attempts) => match attempts.last()?.end {
                End::Stopped => Some(Exit::Cancelled),
                End::TimedOut => Some(Exit::TimedOut),
                End::Exited(_) => None,
            },
        }
    }

    fn reports(self, context: &mut Context<'_, '_>) -> Vec<Unredacted> {
        match self {
            Self::Unready(unready) => {
                let help = unready.failure.help.first();
                let help = help.map_or_else(String::new, |help| format!("; {help}"));
                let why = format!("{}{help}", unready.failure.message);
                vec![unreadable("before it ran", "").failed(&why)]
            }
            Self::Ran(run, mut attempts) => {
                let name = &run.slug;
                let last = attempts.len();
                let mut number = 0;
                // An attempt that left nothing is made up for by a later one.
                attempts.retain(|attempt| {
                    number += 1;
                    let is_kept = number == last || !attempt.report.is_unreadable();
                    if !is_kept {
                        context.note(&format!("note: attempt {number} at {name} left no report"));
                    }
                    is_kept
                });
                attempts.into_iter().map(|attempt| attempt.report).collect()
            }
        }
    }
}

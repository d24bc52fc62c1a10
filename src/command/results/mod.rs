//! What `report` and `run` have in common: results are redacted, joined, compared, judged, written and
//! published.

mod answer;
mod baseline;
mod collections;
mod expected;
mod hidden;
mod inputs;
mod outputs;
mod read;
mod write;

use super::{Context, publish};
use crate::cli::ResultsArgs;
use crate::publish::{Publisher, Results};
use crate::report::results::{self as formats, Report};
use crate::results::{self, Comparison, Redaction, Rules, Run, Suite, Verdict};
use crate::service::Network;
use crate::{Exit, Failure};

pub(super) use collections::Collections;
pub(super) use expected::add_missing;
pub(super) use hidden::{hide_environments, redaction};
pub(super) use inputs::{Input, expand};
pub(super) use outputs::{Output, outputs, refuse_inputs};
pub(super) use read::{read, redact};

/// How results are told.
pub(super) struct Telling<'t> {
    pub(super) args: &'t ResultsArgs,
    pub(super) outputs: &'t [Output],
    pub(super) redaction: &'t Redaction,
    /// Whether suites of one name are attempts at the same.
    pub(super) are_attempts: bool,
    /// Whether others have the rest, so that nothing at all is no failure.
    pub(super) is_shard: bool,
    /// What services are asked with, where results go there.
    pub(super) network: Network,
    /// Which collection a suite runs.
    pub(super) collections: Collections,
}

impl Telling<'_> {
    /// Joins, compares, judges, writes and publishes what suites came to.
    ///
    /// # Errors
    /// What could not be written, shown already.
    pub(super) fn tell(
        &self,
        suites: Vec<Suite>,
        context: &mut Context<'_, '_>,
    ) -> Result<Exit, Failure> {
        let run = results::join(suites, self.are_attempts);
        let baseline = baseline::read(self, context);
        let comparison = baseline.as_ref().map(|earlier| {
            baseline::tell_unknown(&run, earlier, context);
            Comparison::of(&run, &earlier.run, &earlier.name)
        });
        let kept = baseline.and_then(|earlier| baseline::kept(self, &run, &earlier, context));
        let verdict = self.verdict(&run);
        let report = Report {
            run: &run,
            verdict: &verdict,
            comparison: comparison.as_ref(),
        };
        let mut failed = None;
        for output in self.outputs {
            let kept = kept.as_ref().filter(|_| baseline::is_written(output, self));
            let written = match kept {
                Some(kept) => self.write_kept(kept, output, context),
                None => write::write(output, &report, context),
            };
            // What cannot be written does not keep the rest back.
            if let Err(failure) = written {
                failed = Some(failure.show(context.io));
            }
        }
        let unpublished = self.publish(&report, context);
        if failed.is_none() && self.outputs.iter().all(|output| output.file.is_some()) {
            context.note(&formats::line(&report));
        }
        match failed.or(unpublished) {
            Some(exit) => Err(Failure::shown(exit)),
            None if verdict.is_red => Ok(Exit::Red),
            None => Ok(Exit::Ok),
        }
    }
}

impl Telling<'_> {
    fn verdict(&self, run: &Run) -> Verdict {
        let rules = Rules {
            allow_none: self.is_shard,
            ..rules(self.args)
        };
        Verdict::of(run, rules)
    }

    fn write_kept(
        &self,
        kept: &Run,
        output: &Output,
        context: &mut Context<'_, '_>,
    ) -> Result<(), Failure> {
        let report = Report {
            run: kept,
            verdict: &self.verdict(kept),
            comparison: None,
        };
        write::write(output, &report, context)
    }

    /// The exit code of what could not be published, where that counts.
    fn publish(&self, report: &Report<'_>, context: &mut Context<'_, '_>) -> Option<Exit> {
        let args = &self.args.publish;
        if args.destinations.is_empty() {
            return None;
        }
        let publisher = Publisher::new(context.env, self.network, &self.collections.key);
        let results = Results {
            report,
            answer: answer::answer(report, self.outputs),
            collection: &|suite| self.collections.find(suite),
        };
        publish::results(args, &publisher, &results, context)
    }
}

/// What flags say of what is red.
pub(super) fn rules(args: &ResultsArgs) -> Rules {
    Rules {
        allow_empty: args.allow_empty,
        require_assertions: args.require_assertions,
        allow_none: false,
    }
}

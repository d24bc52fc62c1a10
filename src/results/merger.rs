//! Several suites put together as one.
//!
//! Where executions of two are the same (see `identity`), the later one counts and the earlier one is
//! dropped, but for what only the earlier one can tell: an assertion that failed there and holds now is
//! flaky, an error that is not there any more is recovered, and an assertion that the later one does
//! not have stays as it was: see `outlast`. So that, of each kind,
//!
//! - executions = those of both − those that are in both,
//! - assertions = those of both − those that are in both,
//! - errors, recovered ones among them = those of both − those that are in both.

use std::collections::HashMap;

use super::copy::Copy;
use super::identity;
use super::pairs::Pairs;
use super::pauses;
use super::run::{Assertion, Broken, End, Exchange, Execution, RunError, Runner, Suite};
use super::texts::{Interner, TextId};

/// An execution with what belongs to it.
pub(super) struct Part {
    pub(super) execution: Execution,
    pub(super) assertions: Vec<Assertion>,
    pub(super) errors: Vec<RunError>,
    /// Whether the report has the status of what was answered.
    pub(super) tells_answers: bool,
    exchange: Option<Exchange>,
}

/// A suite that is put together.
pub(super) struct Merger {
    texts: Interner,
    /// All but the lists.
    suite: Suite,
    pairs: Pairs,
    /// The report that tells how the suite ended.
    last: Option<TextId>,
    /// How many requests shards come to is not known: each tells of its own, or of all.
    is_sharded: bool,
    parts: Vec<Part>,
    /// Places of parts by request, iteration and round.
    places: HashMap<(u32, u32, u32), usize>,
}

/// What a suite has of those before it.
struct Taken {
    /// How many executions it has again.
    same: usize,
    /// Whether it has all of the tests in them.
    is_all: bool,
}

impl Merger {
    /// Begins with a suite.
    pub(super) fn new(first: &Suite) -> Self {
        let mut texts = Interner::default();
        let mut suite = Suite {
            texts: super::Texts::default(),
            name: texts.id(first.text(first.name)),
            reports: Vec::new(),
            requests: Vec::new(),
            executions: Vec::new(),
            assertions: Vec::new(),
            errors: Vec::new(),
            exchanges: Vec::new(),
            ..first.clone()
        };
        let mut copy = Copy {
            suite: first,
            texts: &mut texts,
        };
        suite.collection = first.collection.map(|id| copy.id(id));
        suite.environment = first.environment.map(|id| copy.id(id));
        suite.quarantine = copy.quarantine();
        suite.end = copy.end();
        suite.broken = first.broken.iter().map(|one| copy.broken(*one)).collect();
        let mut merger = Self {
            texts,
            suite,
            pairs: Pairs::default(),
            last: None,
            is_sharded: false,
            parts: Vec::new(),
            places: HashMap::new(),
        };
        merger.take(first);
        merger.last = merger.suite.reports.last().copied();
        merger
    }

    /// Adds a later suite.
    pub(super) fn add(&mut self, later: &Suite) {
        let before = self.parts.len();
        let Taken { same, is_all } = self.take(later);
        self.is_sharded |= same == 0;
        let suite = &mut self.suite;
        let is_superseded = same > 0 && same == before && is_all;
        suite.planned = suite.planned.max(later.planned);
        if self.is_sharded {
            suite.planned = None;
        }
        suite.unshown = suite.unshown.saturating_add(later.unshown);
        suite.retries += later.retries + u32::from(same > 0);
        suite.is_withheld |= later.is_withheld;
        // What counted on one machine counts.
        suite.quarantine = suite.quarantine.filter(|_| later.quarantine.is_some());
        suite.duplicates += later.duplicates;
        suite.iterations = suite.iterations.max(later.iterations);
        let times = [&*suite, later].map(|one| one.started.zip(one.ended));
        let between = pauses(times.into_iter().flatten().collect());
        suite.pauses = between
            .saturating_add(suite.pauses)
            .saturating_add(later.pauses);
        suite.ended = suite.ended.max(later.ended);
        suite.started = match (suite.started, later.started) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        let mut copy = Copy {
            suite: later,
            texts: &mut self.texts,
        };
        let broken = later.broken.iter().map(|one| copy.broken(*one));
        suite.broken.extend(broken);
        // What ended early counts no more where everything of it ran again, and is told.
        if is_superseded || severity(&later.end) > severity(&suite.end) {
            if let (Some(why), Some(report)) = (suite.end.why(), self.last)
                && is_superseded
            {
                suite.broken.push(Broken { report, why });
            }
            suite.end = copy.end();
            self.last = suite.reports.last().copied();
        }
    }

    /// Takes the executions of a suite.
    fn take(&mut self, from: &Suite) -> Taken {
        let mut copy = Copy {
            suite: from,
            texts: &mut self.texts,
        };
        for report in &from.reports {
            self.suite.reports.push(copy.id(*report));
        }
        let requests = self.pairs.of(from);
        for (pair, request) in requests.iter().zip(&from.requests) {
            if pair.is_new {
                self.suite.requests.push(copy.request(request));
            }
        }
        let tells_answers = !matches!(from.runner, Runner::JUnit | Runner::Other);
        let (mut same, mut is_all) = (0, true);
        for (execution, round) in from.executions.iter().zip(identity::rounds(from)) {
            let pair = requests[execution.request as usize];
            let request = pair.place;
            let part = Part {
                execution: Execution {
                    request,
                    ..execution.clone()
                },
                assertions: from
                    .assertions(execution)
                    .iter()
                    .map(|one| copy.assertion(*one))
                    .collect(),
                errors: from
                    .errors(execution)
                    .iter()
                    .map(|one| copy.error(*one))
                    .collect(),
                tells_answers,
                exchange: from.exchange(execution).map(|one| copy.exchange(one)),
            };
            let key = (request, execution.iteration, round);
            if let Some(place) = self.places.get(&key) {
                let earlier = &mut self.parts[*place];
                let earlier = std::mem::replace(earlier, part);
                is_all &= self.parts[*place].outlast(earlier, pair.is_certain);
                same += 1;
            } else {
                self.places.insert(key, self.parts.len());
                self.parts.push(part);
            }
        }
        Taken { same, is_all }
    }

    /// The suite that came of it.
    pub(super) fn finish(self) -> Suite {
        let Self {
            texts,
            mut suite,
            parts,
            ..
        } = self;
        for part in parts {
            let mut execution = part.execution;
            execution.assertions = extend(&mut suite.assertions, part.assertions);
            execution.errors = extend(&mut suite.errors, part.errors);
            execution.exchange = part.exchange.and_then(|exchange| {
                suite.exchanges.push(exchange);
                u32::try_from(suite.exchanges.len()).ok()?.try_into().ok()
            });
            suite.executions.push(execution);
        }
        suite.texts = texts.finish();
        suite
    }
}

/// What is worse of two ends is larger.
fn severity(end: &End) -> u8 {
    match end {
        End::Complete => 0,
        End::Failed(_) => 1,
        End::Cut(_) => 2,
        End::Unreadable(_) => 3,
    }
}

fn extend<T>(list: &mut Vec<T>, more: Vec<T>) -> std::ops::Range<u32> {
    let start = u32::try_from(list.len()).unwrap_or(u32::MAX);
    list.extend(more);
    start..u32::try_from(list.len()).unwrap_or(u32::MAX)
}

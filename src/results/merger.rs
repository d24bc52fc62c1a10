//! Several suites put together as one.
//!
//! Where executions of two are the same (see `identity`), the later one counts and the earlier one is
//! dropped, but for what only the earlier one can tell: an assertion that failed there and holds now is
//! flaky, an error that is not there any more is recovered, and an assertion that the later one does
//! not have stays as it was. So that, of each kind,
//!
//! - executions = those of both − those that are in both,
//! - assertions = those of both − those that are in both,
//! - errors, recovered ones among them = those of both − those that are in both.

use std::collections::HashMap;

use super::copy::Copy;
use super::identity::{self, Check, Names, RequestKey};
use super::run::{Assertion, End, Exchange, Execution, Outcome, RunError, Suite};
use super::texts::{Interner, TextId};

/// An execution with what belongs to it.
struct Part {
    execution: Execution,
    assertions: Vec<Assertion>,
    errors: Vec<RunError>,
    exchange: Option<Exchange>,
}

/// A suite that is put together.
pub(super) struct Merger {
    texts: Interner,
    /// All but the lists.
    suite: Suite,
    requests: HashMap<RequestKey, u32>,
    parts: Vec<Part>,
    /// Places of parts by request, iteration and round.
    places: HashMap<(u32, u32, u32), usize>,
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
        suite.end = copy.end();
        let mut merger = Self {
            texts,
            suite,
            requests: HashMap::new(),
            parts: Vec::new(),
            places: HashMap::new(),
        };
        merger.take(first);
        merger
    }

    /// Adds a later suite.
    pub(super) fn add(&mut self, later: &Suite) {
        let before = self.parts.len();
        let same = self.take(later);
        let suite = &mut self.suite;
        let is_superseded = same > 0 && same == before;
        let planned = suite.planned.zip(later.planned);
        suite.planned = match same {
            0 => planned.map(|(one, other)| one.saturating_add(other)),
            _ => suite.planned.max(later.planned),
        };
        suite.retries += later.retries + u32::from(same > 0);
        suite.is_withheld |= later.is_withheld;
        suite.duplicates += later.duplicates;
        suite.iterations = suite.iterations.max(later.iterations);
        suite.ended = suite.ended.max(later.ended);
        suite.started = match (suite.started, later.started) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        // What ended early counts no more where everything of it ran again.
        if is_superseded || severity(&later.end) > severity(&suite.end) {
            suite.end = Copy {
                suite: later,
                texts: &mut self.texts,
            }
            .end();
        }
    }

    /// Takes the executions of a suite; how many of them are in place of an earlier one.
    fn take(&mut self, from: &Suite) -> usize {
        let mut copy = Copy {
            suite: from,
            texts: &mut self.texts,
        };
        for report in &from.reports {
            self.suite.reports.push(copy.id(*report));
        }
        let mut requests = Vec::new();
        for (key, request) in identity::requests(from).into_iter().zip(&from.requests) {
            let place = *self.requests.entry(key).or_insert_with(|| {
                self.suite.requests.push(copy.request(request));
                u32::try_from(self.suite.requests.len() - 1).unwrap_or(u32::MAX)
            });
            requests.push(place);
        }
        let mut same = 0;
        for (execution, round) in from.executions.iter().zip(identity::rounds(from)) {
            let request = requests[execution.request as usize];
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
                exchange: from.exchange(execution).map(|one| copy.exchange(one)),
            };
            let key = (request, execution.iteration, round);
            if let Some(place) = self.places.get(&key) {
                let earlier = &mut self.parts[*place];
                let earlier = std::mem::replace(earlier, part);
                self.parts[*place].outlast(earlier);
                same += 1;
            } else {
                self.places.insert(key, self.parts.len());
                self.parts.push(part);
            }
        }
        same
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

impl Part {
    /// Keeps of an earlier attempt what it alone can tell.
    fn outlast(&mut self, earlier: Self) {
        let mut names = Names::new();
        let mut now: HashMap<Check<TextId>, usize> = HashMap::new();
        for (at, assertion) in self.assertions.iter().enumerate() {
            now.insert(names.assertion(assertion.name), at);
        }
        for (at, error) in self.errors.iter().enumerate() {
            now.insert(names.error(error.phase), at);
        }
        names.clear();
        for assertion in earlier.assertions {
            let Some(at) = now.get(&names.assertion(assertion.name)) else {
                self.assertions.push(assertion);
                continue;
            };
            let outcome = &mut self.assertions[*at].outcome;
            if let (Outcome::Passed, Outcome::Failed(why) | Outcome::Flaky(why)) =
                (*outcome, assertion.outcome)
            {
                *outcome = Outcome::Flaky(why);
            }
        }
        for error in earlier.errors {
            if !now.contains_key(&names.error(error.phase)) {
                self.errors.push(RunError {
                    is_recovered: true,
                    ..error
                });
            }
        }
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

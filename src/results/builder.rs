//! Puts a [`Suite`] together, whichever report it is read from.

use std::num::{NonZeroU16, NonZeroU32};

use super::draft::{Draft, Side};
use super::keep::{self, Keep};
use super::requests::{Requests, length};
use super::run::{
    Assertion, Body, End, Exchange, Execution, Failed, Message, Outcome, Phase, Request, RunError,
    Runner, Suite,
};
use super::seen::Seen;
use super::texts::{Interner, TextId};

/// A suite that is read.
pub(super) struct Builder {
    texts: Interner,
    keep: Keep,
    suite: Suite,
    requests: Requests,
    /// How many bytes of exchanges are kept.
    kept: usize,
    /// How many bytes there are of exchanges that have neither headers nor a body.
    lines: usize,
    pub(super) seen: Seen,
}

/// What a report says of an execution beside its assertions and errors.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) iteration: u32,
    pub(super) time: u32,
    pub(super) size: u64,
}

/// Where the assertions and errors of an execution begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    assertions: u32,
    errors: u32,
}

impl Builder {
    pub(super) fn new(report: &str, runner: Runner, keep: Keep) -> Self {
        let mut texts = Interner::default();
        let name = texts.id(report);
        Self {
            suite: Suite::new(name, runner),
            texts,
            keep,
            requests: Requests::default(),
            kept: 0,
            lines: 0,
            seen: Seen::default(),
        }
    }

    pub(super) fn text(&mut self, text: &str) -> TextId {
        self.texts.id(text)
    }

    /// The text of an id that this one gave.
    pub(super) fn name_of(&self, id: TextId) -> &str {
        self.texts.get(id)
    }

    /// What is known of the whole suite.
    pub(super) fn suite(&mut self) -> &mut Suite {
        &mut self.suite
    }

    /// Where a request is, in a report that has no collection.
    pub(super) fn declare(&mut self, id: &str, request: Request) {
        self.requests.declare(id, request);
    }

    /// A request of the collection, which may run or not, in the collection's order.
    pub(super) fn item(&mut self, id: &str, name: TextId, folders: &[TextId]) {
        self.requests.item(id, name, folders, &self.texts);
    }

    /// The place of a request that ran, by its id, and by its position where several have the same id.
    pub(super) fn request(&mut self, id: &str, position: u32, name: &str) -> u32 {
        self.requests.ran(id, position, name, &mut self.texts)
    }

    /// A request that ran, in a report that lists these.
    pub(super) fn listed(&mut self, request: Request) {
        self.requests.add(request);
    }

    /// How many requests ran.
    pub(super) fn requests(&self) -> usize {
        self.requests.count()
    }

    /// Begins an execution.
    pub(super) fn mark(&self) -> Mark {
        Mark {
            assertions: length(&self.suite.assertions),
            errors: length(&self.suite.errors),
        }
    }

    /// Forgets what was added since a mark.
    pub(super) fn forget(&mut self, mark: Mark) {
        self.suite.assertions.truncate(mark.assertions as usize);
        self.suite.errors.truncate(mark.errors as usize);
    }

    /// Whether there is no assertion and no error since a mark.
    pub(super) fn is_nothing_since(&self, mark: Mark) -> bool {
        length(&self.suite.assertions) == mark.assertions
            && length(&self.suite.errors) == mark.errors
    }

    /// Whether anything that was added since a mark failed.
    pub(super) fn failed_since(&self, mark: Mark) -> bool {
        let is_failed = |one: &Assertion| matches!(one.outcome, Outcome::Failed(_));
        let assertions = &self.suite.assertions[mark.assertions as usize..];
        self.suite.errors.len() > mark.errors as usize || assertions.iter().any(is_failed)
    }

    /// Tells why the request of an execution failed; whether it is known to have.
    pub(super) fn explain(&mut self, execution: u32, why: Failed) -> bool {
        let mut errors = self.errors_of(execution).iter_mut();
        let error = errors.find(|error| error.phase == Phase::Request);
        error.map(|error| error.why = why).is_some()
    }

    /// Whether an execution has this error.
    pub(super) fn has_error(&mut self, execution: u32, phase: Phase, why: Failed) -> bool {
        let mut errors = self.errors_of(execution).iter();
        errors.any(|error| error.phase == phase && error.why.message == why.message)
    }

    fn errors_of(&mut self, execution: u32) -> &mut [RunError] {
        let errors = &self.suite.executions[execution as usize].errors;
        &mut self.suite.errors[errors.start as usize..errors.end as usize]
    }

    pub(super) fn assertion(&mut self, name: TextId, outcome: Outcome) {
        self.suite.assertions.push(Assertion { name, outcome });
    }

    pub(super) fn error(&mut self, phase: Phase, why: Failed) {
        self.suite.errors.push(RunError {
            phase,
            why,
            is_recovered: false,
        });
    }

    /// Ends an execution of a request; its place.
    pub(super) fn execution(&mut self, mark: Mark, request: u32, row: &Row, draft: &Draft) -> u32 {
        let end = self.mark();
        let mut execution = Execution {
            request,
            iteration: row.iteration,
            code: NonZeroU16::new(draft.code),
            time: row.time,
            size: row.size,
            assertions: mark.assertions..end.assertions,
            errors: mark.errors..end.errors,
            exchange: None,
        };
        let is_failed = self.suite.is_failed(&execution);
        let is_whole = match self.keep {
            Keep::None => false,
            Keep::Failed => is_failed,
            Keep::All => true,
        };
        let has_room = || is_whole || is_failed || self.lines < keep::ADDRESSES;
        if !draft.is_blank() && has_room() {
            execution.exchange = Some(self.exchange(draft, is_whole));
        }
        let place = length(&self.suite.executions);
        self.suite.executions.push(execution);
        place
    }

    /// Keeps what was sent and answered, with headers and bodies or without; its place, from 1.
    fn exchange(&mut self, draft: &Draft, is_whole: bool) -> NonZeroU32 {
        let url = draft.url.text();
        self.lines += size_of::<Exchange>() + url.len();
        let mut message = |side: &Side| {
            if is_whole {
                self.message(side)
            } else {
                Message::default()
            }
        };
        let (sent, answered) = (
            message(&draft.sent),
            draft.is_answered.then(|| message(&draft.answered)),
        );
        let exchange = Exchange {
            method: self.texts.id(&draft.method),
            url: self.texts.id(&url),
            sent,
            answered,
            reason: (!draft.reason.is_empty()).then(|| self.texts.id(&draft.reason)),
        };
        self.suite.exchanges.push(exchange);
        NonZeroU32::new(length(&self.suite.exchanges)).unwrap_or(NonZeroU32::MIN)
    }

    fn message(&mut self, side: &Side) -> Message {
        if self.kept > keep::EXCHANGES {
            return Message::default();
        }
        let mut headers = Vec::new();
        for (name, value) in side.headers.iter() {
            self.kept += value.len();
            headers.push((self.texts.id(name), self.texts.id(value)));
        }
        let body = side.has_body.then(|| {
            let bytes = &side.body.bytes;
            self.kept += bytes.len();
            Body {
                text: self.texts.id(&String::from_utf8_lossy(bytes)),
                size: side.body.size,
                is_cut: side.body.size > bytes.len() as u64,
            }
        });
        Message { headers, body }
    }

    /// The suite, its requests with the names and folders that the collection gives them.
    pub(super) fn finish(mut self, end: End) -> (Suite, Seen) {
        (self.suite.requests, self.suite.source.tree) = self.requests.finish();
        self.suite.end = end;
        if self.suite.iterations == 0 {
            let last = self.suite.executions.iter().map(|one| one.iteration).max();
            self.suite.iterations = last.map_or(0, |last| last.saturating_add(1));
        }
        self.suite.texts = self.texts.finish();
        (self.suite, self.seen)
    }
}

//! Copies of what refers to the texts of one suite, with texts in another.

use super::run::{
    Assertion, Body, Broken, End, Exchange, Failed, Message, Outcome, Quarantine, Request,
    RunError, Suite,
};
use super::texts::{Interner, TextId};

/// A suite, and where its texts go.
pub(super) struct Copy<'c> {
    pub(super) suite: &'c Suite,
    pub(super) texts: &'c mut Interner,
}

impl Copy<'_> {
    pub(super) fn id(&mut self, id: TextId) -> TextId {
        self.texts.id(self.suite.text(id))
    }

    pub(super) fn request(&mut self, request: &Request) -> Request {
        Request {
            name: self.id(request.name),
            folders: request.folders.iter().map(|id| self.id(*id)).collect(),
            ..request.clone()
        }
    }

    fn failed(&mut self, why: Failed) -> Failed {
        Failed {
            kind: self.id(why.kind),
            message: self.id(why.message),
            line: why.line,
        }
    }

    pub(super) fn assertion(&mut self, assertion: Assertion) -> Assertion {
        let outcome = match assertion.outcome {
            Outcome::Failed(why) => Outcome::Failed(self.failed(why)),
            Outcome::Flaky(why) => Outcome::Flaky(self.failed(why)),
            other => other,
        };
        Assertion {
            name: self.id(assertion.name),
            outcome,
        }
    }

    pub(super) fn error(&mut self, error: RunError) -> RunError {
        RunError {
            why: self.failed(error.why),
            ..error
        }
    }

    pub(super) fn exchange(&mut self, exchange: &Exchange) -> Exchange {
        Exchange {
            method: self.id(exchange.method),
            url: self.id(exchange.url),
            sent: self.message(&exchange.sent),
            answered: exchange.answered.as_ref().map(|one| self.message(one)),
            reason: exchange.reason.map(|id| self.id(id)),
        }
    }

    fn message(&mut self, message: &Message) -> Message {
        let headers = message.headers.iter();
        Message {
            headers: headers
                .map(|(name, value)| (self.id(*name), self.id(*value)))
                .collect(),
            body: message.body.map(|body| Body {
                text: self.id(body.text),
                ..body
            }),
        }
    }

    pub(super) fn broken(&mut self, broken: Broken) -> Broken {
        Broken {
            report: self.id(broken.report),
            why: self.id(broken.why),
        }
    }

    pub(super) fn quarantine(&mut self) -> Option<Quarantine> {
        let Quarantine { until, reason } = self.suite.quarantine?;
        Some(Quarantine {
            until: self.id(until),
            reason: self.id(reason),
        })
    }

    pub(super) fn end(&mut self) -> End {
        match self.suite.end {
            End::Complete => End::Complete,
            End::Failed(why) => End::Failed(self.id(why)),
            End::Cut(why) => End::Cut(self.id(why)),
            End::Unreadable(why) => End::Unreadable(self.id(why)),
        }
    }
}

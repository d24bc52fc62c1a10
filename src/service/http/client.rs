//! Calls of a service: made, made again, and told.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use reqwest::header::HeaderValue;
use secrecy::SecretString;
use serde_json::{Map, Value};

use super::base::Base;
use super::deadline::Deadline;
use super::key::Key;
use super::log::Log;
use super::pace::Pace;
use super::transport::{Sent, Transport, Trouble};
use super::words::Subject;
use super::{Answer, Call, Kind, Network, Service, problem, retry};
use crate::{Env, Exit, Failure};

/// A service and the key to it.
#[derive(Debug)]
pub(in crate::service) struct Client {
    service: &'static Service,
    base: Base,
    key: Key,
    transport: Transport,
    deadline: Deadline,
    pace: Pace,
    log: Log,
    is_refused: AtomicBool,
    /// Whether a call was done: then this is where the service is.
    is_known: AtomicBool,
}

impl Client {
    /// Opens no connection, and makes nothing that takes time.
    pub(in crate::service) fn new(
        service: &'static Service,
        key: Option<SecretString>,
        env: &Env,
        network: Network,
    ) -> Result<Self, Failure> {
        let base = Base::new(service, env)?;
        Ok(Self {
            service,
            transport: Transport::new(env, base.is_plain()),
            base,
            key: Key(key),
            deadline: Deadline::new(network),
            pace: Pace::new(service.limits),
            log: Log::default(),
            is_refused: AtomicBool::new(false),
            is_known: AtomicBool::new(false),
        })
    }

    /// The host that calls go to.
    pub(in crate::service) fn host(&self) -> &str {
        self.base.host()
    }

    /// The address that calls begin with, without a slash at its end.
    pub(in crate::service) fn base(&self) -> &str {
        self.base.text()
    }

    /// A line for each call since the last time.
    pub(in crate::service) fn log(&self) -> Vec<String> {
        let lines = self.log.take().into_iter();
        lines.map(|line| self.key.hide(line)).collect()
    }

    /// Whether a call was answered with 401: the key is none, whatever is asked with it.
    pub(in crate::service) fn is_refused(&self) -> bool {
        self.is_refused.load(Ordering::Relaxed)
    }

    /// Lets the time begin with the next call.
    pub(in crate::service) fn restart(&self) {
        self.deadline.restart();
    }

    /// The object that a call is answered with, which has `key`. Without it the answer is none, whatever
    /// its status; other keys may be there or not.
    pub(in crate::service) fn object(
        &self,
        call: &Call,
        key: &str,
    ) -> Result<Map<String, Value>, Failure> {
        let answer = self.run(call)?;
        self.object_of(call, key, &answer)
    }

    /// The same with the answer at hand.
    pub(in crate::service) fn object_of(
        &self,
        call: &Call,
        key: &str,
        answer: &Answer,
    ) -> Result<Map<String, Value>, Failure> {
        let what = match serde_json::from_slice(&answer.body) {
            Ok(Value::Object(object))
                if object.get(key).is_some_and(|inside| !inside.is_null()) =>
            {
                return Ok(object);
            }
            Ok(Value::Object(_)) => format!("JSON that has no `{key}`"),
            Ok(_) => "JSON that is no object".to_owned(),
            Err(error) => not_json(&error),
        };
        Err(self.odd(call, answer, &what))
    }

    /// The list that a call is answered with, where nothing is around it.
    pub(in crate::service) fn list(&self, call: &Call) -> Result<Vec<Value>, Failure> {
        let answer = self.run(call)?;
        match answer.json() {
            Some(Value::Array(entries)) => Ok(entries),
            _ => Err(self.odd(call, &answer, "what is no list")),
        }
    }

    /// What a call is answered with, whatever it is: that of a call that was done, or that expects its status.
    pub(in crate::service) fn answer(&self, call: &Call) -> Result<Answer, Failure> {
        self.run(call)
    }

    /// What a call is answered with under `key`.
    pub(in crate::service) fn inside(&self, call: &Call, key: &str) -> Result<Value, Failure> {
        let mut object = self.object(call, key)?;
        Ok(object.remove(key).unwrap_or_default())
    }

    /// What a call was answered with has another form than it should.
    pub(in crate::service) fn unexpected(&self, call: &Call, what: &str) -> Failure {
        let name = self.service.name;
        let message = format!("cannot {}: {name} answered with {what}", call.what);
        let failure = Failure::new(Exit::Api, message).help(self.subject(call).doubt());
        self.key.harmless(failure)
    }

    /// An answer says that the call was done, and is not what it should be.
    pub(in crate::service) fn odd(&self, call: &Call, answer: &Answer, what: &str) -> Failure {
        self.key.harmless(self.subject(call).odd(answer, what))
    }

    /// An answer says that the call was not done.
    pub(in crate::service) fn refused(&self, call: &Call, answer: &Answer) -> Failure {
        self.key.harmless(self.subject(call).refused(answer))
    }

    fn run(&self, call: &Call) -> Result<Answer, Failure> {
        self.attempts(call)
            .map_err(|failure| self.key.harmless(failure))
    }

    fn attempts(&self, call: &Call) -> Result<Answer, Failure> {
        let subject = self.subject(call);
        let key = self.key.header(self.service)?;
        for attempt in 1.. {
            self.turn(call)?;
            let (failure, wait, pause) = match self.once(call, key.as_ref())? {
                Ok(answer) if answer.is_good() || call.expected.contains(&answer.status) => {
                    return Ok(answer);
                }
                Ok(answer) => {
                    let again = call.is_repeatable() && self.is_passing(&answer);
                    let wait = again.then(|| retry::wait(attempt, Some(&answer)));
                    (self.refused(call, &answer), wait, self.pause(&answer))
                }
                Err(trouble) => {
                    let again = call.is_repeatable() && is_passing(&trouble);
                    // What hung has taken its time already.
                    let is_late = matches!(trouble, Trouble::Slow);
                    let wait = || {
                        if is_late {
                            Duration::ZERO
                        } else {
                            retry::wait(attempt, None)
                        }
                    };
                    let wait = again.then(wait);
                    (subject.unanswered(&trouble), wait, None)
                }
            };
            let Some(wait) = wait.filter(|_| attempt < retry::ATTEMPTS) else {
                return Err(Subject::until(failure, pause));
            };
            let Some(left) = self.deadline.left() else {
                return Err(Subject::until(failure, pause));
            };
            if wait >= left {
                return Err(subject.too_long(failure, wait, left));
            }
            self.wait(call, wait);
        }
        Err(subject.late())
    }

    /// Makes a call once, in the share of the time that it may take.
    fn once(
        &self,
        call: &Call,
        key: Option<&HeaderValue>,
    ) -> Result<Result<Answer, Trouble>, Failure> {
        let within = if call.is_repeatable() {
            self.deadline.share()
        } else {
            self.deadline.left()
        };
        let sent = Sent {
            url: self.base.of(call),
            accept: call.accept.unwrap_or(self.service.accept),
            key: key.map(|key| (self.service.key_header, key)),
            within: within.ok_or_else(|| self.subject(call).late())?,
        };
        let start = Instant::now();
        let result = self.transport.send(call, sent);
        let outcome = match &result {
            Ok(answer) => answer.status.to_string(),
            Err(Trouble::Slow) => "no answer in time".to_owned(),
            Err(_) => "no answer".to_owned(),
        };
        self.log.add(call, &self.key, &outcome, start.elapsed());
        if result.as_ref().is_ok_and(|answer| answer.status == 401) {
            self.is_refused.store(true, Ordering::Relaxed);
        }
        if result
            .as_ref()
            .is_ok_and(|answer| answer.is_good() && !answer.is_page())
        {
            self.is_known.store(true, Ordering::Relaxed);
        }
        if let Ok(answer) = &result
            && answer.hints.is_last
            && let Some(reset) = answer.hints.reset
        {
            self.pace.pause(Instant::now() + reset);
        }
        Ok(result)
    }

    /// Waits until the service takes another call.
    fn turn(&self, call: &Call) -> Result<(), Failure> {
        let left = self
            .deadline
            .left()
            .ok_or_else(|| self.subject(call).late())?;
        let wait = self.pace.take(call, Instant::now(), left);
        let wait = wait.ok_or_else(|| self.subject(call).paced())?;
        self.wait(call, wait);
        Ok(())
    }

    fn wait(&self, call: &Call, wait: Duration) {
        if !wait.is_zero() {
            self.log.waits(call, wait);
            sleep(wait);
        }
    }

    /// Whether another attempt may be answered otherwise. A quota that is used up is not.
    fn is_passing(&self, answer: &Answer) -> bool {
        let problem = problem::of(self.service, answer);
        let kind = problem::kind(answer, problem.as_ref());
        (retry::is_passing(answer.status) || kind == Kind::TooMany) && kind != Kind::UsedUp
    }

    /// How long a service takes no further call, where one was too many and it says so.
    fn pause(&self, answer: &Answer) -> Option<Duration> {
        let problem = problem::of(self.service, answer);
        let kind = problem::kind(answer, problem.as_ref());
        let is_limit = matches!(kind, Kind::TooMany | Kind::UsedUp);
        let pause = answer.hints.pause().filter(|_| is_limit);
        pause.filter(|pause| !pause.is_zero())
    }

    fn subject<'s>(&'s self, call: &'s Call) -> Subject<'s> {
        Subject {
            call,
            service: self.service,
            key: &self.key,
            host: self.base.host(),
            limit: self.deadline.limit,
            more: self.deadline.name,
            is_named: self.base.is_named(),
            is_known: self.is_known.load(Ordering::Relaxed),
        }
    }
}

/// What a body is that does not parse; it is not shown.
fn not_json(error: &serde_json::Error) -> String {
    // There is no other way to tell: the kind is that of a mistake in the syntax.
    if error.to_string().starts_with("recursion limit") {
        return "JSON that is nested deeper than postorb reads (128 levels)".to_owned();
    }
    let (line, column) = (error.line(), error.column());
    format!("what is no JSON (line {line}, column {column})")
}

/// Whether a call that was not answered may be the next time.
fn is_passing(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::Slow | Trouble::Unreached(_) | Trouble::Broken(_) => true,
        Trouble::Untrusted(_) | Trouble::TooLong | Trouble::Unmade(_) => false,
    }
}

//! Failures of calls, in words: what could not be done, who said so, likely causes, the next step.

use std::time::{Duration, SystemTime};

use super::base::is_loopback;
use super::key::{self, Key};
use super::transport::Trouble;
use super::{Answer, Call, Kind, Problem, Service, body, problem, when};
use crate::{Exit, Failure};

/// Whom a failure is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Subject<'s> {
    pub(super) call: &'s Call,
    pub(super) service: &'s Service,
    pub(super) key: &'s Key,
    pub(super) host: &'s str,
    /// How long all calls may take together.
    pub(super) limit: Duration,
    /// The flag or the variable that gives them more.
    pub(super) more: &'static str,
    /// Whether the environment names the host.
    pub(super) is_named: bool,
    /// Whether a call was done there.
    pub(super) is_known: bool,
}

impl Subject<'_> {
    fn cannot(&self, exit: Exit, why: &str) -> Failure {
        Failure::new(exit, format!("cannot {}: {why}", self.call.what))
    }

    /// What a service says, without what is nobody's to see.
    fn said(&self, problem: &Problem) -> String {
        problem.shown(|line| {
            let line = self.key.hide(line);
            self.call
                .secrets
                .iter()
                .fold(line, |line, secret| key::hide(&line, secret))
        })
    }

    /// The service answered, and did not do it.
    pub(super) fn refused(&self, answer: &Answer) -> Failure {
        if answer.is_redirect() {
            return self.sent_on(answer);
        }
        let problem = problem::of(self.service, answer);
        if problem.is_none() && answer.is_page() {
            return self.page(answer);
        }
        let kind = problem::kind(answer, problem.as_ref());
        let said = match &problem {
            Some(problem) => self.said(problem),
            None => "and said no more".to_owned(),
        };
        let joint = if problem.is_some() { ": " } else { " " };
        let why = format!(
            "{} answered {}{joint}{said}",
            self.service.name, answer.status
        );
        let failure = self.cannot(exit(kind), &why);
        let failure = if answer.status >= 500 {
            self.unsure(failure)
        } else {
            failure
        };
        // The service says when itself, which is told in front.
        if kind == Kind::TooMany && answer.hints.pause().is_some_and(|pause| !pause.is_zero()) {
            return failure;
        }
        let advice = (self.service.advice)(kind).iter();
        let failure = advice.fold(failure, |failure, line| failure.help(*line));
        // Another server has none of the service's paths.
        if kind == Kind::Missing && !self.is_known {
            self.placed(failure)
        } else {
            failure
        }
    }

    /// With the variable that the host is from, where it is from one: another may have been meant.
    fn placed(&self, failure: Failure) -> Failure {
        if !self.is_named {
            return failure;
        }
        failure.help(format!(
            "{} names {}: is the API of {} there?",
            self.service.base_variable, self.host, self.service.name
        ))
    }

    /// What to ask oneself where an answer is none of the service's.
    pub(super) fn doubt(&self) -> String {
        let (host, name, variable) = (self.host, self.service.name, self.service.base_variable);
        if self.is_named {
            format!("is {host}, which {variable} names, the API of {name}, and nothing in between?")
        } else {
            format!("is {host} the API of {name}, and nothing in between?")
        }
    }

    /// A failure after which nobody knows whether the call was done.
    fn unsure(&self, failure: Failure) -> Failure {
        let lost = self.call.lost.iter();
        lost.fold(failure, Failure::help)
    }

    /// The service answered that it was done, and what it answered is not that.
    pub(super) fn odd(&self, answer: &Answer, what: &str) -> Failure {
        if let Some(problem) = problem::of(self.service, answer) {
            let kind = problem::kind(answer, Some(&problem));
            let status = answer.status;
            let why = format!(
                "{} answered {status} with an error: {}",
                self.service.name,
                self.said(&problem)
            );
            let failure = self.cannot(exit(kind), &why);
            let advice = (self.service.advice)(kind).iter();
            return advice.fold(failure, |failure, line| failure.help(*line));
        }
        if answer.is_page() {
            return self.page(answer);
        }
        let why = format!(
            "{} answered {} with {what}",
            self.service.name, answer.status
        );
        self.unsure(self.cannot(Exit::Api, &why)).help(self.doubt())
    }

    fn page(&self, answer: &Answer) -> Failure {
        let why = format!(
            "{} answered {} with a page for people",
            self.host, answer.status
        );
        let failure = self.unsure(self.cannot(Exit::Api, &why)).help(
            "a proxy or a login page of this network answers in its place, or the service is down",
        );
        if self.is_named {
            return self.placed(failure);
        }
        let variable = self.service.base_variable;
        failure.help(format!("{variable} names another address of the API"))
    }

    fn sent_on(&self, answer: &Answer) -> Failure {
        let to = answer.location.as_deref().unwrap_or_default();
        let to = reqwest::Url::parse(to).ok();
        let to = to.as_ref().and_then(reqwest::Url::host_str);
        let to = match to {
            Some(host) if host != self.host => format!("`{host}`"),
            _ => "another address".to_owned(),
        };
        let why = format!(
            "{} answered {} and sends the call on to {to}, where the key does not go",
            self.host, answer.status
        );
        let failure = self
            .cannot(Exit::Api, &why)
            .help("a proxy or a login page of this network may answer in its place");
        if self.is_named {
            return self.placed(failure);
        }
        failure.help(format!(
            "if the API has moved, name its address with {}",
            self.service.base_variable
        ))
    }

    /// There is no answer, or not all of it: what was sent may have been done.
    pub(super) fn unanswered(&self, trouble: &Trouble) -> Failure {
        let failure = self.silent(trouble);
        match trouble {
            Trouble::Slow | Trouble::Broken(_) | Trouble::TooLong => self.unsure(failure),
            Trouble::Unreached(_) | Trouble::Untrusted(_) | Trouble::Unmade(_) => failure,
        }
    }

    fn silent(&self, trouble: &Trouble) -> Failure {
        let host = self.host;
        match trouble {
            Trouble::Unmade(failure) => failure.clone(),
            Trouble::Slow => self.late(),
            Trouble::Unreached(reason) => {
                let failure = self.cannot(Exit::Api, &format!("no connection to {host}: {reason}"));
                if is_loopback(host) {
                    let variable = self.service.base_variable;
                    return failure.help(format!(
                        "{variable} names this machine: does anything listen there?"
                    ));
                }
                self.placed(failure).help(
                    "is this machine online, and does a proxy have to be named with HTTPS_PROXY?",
                )
            }
            Trouble::Untrusted(reason) => {
                let why = format!("the certificate of {host} is not accepted: {reason}");
                let failure = self.cannot(Exit::Api, &why).help(
                    "where a company's proxy looks into connections, SSL_CERT_FILE names the file of its certificate",
                );
                self.placed(failure)
            }
            Trouble::Broken(reason) => self
                .cannot(
                    Exit::Api,
                    &format!("the connection to {host} broke: {reason}"),
                )
                .help(self.broken()),
            Trouble::TooLong => {
                let limit = body::LIMIT / (1024 * 1024);
                self.cannot(
                    Exit::Api,
                    &format!("the answer is longer than the {limit} MB that postorb reads"),
                )
                .help("collections of more than 30 MB are beyond what Postman promises: split it")
            }
        }
    }

    /// What to do about a connection that broke. What may have been done is not to be done twice.
    const fn broken(&self) -> &'static str {
        if self.call.is_repeatable() {
            "run the command again; where it stays so, a proxy or a firewall may be the reason"
        } else {
            "it may have been done: look before the command is run again; a proxy or a firewall may be the reason"
        }
    }

    /// How they get more time: by what has set it.
    fn longer(&self) -> String {
        let (limit, more) = (time(self.limit), self.more);
        let by = if more.starts_with('-') { "with" } else { "in" };
        format!("all calls together may take {limit}; give them more {by} {more}, like 10m")
    }

    /// The time is over.
    pub(super) fn late(&self) -> Failure {
        let why = format!("there was no answer from {} in time", self.host);
        self.cannot(Exit::TimedOut, &why).help(self.longer())
    }

    /// What would have to be waited for is longer than the time that is left.
    pub(super) fn too_long(&self, failure: Failure, wait: Duration, left: Duration) -> Failure {
        Self::until(failure, Some(wait)).help(format!(
            "{} of the time for all calls are left ({})",
            time(left),
            self.more
        ))
    }

    /// With the time from which on another call makes sense, in front of all advice; it is the service that
    /// says so.
    pub(super) fn until(mut failure: Failure, pause: Option<Duration>) -> Failure {
        if let Some(pause) = pause {
            let clock = when::clock(SystemTime::now(), pause);
            let clock = clock.map_or_else(String::new, |clock| format!(", at {clock}"));
            let line = format!("the next attempt makes sense in {}{clock}", time(pause));
            failure.help.insert(0, line);
        }
        failure
    }

    /// The call would be one too many, and its turn comes too late.
    pub(super) fn paced(&self) -> Failure {
        let why = format!(
            "{} takes no more calls in the time that is left",
            self.service.name
        );
        self.cannot(Exit::TimedOut, &why).help(self.longer())
    }
}

const fn exit(kind: Kind) -> Exit {
    match kind {
        Kind::Unauthenticated | Kind::Forbidden => Exit::Authentication,
        Kind::Missing => Exit::NotFound,
        Kind::TooMany | Kind::UsedUp | Kind::Broken | Kind::Rejected => Exit::Api,
    }
}

/// A time for people.
pub(super) fn time(time: Duration) -> String {
    match time.as_millis() {
        short @ ..1_000 => format!("{short} ms"),
        long @ 1_000..10_000 => {
            let (seconds, tenths) = (long / 1_000, long % 1_000 / 100);
            format!("{seconds}.{tenths} s").replace(".0 s", " s")
        }
        long => format!("{} s", long / 1_000),
    }
}

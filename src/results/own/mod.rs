//! postorb's own report in JSON, version 1 (`report --format json`), of an earlier run: what a later
//! one is compared with, and what several machines bring together.

mod counted;
mod exchange;

use std::num::{NonZeroU16, NonZeroU32};

pub(super) use self::counted::Counted;
use self::exchange::Extent;
use super::builder::{Builder, Row};
use super::draft::Draft;
use super::json::{Fault, Json, Pieces};
use super::keep::{self, Keep};
use super::run::{End, Failed, Outcome, Phase, Quarantine, Request, Runner, Suite};
use super::seen::Seen;
use super::texts::TextId;

/// Reads `suites`.
pub(super) fn suites<P: Pieces>(
    json: &mut Json<P>,
    report: &str,
    keep: Keep,
) -> Result<Vec<(Suite, Seen)>, Fault> {
    let mut suites = Vec::new();
    let Some(mut list) = json.list()? else {
        return Ok(suites);
    };
    while json.element(&mut list)? {
        let mut reader = Reader {
            suite: Builder::new(report, Runner::Postorb, keep),
            json,
            end: End::Complete,
            counted: Counted::default(),
        };
        reader.suite()?;
        suites.push(reader.finish());
    }
    Ok(suites)
}

/// A suite that is read.
struct Reader<'r, P> {
    json: &'r mut Json<P>,
    suite: Builder,
    end: End,
    counted: Counted,
}

impl<P: Pieces> Reader<'_, P> {
    fn suite(&mut self) -> Result<(), Fault> {
        let Some(mut members) = self.json.object()? else {
            return Ok(());
        };
        while let Some(key) = self.json.key(&mut members)? {
            match &*key {
                b"name" => self.suite.suite().name = self.text(keep::NAME)?,
                b"collection" => self.suite.suite().collection = Some(self.text(keep::NAME)?),
                b"environment" => self.suite.suite().environment = Some(self.text(keep::NAME)?),
                b"started_ms" => self.suite.suite().started = self.json.count()?,
                b"ended_ms" => self.suite.suite().ended = self.json.count()?,
                b"pauses_ms" => self.suite.suite().pauses = self.json.count()?.unwrap_or(0),
                b"planned" => self.suite.suite().planned = self.json.count()?,
                b"iterations" => self.suite.suite().iterations = self.small()?,
                b"duplicates" => self.suite.suite().duplicates = self.small()?,
                b"unshown" => self.suite.suite().unshown = self.small()?,
                b"retries" => self.suite.suite().retries = self.small()?,
                b"quarantine" => self.quarantine()?,
                b"end" => self.end()?,
                b"verdict" => self.counted.verdict(self.json)?,
                b"totals" => self.counted.totals(self.json)?,
                b"requests" => self.requests()?,
                b"executions" => self.executions()?,
                _ => self.json.skip()?,
            }
        }
        Ok(())
    }

    fn text(&mut self, limit: usize) -> Result<TextId, Fault> {
        let text = self.json.text(limit)?.unwrap_or_default();
        Ok(self.suite.text(text))
    }

    fn small(&mut self) -> Result<u32, Fault> {
        let count = self.json.count()?.unwrap_or(0);
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    fn end(&mut self) -> Result<(), Fault> {
        let Some(mut members) = self.json.object()? else {
            return Ok(());
        };
        let (mut state, mut message) = (String::new(), self.suite.text(""));
        while let Some(key) = self.json.key(&mut members)? {
            match &*key {
                b"state" => {
                    let text = self.json.text(keep::NAME)?.unwrap_or_default();
                    text.clone_into(&mut state);
                }
                b"message" => message = self.text(keep::MESSAGE)?,
                _ => self.json.skip()?,
            }
        }
        self.end = match &*state {
            "complete" => End::Complete,
            "failed" => End::Failed(message),
            "cut" => End::Cut(message),
            _ => End::Unreadable(message),
        };
        Ok(())
    }

    fn quarantine(&mut self) -> Result<(), Fault> {
        let Some(mut members) = self.json.object()? else {
            return Ok(());
        };
        let nothing = self.suite.text("");
        let (mut until, mut reason) = (nothing, nothing);
        while let Some(key) = self.json.key(&mut members)? {
            match &*key {
                b"until" => until = self.text(keep::NAME)?,
                b"reason" => reason = self.text(keep::MESSAGE)?,
                _ => self.json.skip()?,
            }
        }
        self.suite.suite().quarantine = Some(Quarantine { until, reason });
        Ok(())
    }

    fn requests(&mut self) -> Result<(), Fault> {
        let Some(mut list) = self.json.list()? else {
            return Ok(());
        };
        while self.json.element(&mut list)? {
            let mut request = Request {
                name: self.suite.text(""),
                folders: Vec::new(),
                id: 0,
                twin: None,
            };
            if let Some(mut members) = self.json.object()? {
                while let Some(key) = self.json.key(&mut members)? {
                    match &*key {
                        b"name" => request.name = self.text(keep::NAME)?,
                        b"folders" => {
                            let Some(mut folders) = self.json.list()? else {
                                continue;
                            };
                            while self.json.element(&mut folders)? {
                                let folder = self.text(keep::NAME)?;
                                request.folders.push(folder);
                            }
                        }
                        _ => self.json.skip()?,
                    }
                }
            }
            self.suite.listed(request);
        }
        Ok(())
    }

    fn executions(&mut self) -> Result<(), Fault> {
        let Some(mut list) = self.json.list()? else {
            return Ok(());
        };
        let mut draft = Draft::default();
        while self.json.element(&mut list)? {
            let Some(mut members) = self.json.object()? else {
                continue;
            };
            draft.clear();
            let mark = self.suite.mark();
            let (mut request, mut row, mut extent) = (0, Row::default(), Extent::default());
            while let Some(key) = self.json.key(&mut members)? {
                match &*key {
                    b"request" => request = self.small()?,
                    b"iteration" => row.iteration = self.small()?,
                    b"time_ms" => row.time = self.small()?,
                    b"size_bytes" => row.size = self.json.count()?.unwrap_or(0),
                    b"code" => {
                        let code = self.small()?.try_into().ok().and_then(NonZeroU16::new);
                        draft.code = code.map_or(0, NonZeroU16::get);
                    }
                    b"assertions" => self.assertions()?,
                    b"errors" => self.errors()?,
                    b"exchange" => {
                        extent = exchange::exchange(self.json, &mut self.suite, &mut draft)?;
                    }
                    _ => self.json.skip()?,
                }
            }
            self.suite.execution(mark, request, &row, &draft);
            let suite = self.suite.suite();
            let is_kept = suite
                .executions
                .last()
                .is_some_and(|one| one.exchange.is_some());
            if let Some(kept) = suite.exchanges.last_mut().filter(|_| is_kept) {
                extent.tell(kept);
            }
        }
        Ok(())
    }

    fn assertions(&mut self) -> Result<(), Fault> {
        let Some(mut list) = self.json.list()? else {
            return Ok(());
        };
        while self.json.element(&mut list)? {
            let Some(mut members) = self.json.object()? else {
                continue;
            };
            let (mut name, mut why) = (self.suite.text(""), self.nothing());
            let mut outcome = String::new();
            while let Some(key) = self.json.key(&mut members)? {
                match &*key {
                    b"name" => name = self.text(keep::NAME)?,
                    b"outcome" => {
                        let text = self.json.text(keep::NAME)?.unwrap_or_default();
                        text.clone_into(&mut outcome);
                    }
                    b"failure" => why = self.failure()?,
                    _ => self.json.skip()?,
                }
            }
            let outcome = match &*outcome {
                "passed" => Outcome::Passed,
                "skipped" => Outcome::Skipped,
                "flaky" => Outcome::Flaky(why),
                _ => Outcome::Failed(why),
            };
            self.suite.assertion(name, outcome);
        }
        Ok(())
    }

    fn errors(&mut self) -> Result<(), Fault> {
        let Some(mut list) = self.json.list()? else {
            return Ok(());
        };
        while self.json.element(&mut list)? {
            let Some(mut members) = self.json.object()? else {
                continue;
            };
            let (mut phase, mut why) = (Phase::Other, self.nothing());
            let mut is_recovered = false;
            while let Some(key) = self.json.key(&mut members)? {
                match &*key {
                    b"phase" => {
                        phase = match self.json.text(keep::NAME)? {
                            Some("pre-request") => Phase::PreRequest,
                            Some("request") => Phase::Request,
                            Some("test") => Phase::Test,
                            _ => Phase::Other,
                        }
                    }
                    b"recovered" => is_recovered = self.json.is_true()?,
                    b"failure" => why = self.failure()?,
                    _ => self.json.skip()?,
                }
            }
            self.suite.error(phase, why);
            if let Some(error) = self.suite.suite().errors.last_mut() {
                error.is_recovered = is_recovered;
            }
        }
        Ok(())
    }

    fn failure(&mut self) -> Result<Failed, Fault> {
        let mut why = self.nothing();
        let Some(mut members) = self.json.object()? else {
            return Ok(why);
        };
        while let Some(key) = self.json.key(&mut members)? {
            match &*key {
                b"type" => why.kind = self.text(keep::NAME)?,
                b"message" => why.message = self.text(keep::MESSAGE)?,
                b"line" => why.line = NonZeroU32::new(self.small()?),
                _ => self.json.skip()?,
            }
        }
        Ok(why)
    }

    fn nothing(&mut self) -> Failed {
        Failed {
            kind: self.suite.text("Error"),
            message: self.suite.text(""),
            line: None,
        }
    }

    /// The suite. One whose executions are of requests that it does not have was not written by postorb.
    fn finish(mut self) -> (Suite, Seen) {
        let count = self.suite.requests();
        let executions = &self.suite.suite().executions;
        if executions.iter().any(|one| one.request as usize >= count) {
            let why = self
                .suite
                .text("it has an execution of a request that is not in it");
            let suite = self.suite.suite();
            suite.executions.clear();
            suite.assertions.clear();
            suite.errors.clear();
            suite.exchanges.clear();
            self.end = End::Unreadable(why);
        }
        let (mut suite, seen) = self.suite.finish(self.end);
        if let Some(why) = self.counted.tell(&mut suite) {
            suite.end = End::Cut(suite.texts.add(&why));
        }
        (suite, seen)
    }
}

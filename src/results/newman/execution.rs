//! One row of `executions`.

use super::super::builder::{Mark, Row};
use super::super::json::{Fault, Pieces};
use super::super::keep;
use super::super::run::{Outcome, Phase, Runner};
use super::{Reader, exchange, owned, script, small};

/// What a row says of its request.
#[derive(Default)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) name: String,
}

/// What a row says of where the run was.
#[derive(Default)]
pub(super) struct Cursor {
    pub(super) iteration: u32,
    pub(super) position: u32,
    length: u64,
    cycles: u64,
    pub(super) reference: String,
}

/// What a row says of itself.
#[derive(Default)]
struct Members {
    cursor: Cursor,
    item: Item,
    time: u64,
    size: Option<u64>,
}

impl<P: Pieces> Reader<'_, P> {
    /// Reads a row. One that repeats the one before is counted only; of one that is cut, its tests and
    /// errors are kept as far as it has any.
    pub(super) fn execution(&mut self) -> Result<(), Fault> {
        self.draft.clear();
        let mark = self.suite.mark();
        let mut members = Members::default();
        let result = self.members(&mut members);
        // The Postman CLI has a row for a request that `pm.execution.skipRequest` kept from being sent.
        let has_run = self.draft.is_answered && result.is_ok();
        let is_sent = has_run || self.suite.failed_since(mark);
        self.rows.sent += u32::from(is_sent);
        if has_run || !self.suite.is_nothing_since(mark) {
            self.rows.unanswered += u32::from(!is_sent);
            self.end_row(mark, members);
        }
        result
    }

    fn members(&mut self, row: &mut Members) -> Result<(), Fault> {
        let Some(mut members) = self.json.object_or()? else {
            self.rows.odd += 1;
            return self.json.skip();
        };
        while let Some(key) = self.json.key(&mut members)? {
            match &*key {
                b"cursor" => row.cursor = self.cursor()?,
                b"item" => row.item = self.item()?,
                b"request" => drop(exchange::request(self.json, self.suite, &mut self.draft)?),
                b"iterationCount" => row.cursor.iteration = small(self.json.count()?),
                b"requestExecuted" => {
                    row.item = exchange::request(self.json, self.suite, &mut self.draft)?;
                    self.suite.suite().runner = Runner::PostmanCli;
                }
                b"response" => {
                    (row.time, row.size) =
                        exchange::response(self.json, self.suite, &mut self.draft)?;
                }
                b"requestError" => self.request_error()?,
                b"assertions" | b"tests" => self.assertions()?,
                b"errors" => self.errors()?,
                b"prerequestScript" => self.scripts(Phase::PreRequest)?,
                b"testScript" => self.scripts(Phase::Test)?,
                _ => self.json.skip()?,
            }
        }
        Ok(())
    }

    fn end_row(&mut self, mark: Mark, row: Members) {
        let Members {
            cursor,
            item,
            time,
            size,
        } = row;
        if !cursor.reference.is_empty() && *cursor.reference == *self.last {
            self.suite.forget(mark);
            self.suite.suite().duplicates += 1;
            return;
        }
        self.suite.suite().planned = Some(cursor.length * cursor.cycles).filter(|all| *all > 0);
        self.suite.suite().source.cycles = small(Some(cursor.cycles));
        let request = self.suite.request(&item.id, cursor.position, &item.name);
        let row = Row {
            iteration: cursor.iteration,
            time: small(Some(time)),
            size: size.unwrap_or(0),
        };
        let place = self.suite.execution(mark, request, &row, &self.draft);
        let reference = cursor.reference.into_boxed_str();
        if self.suite.failed_since(mark) {
            self.failed.insert(reference.clone(), place);
        }
        self.last = reference;
    }

    pub(super) fn cursor(&mut self) -> Result<Cursor, Fault> {
        let json = &mut *self.json;
        let mut cursor = Cursor::default();
        if let Some(mut members) = json.object()? {
            while let Some(key) = json.key(&mut members)? {
                match &*key {
                    b"iteration" => cursor.iteration = small(json.count()?),
                    b"position" => cursor.position = small(json.count()?),
                    b"length" => cursor.length = small(json.count()?).into(),
                    b"cycles" => cursor.cycles = small(json.count()?).into(),
                    b"ref" => cursor.reference = owned(json.text(keep::NAME)?),
                    _ => json.skip()?,
                }
            }
        }
        Ok(cursor)
    }

    pub(super) fn item(&mut self) -> Result<Item, Fault> {
        let json = &mut *self.json;
        let mut item = Item::default();
        if let Some(mut members) = json.object()? {
            while let Some(key) = json.key(&mut members)? {
                match &*key {
                    b"id" => item.id = owned(json.text(keep::NAME)?),
                    b"name" => item.name = owned(json.text(keep::NAME)?),
                    _ => json.skip()?,
                }
            }
        }
        Ok(item)
    }

    fn assertions(&mut self) -> Result<(), Fault> {
        self.each(Self::assertion)
    }

    fn assertion(&mut self) -> Result<(), Fault> {
        let mut name = self.suite.text("");
        let Some(mut assertion) = self.json.object_or()? else {
            let why = script::odd(self.json, self.suite)?;
            self.suite.assertion(name, Outcome::Failed(why));
            return Ok(());
        };
        let mut error = None;
        let (mut is_skipped, mut is_failed) = (false, false);
        while let Some(key) = self.json.key(&mut assertion)? {
            match &*key {
                b"assertion" | b"name" => {
                    let text = self.json.text(keep::NAME)?.unwrap_or_default();
                    name = self.suite.text(text);
                }
                b"skipped" => is_skipped = self.json.is_true()?,
                b"status" => {
                    let status = self.json.text(keep::NAME)?;
                    is_skipped |= status == Some("skipped");
                    is_failed |= status == Some("failed");
                }
                b"error" => error = script::error(self.json, self.suite)?,
                _ => self.json.skip()?,
            }
        }
        let outcome = match error {
            Some(why) => Outcome::Failed(why),
            None if is_failed => Outcome::Failed(self.unexplained()),
            None if is_skipped => Outcome::Skipped,
            None => Outcome::Passed,
        };
        self.suite.assertion(name, outcome);
        Ok(())
    }

    fn scripts(&mut self, phase: Phase) -> Result<(), Fault> {
        self.each(|reader| reader.script(phase))
    }

    fn script(&mut self, phase: Phase) -> Result<(), Fault> {
        let Some(mut script) = self.json.object_or()? else {
            let why = script::odd(self.json, self.suite)?;
            self.suite.error(phase, why);
            return Ok(());
        };
        while let Some(key) = self.json.key(&mut script)? {
            match &*key {
                b"error" => {
                    if let Some(why) = script::error(self.json, self.suite)? {
                        self.suite.error(phase, why);
                    }
                }
                _ => self.json.skip()?,
            }
        }
        Ok(())
    }

    /// `requestError`: an error of Node's without its message, which comes with the failures. What is
    /// left of it tells about the same.
    fn request_error(&mut self) -> Result<(), Fault> {
        let json = &mut *self.json;
        if json.is_null()? {
            return Ok(());
        }
        let mut message = String::new();
        if let Some(mut error) = json.object_or()? {
            let mut parts = [const { String::new() }; 3];
            while let Some(key) = json.key(&mut error)? {
                let at = match &*key {
                    b"syscall" => 0,
                    b"code" => 1,
                    b"hostname" | b"address" => 2,
                    _ => {
                        json.skip()?;
                        continue;
                    }
                };
                parts[at] = owned(json.text(keep::NAME)?);
            }
            for part in parts.iter().filter(|part| !part.is_empty()) {
                message += if message.is_empty() { "" } else { " " };
                message += part;
            }
        } else {
            message = owned(json.text(keep::MESSAGE)?);
        }
        if message.is_empty() {
            message += "the request failed, and the report does not say why";
        }
        let why = script::plain(self.suite, &message);
        self.suite.error(Phase::Request, why);
        Ok(())
    }
}

//! Newman's JSON report: `JSON.stringify(summary)`, indented by two (newman `lib/reporters/json`); and
//! the Postman CLI's, which writes the same or, by default, a structure of its own: see `native`.

mod collection;
mod exchange;
mod execution;
mod failures;
mod native;
mod rows;
mod script;
mod stats;
mod variables;

use std::collections::HashMap;

use super::builder::Builder;
use super::draft::Draft;
use super::json::{Fault, Json, Pieces};
use super::keep;
use super::run::End;
use rows::Rows;
pub(super) use script::line_of;
use stats::Stats;

/// A report that is read, up to where it can be.
pub(super) struct Reader<'r, P> {
    pub(super) json: &'r mut Json<P>,
    suite: &'r mut Builder,
    draft: Draft,
    /// The item that ran last, by `cursor.ref`: a row with the same one repeats it.
    last: Box<str>,
    /// Failed executions, by `cursor.ref`: their messages come in the end.
    failed: HashMap<Box<str>, u32>,
    /// How the run ended, where the report says that it failed.
    end: End,
    /// Failures that the report counts.
    stats: Stats,
    /// Whether all requests are there that the report counts.
    rows: Rows,
}

/// Which members of a report there were.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Found {
    pub(super) run: bool,
    pub(super) executions: bool,
}

impl<'r, P: Pieces> Reader<'r, P> {
    pub(super) fn new(json: &'r mut Json<P>, suite: &'r mut Builder) -> Self {
        Self {
            json,
            suite,
            draft: Draft::default(),
            last: Box::default(),
            failed: HashMap::new(),
            end: End::Complete,
            stats: Stats::default(),
            rows: Rows::default(),
        }
    }

    /// `collection`: its name and where its requests are in it.
    pub(super) fn collection(&mut self) -> Result<(), Fault> {
        collection::read(self.json, self.suite)
    }

    /// `environment`: its name, and what in it is secret.
    pub(super) fn environment(&mut self) -> Result<(), Fault> {
        if let Some(name) = variables::read(self.json, self.suite)? {
            let name = self.suite.text(&name);
            self.suite.suite().environment = Some(name);
        }
        Ok(())
    }

    /// `globals`: what in them is secret.
    pub(super) fn globals(&mut self) -> Result<(), Fault> {
        variables::read(self.json, self.suite).map(drop)
    }

    /// A member of `run`; whether it is one that reports have.
    pub(super) fn member(&mut self, key: &[u8]) -> Result<bool, Fault> {
        match key {
            b"stats" | b"summary" => self.stats()?,
            b"timings" => self.timings()?,
            b"executions" => self.executions()?,
            b"failures" => self.failures()?,
            b"error" | b"runError" => self.run_error()?,
            b"meta" => self.meta()?,
            _ => {
                self.json.skip()?;
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// How the run ended, as far as the report says.
    pub(super) fn end(self) -> End {
        let suite = self.suite.suite();
        suite.unshown = self.stats.beyond(suite);
        match self.rows.lack(suite.runner) {
            Some(why) if self.end == End::Complete => End::Cut(self.suite.text(&why)),
            _ => self.end,
        }
    }

    fn timings(&mut self) -> Result<(), Fault> {
        let json = &mut *self.json;
        let Some(mut timings) = json.object()? else {
            return Ok(());
        };
        while let Some(key) = json.key(&mut timings)? {
            match &*key {
                b"started" => self.suite.suite().started = json.count()?,
                b"completed" => self.suite.suite().ended = json.count()?,
                _ => json.skip()?,
            }
        }
        Ok(())
    }

    fn executions(&mut self) -> Result<(), Fault> {
        self.each(Self::execution)
    }

    /// Reads what is a list of things, each of them; what is no list is the only one. So nothing that
    /// failed is lost to its form.
    fn each(&mut self, mut one: impl FnMut(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        if self.json.is_null()? {
            return Ok(());
        }
        let Some(mut list) = self.json.list_or()? else {
            return one(self);
        };
        while self.json.element(&mut list)? {
            one(self)?;
        }
        Ok(())
    }

    /// `error`: what ended the run before its end, whatever it is but `null`.
    fn run_error(&mut self) -> Result<(), Fault> {
        let json = &mut *self.json;
        if json.is_null()? {
            return Ok(());
        }
        let mut message = String::new();
        if let Some(mut error) = json.object_or()? {
            while let Some(key) = json.key(&mut error)? {
                match &*key {
                    b"message" => message = owned(json.text(keep::MESSAGE)?),
                    _ => json.skip()?,
                }
            }
        } else {
            message = owned(json.text(keep::MESSAGE)?);
        }
        if message.is_empty() {
            message += "the run failed, and the report does not say why";
        }
        self.end = End::Failed(self.suite.text(&message));
        Ok(())
    }
}

/// A count that fits: the largest where it does not.
fn small(count: Option<u64>) -> u32 {
    count.map_or(0, |count| u32::try_from(count).unwrap_or(u32::MAX))
}

fn owned(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

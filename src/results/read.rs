//! Reading a report, whatever wrote it.

use std::fmt;
use std::io::Read;

use super::builder::Builder;
use super::json::{Fault, Json};
use super::keep::Keep;
use super::newman::{self, Found};
use super::run::{End, Runner, Suite};
use super::seen::Seen;

/// A suite as a report has it, with every secret that is in there: [`super::redact`] takes them out, and
/// there is no other way to see it.
pub struct Unredacted {
    pub(super) suite: Suite,
    pub(super) seen: Seen,
}

/// Reads a report. One that cannot be read, or not to its end, is a suite that says why.
///
/// Memory does not depend on the length of bodies: they are passed by as bytes, and what is kept of
/// them is bounded.
pub fn read(name: &str, reader: impl Read, keep: Keep) -> Unredacted {
    let mut suite = Builder::new(name, Runner::Newman, keep);
    let mut json = Json::new(reader);
    let mut found = Found::default();
    let end = match document(&mut json, &mut suite, &mut found) {
        Ok(end) if found.run => end,
        Ok(_) => End::Unreadable(suite.text("it is JSON, and no report of Newman")),
        Err(fault) => {
            let message = message(&fault);
            let message = suite.text(&message);
            if found.executions {
                End::Cut(message)
            } else {
                End::Unreadable(message)
            }
        }
    };
    let (suite, seen) = suite.finish(end);
    Unredacted { suite, seen }
}

/// A suite of which there is no report, or none that can be opened, and why.
#[must_use]
pub fn unreadable(name: &str, why: &str) -> Unredacted {
    let mut suite = Builder::new(name, Runner::Unknown, Keep::None);
    let why = suite.text(why);
    let (suite, seen) = suite.finish(End::Unreadable(why));
    Unredacted { suite, seen }
}

fn document<R: Read>(
    json: &mut Json<R>,
    suite: &mut Builder,
    found: &mut Found,
) -> Result<End, Fault> {
    json.skip_mark()?;
    let Some(mut report) = json.object()? else {
        return Ok(End::Complete);
    };
    let mut reader = newman::Reader::new(json, suite);
    while let Some(key) = reader.json.key(&mut report)? {
        match &*key {
            b"collection" => reader.collection()?,
            b"environment" => reader.environment()?,
            b"globals" => reader.globals()?,
            b"run" => {
                let Some(mut run) = reader.json.object()? else {
                    continue;
                };
                while let Some(key) = reader.json.key(&mut run)? {
                    found.executions |= &*key == b"executions";
                    found.run |= reader.member(&key)?;
                }
            }
            _ => reader.json.skip()?,
        }
    }
    reader.json.finish()?;
    Ok(reader.end())
}

fn message(fault: &Fault) -> String {
    match fault {
        Fault::Io(error) => error.to_string(),
        Fault::End(offset) => format!("it ends in the middle of a value, after {offset} bytes"),
        Fault::Syntax(offset, expected) => {
            format!("it is no JSON from byte {offset} on, where {expected} was expected")
        }
    }
}

impl fmt::Debug for Unredacted {
    /// Nothing of it: what is there may be secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unredacted").finish_non_exhaustive()
    }
}

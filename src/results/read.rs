//! Reading a report, whatever wrote it.

use std::fmt;
use std::io::Read;

use super::builder::Builder;
use super::format::{self, Format};
use super::json::{Fault, Json};
use super::junit;
use super::keep::Keep;
use super::newman::{self, Found};
use super::run::{End, Runner, Suite};
use super::seen::Seen;
use super::sight::Sight;

/// A suite as a report has it, with every secret that is in there: [`super::redact`] takes them out, and
/// there is no other way to see it.
pub struct Unredacted {
    pub(super) suite: Suite,
    pub(super) seen: Seen,
}

/// Reads a report: JSON of Newman, of the Postman CLI in either structure, or `JUnit`. One that cannot
/// be read, or not to its end, is a suite that says why.
///
/// Memory does not depend on the length of bodies: they are passed by as bytes, and what is kept of
/// them is bounded.
pub fn read(name: &str, mut reader: impl Read, keep: Keep) -> Unredacted {
    let mut suite = Builder::new(name, Runner::Unknown, keep);
    let mut head = Vec::new();
    let end = match reader
        .by_ref()
        .take(format::HEAD as u64)
        .read_to_end(&mut head)
    {
        Err(error) => End::Unreadable(suite.text(&error.to_string())),
        Ok(_) => match Format::of(&head) {
            Format::Json => json(head.chain(reader), &mut suite),
            Format::Xml => junit::read(head.chain(reader), &mut suite),
            Format::Other(why) => End::Unreadable(suite.text(why)),
        },
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

fn json(reader: impl Read, suite: &mut Builder) -> End {
    let mut json = Json::new(reader);
    let (mut found, mut sight) = (Found::default(), Sight::default());
    suite.suite().runner = Runner::Newman;
    let end = document(&mut json, suite, &mut found, &mut sight);
    let end = match end {
        Ok(end) if found.run => return end,
        Ok(_) => End::Unreadable(suite.text(sight.tell())),
        Err(fault) => {
            let message = suite.text(&message(&fault));
            if found.executions {
                return End::Cut(message);
            }
            End::Unreadable(message)
        }
    };
    suite.suite().runner = Runner::Unknown;
    end
}

fn document<R: Read>(
    json: &mut Json<R>,
    suite: &mut Builder,
    found: &mut Found,
    sight: &mut Sight,
) -> Result<End, Fault> {
    json.skip_mark()?;
    let Some(mut report) = json.object()? else {
        json.finish()?;
        return Ok(End::Complete);
    };
    let mut reader = newman::Reader::new(json, suite);
    while let Some(key) = reader.json.key(&mut report)? {
        sight.see(&key);
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

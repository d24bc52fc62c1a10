//! Reading a report, whatever wrote it.

use std::fmt;
use std::io::Read;

use super::builder::Builder;
use super::format::{self, Format};
use super::json::{Ahead, Fault, Joined, Json, Piece, Pieces, Plain};
use super::junit;
use super::keep::Keep;
use super::lack::ENDS;
use super::newman::{self, Found};
use super::own::{self, Counted};
use super::run::{End, Quarantine, Runner, Suite};
use super::seen::Seen;
use super::sight::Sight;

/// A suite as a report has it, with every secret that is in there: [`super::redact`] takes them out, and
/// there is no other way to see it.
pub struct Unredacted {
    pub(super) suite: Suite,
    pub(super) seen: Seen,
}

/// Reads a report on one suite: JSON of Newman, of the Postman CLI in either structure, `JUnit`, or
/// postorb's own JSON. One that cannot be read, or not to its end, is a suite that says why, and so is
/// one of postorb's with several suites: see [`read_all`].
///
/// Memory does not depend on the length of bodies: they are passed by as bytes, and what is kept of
/// them is bounded.
pub fn read(name: &str, reader: impl Read, keep: Keep) -> Unredacted {
    only(name, read_all(name, reader, keep))
}

/// The one suite that there has to be.
pub(super) fn only(name: &str, mut all: Vec<Unredacted>) -> Unredacted {
    match (all.pop(), all.is_empty()) {
        (Some(only), true) => only,
        (Some(_), false) => unreadable(name, "it is a report on several suites, not on one"),
        (None, _) => unreadable(name, "it is a report on no suite at all"),
    }
}

/// Reads a report on any number of suites, as [`read`] does: only postorb's own has several.
pub fn read_all(name: &str, reader: impl Read, keep: Keep) -> Vec<Unredacted> {
    pieces(name, Plain(reader), keep)
}

/// Reads a long report as [`read_all`] does, with the help of a thread that reads ahead.
pub fn read_all_ahead(
    name: &str,
    reader: impl Read + Send + 'static,
    keep: Keep,
) -> Vec<Unredacted> {
    pieces(name, Ahead::new(reader), keep)
}

/// Reads a report that comes in pieces.
pub(super) fn pieces(name: &str, mut pieces: impl Pieces, keep: Keep) -> Vec<Unredacted> {
    let head = match Piece::head(&mut pieces, format::HEAD) {
        Ok(head) => head,
        Err(error) => return vec![unreadable(name, &error.to_string())],
    };
    let begin = &head.bytes()[..head.bytes().len().min(format::HEAD)];
    match Format::of(begin) {
        Format::Json => json(name, Json::new(head, pieces), keep),
        Format::Xml => {
            let mut suite = Builder::new(name, Runner::Unknown, keep);
            let end = junit::read(Joined::new(head, pieces), &mut suite);
            vec![finish(suite, end)]
        }
        Format::Other(why) => vec![unreadable(name, why)],
    }
}

/// A suite of which there is no report, or none that can be opened, and why.
#[must_use]
pub fn unreadable(name: &str, why: &str) -> Unredacted {
    let mut suite = Builder::new(name, Runner::Unknown, Keep::None);
    let why = suite.text(why);
    finish(suite, End::Unreadable(why))
}

/// Why a suite did not run that was to run after what was stopped.
pub(crate) const UNBEGUN: &str = "stopped before it began";

/// A suite that was to run, and did not because all was stopped before.
pub(crate) fn unbegun(name: &str) -> Unredacted {
    unreadable(name, "").failed(UNBEGUN)
}

fn finish(suite: Builder, end: End) -> Unredacted {
    let (suite, seen) = suite.finish(end);
    Unredacted { suite, seen }
}

impl Unredacted {
    /// The same suite, of which whoever ran it knows that the run failed as a whole, and why.
    #[must_use]
    pub fn failed(mut self, why: &str) -> Self {
        self.suite.end = End::Failed(self.suite.texts.add(why));
        self
    }

    /// The same suite, which was in quarantine until the end of a day.
    #[must_use]
    pub fn quarantined(mut self, until: &str, reason: &str) -> Self {
        let texts = &mut self.suite.texts;
        self.suite.quarantine = Some(Quarantine {
            until: texts.add(until),
            reason: texts.add(reason),
        });
        self
    }

    /// Whether Newman ended it because it took longer than it may (newman 6.2, `--timeout`).
    #[must_use]
    pub fn is_timed_out(&self) -> bool {
        matches!(self.suite.end, End::Failed(why) if self.suite.text(why) == "callback timed out")
    }

    /// Whether there is no report of it, or none that can be read.
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        matches!(self.suite.end, End::Unreadable(_))
    }

    /// Whether the report is whole, whatever it says of the run.
    #[must_use]
    pub fn has_own_end(&self) -> bool {
        matches!(self.suite.end, End::Complete | End::Failed(_))
    }

    /// Whether the report is whole, and says that the run came to its end.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.suite.end == End::Complete
    }
}

/// What a document of JSON holds.
#[derive(Default)]
struct Document {
    keep: Keep,
    found: Found,
    sight: Sight,
    /// The version of postorb's own form.
    version: Option<u64>,
    /// What that form counts of all suites.
    counted: Counted,
    own: Option<Vec<Unredacted>>,
}

fn json(name: &str, mut json: Json<impl Pieces>, keep: Keep) -> Vec<Unredacted> {
    let mut suite = Builder::new(name, Runner::Newman, keep);
    let mut document = Document {
        keep,
        ..Document::default()
    };
    let end = document.read(name, &mut json, &mut suite);
    let Document {
        keep: _,
        found,
        sight,
        version,
        counted,
        own,
    } = document;
    match end {
        Ok(_) if own.is_some() => match version {
            Some(1) => whole(name, own.unwrap_or_default(), counted),
            Some(other) => vec![unreadable(
                name,
                &format!(
                    "it is version {other} of postorb's report, and this postorb reads version 1: \
                     update it"
                ),
            )],
            None => vec![unreadable(name, sight.tell())],
        },
        Ok(end) if found.run => vec![finish(suite, end)],
        Err(fault) if found.executions => {
            let why = suite.text(&message(&fault));
            vec![finish(suite, End::Cut(why))]
        }
        Ok(_) => vec![unreadable(name, sight.tell())],
        Err(fault) => vec![unreadable(name, &message(&fault))],
    }
}

/// The suites of a report of postorb's own; one more that says what is missing, where they are not all
/// that it counts.
fn whole(name: &str, mut suites: Vec<Unredacted>, counted: Counted) -> Vec<Unredacted> {
    let all: Vec<_> = suites.iter().map(|one| &one.suite).collect();
    if let Some(why) = counted.lack(&all) {
        suites.push(unreadable(name, &why));
    }
    suites
}

impl Document {
    fn read(
        &mut self,
        name: &str,
        json: &mut Json<impl Pieces>,
        suite: &mut Builder,
    ) -> Result<End, Fault> {
        json.skip_mark();
        let Some(mut report) = json.object()? else {
            json.finish()?;
            return Ok(End::Complete);
        };
        let mut reader = newman::Reader::new(json, suite);
        while let Some(key) = reader.json.key(&mut report)? {
            self.sight.see(&key);
            match &*key {
                b"collection" => reader.collection()?,
                b"environment" => reader.environment()?,
                b"globals" => reader.globals()?,
                b"verdict" => self.counted.verdict(reader.json)?,
                b"totals" => self.counted.totals(reader.json)?,
                b"version" => self.version = reader.json.count()?,
                b"suites" => {
                    let suites = own::suites(reader.json, name, self.keep)?.into_iter();
                    let suites = suites.map(|(suite, seen)| Unredacted { suite, seen });
                    self.own.get_or_insert_default().extend(suites);
                }
                b"run" => {
                    let Some(mut run) = reader.json.object()? else {
                        continue;
                    };
                    while let Some(key) = reader.json.key(&mut run)? {
                        self.found.executions |= &*key == b"executions";
                        self.found.run |= reader.member(&key)?;
                    }
                }
                _ => reader.json.skip()?,
            }
        }
        reader.json.finish()?;
        Ok(reader.end())
    }
}

fn message(fault: &Fault) -> String {
    match fault {
        Fault::Io(error) => error.to_string(),
        Fault::End(offset) => format!("{}, after {offset} bytes", ENDS[0]),
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

//! `JUnit`, of Newman, the Postman CLI, Newman's reporter junitfull, or any other tool.
//!
//! A suite of it is a request, read as one execution. Of Newman's it has lost much:
//! - iterations: all of one request are one suite, and its time is their mean;
//! - which iteration failed, and of equal names which test;
//! - failures that a later iteration did not have: their number is left, in `failures`;
//! - that tests were skipped: they look passed;
//! - what failed of a request that was not sent in the end, and behind `pm.sendRequest`;
//! - headers, bodies, addresses, status codes, and the environment.
//!
//! Errors of requests and scripts are in no `<testcase>`: they are read from `<system-err>`. What is
//! counted by attributes and told nowhere counts here too. The rest is lost, and said to be: see
//! `Remark::Poor`.
//!
//! Entities that a document declares are not replaced, and nothing outside of it is read. One that could
//! stand for a test that failed ends what can be read, and so does all else that is not well-formed.

mod case;
mod document;
mod end;
mod files;
mod limited;
mod open;
mod system_err;
mod tag;

use std::io::Read;

use quick_xml::Reader as Xml;
use quick_xml::events::{BytesStart, Event};

use super::builder::Builder;
use super::lack::ENDS;
use super::run::End;
use crate::moment;
use case::{Case, Told, What};
pub(super) use files::times;
use limited::Limited;
use open::{Counts, Open};
use tag::Tag;

/// How deep elements may be nested.
const DEPTH: usize = 512;

/// A report that is read.
struct Reader<'r> {
    suite: &'r mut Builder,
    /// Suites around the place, from the outermost.
    open: Vec<Open>,
    /// What stands in no suite.
    stray: Option<Open>,
    case: Option<Case>,
    told: Option<Told>,
    /// Whether texts are of interest here.
    is_text: bool,
    text: String,
    depth: usize,
    /// What the outermost elements count, and what was told in them.
    counted: Counts,
    all: Counts,
    /// What the outermost element is, where it is none of a report.
    other: Option<String>,
    is_begun: bool,
    suites: u64,
    newmans: u64,
    /// Whether the outermost element is as Newman writes it.
    is_newmans: bool,
    /// How many tests the outermost elements count, and how many there are.
    tests: u64,
    cases: u64,
}

/// Reads a report; how it ended.
pub(super) fn read(reader: impl Read, suite: &mut Builder) -> End {
    let mut xml = Xml::from_reader(Limited::new(reader));
    let mut reader = Reader {
        suite,
        open: Vec::new(),
        stray: None,
        case: None,
        told: None,
        is_text: false,
        text: String::new(),
        depth: 0,
        counted: Counts::default(),
        all: Counts::default(),
        other: None,
        is_begun: false,
        suites: 0,
        newmans: 0,
        is_newmans: false,
        tests: 0,
        cases: 0,
    };
    let fault = reader.events(&mut xml);
    reader.finish(fault)
}

impl Reader<'_> {
    /// Reads to the end, or to where that is no longer possible: why.
    fn events<R: Read>(&mut self, xml: &mut Xml<Limited<R>>) -> Option<String> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            xml.get_mut().renew();
            let event = match xml.read_event_into(&mut buffer) {
                Ok(event) => event,
                Err(error) => {
                    let at = xml.error_position();
                    return Some(format!("it is no XML from byte {at} on: {error}"));
                }
            };
            if let Some(fault) = self.fault(&event) {
                let at = xml.buffer_position();
                return Some(format!("{fault}, before byte {at}"));
            }
            match event {
                Event::Start(tag) => self.start(&tag),
                Event::Empty(tag) => {
                    self.start(&tag);
                    self.end(tag.local_name().as_ref());
                }
                Event::End(tag) => self.end(tag.local_name().as_ref()),
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                    Ok(Some(char)) => self.text(char.encode_utf8(&mut [0; 4])),
                    _ => self.entity(&reference.xml10_content()),
                },
                Event::Eof if self.depth > 0 => {
                    let at = xml.buffer_position();
                    return Some(format!("{}, after {at} bytes", ENDS[1]));
                }
                Event::Eof => return None,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
            if self.depth > DEPTH {
                return Some(format!("it nests elements more than {DEPTH} deep"));
            }
            if self.other.is_some() {
                return None;
            }
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.local_name();
        let name = name.as_ref();
        let tag = Tag(tag);
        self.depth += 1;
        if self.depth == 1 && !matches!(name, "testsuites" | "testsuite") {
            self.other = Some(name.chars().take(40).collect());
            return;
        }
        self.is_begun = true;
        match name {
            "testsuites" if self.depth == 1 => {
                self.counted.add(Counts::of(&tag));
                self.tests = tag.count("tests");
                let has = |name| tag.text(name).is_some();
                self.is_newmans = has("tests") && has("time") && !has("failures") && !has("errors");
                let collection = tag.text("name").filter(|name| !name.is_empty());
                let collection = collection.map(|name| self.suite.text(&name));
                self.suite.suite().collection = collection;
            }
            "testsuite" => {
                if let Some(around) = self.open.last_mut() {
                    around.has_suites = true;
                }
                let open = Open::new(&tag, self.open.last(), self.suite);
                self.suites += 1;
                let is_newmans = open.is_newmans() || self.is_newmans && open.is_request(&tag);
                self.newmans += u64::from(is_newmans);
                self.open.push(open);
                let started = tag
                    .text("timestamp")
                    .and_then(|text| moment::timestamp(&text));
                let first = &mut self.suite.suite().started;
                *first = match (*first, started) {
                    (Some(first), Some(started)) => Some(first.min(started)),
                    (first, started) => first.or(started),
                };
            }
            "testcase" => {
                // One inside of another does not take its place.
                self.end_case();
                self.cases += 1;
                self.case = Some(Case::new(&tag, self.suite));
            }
            "system-err" if self.case.is_none() => self.listen(),
            _ => {
                if let Some(what) = What::of(name) {
                    self.tell();
                    self.told = Some(Told::new(what, &tag));
                    self.listen();
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        self.depth = self.depth.saturating_sub(1);
        match name {
            "testsuite" => {
                self.close();
            }
            "testcase" => self.end_case(),
            "system-err" if self.case.is_none() => {
                let text = self.heard();
                if let Some(open) = self.open.last_mut() {
                    open.system_err.push_str(&text);
                }
            }
            _ if What::of(name).is_some() => self.tell(),
            _ => {}
        }
    }

    /// The suite around the place; one without a name where there is none.
    fn around<'o>(
        open: &'o mut [Open],
        stray: &'o mut Option<Open>,
        suite: &mut Builder,
    ) -> &'o mut Open {
        match open.last_mut() {
            Some(open) => open,
            None => stray.get_or_insert_with(|| Open::unnamed(suite)),
        }
    }

    /// Takes what an element told that ends here.
    fn tell(&mut self) {
        let text = self.heard();
        let Some(told) = self.told.take() else {
            return;
        };
        if let Some(case) = &mut self.case {
            case.take(&told, &text, self.suite);
        } else if matches!(told.what, What::Failure | What::Error) {
            let why = told.why(&text, self.suite);
            let open = Self::around(&mut self.open, &mut self.stray, self.suite);
            open.error(why);
        }
    }

    fn listen(&mut self) {
        self.is_text = true;
        self.text.clear();
    }

    fn heard(&mut self) -> String {
        self.is_text = false;
        std::mem::take(&mut self.text)
    }

    fn text(&mut self, text: &str) {
        // Errors of many iterations are one text.
        const MOST: usize = 1 << 20;
        if self.is_text && self.text.len() < MOST {
            let room = MOST - self.text.len();
            self.text.push_str(&text[..text.floor_char_boundary(room)]);
        }
    }

    fn entity(&mut self, name: &str) {
        self.text(match name {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            "apos" => "'",
            // Declared in the document, or nowhere.
            _ => return self.text(&format!("&{name};")),
        });
    }
}

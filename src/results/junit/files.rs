//! How long the tests of each file took.

use std::collections::BTreeMap;
use std::io::Read;

use quick_xml::Reader as Xml;
use quick_xml::events::Event;

use super::limited::Limited;
use super::tag::Tag;

/// Milliseconds by `file` of the tests, which is what postorb calls a suite.
///
/// # Errors
/// Why it cannot be read to its end.
pub(in crate::results) fn times(reader: impl Read) -> Result<BTreeMap<String, u64>, String> {
    let mut xml = Xml::from_reader(Limited::new(reader));
    let mut buffer = Vec::new();
    let mut times = BTreeMap::new();
    loop {
        buffer.clear();
        xml.get_mut().renew();
        let event = xml.read_event_into(&mut buffer);
        match event.map_err(|error| format!("it is no XML: {error}"))? {
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "testcase" => {
                let tag = Tag(&tag);
                if let Some(file) = tag.text("file") {
                    let time = tag.time("time").unwrap_or(0);
                    let sum: &mut u64 = times.entry(file).or_default();
                    *sum = sum.saturating_add(time.into());
                }
            }
            Event::Eof => return Ok(times),
            _ => {}
        }
    }
}

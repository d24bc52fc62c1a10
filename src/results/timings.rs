//! How long suites took, by name, from earlier results: to share the next ones out.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};

use serde::Deserialize;

use super::junit;

/// Milliseconds by the name of a suite.
pub type Timings = BTreeMap<String, u64>;

/// postorb's own JSON (`report --format json`), version 1, as far as it tells of time.
#[derive(Deserialize)]
struct Document {
    suites: Vec<Suite>,
}

#[derive(Deserialize)]
struct Suite {
    name: String,
    started_ms: Option<u64>,
    ended_ms: Option<u64>,
    #[serde(default)]
    pauses_ms: u64,
    totals: Totals,
}

#[derive(Deserialize)]
struct Totals {
    time_ms: u64,
}

/// Reads `JUnit`, in which the tests of a suite carry its name as `file`, or postorb's JSON. A suite of
/// which nothing is known but that it is there is left out.
///
/// # Errors
/// Why it cannot be read.
pub fn timings(reader: impl Read) -> Result<Timings, String> {
    let mut reader = BufReader::new(reader);
    let head = reader.fill_buf().map_err(|error| error.to_string())?;
    let head = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head);
    let times = match head.trim_ascii_start().first() {
        Some(b'<') => junit::times(reader)?,
        Some(b'{') => of_json(reader)?,
        _ => return Err("it is neither JUnit nor JSON of postorb's".to_owned()),
    };
    Ok(times.into_iter().filter(|(_, time)| *time > 0).collect())
}

fn of_json(reader: impl Read) -> Result<Timings, String> {
    let read = serde_json::from_reader(reader);
    let document: Document =
        read.map_err(|error| format!("it is no JSON of postorb's: {error}"))?;
    let suites = document.suites.into_iter().map(|suite| {
        let whole = suite.ended_ms.zip(suite.started_ms);
        let whole = whole.and_then(|(ended, started)| ended.checked_sub(started));
        let whole = whole.map(|whole| whole.saturating_sub(suite.pauses_ms));
        (suite.name, whole.unwrap_or(suite.totals.time_ms))
    });
    Ok(suites.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_junit_are_summed_by_file() {
        let junit = "\u{feff}<?xml version=\"1.0\"?><testsuites><testsuite name=\"s\">\
            <testcase file=\"smoke\" time=\"1.5\"/><testcase file=\"smoke\" time=\"0.25\"><failure/></testcase>\
            <testcase file=\"a/b\" time=\"0.001\"/><testcase file=\"none\" time=\"0\"/><testcase time=\"9\"/>\
            </testsuite></testsuites>";
        let times = timings(junit.as_bytes()).unwrap();
        let pairs: Vec<_> = times.iter().map(|(name, time)| (&**name, *time)).collect();
        assert_eq!(pairs, [("a/b", 1), ("smoke", 1750)]);
    }

    #[test]
    fn times_of_json_are_those_of_the_whole_suite() {
        let json = r#" {"version": 1, "suites": [
            {"name": "a", "started_ms": 1000, "ended_ms": 3500, "totals": {"time_ms": 7}, "executions": []},
            {"name": "b", "totals": {"time_ms": 7}},
            {"name": "c", "totals": {"time_ms": 0}}]}"#;
        let times = timings(json.as_bytes()).unwrap();
        let pairs: Vec<_> = times.iter().map(|(name, time)| (&**name, *time)).collect();
        assert_eq!(pairs, [("a", 2500), ("b", 7)]);
    }

    #[test]
    fn what_tells_no_times_is_refused() {
        for text in ["", "a,b", "{\"run\": {}}", "<a", "[]"] {
            assert!(timings(text.as_bytes()).is_err(), "{text}");
        }
    }
}

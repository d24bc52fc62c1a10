//! Progress of a suite, from the report that grows while it runs.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;

/// What has happened since the last look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Step {
    /// How many requests were sent, without those that scripts sent.
    pub(crate) requests: usize,
    /// How many assertions, requests and scripts failed.
    pub(crate) failures: usize,
    /// The name of the last request: text from outside.
    pub(crate) name: String,
}

/// A report that grows.
pub(super) struct Growing {
    path: PathBuf,
    file: Option<File>,
    /// A line whose end is not there yet.
    line: Vec<u8>,
    /// The item that ran last: see [`Row::cursor`].
    last: String,
}

/// How much of the report is looked at in one go, in bytes.
const PIECE: u64 = 4 << 20;
/// What is longer is no row that is looked at, in bytes.
const LONGEST: usize = 16 << 20;

impl Growing {
    pub(super) fn new(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            file: None,
            line: Vec::new(),
            last: String::new(),
        }
    }

    /// What has been added since the last look. A report that cannot be read has no progress; its
    /// reader tells why.
    pub(super) fn look(&mut self) -> Step {
        let mut step = Step::default();
        if self.file.is_none() {
            self.file = File::open(&self.path).ok();
        }
        let Some(file) = &mut self.file else {
            return step;
        };
        let mut piece = Vec::new();
        if file.take(PIECE).read_to_end(&mut piece).is_err() {
            return step;
        }
        for part in piece.split_inclusive(|byte| *byte == b'\n') {
            if self.line.len() < LONGEST {
                self.line.extend_from_slice(part);
            }
            if part.ends_with(b"\n") {
                step.add(&self.line, &mut self.last);
                self.line.clear();
            }
        }
        step
    }
}

/// What is looked at of a row.
#[derive(Deserialize)]
struct Row {
    /// Newman writes one more row of the same item for each `pm.sendRequest`, which results do not count
    /// either.
    cursor: Cursor,
    item: Option<Item>,
    #[serde(rename = "requestError")]
    request_error: Option<IgnoredAny>,
    #[serde(default)]
    assertions: Vec<Assertion>,
    #[serde(default, rename = "prerequestScript")]
    before: Vec<IgnoredAny>,
    #[serde(default, rename = "testScript")]
    after: Vec<IgnoredAny>,
}

#[derive(Deserialize)]
struct Cursor {
    #[serde(default, rename = "ref")]
    item: String,
}

#[derive(Deserialize)]
struct Item {
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct Assertion {
    error: Option<IgnoredAny>,
}

impl Step {
    fn add(&mut self, line: &[u8], last: &mut String) {
        let row = line.strip_prefix(b",").unwrap_or(line);
        if !row.starts_with(b"{\"cursor\"") {
            return;
        }
        let Ok(row) = serde_json::from_slice::<Row>(row) else {
            return;
        };
        if !row.cursor.item.is_empty() && row.cursor.item == *last {
            return;
        }
        *last = row.cursor.item;
        let failed = row.assertions.iter().filter(|one| one.error.is_some());
        self.requests += 1;
        self.failures += failed.count()
            + usize::from(row.request_error.is_some())
            + row.before.len()
            + row.after.len();
        self.name = row.item.map(|item| item.name).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn rows_are_counted_once_each_when_they_are_whole() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let mut growing = Growing::new(file.path());
        assert_eq!(growing.look(), Step::default());
        let head = "{\"collection\":{},\n\"run\":{\"executions\":[\n";
        let row = r#"{"cursor":{},"item":{"name":"Pay"},"assertions":[{"assertion":"a"},{"assertion":"b","error":{}}],"testScript":[{"error":{}}]}"#;
        let (begin, end) = row.split_at(40);
        write!(file, "{head}{begin}").unwrap();
        assert_eq!(growing.look(), Step::default());
        writeln!(file, "{end}").unwrap();
        let name = "Pay".to_owned();
        let (requests, failures) = (1, 2);
        let step = Step {
            requests,
            failures,
            name,
        };
        assert_eq!(growing.look(), step);
        write!(file, ",{row}").unwrap();
        assert_eq!(growing.look().requests, 0);
        writeln!(file, "\n],\"stats\":{{}}").unwrap();
        assert_eq!(growing.look().requests, 1);
    }

    #[test]
    fn what_scripts_send_is_no_request_of_the_collection() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        let mut growing = Growing::new(file.path());
        let row = |item: &str| {
            format!(r#"{{"cursor":{{"ref":"{item}"}},"assertions":[{{"error":{{}}}}]}}"#)
        };
        writeln!(file, "{}\n,{}", row("a"), row("a")).unwrap();
        let step = growing.look();
        assert_eq!((step.requests, step.failures), (1, 1));
        // The rows of one item may be looked at in two goes.
        writeln!(file, ",{}\n,{}", row("a"), row("b")).unwrap();
        assert_eq!(growing.look().requests, 1);
    }
}

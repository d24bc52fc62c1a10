//! Rows of data, JSON or CSV.

use std::collections::BTreeSet;

use super::json::{self, Fault, Node};

/// What a file of data holds: Newman takes it for JSON, whatever its name, and where it is none for
/// CSV (`lib/run/options.js`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows {
    /// Rows with these columns, of JSON.
    Json(BTreeSet<String>),
    /// CSV, or what is read as that.
    Csv {
        /// The names in the first line; none where they cannot be told.
        columns: Option<BTreeSet<String>>,
        /// Whether there is a second line.
        has_rows: bool,
        /// Where it stops to be JSON.
        fault: Fault,
    },
    /// JSON or nothing, without a row: the collection runs once, without data.
    Empty,
    /// JSON that is no list of objects: the same.
    NoRows,
}

impl Rows {
    /// Reads the text of a file.
    ///
    /// # Errors
    /// Where it is beyond what is read here.
    pub fn read(text: &str) -> Result<Self, Fault> {
        match json::parse(text.trim(), &[]) {
            Ok(Node::List(rows)) => Ok(list(&rows)),
            Ok(_) => Ok(Self::NoRows),
            Err(fault @ Fault::Syntax { .. }) => Ok(csv(text, fault)),
            Err(Fault::Unknown) => Err(Fault::Unknown),
        }
    }

    /// The variables that rows set; none where they cannot be told.
    #[must_use]
    pub fn columns(&self) -> Option<BTreeSet<&str>> {
        let names = match self {
            Self::Json(columns) => columns,
            Self::Csv {
                columns,
                has_rows: true,
                ..
            } => columns.as_ref()?,
            Self::Csv { .. } | Self::Empty | Self::NoRows => return Some(BTreeSet::new()),
        };
        Some(names.iter().map(String::as_str).collect())
    }
}

fn list(rows: &[Node]) -> Rows {
    match rows.first() {
        None => Rows::Empty,
        Some(first) if !first.is_map() => Rows::NoRows,
        Some(_) => {
            let fields = rows.iter().flat_map(Node::fields);
            Rows::Json(fields.map(|(key, _)| key.clone()).collect())
        }
    }
}

fn csv(text: &str, fault: Fault) -> Rows {
    let text = text.trim_start_matches('\u{feff}');
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some(header) = lines.next() else {
        return Rows::Empty;
    };
    Rows::Csv {
        columns: columns(header),
        has_rows: lines.next().is_some(),
        fault,
    }
}

/// The names in a line; none where a quote is left open, and the header has more lines.
fn columns(header: &str) -> Option<BTreeSet<String>> {
    let mut columns = BTreeSet::new();
    let mut name = String::new();
    let mut is_quoted = false;
    for char in header.chars() {
        match char {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => {
                columns.insert(name.trim().to_owned());
                name.clear();
            }
            _ => name.push(char),
        }
    }
    columns.insert(name.trim().to_owned());
    (!is_quoted).then_some(columns)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_in_either_form() {
        for (text, expected) in [
            (
                " [{\"a\": 1}, {\"b\": {\"c\": 1}}]\n",
                Some(&["a", "b"][..]),
            ),
            ("a,b\n1,2\n", Some(&["a", "b"])),
            ("\u{feff}\n \"a, x\" ,b\r\n1,2\r\n", Some(&["a, x", "b"])),
            ("\"a\nb\",c\n1,2\n", None),
            ("a,b\n\n", Some(&[])),
            ("[]", Some(&[])),
        ] {
            let rows = Rows::read(text).unwrap();
            let expected = expected.map(|names| names.iter().copied().collect());
            assert_eq!(rows.columns(), expected, "{text}");
        }
    }

    #[test]
    fn what_has_no_rows_is_told() {
        for text in ["", "\n", "[]"] {
            assert_eq!(Rows::read(text), Ok(Rows::Empty), "{text}");
        }
        for text in ["{\"a\": 1}", "[1, 2]", "\"x\"", "7"] {
            assert_eq!(Rows::read(text), Ok(Rows::NoRows), "{text}");
        }
        let broken = Rows::read("[{\"a\": 1},\n{\"a\": }]").unwrap();
        let fault = Fault::Syntax { line: 2, column: 7 };
        assert!(matches!(broken, Rows::Csv { fault: found, .. } if found == fault));
    }
}

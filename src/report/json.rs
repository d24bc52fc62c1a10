//! JSON that is harmless wherever it is shown.

use std::fmt::Write as _;
use std::io;

use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;

use crate::harmless::is_harmful;

/// `value` as a document and a line break. Characters that steer a terminal or turn the direction
/// of writing are escaped, which says the same.
pub(super) fn document(value: &impl Serialize) -> String {
    let mut out = Vec::new();
    // None of what is written here fails: there are no maps with keys other than strings.
    let _ = write(value, usize::MAX, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// Writes `value` as a document and a line break, as [`document`] does, while it is serialized. What is
/// deeper than `depth` stays on the line of what it is in.
pub(super) fn write(
    value: &impl Serialize,
    depth: usize,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let lines = Lines {
        depth,
        reached: 0,
        is_empty: false,
    };
    value.serialize(&mut serde_json::Serializer::with_formatter(
        &mut *out, lines,
    ))?;
    out.write_all(b"\n")
}

/// A list that is made while it is written, an item at a time.
pub(super) struct Each<'a, T>(Box<dyn Fn() -> Items<'a, T> + 'a>);

type Items<'a, T> = Box<dyn Iterator<Item = T> + 'a>;

impl<'a, T> Each<'a, T> {
    /// The items that each call of `make` begins anew.
    pub(super) fn new<I: Iterator<Item = T> + 'a>(make: impl Fn() -> I + 'a) -> Self {
        Self(Box::new(move || Box::new(make())))
    }
}

impl<T: Serialize> Serialize for Each<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[cfg(test)]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Each<'_, T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<T>::json_schema(generator)
    }
}

/// Two blanks a level, as far as `depth`.
struct Lines {
    depth: usize,
    reached: usize,
    is_empty: bool,
}

impl Lines {
    fn begin<W: ?Sized + io::Write>(&mut self, bracket: u8, out: &mut W) -> io::Result<()> {
        self.reached += 1;
        self.is_empty = true;
        out.write_all(&[bracket])
    }

    fn item<W: ?Sized + io::Write>(&mut self, is_first: bool, out: &mut W) -> io::Result<()> {
        if !is_first {
            out.write_all(b",")?;
        }
        self.is_empty = false;
        if self.reached <= self.depth {
            return self.line(out);
        }
        if is_first {
            Ok(())
        } else {
            out.write_all(b" ")
        }
    }

    fn end<W: ?Sized + io::Write>(&mut self, bracket: u8, out: &mut W) -> io::Result<()> {
        let is_open = self.reached <= self.depth && !self.is_empty;
        self.reached -= 1;
        self.is_empty = false;
        if is_open {
            self.line(out)?;
        }
        out.write_all(&[bracket])
    }

    fn line<W: ?Sized + io::Write>(&self, out: &mut W) -> io::Result<()> {
        out.write_all(b"\n")?;
        (0..self.reached).try_for_each(|_| out.write_all(b"  "))
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin(b'[', out)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(b']', out)
    }

    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        is_first: bool,
    ) -> io::Result<()> {
        self.item(is_first, out)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.begin(b'{', out)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.end(b'}', out)
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        is_first: bool,
    ) -> io::Result<()> {
        self.item(is_first, out)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        if !fragment.contains(is_harmful) {
            return out.write_all(fragment.as_bytes());
        }
        let mut escaped = String::with_capacity(fragment.len() + 16);
        for char in fragment.chars() {
            if is_harmful(char) {
                // JSON has no form for one above U+FFFF but the two halves of UTF-16.
                for half in char.encode_utf16(&mut [0; 2]) {
                    // Writing to a string cannot fail.
                    let _ = write!(escaped, "\\u{half:04x}");
                }
            } else {
                escaped.push(char);
            }
        }
        out.write_all(escaped.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Each, document, write};

    #[test]
    fn what_steers_a_terminal_is_escaped_and_says_the_same() {
        let text = "\u{1b}[2J\u{9b}\u{202e}\u{2028}\u{7f}\u{0}\u{feff}\u{e0041} größe 🚀\n";
        let json = document(&[text]);
        assert!(!json.contains(|char: char| char.is_control() && char != '\n'));
        assert!(!json.contains(['\u{202e}', '\u{2028}', '\u{feff}', '\u{e0041}']));
        assert!(json.contains("größe 🚀"));
        let read: Vec<String> = serde_json::from_str(&json).unwrap();
        assert_eq!(read, [text]);
    }

    #[test]
    fn lines_are_those_that_people_know() {
        let value = json!({ "a": [1, { "b": [], "c": {} }, "x"], "d": null, "e": [[]] });
        let pretty = serde_json::to_string_pretty(&value).unwrap() + "\n";
        assert_eq!(document(&value), pretty);
    }

    #[test]
    fn what_is_deep_stays_on_a_line_and_lists_are_made_on_the_way() {
        let each = Each::new(|| (1..3).map(|number| json!({ "n": number, "of": [1, 2] })));
        let mut out = Vec::new();
        write(&each, 1, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "[\n  {\"n\": 1, \"of\": [1, 2]},\n  {\"n\": 2, \"of\": [1, 2]}\n]\n"
        );
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read[1]["n"], 2);
    }
}

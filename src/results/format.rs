//! What a file is, told from how it begins.

/// How much of a file is looked at.
pub(super) const HEAD: usize = 4 << 10;

/// How a file has to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// As JSON, whatever it is about.
    Json,
    /// As XML, whatever it is about.
    Xml,
    /// Not at all: why, and what to do.
    Other(&'static str),
}

const UTF_16: &str = "it is UTF-16, as `>` of PowerShell 5 writes it: let Newman write the file itself, \
    with `--reporters json --reporter-json-export FILE`";
const LOG: &str = "it is what Newman or the Postman CLI prints, not a report: add \
    `--reporters cli,json --reporter-json-export FILE` to the run, and give that file";

impl Format {
    /// The format of a file that begins so.
    pub(super) fn of(head: &[u8]) -> Self {
        let other = match head {
            [] => "it is empty: the run ended before its report was written, or wrote it elsewhere",
            [0x1f, 0x8b, ..] => "it is compressed: unpack it first, with `gunzip`",
            [b'P', b'K', 3 | 5, ..] => "it is a ZIP archive: unpack it first",
            [0x28, 0xb5, 0x2f, 0xfd, ..] => "it is compressed: unpack it first, with `unzstd`",
            [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, b'{' | b'<', ..] | [b'{' | b'<', 0, ..] => {
                UTF_16
            }
            _ => return Self::of_text(head),
        };
        Self::Other(other)
    }

    fn of_text(head: &[u8]) -> Self {
        let text = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head);
        let text = text.trim_ascii_start();
        let begins = |word: &[u8]| {
            let start = text.get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        Self::Other(match text {
            // What follows so many blanks, its reader has to tell.
            [] if head.len() >= HEAD => return Self::Json,
            [] => "there is nothing in it but blanks",
            [b'{' | b'[', ..] => return Self::Json,
            [b'<', ..] if begins(b"<!doctype html") || begins(b"<html") => {
                "it is a page of HTML: where it was fetched, look at the address and whether it asks \
                 to log in; where a reporter wrote it, give the JSON report in its place"
            }
            [b'<', ..] => return Self::Xml,
            _ if text.contains(&0) => "it is no text",
            _ if is_log(&String::from_utf8_lossy(text)) => LOG,
            _ => {
                "it is no report: one in JSON begins with `{`, as `--reporters json` writes it, and \
                 one in JUnit with `<`"
            }
        })
    }
}

/// Whether a text is what the runners print.
fn is_log(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let is_title =
        |line: &str| matches!(line, "newman" | "postman") || line.contains("mnewman\u{1b}");
    lines.any(|line| {
        is_title(line)
            || line.starts_with("→ ")
            || line.starts_with("┌─────")
            || line.starts_with("Running your collection")
    })
}

#[cfg(test)]
mod tests {
    use super::{Format, LOG, UTF_16};

    #[test]
    fn a_beginning_tells_what_a_file_is() {
        let log = "newman\n\nSmoke\n\n→ Get ok\n  GET http://127.0.0.1/ok [200 OK]\n";
        let coloured = "\u{1b}[90m\u{1b}[1mnewman\u{1b}[0m\n";
        for (head, format) in [
            (&b"{\"run\": {}}"[..], Format::Json),
            (b"\n  {", Format::Json),
            (b"\xef\xbb\xbf{", Format::Json),
            (b"[]", Format::Json),
            (b"<?xml version=\"1.0\"?>", Format::Xml),
            (b"\xef\xbb\xbf<testsuites/>", Format::Xml),
            (b"\xff\xfe{\0", Format::Other(UTF_16)),
            (b"{\0\"\0", Format::Other(UTF_16)),
            (b"\0<\0?", Format::Other(UTF_16)),
            (log.as_bytes(), Format::Other(LOG)),
            (coloured.as_bytes(), Format::Other(LOG)),
        ] {
            assert_eq!(Format::of(head), format, "{head:?}");
        }
    }

    #[test]
    fn what_is_no_report_is_told_what_it_is() {
        for (head, part) in [
            (&b""[..], "it is empty"),
            (b" \n", "nothing in it but blanks"),
            (b"\x1f\x8b\x08", "gunzip"),
            (b"PK\x03\x04", "ZIP"),
            (b"<!DOCTYPE HTML><html>", "page of HTML"),
            (b"\x7fELF\0\0", "it is no text"),
            (b"true", "one in JSON begins with `{`"),
        ] {
            let Format::Other(why) = Format::of(head) else {
                panic!("{head:?}");
            };
            assert!(why.contains(part), "{why}");
        }
    }
}

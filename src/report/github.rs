//! GitHub's workflow commands, with everything in them escaped
//! (GitHub documentation, "Workflow commands for GitHub Actions").

use std::ops::RangeInclusive;

use crate::harmless::shown;

/// Where an annotation is shown.
pub(super) struct Place<'p> {
    file: &'p str,
    line: usize,
    /// From 1, where it is a part of the line.
    pub(super) columns: Option<RangeInclusive<usize>>,
}

impl<'p> Place<'p> {
    /// A whole line, from 1.
    pub(super) fn line(file: &'p str, line: usize) -> Self {
        Self {
            file,
            line,
            columns: None,
        }
    }
}

/// One `::notice …::` line; `level` is `notice`, `warning` or `error`. Keys are masked.
pub(super) fn command(level: &str, place: &Place<'_>, title: &str, message: &str) -> String {
    let Place {
        file,
        line,
        columns,
    } = place;
    let columns = columns.as_ref().map(|columns| {
        let (first, last) = (columns.start(), columns.end());
        format!(",endLine={line},col={first},endColumn={last}")
    });
    format!(
        "::{level} file={},line={line}{},title={}::{}\n",
        property(file),
        columns.unwrap_or_default(),
        property(title),
        data(message)
    )
}

/// The same of what is in no file.
pub(super) fn without_place(level: &str, title: &str, message: &str) -> String {
    format!("::{level} title={}::{}\n", property(title), data(message))
}

fn data(text: &str) -> String {
    // A log shows it on a terminal as well.
    shown(text).replace('%', "%25").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{Place, command, without_place};

    #[test]
    fn a_name_cannot_end_the_command_or_begin_another() {
        let message = "100%\n::set-output name=x::y\r\u{1b}";
        let place = Place::line("a:b,c\n::x::", 3);
        let line = command("error", &place, "t", message);
        assert_eq!(
            line,
            "::error file=a%3Ab%2Cc%0A\\u{3a}%3Ax%3A%3A,line=3,title=t::100%25%0A\\u{3a}:set-output name=x::y\\u{d}\\u{1b}\n"
        );
    }

    #[test]
    fn what_is_in_no_file_has_a_title_only() {
        let line = without_place("error", "a,b::c", "d\n::e");
        assert_eq!(line, "::error title=a%2Cb%3A%3Ac::d%0A\\u{3a}:e\n");
    }

    #[test]
    fn columns_come_with_their_line() {
        let place = Place {
            columns: Some(2..=4),
            ..Place::line("a", 3)
        };
        assert_eq!(
            command("notice", &place, "t", "m"),
            "::notice file=a,line=3,endLine=3,col=2,endColumn=4,title=t::m\n"
        );
    }
}

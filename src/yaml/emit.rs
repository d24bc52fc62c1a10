//! Writes new nodes in a file's own style.

use std::fmt::Write as _;

use super::{Data, Format, Item, Pair, Style, quote};

/// Entries of a block mapping whose keys begin at `column`; every line ends with a line break.
#[must_use]
pub fn entries(pairs: &[Pair], column: usize, format: &Format) -> String {
    let mut writer = Writer {
        out: String::new(),
        format,
    };
    for pair in pairs {
        writer.indent(column);
        writer.pair(pair, None, column, format.step);
    }
    writer.out
}

/// Items of a block sequence whose dashes stand at `column`; every line ends with a line break.
#[must_use]
pub fn items(items: &[Item], column: usize, format: &Format) -> String {
    let mut writer = Writer {
        out: String::new(),
        format,
    };
    writer.items(items, column);
    writer.out
}

/// A value as flow YAML; on one line, unless comments stand in it. Then its members stand at
/// `column` and one step more.
#[must_use]
pub fn flow(data: &Data, column: usize, format: &Format) -> String {
    match data {
        Data::Null => "null".to_owned(),
        Data::Scalar {
            text,
            style: Style::Plain,
        } if !text.contains([',', '[', ']', '{', '}']) => text.clone(),
        Data::Scalar { text, .. } if quote::is_plain(text) => text.clone(),
        Data::Scalar { text, .. } => quote::quoted(text, format.single_quotes),
        Data::Mapping(pairs) => {
            let inner = column + format.step;
            let member = |pair: &Pair| (flow_pair(pair, inner, format), pair.comment.clone());
            brackets('{', pairs.iter().map(member).collect(), '}', column, format)
        }
        Data::Sequence(items) => {
            let inner = column + format.step;
            let member = |item: &Item| (flow(&item.value, inner, format), item.comment.clone());
            brackets('[', items.iter().map(member).collect(), ']', column, format)
        }
    }
}

/// An entry of a flow mapping.
#[must_use]
pub fn flow_pair(pair: &Pair, column: usize, format: &Format) -> String {
    format!(
        "{}: {}",
        quote::string(&pair.key),
        flow(&pair.value, column, format)
    )
}

fn brackets(
    open: char,
    members: Vec<(String, Option<String>)>,
    close: char,
    column: usize,
    format: &Format,
) -> String {
    let is_long = |(text, comment): &(String, Option<String>)| {
        comment.is_some() || text.contains(format.line_break)
    };
    if !members.iter().any(is_long) {
        let texts: Vec<String> = members.into_iter().map(|(text, _)| text).collect();
        return format!("{open}{}{close}", texts.join(", "));
    }
    let pad = " ".repeat(column + format.step);
    let last = members.len() - 1;
    let mut out = String::from(open);
    for (index, (text, comment)) in members.into_iter().enumerate() {
        let comma = if index < last { "," } else { "" };
        let comment = comment
            .map(|comment| format!(" # {comment}"))
            .unwrap_or_default();
        let line_break = format.line_break;
        // Writing to a string cannot fail.
        let _ = write!(out, "{line_break}{pad}{text}{comma}{comment}");
    }
    format!("{out}{}{}{close}", format.line_break, " ".repeat(column))
}

/// A value that fits on its key's line; none for one that takes lines of its own.
#[must_use]
pub fn inline(data: &Data, format: &Format) -> Option<String> {
    match data {
        Data::Null => Some(String::new()),
        Data::Scalar {
            text,
            style: Style::Literal | Style::Folded,
        } if is_literal(text) => None,
        Data::Scalar {
            text,
            style: Style::Plain,
        } => Some(text.clone()),
        Data::Scalar { text, .. } if quote::is_plain(text) => Some(text.clone()),
        Data::Scalar { text, .. } => Some(quote::quoted(text, format.single_quotes)),
        Data::Mapping(pairs) if pairs.is_empty() => Some("{}".to_owned()),
        Data::Sequence(items) if items.is_empty() => Some("[]".to_owned()),
        Data::Mapping(_) | Data::Sequence(_) => None,
    }
}

/// The lines of a value under a key at `column`, and what stands on the key's line for it.
#[must_use]
pub fn under(data: &Data, column: usize, step: usize, format: &Format) -> (String, String) {
    let mut writer = Writer {
        out: String::new(),
        format,
    };
    let header = writer.under(data, column, step);
    (header, writer.out)
}

struct Writer<'f> {
    out: String,
    format: &'f Format,
}

impl Writer<'_> {
    fn indent(&mut self, column: usize) {
        self.out.extend(std::iter::repeat_n(' ', column));
    }

    fn end_line(&mut self, comment: Option<&str>) {
        if let Some(comment) = comment {
            self.out.push_str(" # ");
            self.out.push_str(comment);
        }
        self.out.push_str(self.format.line_break);
    }

    /// A key at `column`, which the cursor has reached, and its value. `outer` is the comment of
    /// the sequence item that begins on this line.
    fn pair(&mut self, pair: &Pair, outer: Option<&str>, column: usize, step: usize) {
        let comment = outer.or(pair.comment.as_deref());
        self.out.push_str(&quote::string(&pair.key));
        self.out.push(':');
        if let Some(text) = inline(&pair.value, self.format) {
            self.word(&text);
            self.end_line(comment);
            return;
        }
        let mut value = Writer {
            out: String::new(),
            format: self.format,
        };
        let header = value.under(&pair.value, column, step);
        self.word(&header);
        self.end_line(comment);
        self.out.push_str(&value.out);
    }

    fn word(&mut self, text: &str) {
        if !text.is_empty() {
            self.out.push(' ');
            self.out.push_str(text);
        }
    }

    /// Writes the lines under a key and returns the header that belongs on the key's line.
    fn under(&mut self, data: &Data, column: usize, step: usize) -> String {
        match data {
            Data::Mapping(pairs) => {
                for pair in pairs {
                    self.indent(column + step);
                    self.pair(pair, None, column + step, self.format.step);
                }
                String::new()
            }
            Data::Sequence(items) => {
                self.items(items, column + self.format.dash);
                String::new()
            }
            Data::Scalar { text, .. } => self.literal(text, column + step),
            Data::Null => String::new(),
        }
    }

    fn items(&mut self, items: &[Item], column: usize) {
        let inner = column + self.format.gap;
        for item in items {
            self.indent(column);
            self.out.push('-');
            let comment = item.comment.as_deref();
            if let Some(text) = inline(&item.value, self.format) {
                self.word(&text);
                self.end_line(comment);
                continue;
            }
            match &item.value {
                Data::Mapping(pairs) => {
                    for (index, pair) in pairs.iter().enumerate() {
                        if index == 0 {
                            self.indent(self.format.gap - 1);
                        } else {
                            self.indent(inner);
                        }
                        let comment = comment.filter(|_| index == 0);
                        self.pair(pair, comment, inner, self.format.item_step);
                    }
                }
                Data::Sequence(items) => {
                    self.end_line(comment);
                    self.items(items, inner);
                }
                Data::Scalar { text, .. } => {
                    let mut value = Writer {
                        out: String::new(),
                        format: self.format,
                    };
                    let header = value.literal(text, inner);
                    self.word(&header);
                    self.end_line(comment);
                    self.out.push_str(&value.out);
                }
                Data::Null => {}
            }
        }
    }

    /// Writes a `|` block's lines and returns its header.
    fn literal(&mut self, text: &str, column: usize) -> String {
        let (body, header) = match text.strip_suffix('\n') {
            Some(body) => (body, "|"),
            None => (text, "|-"),
        };
        for line in body.split('\n') {
            if !line.is_empty() {
                self.indent(column);
                self.out.push_str(line);
            }
            self.out.push_str(self.format.line_break);
        }
        header.to_owned()
    }
}

/// Whether a `|` block can hold `text` without an indentation indicator or kept line breaks.
fn is_literal(text: &str) -> bool {
    let body = text.strip_suffix('\n').unwrap_or(text);
    !body.is_empty()
        && !body.starts_with([' ', '\t', '\n'])
        && !body.ends_with('\n')
        && !body.chars().any(|char| quote::needs_escape(char) && !matches!(char, '\n' | '\t'))
        // A line of blanks would be read by its depth.
        && !body.split('\n').any(|line| !line.is_empty() && line.trim().is_empty())
}

//! Git's config files (git-config(1), "Syntax"). What `include` brings in is not read.

/// The values of a config file, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Config(Vec<Entry>);

/// A key and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// In lower case.
    section: String,
    /// As it is written.
    subsection: String,
    /// In lower case.
    key: String,
    value: String,
}

impl Config {
    /// Reads a text; lines that are none of a config are passed by.
    pub(super) fn read(text: &str) -> Self {
        let mut entries = Vec::new();
        let (mut section, mut subsection) = (String::new(), String::new());
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        while let Some(line) = lines.next() {
            let mut line = line.trim();
            if let Some((name, sub, rest)) = header(line) {
                (section, subsection) = (name, sub);
                line = rest.trim();
            }
            if line.is_empty() || line.starts_with(['#', ';']) {
                continue;
            }
            let mut whole = line.to_owned();
            while is_continued(&whole) {
                whole.pop();
                match lines.next() {
                    Some(more) => whole.push_str(more),
                    None => break,
                }
            }
            let (key, rest) = whole.split_once('=').unwrap_or((&whole, ""));
            entries.push(Entry {
                section: section.clone(),
                subsection: subsection.clone(),
                key: key.trim().to_ascii_lowercase(),
                value: value(rest),
            });
        }
        Self(entries)
    }

    /// The values of a key of one subsection.
    pub(super) fn values<'c>(
        &'c self,
        section: &'c str,
        subsection: &'c str,
        key: &'c str,
    ) -> impl Iterator<Item = &'c str> {
        let all = self.subsections(section, key);
        all.filter_map(move |(own, value)| (own == subsection).then_some(value))
    }

    /// The values of a key, with the subsections that they are in.
    pub(super) fn subsections<'c>(
        &'c self,
        section: &'c str,
        key: &'c str,
    ) -> impl Iterator<Item = (&'c str, &'c str)> {
        let own = self.0.iter();
        let own = own.filter(move |entry| entry.section == section && entry.key == key);
        own.map(|entry| (entry.subsection.as_str(), entry.value.as_str()))
    }
}

/// `[section "subsection"]`, or the older `[section.subsection]`, and what follows in the line.
fn header(line: &str) -> Option<(String, String, &str)> {
    let inner = line.strip_prefix('[')?;
    let Some(quote) = inner
        .find('"')
        .filter(|quote| inner.find(']').is_none_or(|end| *quote < end))
    else {
        let (name, rest) = inner.split_once(']')?;
        let (name, sub) = name.split_once('.').unwrap_or((name, ""));
        let lower = |text: &str| text.trim().to_ascii_lowercase();
        return Some((lower(name), lower(sub), rest));
    };
    let name = inner[..quote].trim().to_ascii_lowercase();
    let mut subsection = String::new();
    let mut chars = inner[quote + 1..].char_indices();
    while let Some((at, char)) = chars.next() {
        match char {
            '\\' => subsection.extend(chars.next().map(|(_, escaped)| escaped)),
            '"' => {
                let rest = &inner[quote + 1 + at + 1..];
                let (_, rest) = rest.split_once(']')?;
                return Some((name, subsection, rest));
            }
            other => subsection.push(other),
        }
    }
    None
}

/// Whether the next line belongs to a value: its last backslash is not escaped.
fn is_continued(line: &str) -> bool {
    let backslashes = line.bytes().rev().take_while(|byte| *byte == b'\\').count();
    backslashes % 2 == 1
}

/// A value without quotes, escapes, and what is a comment behind it.
fn value(text: &str) -> String {
    let mut value = String::new();
    // Blanks at the end belong to it in quotes only.
    let mut end = 0;
    let mut is_quoted = false;
    let mut chars = text.trim_start().chars();
    while let Some(char) = chars.next() {
        match char {
            '"' => {
                is_quoted = !is_quoted;
                end = value.len();
                continue;
            }
            '\\' => value.push(match chars.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('b') => '\u{8}',
                Some(other) => other,
                None => break,
            }),
            '#' | ';' if !is_quoted => break,
            other => value.push(other),
        }
        if is_quoted || !char.is_whitespace() {
            end = value.len();
        }
    }
    value.truncate(end);
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Vec<String> {
        let config = Config::read(text);
        let values = config.values("remote", "origin", "url");
        values.map(str::to_owned).collect()
    }

    #[test]
    fn values_are_read_as_git_reads_them() {
        for (text, expected) in [
            ("[remote \"origin\"]\n\turl = a", "a"),
            ("[REMOTE \"origin\"]\nURL=a  # x", "a"),
            ("[remote \"origin\"] url = a ; x\r\n", "a"),
            ("[remote.origin]\nurl = \" a#b \" ; x", " a#b "),
            ("[remote \"origin\"]\nurl = a\\\nb", "ab"),
            ("[remote \"origin\"]\nurl = \"a\\\\b\\\"\\t\"", "a\\b\"\t"),
            (
                "\u{feff}[a]\n# url = b\n[remote \"origin\"]\nurl = a b ",
                "a b",
            ),
            ("[remote \"origin\"]\nurl", ""),
        ] {
            assert_eq!(url(text), [expected], "{text}");
        }
    }

    #[test]
    fn names_of_remotes_are_told_apart() {
        let text = "[remote \"Origin\"]\nurl = a\n[remote \"a\\\"]b\"]\nurl = c\n[branch \"origin\"]\nurl = d";
        assert_eq!(url(text), Vec::<String>::new());
        let config = Config::read(text);
        let all: Vec<_> = config.subsections("remote", "url").collect();
        assert_eq!(all, [("Origin", "a"), ("a\"]b", "c")]);
    }

    #[test]
    fn what_is_no_config_is_nothing() {
        for text in [
            "",
            "[",
            "[remote \"origin",
            "[remote \"origin\\",
            "url = a",
            "\\",
            "[\"]\"]\n=\n",
        ] {
            assert_eq!(url(text), Vec::<String>::new(), "{text}");
        }
    }
}

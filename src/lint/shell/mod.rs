//! As much of a shell's grammar as rules need: commands and their words, what is in which quotes,
//! and where. Never wrong in a way that hurts: what it does not understand is a word.
//!
//! Facts are from POSIX, Shell Command Language, 2.2 to 2.7. `CircleCI`'s expressions, `<< … >>`, are
//! parts of words, because they are replaced before a shell sees the text.

mod reader;

use std::ops::Range;

pub(super) use reader::read;

/// A simple command; without words where only a separator stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::lint) struct Command {
    /// Its words: assignments, the name, arguments; without redirections.
    pub(in crate::lint) words: Vec<Word>,
    /// What ends it.
    pub(in crate::lint) end: End,
    /// Where that stands.
    pub(in crate::lint) at: usize,
    /// The command in whose word it is substituted, `$(…)`, as its place among all commands.
    pub(in crate::lint) inside: Option<usize>,
}

/// What ends a command.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::lint) enum End {
    /// `;`, `&&`, `||`, a line break, a bracket, or the end of the text.
    #[default]
    Next,
    /// `|`.
    Pipe,
    /// `&`.
    Background,
}

/// A word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::lint) struct Word {
    /// Where it is written.
    pub(in crate::lint) span: Range<usize>,
    /// What it stands for: without quotes and back-slashes, variables as they are written.
    pub(in crate::lint) text: String,
    /// What is in single quotes, without these.
    pub(in crate::lint) single: Vec<Range<usize>>,
    /// Whether any of it is in quotes or escaped.
    pub(in crate::lint) is_quoted: bool,
}

impl Command {
    /// The words without `sudo`, `time` and assignments in front.
    pub(in crate::lint) fn invoked(&self) -> &[Word] {
        const PREFIXES: [&str; 12] = [
            "sudo", "time", "exec", "command", "env", "if", "then", "else", "do", "while", "!", "{",
        ];
        let is_assignment = |word: &Word| {
            word.text.split_once('=').is_some_and(|(name, _)| {
                !name.is_empty()
                    && name
                        .bytes()
                        .all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
            })
        };
        let mut rest = self.words.as_slice();
        let mut is_behind = false;
        while let Some((first, others)) = rest.split_first() {
            let is_prefix = PREFIXES.contains(&&*first.text);
            let is_option = is_behind && first.text.starts_with('-');
            if !is_prefix && !is_option && !is_assignment(first) {
                break;
            }
            is_behind |= is_prefix;
            rest = others;
        }
        rest
    }

    /// The name of what is run, without its folder.
    pub(in crate::lint) fn program(&self) -> &str {
        let name = self.invoked().first().map_or("", |word| &word.text);
        name.rsplit('/').next().unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Command, End, read};

    fn words(text: &str) -> Vec<Vec<String>> {
        let commands = read(text).into_iter();
        let words = |command: Command| command.words.into_iter().map(|word| word.text).collect();
        commands
            .map(words)
            .filter(|all: &Vec<_>| !all.is_empty())
            .collect()
    }

    #[test]
    fn commands_and_words_are_told_apart_as_a_shell_does() {
        for (text, expected) in [
            (
                "a b; c && d || e\nf",
                vec![vec!["a", "b"], vec!["c"], vec!["d"], vec!["e"], vec!["f"]],
            ),
            (
                "a 'b c' \"d $e\" f\\ g h\\\n i",
                vec![vec!["a", "b c", "d $e", "f g", "h", "i"]],
            ),
            ("a # b 'c\nd#e", vec![vec!["a"], vec!["d#e"]]),
            ("a 2>&1 >/dev/null <in b &>x c", vec![vec!["a", "b", "c"]]),
            (
                "cat <<EOF >> $BASH_ENV\nb 'c\nEOF\nd",
                vec![vec!["cat"], vec!["d"]],
            ),
            (
                "cat \\<<'EOF'\nb 'c\n  EOF\nd",
                vec![vec!["cat"], vec!["d"]],
            ),
            (
                "a << parameters.x >> b",
                vec![vec!["a", "<< parameters.x >>", "b"]],
            ),
            (
                "a <<# x >>--x << x >><</ x >>",
                vec![vec!["a", "<<# x >>--x", "<< x >><</ x >>"]],
            ),
            ("(cd a; b)", vec![vec!["cd", "a"], vec!["b"]]),
            (
                "a ${b c} $((1 + 2))",
                vec![vec!["a", "${b c}", "$((1 + 2))"], vec!["1", "+", "2"]],
            ),
        ] {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn substituted_commands_know_where_they_stand() {
        for text in [
            "bash <(curl x | y)",
            "bash -c \"$(curl x | y)\"",
            "bash `curl x | y`",
        ] {
            let commands = read(text);
            let [bash, curl, y] = &commands[..] else {
                panic!("{commands:#?}")
            };
            assert_eq!(
                (bash.program(), curl.program(), y.program()),
                ("bash", "curl", "y")
            );
            assert_eq!(
                (bash.inside, curl.inside, y.inside),
                (None, Some(0), Some(0))
            );
            assert_eq!((bash.end, curl.end), (End::Next, End::Pipe));
        }
    }

    #[test]
    fn quotes_and_what_stands_in_front_are_known() {
        let text = "A=b sudo /usr/bin/curl 'x'y \"'z'\" c&d";
        let commands = read(text);
        assert_eq!(commands[0].program(), "curl");
        let word = &commands[0].words[3];
        assert_eq!((&text[word.span.clone()], &*word.text), ("'x'y", "xy"));
        assert_eq!(&text[word.single[0].clone()], "x");
        assert!(commands[0].words[4].single.is_empty());
        assert_eq!(
            (commands[0].end, commands[0].at),
            (End::Background, text.len() - 2)
        );
    }

    #[test]
    fn nothing_is_too_odd_or_too_deep() {
        let deep = "$(".repeat(100_000);
        let open = "<<".repeat(100_000);
        for text in [
            "",
            "'",
            "\"",
            "\\",
            "<<",
            ">",
            "$",
            "${",
            "`",
            "&",
            "ä\\ä'ä",
            "<<'",
            &deep,
            &open,
        ] {
            let commands = read(text);
            for word in commands.iter().flat_map(|command| &command.words) {
                assert!(text.get(word.span.clone()).is_some(), "{text:.20}");
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn every_word_is_where_it_says(text in "[a-z '\"\\\\$(){}<>&|;#`\n=ä-]{0,60}") {
            for word in read(&text).iter().flat_map(|command| &command.words) {
                proptest::prop_assert!(text.get(word.span.clone()).is_some());
                for quoted in &word.single {
                    proptest::prop_assert!(text.get(quoted.clone()).is_some());
                }
            }
        }
    }
}

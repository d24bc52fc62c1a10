//! Files that a job may make or change before they are read.

use std::collections::HashSet;

use crate::lint::Subject;

/// Options whose value is read.
const READ: [&str; 4] = ["collection", "environment", "globals", "iteration-data"];

/// What a longer word is of no interest for.
const LONGEST: usize = 256;

/// The words of a config's scripts and of its runs' other options: a file whose name is among them may
/// be written.
#[derive(Debug)]
pub(super) struct Touched<'a> {
    words: HashSet<&'a str>,
}

impl<'a> Touched<'a> {
    pub(super) fn of(subject: &Subject<'a, '_>) -> Self {
        let mut words = HashSet::new();
        // Where a text is read from, by the text: the inputs of runs.
        let mut read = Vec::new();
        for argument in subject.calls.iter().flat_map(|call| &call.arguments) {
            if READ.contains(&&*argument.option) {
                let text = argument.text.text.as_ptr() as usize;
                read.push((text, argument.word.span.start, argument.word.span.end));
            } else {
                add(&argument.word.text, &mut words);
            }
        }
        read.sort_unstable();
        for script in subject.scripts {
            let text = script.text.text;
            let own = text.as_ptr() as usize;
            let from = read.partition_point(|(text, ..)| *text < own);
            let mut at = 0;
            for (_, start, end) in read[from..].iter().take_while(|(text, ..)| *text == own) {
                add(text.get(at..*start).unwrap_or_default(), &mut words);
                at = at.max(*end);
            }
            add(text.get(at..).unwrap_or_default(), &mut words);
        }
        Self { words }
    }

    /// Whether anything but a run's own input names the file.
    pub(super) fn has(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        let last = split(name).last().unwrap_or(name);
        self.words.contains(last)
    }
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| {
        matches!(
            char,
            '/' | '\''
                | '"'
                | '`'
                | '='
                | ':'
                | ';'
                | ','
                | '('
                | ')'
                | '{'
                | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '|'
                | '&'
                | '$'
                | '\\'
        ) || char.is_whitespace()
    })
}

/// Adds the words of a text, with and without what is behind a dot: `rows.csv.gz` may become `rows.csv`.
fn add<'a>(text: &'a str, words: &mut HashSet<&'a str>) {
    for word in split(text).filter(|word| !word.is_empty() && word.len() <= LONGEST) {
        words.insert(word);
        for (dot, _) in word.match_indices('.') {
            words.insert(&word[..dot]);
        }
    }
}

//! From text to commands, in one pass.

use std::collections::HashSet;

use super::{Command, End, Word};

/// Reads `text`.
pub(in crate::lint) fn read(text: &str) -> Vec<Command> {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
        commands: Vec::new(),
        heredocs: Vec::new(),
        lines: None,
    };
    reader.list(None, None);
    reader.commands
}

/// How deep substitutions are followed; what is deeper is part of a word.
const DEPTH: usize = 20;

/// How long an expression of `CircleCI` is at most, so that looking for its end stays cheap.
const EXPRESSION: usize = 500;

struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    commands: Vec<Command>,
    /// Delimiters of the here-documents that begin on this line.
    heredocs: Vec<&'t str>,
    /// All lines of the text, trimmed; made where the first `<<` stands.
    lines: Option<HashSet<&'t str>>,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    fn begin(&mut self, inside: Option<usize>) -> usize {
        self.commands.push(Command {
            inside,
            ..Command::default()
        });
        self.commands.len() - 1
    }

    fn end(&mut self, command: usize, end: End, inside: Option<usize>) -> usize {
        self.commands[command].end = end;
        self.commands[command].at = self.at;
        if self.commands[command].words.is_empty() && command + 1 == self.commands.len() {
            return command;
        }
        self.begin(inside)
    }

    /// Commands up to the byte `close`, or to the end.
    fn list(&mut self, close: Option<u8>, inside: Option<usize>) {
        let mut command = self.begin(inside);
        let mut brackets = 0_usize;
        while let Some(byte) = self.peek(0) {
            if close == Some(byte) && brackets == 0 {
                self.at += 1;
                break;
            }
            let (end, length) = match byte {
                b' ' | b'\t' | b'\r' => {
                    self.at += 1;
                    continue;
                }
                b'#' => {
                    self.at += self.rest().find('\n').unwrap_or(self.rest().len());
                    continue;
                }
                b'&' if self.peek(1) == Some(b'&') => (End::Next, 2),
                b'&' if self.peek(1) == Some(b'>') => {
                    self.redirection(command, close);
                    continue;
                }
                b'&' => (End::Background, 1),
                b'|' if self.peek(1) == Some(b'|') => (End::Next, 2),
                b'|' => (End::Pipe, 1),
                b';' | b'\n' => (End::Next, 1),
                // CircleCI's escape of `<<`, which a shell never sees.
                b'\\' if self.rest().starts_with("\\<<") => {
                    self.at += 1;
                    self.redirection(command, close);
                    continue;
                }
                b'(' => {
                    brackets += 1;
                    (End::Next, 1)
                }
                b')' => {
                    brackets = brackets.saturating_sub(1);
                    (End::Next, 1)
                }
                b'<' | b'>' if self.peek(1) != Some(b'(') && self.expression().is_none() => {
                    self.redirection(command, close);
                    continue;
                }
                _ => {
                    let start = self.at;
                    let word = self.word(command, close);
                    // A byte that begins no word must not stop the reader.
                    self.at = self.at.max(start + 1);
                    if !word.span.is_empty() {
                        self.commands[command].words.push(word);
                    }
                    continue;
                }
            };
            command = self.end(command, end, inside);
            self.at += length;
            if byte == b'\n' {
                self.bodies();
            }
        }
        self.commands[command].at = self.at;
    }

    /// Skips `2>&1`, `> file`, `<<EOF` and the like.
    fn redirection(&mut self, command: usize, close: Option<u8>) {
        let words = &mut self.commands[command].words;
        // The number in front belongs to it.
        if words.last().is_some_and(|word| {
            word.span.end == self.at && word.text.bytes().all(|byte| byte.is_ascii_digit())
        }) {
            words.pop();
        }
        let is_heredoc = self.rest().starts_with("<<") && !self.rest().starts_with("<<<");
        while matches!(self.peek(0), Some(b'<' | b'>' | b'&' | b'|')) {
            self.at += 1;
        }
        if is_heredoc && self.peek(0) == Some(b'-') {
            self.at += 1;
        }
        while matches!(self.peek(0), Some(b' ' | b'\t')) {
            self.at += 1;
        }
        let start = self.at;
        let target = self.word(command, close);
        if is_heredoc && !target.span.is_empty() {
            self.heredocs.push(delimiter(&self.text[start..self.at]));
        }
    }

    /// Skips the bodies of the here-documents that begin here.
    fn bodies(&mut self) {
        for delimiter in std::mem::take(&mut self.heredocs) {
            if !self.lines().contains(delimiter) {
                continue;
            }
            while self.at < self.text.len() {
                let rest = self.rest();
                let line = rest.split_inclusive('\n').next().unwrap_or(rest);
                self.at += line.len();
                if line.trim() == delimiter {
                    break;
                }
            }
        }
    }

    fn lines(&mut self) -> &HashSet<&'t str> {
        let text = self.text;
        self.lines
            .get_or_insert_with(|| text.lines().map(str::trim).collect())
    }

    /// The length of an expression of `CircleCI` that begins here, where one does: `<<` is a
    /// here-document if a line is its delimiter.
    fn expression(&mut self) -> Option<usize> {
        let rest = self.rest().strip_prefix("<<")?;
        let length = rest.len().min(EXPRESSION);
        let end = rest.as_bytes()[..length]
            .windows(2)
            .take_while(|two| two[0] != b'\n')
            .position(|two| two == b">>")?;
        let word = rest[..end].split_whitespace().next().unwrap_or_default();
        let is_heredoc = self
            .lines()
            .contains(delimiter(word.trim_start_matches('-')));
        (!is_heredoc).then_some(end + 4)
    }

    fn word(&mut self, command: usize, close: Option<u8>) -> Word {
        let start = self.at;
        let mut word = Word::default();
        while let Some(byte) = self.peek(0) {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' | b';' | b'&' | b'|' | b'(' | b')' => break,
                b'`' if close == Some(b'`') => break,
                b'<' | b'>' => {
                    if self.peek(1) == Some(b'(') {
                        self.substitution(command, 2, b')', &mut word);
                    } else if let Some(length) = self.expression() {
                        self.take(length, &mut word);
                    } else {
                        break;
                    }
                }
                b'\\' if self.rest().starts_with("\\<<") => break,
                b'\'' => self.single(&mut word),
                b'"' => self.double(command, &mut word),
                b'`' => self.substitution(command, 1, b'`', &mut word),
                b'\\' => self.escaped(&mut word),
                b'$' => self.dollar(command, &mut word),
                _ => self.take(1, &mut word),
            }
        }
        word.span = start..self.at;
        word
    }

    /// Moves `length` bytes, up to the end of a character, into the word.
    fn take(&mut self, length: usize, word: &mut Word) {
        let start = self.at;
        self.at = (start + length).min(self.text.len());
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
        word.text.push_str(&self.text[start..self.at]);
    }

    fn escaped(&mut self, word: &mut Word) {
        self.at += 1;
        match self.peek(0) {
            Some(b'\n') => self.at += 1,
            Some(b'\r') if self.peek(1) == Some(b'\n') => self.at += 2,
            Some(_) => {
                word.is_quoted = true;
                self.take(1, word);
            }
            None => {}
        }
    }

    fn single(&mut self, word: &mut Word) {
        let start = self.at + 1;
        let length = self.text[start..].find('\'');
        let end = length.map_or(self.text.len(), |length| start + length);
        word.text.push_str(&self.text[start..end]);
        word.single.push(start..end);
        word.is_quoted = true;
        self.at = (end + 1).min(self.text.len());
    }

    fn double(&mut self, command: usize, word: &mut Word) {
        word.is_quoted = true;
        self.at += 1;
        while let Some(byte) = self.peek(0) {
            match byte {
                b'"' => {
                    self.at += 1;
                    return;
                }
                b'\\' => self.escaped(word),
                b'`' => self.substitution(command, 1, b'`', word),
                b'$' => self.dollar(command, word),
                _ => self.take(1, word),
            }
        }
    }

    fn dollar(&mut self, command: usize, word: &mut Word) {
        match self.peek(1) {
            Some(b'(') => self.substitution(command, 2, b')', word),
            Some(b'{') => {
                let length = self.rest().find(['}', '\n']).map_or(1, |end| end + 1);
                self.take(length, word);
            }
            _ => self.take(1, word),
        }
    }

    /// Reads the commands of `$(…)`, `<(…)` or back-ticks, whose sign has `length` bytes.
    fn substitution(&mut self, command: usize, length: usize, close: u8, word: &mut Word) {
        let start = self.at;
        if self.depth >= DEPTH {
            self.take(length, word);
            return;
        }
        self.depth += 1;
        self.at += length;
        self.list(Some(close), Some(command));
        self.depth -= 1;
        word.text.push_str(&self.text[start..self.at]);
    }
}

/// A here-document's delimiter without its quotes.
fn delimiter(word: &str) -> &str {
    word.trim_matches(['\'', '"', '\\'])
}

//! The tokens of a script in JavaScript, and where it stops to be one: a text that is not closed, a
//! bracket without another. More than that only a parser of the whole language can tell.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, a word of the language, or a number.
    Word,
    /// A text in quotes or back-ticks, with these.
    Text,
    /// A regular expression.
    Pattern,
    /// One sign.
    Sign,
}

/// A part of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'s> {
    pub(super) kind: Kind,
    pub(super) text: &'s str,
    /// Its line, from 1.
    pub(super) line: usize,
    /// How many tokens further the bracket that it opens is closed.
    pub(super) closed: Option<usize>,
}

/// Where a text stops to be a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) line: usize,
    /// What is wrong there, with its verb.
    pub(super) message: String,
}

impl Token<'_> {
    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text && self.kind != Kind::Text
    }
}

/// The tokens of `script`; comments and blanks are none.
pub(super) fn tokens(script: &str) -> (Vec<Token<'_>>, Option<Fault>) {
    let mut lexer = Lexer {
        script,
        at: 0,
        line: 1,
        tokens: Vec::new(),
        open: Vec::new(),
        fault: None,
    };
    while lexer.fault.is_none() && lexer.step() {}
    if let (None, Some((sign, line, _))) = (&lexer.fault, lexer.open.last()) {
        lexer.fault = Some(Fault {
            line: *line,
            message: format!("`{sign}` is not closed"),
        });
    }
    (lexer.tokens, lexer.fault)
}

struct Lexer<'s> {
    script: &'s str,
    at: usize,
    line: usize,
    tokens: Vec<Token<'s>>,
    /// Brackets that are open, with their lines and their places among the tokens.
    open: Vec<(char, usize, usize)>,
    fault: Option<Fault>,
}

impl<'s> Lexer<'s> {
    fn rest(&self) -> &'s str {
        self.script.get(self.at..).unwrap_or_default()
    }

    /// Goes over the next token; false at the end.
    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(char) = rest.chars().next() else {
            return false;
        };
        if char.is_whitespace() || char == '\u{feff}' {
            self.pass(char.len_utf8());
        } else if rest.starts_with("//") || rest.starts_with("#!") && self.at == 0 {
            self.pass(rest.find('\n').unwrap_or(rest.len()));
        } else if rest.starts_with("/*") {
            match rest.find("*/") {
                Some(end) => self.pass(end + 2),
                None => self.fail("a comment is not closed"),
            }
        } else if is_of_word(char) {
            let end = rest.find(|char| !is_of_word(char));
            self.push(Kind::Word, end.unwrap_or(rest.len()));
        } else if matches!(char, '"' | '\'') {
            match quoted(rest, char) {
                Some(end) => self.push(Kind::Text, end),
                None => self.fail("a text is not closed"),
            }
        } else if char == '`' {
            match template(rest) {
                Some(end) => self.push(Kind::Text, end),
                None => self.fail("a text in back-ticks is not closed"),
            }
        } else if char == '/' && self.can_be_pattern() {
            match pattern(rest) {
                Some(end) => self.push(Kind::Pattern, end),
                None => self.fail("a regular expression is not closed"),
            }
        } else {
            self.bracket(char);
            self.push(Kind::Sign, char.len_utf8());
        }
        true
    }

    fn bracket(&mut self, char: char) {
        if matches!(char, '(' | '[' | '{') {
            self.open.push((char, self.line, self.tokens.len()));
        }
        let wanted = match char {
            ')' => '(',
            ']' => '[',
            '}' => '{',
            _ => return,
        };
        match self.open.pop() {
            Some((open, _, at)) if open == wanted => {
                let distance = self.tokens.len() - at;
                if let Some(token) = self.tokens.get_mut(at) {
                    token.closed = Some(distance);
                }
            }
            Some((open, line, _)) => {
                let message = format!("`{open}` of line {line} is closed by `{char}`");
                self.fail(&message);
            }
            None => self.fail(&format!("`{char}` closes nothing")),
        }
    }

    /// Whether a slash begins a regular expression: where a value cannot be divided.
    fn can_be_pattern(&self) -> bool {
        const BEFORE: [&str; 8] = [
            "return", "typeof", "case", "in", "of", "delete", "void", "throw",
        ];
        match self.tokens.last() {
            None => true,
            Some(token) => match token.kind {
                Kind::Word => BEFORE.contains(&token.text),
                Kind::Text | Kind::Pattern => false,
                Kind::Sign => !matches!(token.text, ")" | "]" | "}"),
            },
        }
    }

    fn push(&mut self, kind: Kind, length: usize) {
        let text = self.rest().get(..length).unwrap_or_default();
        self.tokens.push(Token {
            kind,
            text,
            line: self.line,
            closed: None,
        });
        self.pass(length);
    }

    fn pass(&mut self, length: usize) {
        let passed = self.rest().get(..length).unwrap_or_default();
        self.line += passed.matches('\n').count();
        self.at += length;
    }

    fn fail(&mut self, message: &str) {
        self.fault = Some(Fault {
            line: self.line,
            message: message.to_owned(),
        });
    }
}

fn is_of_word(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '$' | '#' | '\u{200c}' | '\u{200d}')
}

/// Where a text in quotes ends; none where its line does first.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, char)) = chars.next() {
        match char {
            '\\' => {
                chars.next();
            }
            '\n' => return None,
            char if char == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Where a text in back-ticks ends, with what is computed in it.
fn template(rest: &str) -> Option<usize> {
    let mut at = 1;
    loop {
        let inner = rest.get(at..)?;
        let char = inner.chars().next()?;
        if inner.starts_with("${") {
            at += computed(inner)?;
        } else if char == '`' {
            return Some(at + 1);
        } else if char == '\\' {
            at += 1 + inner.chars().nth(1)?.len_utf8();
        } else {
            at += char.len_utf8();
        }
    }
}

/// Where `${…}` ends. Templates inside of templates are bounded by the length of the script and not by
/// its depth, which nobody writes.
fn computed(rest: &str) -> Option<usize> {
    const DEEPEST: usize = 50;
    let mut open = Vec::new();
    let mut at = 2;
    open.push('{');
    loop {
        let inner = rest.get(at..)?;
        let char = inner.chars().next()?;
        let is_text = open.last() == Some(&'`');
        match char {
            '\\' if is_text => at += 1 + inner.chars().nth(1)?.len_utf8(),
            '`' if is_text => {
                open.pop();
                at += 1;
            }
            '$' if is_text && inner.starts_with("${") => {
                open.push('{');
                at += 2;
            }
            _ if is_text => at += char.len_utf8(),
            '"' | '\'' => at += quoted(inner, char)?,
            '`' | '{' => {
                open.push(char);
                at += 1;
            }
            '}' => {
                open.pop();
                at += 1;
                if open.is_empty() {
                    return Some(at);
                }
            }
            _ => at += char.len_utf8(),
        }
        if open.len() > DEEPEST {
            return None;
        }
    }
}

/// Where a regular expression ends, with its flags; none where its line does first.
fn pattern(rest: &str) -> Option<usize> {
    let mut is_in_class = false;
    let mut chars = rest.char_indices().skip(1);
    while let Some((at, char)) = chars.next() {
        match char {
            '\\' => {
                chars.next();
            }
            '\n' => return None,
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            '/' if !is_in_class => {
                let flags = rest.get(at + 1..)?;
                let end = flags.find(|char| !is_of_word(char));
                return Some(at + 1 + end.unwrap_or(flags.len()));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(script: &str) -> Vec<&str> {
        let (tokens, fault) = tokens(script);
        assert_eq!(fault, None, "{script}");
        tokens.into_iter().map(|token| token.text).collect()
    }

    #[test]
    fn comments_and_blanks_are_no_tokens_and_texts_are_one() {
        let script = "a /* b */ . c ( 'd // e' , \"f\\\"\" ) // g\n`h ${ i(`j ${'}'}`) } k`;";
        let expected = [
            "a",
            ".",
            "c",
            "(",
            "'d // e'",
            ",",
            "\"f\\\"\"",
            ")",
            "`h ${ i(`j ${'}'}`) } k`",
            ";",
        ];
        assert_eq!(texts(script), expected);
    }

    #[test]
    fn a_slash_divides_or_begins_a_pattern() {
        assert_eq!(texts("a / b / c"), ["a", "/", "b", "/", "c"]);
        assert_eq!(texts("f(/[/)]\\//g)"), ["f", "(", "/[/)]\\//g", ")"]);
        assert_eq!(texts("return /'/"), ["return", "/'/"]);
        assert_eq!(texts("(a) / 2"), ["(", "a", ")", "/", "2"]);
    }

    #[test]
    fn what_cannot_be_a_script_is_told_with_its_line() {
        for (script, line, message) in [
            ("a(\n", 1, "`(` is not closed"),
            ("a(\n[)", 2, "`[` of line 2 is closed by `)`"),
            ("\n}", 2, "`}` closes nothing"),
            ("a = 'b\n'", 1, "a text is not closed"),
            ("a = `b\n", 1, "a text in back-ticks is not closed"),
            ("/* a", 1, "a comment is not closed"),
        ] {
            let fault = tokens(script).1.unwrap();
            assert_eq!((fault.line, &*fault.message), (line, message), "{script}");
        }
        let deep = format!("`{}", "${`".repeat(10_000));
        assert!(tokens(&deep).1.is_some());
    }
}

//! The commands of a line for a shell, as far as pages have them: words, quotes, pipes, redirections,
//! comments.

/// The simple commands of a script, in their words. What CircleCI puts in place of `<< … >>` is one word.
pub(super) fn commands(script: &str) -> Vec<Vec<String>> {
    let mut reader = Reader::default();
    let script = script.replace("\\\n", " ");
    let mut chars = script.chars().peekable();
    while let Some(char) = chars.next() {
        match (reader.quote, char) {
            (Some(quote), char) if char == quote => reader.quote = None,
            (Some('\''), char) => reader.push(char),
            (_, '\\') => reader.word.get_or_insert_default().extend(chars.next()),
            (None, '\'' | '"') => {
                reader.quote = Some(char);
                reader.word.get_or_insert_default();
            }
            (None, '#') if reader.word.is_none() => {
                while chars.next_if(|next| *next != '\n').is_some() {}
            }
            (None, '<') if chars.peek() == Some(&'<') => {
                while chars.next_if(|next| *next != '>').is_some() {}
                while chars.next_if_eq(&'>').is_some() {}
                reader.push('x');
            }
            (None, '>' | '<') => reader.redirect(),
            (None, '|' | ';' | '&' | '\n' | '(' | ')') => reader.end_command(),
            (None, char) if char.is_whitespace() => reader.end_word(),
            (_, char) => reader.push(char),
        }
    }
    reader.end_command();
    reader.commands
}

#[derive(Default)]
struct Reader {
    commands: Vec<Vec<String>>,
    command: Vec<String>,
    word: Option<String>,
    quote: Option<char>,
    /// Whether the next word is where output goes, and none of the command's.
    is_target: bool,
}

impl Reader {
    fn push(&mut self, char: char) {
        self.word.get_or_insert_default().push(char);
    }

    fn end_word(&mut self) {
        let Some(word) = self.word.take() else {
            return;
        };
        if !std::mem::take(&mut self.is_target) {
            self.command.push(word);
        }
    }

    fn redirect(&mut self) {
        // `2>` redirects another stream: that is no word either.
        if self
            .word
            .as_deref()
            .is_some_and(|word| word.parse::<u8>().is_ok())
        {
            self.word = None;
        }
        self.end_word();
        self.is_target = true;
    }

    fn end_command(&mut self) {
        self.end_word();
        self.is_target = false;
        if !self.command.is_empty() {
            self.commands.push(std::mem::take(&mut self.command));
        }
    }
}

#[test]
fn a_line_becomes_words() {
    let script =
        "a 'b c' \"d \\\" e\" f\\ g > h 2>/dev/null | i=$J k # l\nm && n << o.p >> q\\\n  ''";
    let found = commands(script);
    let expected: [&[&str]; 4] = [
        &["a", "b c", "d \" e", "f g"],
        &["i=$J", "k"],
        &["m"],
        &["n", "x", "q", ""],
    ];
    assert_eq!(found, expected);
}

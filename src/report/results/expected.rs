//! What was expected and what came, out of the messages of Chai and of Postman's own assertions, which
//! say it in one sentence.

/// What a message says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Difference<'m> {
    /// What stands before the sentence: `expect(value, "the total")` puts it there.
    pub(super) about: Option<&'m str>,
    /// What should be, without its verb where that is plain.
    pub(super) expected: String,
    /// What is.
    pub(super) actual: &'m str,
}

/// Verbs that say nothing beside what follows them.
const PLAIN: [&str; 6] = [
    "deeply equal ",
    "loosely deep-equal ",
    "equal ",
    "have ",
    "be ",
    "eql ",
];

/// Reads `expected ACTUAL to equal EXPECTED`, and `expected … to have … but got ACTUAL`; nothing where a
/// message has another form.
pub(super) fn split(message: &str) -> Option<Difference<'_>> {
    let (about, sentence) = if let Some(sentence) = message.strip_prefix("expected ") {
        (None, sentence)
    } else {
        let (about, sentence) = message.split_once(": expected ")?;
        (Some(about), sentence)
    };
    let to = outside(sentence, " to ")?;
    let (subject, wanted) = (&sentence[..to], &sentence[to + " to ".len()..]);
    let (wanted, actual) = match outside(wanted, " but got ") {
        Some(at) => (&wanted[..at], &wanted[at + " but got ".len()..]),
        None => (wanted, subject),
    };
    let (is_negated, wanted) = match wanted.strip_prefix("not ") {
        Some(wanted) => (true, wanted),
        None => (false, wanted),
    };
    let plain = PLAIN.iter().find_map(|verb| wanted.strip_prefix(verb));
    let expected = match (plain, is_negated) {
        (Some(plain), false) => plain.to_owned(),
        (Some(plain), true) => format!("not {plain}"),
        (None, false) => format!("to {wanted}"),
        (None, true) => format!("not to {wanted}"),
    };
    let is_whole = !expected.trim().is_empty() && !actual.trim().is_empty();
    is_whole.then_some(Difference {
        about,
        expected,
        actual,
    })
}

/// Where `words` begin first outside of quotes and brackets: Chai writes strings in quotes, with their own
/// quotes escaped, and leaves the middle of long ones out.
fn outside(text: &str, words: &str) -> Option<usize> {
    let (mut depth, mut quote, mut is_escaped) = (0_usize, None, false);
    for (at, char) in text.char_indices() {
        if std::mem::take(&mut is_escaped) {
            continue;
        }
        match (quote, char) {
            (Some(_), '\\') => is_escaped = true,
            (Some(open), _) if char == open => quote = None,
            (None, '\'' | '"') => quote = Some(char),
            (None, '[' | '{' | '(') => depth += 1,
            (None, ']' | '}' | ')') => depth = depth.saturating_sub(1),
            (None, ' ') if depth == 0 && text[at..].starts_with(words) => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn sentences_of_chai_are_split() {
        for (message, expected, actual) in [
            ("expected 1 to equal 2", "2", "1"),
            (
                "expected 'a to b' to equal 'it\\'s to'",
                "'it\\'s to'",
                "'a to b'",
            ),
            (
                "expected { ok: true, q: { a: '1' } } to deeply equal { ok: true }",
                "{ ok: true }",
                "{ ok: true, q: { a: '1' } }",
            ),
            ("expected false to be truthy", "truthy", "false"),
            (
                "expected 500 to be one of [ 200, 201 ]",
                "one of [ 200, 201 ]",
                "500",
            ),
            (
                "expected { status: 404 } to have property 'id'",
                "property 'id'",
                "{ status: 404 }",
            ),
            (
                "expected response to have status code 200 but got 404",
                "status code 200",
                "404",
            ),
            ("expected 3 to not equal 3", "not 3", "3"),
            ("expected 'abc' to include 'd'", "to include 'd'", "'abc'"),
            (
                "expected 'abc' to not match /b/",
                "not to match /b/",
                "'abc'",
            ),
            (
                "expected [ 1, 2 ] to have a length of 3 but got 2",
                "a length of 3",
                "2",
            ),
            ("expected '' to equal 'x'", "'x'", "''"),
        ] {
            let found = split(message).unwrap();
            assert_eq!((&*found.expected, found.actual), (expected, actual));
            assert_eq!(found.about, None);
        }
    }

    #[test]
    fn what_an_author_puts_before_it_is_kept() {
        let found = split("the total: expected 1 to equal 2").unwrap();
        assert_eq!(found.about, Some("the total"));
        assert_eq!((&*found.expected, found.actual), ("2", "1"));
    }

    #[test]
    fn other_messages_are_left_alone() {
        for message in [
            "boom <xml>",
            "expected",
            "expected nothing",
            "expected 'an open quote to equal 'x",
            "connect ECONNREFUSED 127.0.0.1:1",
            "expected  to equal ",
            "",
        ] {
            assert_eq!(split(message), None, "{message}");
        }
    }
}

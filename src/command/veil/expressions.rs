//! `<< … >>`: what the compiler looks into, and so has to be given as it is.

use std::ops::Range;

/// A part of a text without its expressions, of which there may be none.
pub(super) fn without(text: &str, span: Range<usize>) -> Vec<Range<usize>> {
    let (mut parts, mut done) = (Vec::new(), span.start);
    let mut rest = span.clone();
    while let Some(start) = text[rest.clone()].find("<<").map(|at| rest.start + at) {
        let length = length(&text[start..span.end]);
        parts.push(done..start);
        done = start + length;
        rest = done..span.end;
    }
    parts.push(done..span.end);
    parts.retain(|part| !part.is_empty());
    parts
}

/// How long what begins with `<<` is: to its end, where names and signs of expressions are in it, and else the
/// sign alone, with the word of a heredoc.
fn length(text: &str) -> usize {
    /// What is longer is no expression.
    const MOST: usize = 200;
    let behind = &text[2..];
    let end = behind.find(">>").filter(|end| *end <= MOST);
    let is_inner = |char: char| char.is_alphanumeric() || "_-.#/^?: \t\n".contains(char);
    if let Some(end) = end.filter(|end| behind[..*end].chars().all(is_inner)) {
        return 2 + end + 2;
    }
    let blank = behind.len() - behind.trim_start_matches(['-', ' ', '"', '\'']).len();
    let word = behind[blank..]
        .bytes()
        .take_while(|byte| byte.is_ascii_uppercase() || *byte == b'_');
    match word.count() {
        0 => 2,
        word => 2 + blank + word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_and_what_may_look_like_one_are_left() {
        for (text, parts) in [
            ("a << parameters.b >> c", vec!["a ", " c"]),
            ("<<a>>", vec![]),
            ("cat <<EOF\nx\nEOF", vec!["cat ", "\nx\nEOF"]),
            ("cat <<< 'secret'", vec!["cat ", "< 'secret'"]),
            ("a << \"b\" >> c", vec!["a ", " \"b\" >> c"]),
            ("", vec![]),
            ("abc", vec!["abc"]),
        ] {
            let found = without(text, 0..text.len());
            let found: Vec<_> = found.into_iter().map(|part| &text[part]).collect();
            assert_eq!(found, parts, "{text}");
        }
        let found: Vec<usize> = without("a << b >>", 0..4).into_iter().flatten().collect();
        assert_eq!(found, [0, 1]);
    }
}

//! What is certainly no regular expression, whoever's dialect it is written in: CircleCI's is
//! Java's, which allows more than is looked at here.

use std::ops::Range;

/// Why a text is no regular expression.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// Bytes of the pattern.
    pub(super) span: Range<usize>,
    /// What is wrong, in lower case.
    pub(super) message: &'static str,
}

/// The first mistake of a pattern.
pub(super) fn mistake(pattern: &str) -> Option<Mistake> {
    let bytes = pattern.as_bytes();
    let mut open: Vec<usize> = Vec::new();
    // Whether something stands before that can be repeated.
    let mut is_repeatable = false;
    let mut at = 0;
    let wrong = |at: usize, message| {
        Some(Mistake {
            span: at..at + 1,
            message,
        })
    };
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' if at + 1 == bytes.len() => return wrong(at, "there is nothing behind this"),
            b'\\' if bytes[at + 1] == b'Q' => {
                // Quoted up to `\E`, or to the end.
                let end = pattern[at..].find("\\E");
                at += end.unwrap_or(pattern.len() - at);
                is_repeatable = true;
            }
            b'\\' => {
                at += 1;
                is_repeatable = true;
            }
            b'[' => {
                let Some(end) = class_end(bytes, at) else {
                    return wrong(at, "this is not closed");
                };
                at = end;
                is_repeatable = true;
            }
            b'(' => {
                open.push(at);
                is_repeatable = false;
                if bytes.get(at + 1) == Some(&b'?') {
                    at += 1; // `(?:`, `(?i)`, `(?=`
                }
            }
            b')' => {
                if open.pop().is_none() {
                    return wrong(at, "there is no `(` for this");
                }
                is_repeatable = true;
            }
            b'*' | b'+' | b'?' if !is_repeatable => {
                return wrong(at, "there is nothing to repeat before this");
            }
            // A second one makes it lazy or possessive; a third has nothing to repeat.
            b'*' | b'+' | b'?' | b'}' => {
                if matches!(bytes.get(at + 1), Some(b'?' | b'+')) {
                    at += 1;
                }
                is_repeatable = matches!(byte, b'}');
            }
            b'|' | b'^' => is_repeatable = false,
            _ => is_repeatable = true,
        }
        at += 1;
    }
    open.pop().and_then(|at| wrong(at, "this is not closed"))
}

/// Where the class that begins at `at` ends; Java's classes nest.
fn class_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    let mut here = at;
    while let Some(byte) = bytes.get(here) {
        match byte {
            b'\\' => here += 1,
            b'[' => {
                depth += 1;
                if bytes.get(here + 1) == Some(&b'^') {
                    here += 1;
                }
                // A bracket that comes first stands for itself.
                if bytes.get(here + 1) == Some(&b']') {
                    here += 1;
                }
            }
            b']' => {
                depth -= 1;
                if depth == 0 {
                    return Some(here);
                }
            }
            _ => {}
        }
        here += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::mistake;

    #[test]
    fn what_java_takes_is_taken() {
        for pattern in [
            "",
            ".*",
            "^v\\d+(\\.\\d+){2}(-rc\\.\\d+)?$",
            "(?i)release/(?!next).*",
            "(?:a|b)+?",
            "[]a]",
            "[^]a-z]*+",
            "[a-z&&[^bc]]",
            "a{2,}b{3}?",
            "\\Q(((\\E+",
            "a|",
            "}",
            "größe(é)?",
        ] {
            assert_eq!(mistake(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn what_nobody_takes_is_told() {
        for (pattern, at, message) in [
            ("(a", 0, "this is not closed"),
            ("a)", 1, "there is no `(` for this"),
            ("a[b", 1, "this is not closed"),
            ("*a", 0, "there is nothing to repeat before this"),
            ("a|+", 2, "there is nothing to repeat before this"),
            ("a\\", 1, "there is nothing behind this"),
        ] {
            let found = mistake(pattern).unwrap();
            assert_eq!(
                (found.span.start, found.message),
                (at, message),
                "{pattern}"
            );
        }
    }
}

//! The grammar of expressions: `or` over `and` over `not` over comparisons.

use super::token::{Token, tokens};
use super::{Mistake, Path, Quotes};
use crate::yaml::Span;

/// How deep parentheses may nest: deeper than anybody writes.
const DEPTH: usize = 64;

/// What the expression `text` refers to; `base` is where it begins in the config, and `quotes` how
/// the scalar is written that it is part of.
///
/// # Errors
/// Where it is no expression.
pub fn parse(text: &str, base: usize, quotes: Quotes) -> Result<Vec<Path>, Mistake> {
    let tokens = tokens(text, base, quotes)?;
    let mut parser = Parser {
        tokens: &tokens,
        at: 0,
        end: base + text.trim_end().len(),
        paths: Vec::new(),
    };
    parser.any(DEPTH)?;
    match parser.tokens.get(parser.at) {
        None => Ok(parser.paths),
        Some((token, span)) => Err(Mistake::new(
            span.clone(),
            match token {
                Token::Sign(")") => "there is no `(` for this `)`",
                _ => "an operator is missing before this",
            },
        )),
    }
}

struct Parser<'t> {
    tokens: &'t [(Token, Span)],
    at: usize,
    end: usize,
    paths: Vec<Path>,
}

impl Parser<'_> {
    fn any(&mut self, depth: usize) -> Result<(), Mistake> {
        self.all(depth)?;
        while self.takes_word("or") {
            self.all(depth)?;
        }
        Ok(())
    }

    fn all(&mut self, depth: usize) -> Result<(), Mistake> {
        self.comparison(depth)?;
        while self.takes_word("and") {
            self.comparison(depth)?;
        }
        Ok(())
    }

    fn comparison(&mut self, depth: usize) -> Result<(), Mistake> {
        self.operand(depth)?;
        while let Some(operator) = self.comparison_operator() {
            self.fits(operator, self.at - 2)?;
            self.fits(operator, self.at)?;
            self.operand(depth)?;
        }
        Ok(())
    }

    fn operand(&mut self, depth: usize) -> Result<(), Mistake> {
        while self.takes_word("not") || self.takes_sign("!") {}
        let Some((token, span)) = self.tokens.get(self.at) else {
            return Err(Mistake::new(self.end..self.end, "a value is missing here"));
        };
        self.at += 1;
        match token {
            Token::Sign("(") => {
                let Some(depth) = depth.checked_sub(1) else {
                    return Err(Mistake::new(span.clone(), "this nests too deeply"));
                };
                self.any(depth)?;
                if let Some((Token::Sign(")"), _)) = self.tokens.get(self.at) {
                    self.at += 1;
                    return Ok(());
                }
                Err(Mistake::new(span.clone(), "there is no `)` for this `(`"))
            }
            Token::Word(word) if is_operator(word) => Err(misplaced(word, span)),
            Token::Sign(sign) => Err(misplaced(sign, span)),
            Token::Word(word) => {
                if !["true", "false"]
                    .iter()
                    .any(|literal| is_word(word, literal))
                {
                    self.paths.push(Path {
                        text: word.clone(),
                        span: span.clone(),
                    });
                }
                Ok(())
            }
            Token::Number | Token::Text | Token::Pattern => Ok(()),
        }
    }

    fn takes_word(&mut self, wanted: &str) -> bool {
        let next = self.tokens.get(self.at);
        let takes = matches!(next, Some((Token::Word(word), _)) if is_word(word, wanted));
        self.at += usize::from(takes);
        takes
    }

    fn takes_sign(&mut self, wanted: &str) -> bool {
        let next = self.tokens.get(self.at);
        let takes = matches!(next, Some((Token::Sign(sign), _)) if *sign == wanted);
        self.at += usize::from(takes);
        takes
    }

    /// The operator that compares what stands before with what stands behind, if there is one.
    fn comparison_operator(&mut self) -> Option<&'static str> {
        let next = self.tokens.get(self.at).map(|(token, _)| token)?;
        let operator = match next {
            Token::Sign(sign) => Some(*sign).filter(|sign| !matches!(*sign, "(" | ")" | "!")),
            Token::Word(word) => COMPARISONS.into_iter().find(|known| is_word(word, known)),
            _ => None,
        };
        self.at += usize::from(operator.is_some());
        operator
    }

    /// Whether the token at `at` can be an operand of `operator`, as far as its kind tells.
    fn fits(&self, operator: &str, at: usize) -> Result<(), Mistake> {
        let Some((token, span)) = self.tokens.get(at) else {
            return Ok(());
        };
        let is_behind = at == self.at;
        let message = match (operator, token) {
            (">" | ">=" | "<" | "<=", Token::Text) => "only numbers are greater or less",
            ("matches", Token::Text) if is_behind => "a pattern stands between slashes: `/…/`",
            ("==" | "!=" | "starts-with", Token::Pattern) if is_behind => {
                "a pattern is for `matches`"
            }
            _ => return Ok(()),
        };
        Err(Mistake::new(span.clone(), message))
    }
}

/// Operators that are words.
const COMPARISONS: [&str; 3] = ["starts-with", "matches", "contains"];

/// Whether a word is a keyword: these are written in small letters or in capitals.
fn is_word(word: &str, keyword: &str) -> bool {
    word == keyword
        || (word.eq_ignore_ascii_case(keyword)
            && !word.contains(|char: char| char.is_ascii_lowercase()))
}

fn is_operator(word: &str) -> bool {
    let mut all = ["and", "or"].into_iter().chain(COMPARISONS);
    all.any(|operator| is_word(word, operator))
}

fn misplaced(sign: &str, span: &Span) -> Mistake {
    Mistake::new(span.clone(), format!("a value is missing before `{sign}`"))
}

#[cfg(test)]
mod tests {
    use super::super::{Mistake, Path, Quotes};

    fn parse(text: &str, base: usize) -> Result<Vec<Path>, Mistake> {
        super::parse(text, base, Quotes::None)
    }

    #[test]
    fn what_an_expression_refers_to_is_found_where_it_stands() {
        let text = " pipeline.git.branch == \"main\" and not (parameters.a or 1 >= 2) ";
        let paths = parse(text, 10).unwrap();
        let found: Vec<_> = paths.iter().map(|path| path.text.as_str()).collect();
        assert_eq!(found, ["pipeline.git.branch", "parameters.a"]);
        assert_eq!(paths[0].span, 11..30);
    }

    #[test]
    fn what_is_no_expression_is_told_with_its_place() {
        for (text, message) in [
            ("", "a value is missing here"),
            ("a ==", "a value is missing here"),
            ("and a", "a value is missing before `and`"),
            ("a b", "an operator is missing before this"),
            ("(a", "there is no `)` for this `(`"),
            ("a)", "there is no `(` for this `)`"),
            ("a == \"b", "this is not closed"),
            ("a & b", "`&` has no meaning in an expression"),
        ] {
            assert_eq!(parse(text, 0).unwrap_err().message, message, "{text}");
        }
        assert!(parse(&"(".repeat(20_000), 0).is_err());
    }

    #[test]
    fn the_language_is_the_one_of_its_makers() {
        for text in [
            r"x matches /^feature\/.*$/ or not y matches /^v\d+$/",
            r#"x == "a\"b" AND NOT (y STARTS-WITH "z\\" OR TRUE)"#,
            "!x and !(y) and x != 3",
            r#"pipeline.git.commit.subject contains "[deploy]""#,
        ] {
            assert!(parse(text, 0).is_ok(), "{text}: {:?}", parse(text, 0));
        }
        for (text, message, instead) in [
            (
                "x == 'main'",
                "text stands in double quotes",
                Some("\"main\""),
            ),
            ("x = y", "equality is `==`", Some("==")),
            (
                "x matches \"y\"",
                "a pattern stands between slashes: `/…/`",
                None,
            ),
            ("x > \"y\"", "only numbers are greater or less", None),
            ("x == /y/", "a pattern is for `matches`", None),
            (
                "x matches /^(?!main)/",
                "a pattern of an expression cannot look ahead or behind: it is one of RE2",
                None,
            ),
            ("x > -1", "`-` has no meaning in an expression", None),
        ] {
            let mistake = parse(text, 0).unwrap_err();
            assert_eq!(mistake.message, message, "{text}");
            assert_eq!(mistake.instead.as_deref(), instead, "{text}");
        }
    }

    #[test]
    fn the_escapes_of_a_quoted_scalar_are_those_of_its_text() {
        let double = super::parse(r#"x == \"a\" and y matches /a\\/b/"#, 0, Quotes::Double);
        assert_eq!(double.unwrap().len(), 2);
        assert!(super::parse("x == ''a''", 0, Quotes::Single).is_err());
        assert!(super::parse("x == \"a''b\"", 0, Quotes::Single).is_ok());
    }
}

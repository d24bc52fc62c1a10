//! The grammar of expressions: `or` over `and` over `not` over comparisons.

use super::token::{Token, tokens};
use super::{Mistake, Path};
use crate::yaml::Span;

/// How deep parentheses may nest: deeper than anybody writes.
const DEPTH: usize = 64;

/// What the expression `text` refers to; `base` is where it begins in the config.
///
/// # Errors
/// Where it is no expression.
pub fn parse(text: &str, base: usize) -> Result<Vec<Path>, Mistake> {
    let tokens = tokens(text, base)?;
    let mut parser = Parser {
        tokens: &tokens,
        at: 0,
        end: base + text.trim_end().len(),
        paths: Vec::new(),
    };
    parser.any(DEPTH)?;
    match parser.tokens.get(parser.at) {
        None => Ok(parser.paths),
        Some((token, span)) => Err(Mistake {
            span: span.clone(),
            message: match token {
                Token::Sign(")") => "there is no `(` for this `)`".to_owned(),
                _ => "an operator is missing before this".to_owned(),
            },
        }),
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
        while self.takes_comparison() {
            self.operand(depth)?;
        }
        Ok(())
    }

    fn operand(&mut self, depth: usize) -> Result<(), Mistake> {
        while self.takes_word("not") {}
        let Some((token, span)) = self.tokens.get(self.at) else {
            return Err(Mistake {
                span: self.end..self.end,
                message: "a value is missing here".to_owned(),
            });
        };
        self.at += 1;
        match token {
            Token::Sign("(") => {
                let Some(depth) = depth.checked_sub(1) else {
                    return Err(Mistake {
                        span: span.clone(),
                        message: "this nests too deeply".to_owned(),
                    });
                };
                self.any(depth)?;
                if let Some((Token::Sign(")"), _)) = self.tokens.get(self.at) {
                    self.at += 1;
                    return Ok(());
                }
                Err(Mistake {
                    span: span.clone(),
                    message: "there is no `)` for this `(`".to_owned(),
                })
            }
            Token::Word(word) if is_operator(word) => Err(misplaced(word, span)),
            Token::Sign(sign) => Err(misplaced(sign, span)),
            Token::Word(word) => {
                if !matches!(word.as_str(), "true" | "false" | "null") {
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
        let takes = matches!(next, Some((Token::Word(word), _)) if word == wanted);
        self.at += usize::from(takes);
        takes
    }

    fn takes_comparison(&mut self) -> bool {
        let next = self.tokens.get(self.at).map(|(token, _)| token);
        let takes = match next {
            Some(Token::Sign(sign)) => !matches!(*sign, "(" | ")"),
            Some(Token::Word(word)) => matches!(word.as_str(), "starts-with" | "matches"),
            _ => false,
        };
        self.at += usize::from(takes);
        takes
    }
}

fn is_operator(word: &str) -> bool {
    matches!(word, "and" | "or" | "starts-with" | "matches")
}

fn misplaced(sign: &str, span: &Span) -> Mistake {
    Mistake {
        span: span.clone(),
        message: format!("a value is missing before `{sign}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn what_an_expression_refers_to_is_found_where_it_stands() {
        let text = " pipeline.git.branch == \"main\" and not (parameters.a or 1 >= 2) ";
        let paths = parse(text, 10).unwrap();
        let found: Vec<_> = paths.iter().map(|path| path.text.as_str()).collect();
        assert_eq!(found, ["pipeline.git.branch", "parameters.a"]);
        assert_eq!(paths[0].span, 11..30);
        assert!(parse("x matches /^v[0-9]+ \\/$/", 0).is_err());
        assert!(parse("x matches /^v[0-9]+$/ or y starts-with 'z'", 0).is_ok());
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
            ("a == 'b", "this is not closed"),
            ("a & b", "`&` has no meaning in an expression"),
        ] {
            assert_eq!(parse(text, 0).unwrap_err().message, message, "{text}");
        }
        assert!(parse(&"(".repeat(20_000), 0).is_err());
    }
}

//! Where expressions stand in a text.

use crate::yaml::Span;

/// One `<< … >>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template<'t> {
    /// With its `<<` and `>>`, as bytes of the config.
    pub span: Span,
    /// What stands in it, without the `#`, `^` or `/` of a section.
    pub text: &'t str,
    /// Where that begins.
    pub start: usize,
    /// Whether it begins or ends a section: `<<# … >>`, `<<^ … >>`, `<</ … >>`.
    pub is_section: bool,
}

/// A `<<` without its `>>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclosed(pub usize);

/// The templates of `text`, which is a scalar as it is written and begins at byte `base`.
#[must_use]
pub fn templates(text: &str, base: usize) -> Templates<'_> {
    Templates { text, base, at: 0 }
}

/// See [`templates`].
#[derive(Clone, Debug)]
pub struct Templates<'t> {
    text: &'t str,
    base: usize,
    at: usize,
}

impl<'t> Iterator for Templates<'t> {
    type Item = Result<Template<'t>, Unclosed>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.at + self.text[self.at..].find("<<")?;
            let before = &self.text[..start];
            let rest = &self.text[start + 2..];
            // `\<<` is the text `<<`, and `<<<` a here-string of the shell.
            if before.ends_with('\\') || rest.starts_with('<') {
                self.at = start + 2 + run(rest);
                continue;
            }
            let inner = start + 2;
            let limit = rest.find("<<").unwrap_or(rest.len());
            let Some(length) = rest[..limit].find(">>") else {
                self.at = inner + limit;
                return Some(Err(Unclosed(self.base + start)));
            };
            let end = inner + length;
            self.at = end + 2;
            let inside = &self.text[inner..end];
            let is_section = inside.starts_with(['#', '^', '/']);
            let text = &inside[usize::from(is_section)..];
            return Some(Ok(Template {
                span: self.base + start..self.base + end + 2,
                text,
                start: self.base + inner + usize::from(is_section),
                is_section,
            }));
        }
    }
}

fn run(text: &str) -> usize {
    text.bytes().take_while(|byte| *byte == b'<').count()
}

#[cfg(test)]
mod tests {
    use super::{Unclosed, templates};

    #[test]
    fn templates_and_sections_are_found_and_escapes_are_not() {
        let text = "a << x >> \\<<EOF <<# y >>b<</ y >> <<< here << z";
        let found: Vec<_> = templates(text, 100).collect();
        let texts: Vec<_> = found.iter().flatten().map(|found| found.text).collect();
        assert_eq!(texts, [" x ", " y ", " y "]);
        assert_eq!(found.last(), Some(&Err(Unclosed(100 + text.len() - 4))));
        let first = found[0].as_ref().unwrap();
        assert_eq!((first.span.clone(), first.start), (102..109, 104));
    }

    #[test]
    fn an_unclosed_one_does_not_swallow_the_next() {
        let found: Vec<_> = templates("<< a << b >>", 0).collect();
        assert_eq!(found[0], Err(Unclosed(0)));
        assert_eq!(found[1].as_ref().unwrap().text, " b ");
    }
}

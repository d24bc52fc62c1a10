//! Here-documents of scripts: what `CircleCI` reads as the beginning of an expression.

use super::Subject;
use crate::circle::Version;
use crate::yaml::{Kind, Span, Style};

/// The `<<` of every here-document that is not escaped, as bytes of the config, in their order.
pub(super) fn all(subject: &Subject<'_, '_>) -> Vec<Span> {
    let mut all = Vec::new();
    if subject.config.version == Version::V2 {
        return all; // Without expressions `<<` is only the shell's.
    }
    let config = subject.tree.text();
    for script in subject.scripts {
        let text = script.text.text;
        if text.contains("<<") {
            let here = starts(text).map(|at| script.text.place(config, &(at..at + 2)));
            all.extend(here);
        }
    }
    all.sort_unstable_by_key(|span| span.start);
    all.dedup();
    all
}

/// Where `<<WORD` begins whose text ends with a line that is nothing but `WORD`.
fn starts(text: &str) -> impl Iterator<Item = usize> + '_ {
    /// How many are looked for: each takes a look at what follows.
    const MOST: usize = 50;
    let signs = text.match_indices("<<").take(MOST * 4);
    let found = signs.filter_map(move |(at, _)| {
        let before = &text[..at];
        let behind = &text[at + 2..];
        if before.ends_with(['\\', '<']) || behind.starts_with('<') {
            return None;
        }
        let behind = behind.strip_prefix('-').unwrap_or(behind);
        let word = behind.trim_start_matches([' ', '\t', '\'', '"', '\\']);
        let end = word.find(|char: char| !char.is_ascii_alphanumeric() && char != '_');
        let word = &word[..end.unwrap_or(word.len())];
        let is_word = word.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_');
        let mut lines = behind.lines().skip(1);
        (is_word && lines.any(|line| line.trim() == word)).then_some(at)
    });
    found.take(MOST)
}

/// Where double quotes are: what a backslash is there takes two.
pub(super) struct Quotes(Vec<Span>);

impl Quotes {
    /// All of a config.
    pub(super) fn of(subject: &Subject<'_, '_>) -> Self {
        let nodes = subject.tree.nodes().map(|(_, node)| node);
        let double = nodes.filter(|node| {
            matches!(
                node.kind,
                Kind::Scalar {
                    style: Style::Double,
                    ..
                }
            )
        });
        let mut spans: Vec<Span> = double.map(|node| node.span.clone()).collect();
        spans.sort_unstable_by_key(|span| span.start);
        Self(spans)
    }

    /// What is written for the `<<` at `at` so that it stays one.
    pub(super) fn escaped(&self, at: usize) -> &'static str {
        let before = self.0.partition_point(|span| span.start <= at);
        let last = before.checked_sub(1).and_then(|last| self.0.get(last));
        if last.is_some_and(|span| span.contains(&at)) {
            "\\\\<<"
        } else {
            "\\<<"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::starts;

    #[test]
    fn a_here_document_ends_with_its_word() {
        for text in [
            "cat <<EOF >> f\nx\nEOF\n",
            "cat << 'EOF' > f\nx\nEOF\necho a >> b",
            "cat <<-EOF | sed s/a/b/ >> log\n\tx\n\tEOF",
            "cat << \"end\"\nend",
        ] {
            assert_eq!(starts(text).collect::<Vec<_>>(), [4], "{text}");
        }
        for text in [
            "cat \\<<EOF\nEOF",
            "cat <<< EOF\nEOF",
            "echo << pipeline.number >>\nx",
            "echo $((1 << x))\ny",
        ] {
            assert_eq!(starts(text).count(), 0, "{text}");
        }
    }
}

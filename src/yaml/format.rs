//! The habits of a file: how it indents, quotes and ends its lines.

use super::{Kind, Lines, NodeId, Style, Tree};

/// What new text should look like to fit in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    /// Columns from a key to the mapping under it.
    pub step: usize,
    /// Columns from a key of a sequence item to the mapping under it.
    pub item_step: usize,
    /// Columns from a key to the dashes under it; 0 where sequences are not indented.
    pub dash: usize,
    /// Columns from a dash to what follows it.
    pub gap: usize,
    /// Whether strings that need quotes get single ones.
    pub single_quotes: bool,
    /// The line break.
    pub line_break: &'static str,
}

impl Default for Format {
    fn default() -> Self {
        Self {
            step: 2,
            item_step: 2,
            dash: 2,
            gap: 2,
            single_quotes: false,
            line_break: "\n",
        }
    }
}

impl Format {
    /// What the file does most often; two columns where it shows nothing.
    #[must_use]
    pub fn of(tree: &Tree<'_>, lines: &Lines<'_>) -> Self {
        let mut steps = Tally::default();
        let mut item_steps = Tally::default();
        let mut dashes = Tally::default();
        let mut gaps = Tally::default();
        let mut quotes = [0_usize; 2];
        let column = |id: NodeId| lines.indent_of(tree.node(id).span.start);
        // Parents come before their children, so an item is known before it is met.
        let mut items_seen = vec![false; tree.nodes().count()];
        for (id, node) in tree.nodes() {
            match &node.kind {
                Kind::Mapping {
                    entries,
                    flow: false,
                } => {
                    for entry in entries {
                        let (key, value) = (column(entry.key), column(entry.value));
                        match &tree.node(entry.value).kind {
                            Kind::Mapping { flow: false, .. } if value > key => {
                                let in_item = items_seen[id.index()];
                                if in_item { &mut item_steps } else { &mut steps }.add(value - key);
                            }
                            Kind::Sequence { flow: false, .. } if value >= key => {
                                dashes.add(value - key);
                            }
                            _ => {}
                        }
                    }
                }
                Kind::Sequence { items, flow: false } => {
                    let dash = column(id);
                    for item in items {
                        items_seen[item.index()] = true;
                        let value = column(*item);
                        let collection = !matches!(tree.node(*item).kind, Kind::Scalar { .. });
                        if collection && value > dash {
                            gaps.add(value - dash);
                        }
                    }
                }
                Kind::Scalar {
                    style: Style::Single,
                    ..
                } => quotes[0] += 1,
                Kind::Scalar {
                    style: Style::Double,
                    ..
                } => quotes[1] += 1,
                _ => {}
            }
        }
        let step = steps.most().unwrap_or(2);
        Self {
            step,
            item_step: item_steps.most().unwrap_or(step),
            dash: dashes.most().unwrap_or(step),
            gap: gaps.most().unwrap_or(2).max(2),
            single_quotes: quotes[0] > quotes[1],
            line_break: lines.line_break(),
        }
    }
}

/// How often each small number was seen.
#[derive(Default)]
struct Tally([usize; 12]);

impl Tally {
    fn add(&mut self, number: usize) {
        if let Some(count) = self.0.get_mut(number) {
            *count += 1;
        }
    }

    /// The number seen most often; the smallest of several.
    fn most(&self) -> Option<usize> {
        let most = *self.0.iter().max()?;
        (most > 0).then(|| self.0.iter().position(|count| *count == most))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(text: &str) -> Format {
        Format::of(&Tree::parse(text).unwrap(), &Lines::new(text))
    }

    #[test]
    fn the_habits_of_a_file_are_read_off_it() {
        let four = format("jobs:\n    a:\n        steps:\n        - run:\n            x: 'y'\n");
        assert_eq!(
            (four.step, four.dash, four.item_step, four.gap),
            (4, 0, 2, 2)
        );
        assert!(four.single_quotes);
        let two = format("jobs:\r\n  a:\r\n    steps:\r\n      - run:\r\n            x: \"y\"\r\n");
        assert_eq!((two.step, two.dash, two.item_step), (2, 2, 4));
        assert_eq!(two.line_break, "\r\n");
    }

    #[test]
    fn an_empty_file_gets_two_columns() {
        assert_eq!(format(""), Format::default());
    }
}

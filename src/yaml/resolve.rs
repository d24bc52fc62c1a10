//! From a tree to its value: aliases followed and merge keys applied, within bounds.

use std::collections::HashSet;

use super::{Content, Excess, Field, Kind, NodeId, Span, Style, Tree, Value, core};

/// How many parts a document may have because its aliases are written out: an alias bomb has
/// billions. What stands in the text itself is bounded by the size of that.
const PARTS: usize = 100_000;

/// How deep they may nest; an alias inside of its own anchor nests for ever. The parser's own limit
/// is 255.
const DEPTH: usize = 256;

pub(super) fn document(tree: &Tree<'_>) -> Result<Value, Excess> {
    let mut resolver = Resolver {
        tree,
        left: PARTS,
        via: None,
    };
    resolver.value(tree.root(), DEPTH)
}

struct Resolver<'t> {
    tree: &'t Tree<'t>,
    /// How many parts are still allowed.
    left: usize,
    /// The outermost alias that is being followed.
    via: Option<Span>,
}

impl Resolver<'_> {
    fn value(&mut self, id: NodeId, depth: usize) -> Result<Value, Excess> {
        let source = self.tree.resolve(id);
        let span = |id| self.tree.node(id).span.clone();
        let (span, source_span) = (span(id), span(source));
        let is_outermost = source != id && self.via.is_none();
        if is_outermost {
            self.via = Some(span.clone());
        }
        let via = self.via.clone();
        let content = self.content(source, depth).map_err(|excess| {
            // The alias through which it came to this, not some innocent part far behind it.
            let span = if source == id {
                excess.span
            } else {
                span.clone()
            };
            Excess { span, ..excess }
        });
        if is_outermost {
            self.via = None;
        }
        Ok(Value {
            content: content?,
            span,
            source: source_span,
            via,
        })
    }

    fn content(&mut self, id: NodeId, depth: usize) -> Result<Content, Excess> {
        let node = self.tree.node(id);
        let excess = |message| Excess {
            span: node.span.clone(),
            message,
        };
        if self.via.is_some() {
            let spent = self.left.checked_sub(1);
            self.left = spent
                .ok_or_else(|| excess("this grows too large where its aliases are written out"))?;
        }
        let deeper = depth.checked_sub(1);
        let deeper =
            || deeper.ok_or_else(|| excess("this nests too deeply where its aliases are followed"));
        Ok(match &node.kind {
            Kind::Alias { .. } => Content::Unknown,
            Kind::Scalar { value, style } => {
                let tag = node.tag.as_ref().map(|tag| tag.name.as_str());
                core::scalar(value, *style, tag)
            }
            Kind::Sequence { items, .. } => {
                let depth = deeper()?;
                let items = items.iter().map(|item| self.value(*item, depth));
                Content::Sequence(items.collect::<Result<_, _>>()?)
            }
            Kind::Mapping { .. } => {
                let fields = self.fields(id, deeper()?)?;
                fields.map_or(Content::Unknown, Content::Mapping)
            }
        })
    }

    /// A mapping's own fields and then the merged ones; none where a merge key leads nowhere.
    fn fields(&mut self, mapping: NodeId, depth: usize) -> Result<Option<Vec<Field>>, Excess> {
        let tree = self.tree;
        // Of what nests in itself each level would have room for all.
        let mut fields = Vec::with_capacity(tree.entries(mapping).len().min(32));
        let mut merged = Vec::new();
        for entry in tree.entries(mapping) {
            if tree.is_merge_key(entry.key) {
                match &tree.node(tree.resolve(entry.value)).kind {
                    Kind::Sequence { items, .. } => merged.extend(items),
                    _ => merged.push(entry.value),
                }
            } else if let Some(key) = tree.scalar(entry.key)
                && !tree.node(entry.key).span.is_empty()
            {
                fields.push(Field {
                    key: key.to_owned(),
                    key_span: tree.node(entry.key).span.clone(),
                    value: self.value(entry.value, depth)?,
                });
            }
        }
        if merged.is_empty() {
            return Ok(Some(fields));
        }
        let mut taken: HashSet<_> = fields.iter().map(|field| field.key.clone()).collect();
        for id in merged {
            let Content::Mapping(more) = self.value(id, depth)?.content else {
                return Ok(None);
            };
            let new = more
                .into_iter()
                .filter(|field| taken.insert(field.key.clone()));
            fields.extend(new);
        }
        Ok(Some(fields))
    }
}

impl Tree<'_> {
    /// Whether a key is `<<`, which takes in the keys of other mappings.
    #[must_use]
    pub fn is_merge_key(&self, key: NodeId) -> bool {
        let kind = &self.node(key).kind;
        matches!(kind, Kind::Scalar { value, style: Style::Plain } if value == "<<")
    }
}

#[cfg(test)]
mod tests {
    use crate::yaml::{Tree, Value};

    fn serde(text: &str) -> serde_yaml::Value {
        Value::of(&Tree::parse(text).unwrap()).unwrap().to_serde()
    }

    #[test]
    fn own_keys_win_over_merged_ones_and_earlier_merged_ones_over_later() {
        let merged = "
a: &a { x: 1, y: 1 }
b: &b { y: 2, z: 2, <<: *a }
c: { <<: [*b, *a], z: 3 }
";
        assert_eq!(serde(merged)["c"], serde("{ z: 3, y: 2, x: 1 }"));
    }

    #[test]
    fn an_alias_means_the_last_anchor_of_its_name_before_it() {
        let text = "{ x: &a 1, y: &a 2, w: &c 4, use: *a }";
        assert_eq!(serde(text)["use"], serde("2"));
    }

    #[test]
    fn bombs_and_circles_end() {
        use std::fmt::Write as _;
        for (first, open, close) in [("[x]", "[", "]"), ("{ x: 1 }", "{ <<: [", "] }")] {
            let mut bomb = format!("a0: &a0 {first}\n");
            for level in 1..30 {
                let all = vec![format!("*a{}", level - 1); 10].join(", ");
                writeln!(bomb, "a{level}: &a{level} {open}{all}{close}").unwrap();
            }
            let excess = Value::of(&Tree::parse(&bomb).unwrap()).unwrap_err();
            assert!(excess.message.contains("too large"));
        }
        for circle in [
            "&a [*a]",
            "&a { b: *a }",
            "&a { <<: *a }",
            "&a [{ <<: [*a] }]",
        ] {
            let read = Value::of(&Tree::parse(circle).unwrap());
            assert!(
                read.is_err_and(|excess| excess.message.contains("deeply")),
                "{circle}"
            );
        }
        let mut chain = "a0: &a0 x\n".to_owned();
        for level in 1..50_000 {
            writeln!(chain, "a{level}: &a{level} [*a{}]", level - 1).unwrap();
        }
        assert!(Value::of(&Tree::parse(&chain).unwrap()).is_err());
    }
}

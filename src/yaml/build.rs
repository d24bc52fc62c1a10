//! From the parser's events to a [`Tree`] whose spans can be edited.
//!
//! The parser's spans were measured on 950 real files; this adapter evens out what differs from
//! what an editor needs: empty nodes lie at the `:` or at the next token, block scalars begin at
//! their first content character, and block collections end at the next token.

use std::borrow::Cow;

use granit_parser::{Event, Parser, ScalarStyle, Span as Marks, StructureStyle};

use super::{Anchor, Comment, Entry, Kind, Node, NodeId, Span, Style, SyntaxError, Tag, Tree};
use super::{lines::Lines, scan};

/// Comments in a row that the parser may hold back; its own limit of 96 is met by real files.
const COMMENTS: usize = 1 << 20;

pub(super) fn tree(text: &str) -> Result<Tree<'_>, SyntaxError> {
    let options = granit_parser::options! {
        block_scalar_eof_without_line_feed: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        max_buffered_comment_events: COMMENTS,
    };
    let mut builder = Builder {
        text,
        lines: Lines::new(text),
        nodes: Vec::with_capacity(likely_nodes(text)),
        comments: Vec::new(),
        anchors: Vec::new(),
        open: Vec::new(),
        root: None,
        second_document: None,
        pending: 0,
    };
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, marks) =
            event.map_err(|error| SyntaxError::from_scan(text, &error, builder.open_bracket()))?;
        if builder.second_document.is_some() {
            break;
        }
        builder.event(event, &marks)?;
    }
    Ok(builder.finish())
}

/// How many nodes a text may have, so that most files' are put where they stay: configs have one in some 12
/// bytes or more. Large files are mostly large scalars.
fn likely_nodes(text: &str) -> usize {
    (text.len() / 12).min(8_192)
}

/// A collection that has begun and not ended.
struct Open {
    id: NodeId,
    /// The key that waits for its value.
    key: Option<NodeId>,
    /// Everything before this byte belongs to earlier entries.
    reached: usize,
}

struct Builder<'t> {
    text: &'t str,
    lines: Lines<'t>,
    nodes: Vec<Node<'t>>,
    comments: Vec<Comment<'t>>,
    /// By the parser's anchor id, which counts from 1.
    anchors: Vec<NodeId>,
    open: Vec<Open>,
    root: Option<NodeId>,
    second_document: Option<usize>,
    /// Behind the last token that is part of no node yet.
    pending: usize,
}

impl<'t> Builder<'t> {
    fn event(&mut self, event: Event<'t>, marks: &Marks) -> Result<(), SyntaxError> {
        let span = bytes(marks, self.text.len());
        match event {
            Event::DocumentStart(is_written, _) => {
                if self.root.is_some() {
                    self.second_document = Some(span.start);
                }
                // One without `---` has the place of its first token, and that of a block scalar
                // lies behind its header.
                if is_written {
                    self.pending = span.end;
                }
            }
            Event::Comment(..) => {
                let text = &self.text[span.start + 1..span.end];
                self.comments.push(Comment { span, text });
            }
            Event::Anchor(_, name) => {
                if let Some(node) = self.nodes.last_mut() {
                    node.anchor = Some(Box::new(Anchor { name, span }));
                }
            }
            Event::Scalar(value, style, anchor, tag) => {
                let (style, span) = self.scalar_place(style, span);
                // The parser tells a value that is not written as `~`.
                let value = if style == Style::Empty {
                    Cow::Borrowed("")
                } else {
                    value
                };
                self.leaf(
                    Kind::Scalar { value, style },
                    span,
                    anchor,
                    tag_of(tag, marks),
                )?;
            }
            Event::Alias(target) => {
                let target = self.anchors.get(target.wrapping_sub(1)).copied();
                let name = &self.text[span.start + 1..span.end];
                self.leaf(Kind::Alias { name, target }, span, 0, None)?;
            }
            Event::UnresolvedAlias(_) => {
                let name = &self.text[span.start + 1..span.end];
                self.leaf(Kind::Alias { name, target: None }, span, 0, None)?;
            }
            Event::SequenceStart(style, anchor, tag) => {
                let kind = Kind::Sequence {
                    items: Vec::new(),
                    flow: style == StructureStyle::Flow,
                };
                self.begin(kind, span, anchor, tag_of(tag, marks))?;
            }
            Event::MappingStart(style, anchor, tag) => {
                let kind = Kind::Mapping {
                    entries: Vec::new(),
                    flow: style == StructureStyle::Flow,
                };
                self.begin(kind, span, anchor, tag_of(tag, marks))?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(&span),
            _ => {}
        }
        Ok(())
    }

    /// The real extent of a scalar: with its block header, and behind the colon when empty.
    fn scalar_place(&self, style: ScalarStyle, span: Span) -> (Style, Span) {
        match style {
            ScalarStyle::SingleQuoted => (Style::Single, span),
            ScalarStyle::DoubleQuoted => (Style::Double, span),
            ScalarStyle::Plain if span.is_empty() => {
                let at = self.empty_place();
                (Style::Empty, at..at)
            }
            ScalarStyle::Plain => (Style::Plain, span),
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let style = if style == ScalarStyle::Literal {
                    Style::Literal
                } else {
                    Style::Folded
                };
                (
                    style,
                    scan::block_scalar(self.text, &self.lines, self.reached(), &span),
                )
            }
        }
    }

    /// Just behind the indicator that an empty node belongs to.
    fn empty_place(&self) -> usize {
        let Some(open) = self.open.last() else {
            return self.pending;
        };
        match &self.nodes[open.id.0 as usize].kind {
            Kind::Mapping { .. } => match open.key {
                Some(key) => scan::past_indicator(self.text, self.node_end(key), b':'),
                None => scan::colon(self.text, open.reached),
            },
            _ => scan::past_indicator(self.text, open.reached, b'-'),
        }
    }

    /// Where the innermost open `[` or `{` stands.
    fn open_bracket(&self) -> Option<usize> {
        let mut open = self.open.iter().rev();
        open.find_map(|open| {
            let start = self.nodes[open.id.0 as usize].span.start;
            let byte = self.text.as_bytes().get(start);
            matches!(byte, Some(b'[' | b'{')).then_some(start)
        })
    }

    /// Behind everything that the innermost open collection has so far.
    fn reached(&self) -> usize {
        self.open
            .last()
            .map_or(self.pending, |open| match open.key {
                Some(key) => self.node_end(key),
                None => open.reached,
            })
    }

    fn node_end(&self, id: NodeId) -> usize {
        self.nodes[id.0 as usize].span.end
    }

    fn push(
        &mut self,
        kind: Kind<'t>,
        span: Span,
        anchor: usize,
        tag: Option<Box<Tag>>,
    ) -> Result<NodeId, SyntaxError> {
        let count = u32::try_from(self.nodes.len());
        let id = NodeId(count.map_err(|_| SyntaxError::new("too many nodes", span.start))?);
        self.nodes.push(Node {
            kind,
            span,
            anchor: None,
            tag,
        });
        if anchor > 0 {
            debug_assert_eq!(anchor, self.anchors.len() + 1);
            self.anchors.push(id);
        }
        Ok(id)
    }

    fn leaf(
        &mut self,
        kind: Kind<'t>,
        span: Span,
        anchor: usize,
        tag: Option<Box<Tag>>,
    ) -> Result<(), SyntaxError> {
        let id = self.push(kind, span, anchor, tag)?;
        self.place(id);
        Ok(())
    }

    fn begin(
        &mut self,
        kind: Kind<'t>,
        span: Span,
        anchor: usize,
        tag: Option<Box<Tag>>,
    ) -> Result<(), SyntaxError> {
        let flow =
            matches!(&kind, Kind::Mapping { flow, .. } | Kind::Sequence { flow, .. } if *flow);
        let mut span = span;
        if matches!(&kind, Kind::Sequence { flow: false, .. }) {
            // A sequence that is not indented is reported at its first item, not at its dash.
            span.start = scan::dash(self.text, self.reached(), span.start);
        }
        let reached = if flow { span.end } else { span.start };
        let id = self.push(kind, span.start..reached, anchor, tag)?;
        self.open.push(Open {
            id,
            key: None,
            reached,
        });
        Ok(())
    }

    fn end(&mut self, span: &Span) {
        let Some(open) = self.open.pop() else { return };
        let node = &mut self.nodes[open.id.0 as usize];
        let flow = match &node.kind {
            Kind::Mapping { flow, .. } | Kind::Sequence { flow, .. } => *flow,
            _ => false,
        };
        // The implicit one-pair mapping of `[a: b]` has no bracket of its own to end at.
        let brackets = flow && matches!(self.text.as_bytes()[node.span.start], b'{' | b'[');
        node.span.end = if brackets { span.end } else { open.reached };
        self.place(open.id);
    }

    /// Puts a finished node where the innermost open collection waits for it.
    fn place(&mut self, id: NodeId) {
        let end = self.node_end(id);
        let Some(open) = self.open.last_mut() else {
            self.root.get_or_insert(id);
            return;
        };
        open.reached = open.reached.max(end);
        let parent = open.id;
        let key = match &self.nodes[parent.0 as usize].kind {
            Kind::Mapping { .. } if open.key.is_none() => {
                open.key = Some(id);
                return;
            }
            Kind::Mapping { .. } => open.key.take(),
            _ => None,
        };
        match (&mut self.nodes[parent.0 as usize].kind, key) {
            (Kind::Mapping { entries, .. }, Some(key)) => entries.push(Entry { key, value: id }),
            (Kind::Sequence { items, .. }, _) => items.push(id),
            _ => {}
        }
    }

    fn finish(mut self) -> Tree<'t> {
        self.comments.sort_by_key(|comment| comment.span.start);
        let root = self.root.unwrap_or_else(|| {
            let at = self.pending;
            let value = Cow::Borrowed("");
            let kind = Kind::Scalar {
                value,
                style: Style::Empty,
            };
            self.nodes.push(Node {
                kind,
                span: at..at,
                anchor: None,
                tag: None,
            });
            NodeId(u32::try_from(self.nodes.len() - 1).unwrap_or(0))
        });
        Tree {
            text: self.text,
            nodes: self.nodes,
            comments: self.comments,
            root,
            second_document: self.second_document,
        }
    }
}

fn bytes(marks: &Marks, length: usize) -> Span {
    marks.byte_range().map_or(length..length, |span| {
        span.start.min(length)..span.end.min(length)
    })
}

fn tag_of(tag: Option<Cow<'_, granit_parser::Tag>>, marks: &Marks) -> Option<Box<Tag>> {
    let tag = tag?;
    let span = marks.tag_span().and_then(|span| span.byte_range());
    let (handle, suffix) = tag.parts();
    Some(Box::new(Tag {
        span,
        name: format!("{handle}{suffix}"),
    }))
}

#[cfg(test)]
mod tests {
    use super::tree;

    /// The text of every node, in the order of the tree.
    fn places(text: &str) -> Vec<(usize, &str)> {
        let tree = tree(text).unwrap();
        let nodes = tree.nodes();
        nodes
            .map(|(_, node)| (node.span.start, &text[node.span.clone()]))
            .collect()
    }

    #[test]
    fn a_block_scalar_without_text_is_its_header() {
        assert_eq!(places("|-\n"), [(0, "|-")]);
        assert_eq!(places("--- |-\n"), [(4, "|-")]);
        assert_eq!(places("# x\n|\n a\n"), [(4, "|\n a")]);
    }

    #[test]
    fn a_key_that_is_not_written_is_at_its_colon() {
        assert_eq!(places("a:\n: b\n")[3..], [(3, ""), (5, "b")]);
        assert_eq!(
            places("{ : a, : b }")[1..],
            [(2, ""), (4, "a"), (7, ""), (9, "b")]
        );
    }
}

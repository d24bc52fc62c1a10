//! The lines of a tree, and what is part of what in them.

/// Whether a line is one of a tree; `is_inside` where another one stands before it.
pub(in crate::lint::compiler) fn is_of_tree(line: &str, is_inside: bool) -> bool {
    let is_root = line.starts_with("[#");
    is_root || is_inside && (line.starts_with('|') || numbered(line).is_some())
}

/// What follows the number of a branch.
fn numbered(line: &str) -> Option<&str> {
    let (number, rest) = line.split_once(". ")?;
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && rest.starts_with("[#")).then_some(rest)
}

/// How deep a tree is followed: the compiler's have ten levels.
const DEEPEST: usize = 50;

/// A line of a tree, with those that are part of it.
pub(super) struct Node<'t> {
    depth: usize,
    pub(super) path: Vec<String>,
    pub(super) text: &'t str,
    pub(super) details: Vec<&'t str>,
    pub(super) children: Vec<Node<'t>>,
}

/// The roots of these lines.
pub(super) fn parse<'t>(lines: &[&'t str]) -> Vec<Node<'t>> {
    // The branch that is being read, from its root on.
    let mut open: Vec<Node<'t>> = Vec::new();
    let mut roots = Vec::new();
    for line in lines {
        let mut rest = *line;
        let mut bars = 0;
        while let Some(inner) = rest.strip_prefix('|') {
            rest = inner.trim_start();
            bars += usize::from(bars < DEEPEST);
        }
        let (depth, head) = match numbered(rest) {
            Some(head) => (bars + 1, head),
            None => (bars, rest),
        };
        let Some((path, text)) = head
            .strip_prefix("[#")
            .and_then(|rest| rest.split_once(']'))
        else {
            if let Some(node) = open.last_mut() {
                node.details.push(rest);
            }
            continue;
        };
        close(&mut open, &mut roots, depth);
        let steps = path.split('/').skip(1);
        open.push(Node {
            depth,
            // RFC 6901, as JSON pointers have it.
            path: steps
                .map(|step| step.replace("~1", "/").replace("~0", "~"))
                .collect(),
            text: text.trim(),
            details: Vec::new(),
            children: Vec::new(),
        });
    }
    close(&mut open, &mut roots, 0);
    roots
}

/// Hands the nodes that are at least as deep to those that they are part of.
fn close<'t>(open: &mut Vec<Node<'t>>, roots: &mut Vec<Node<'t>>, depth: usize) {
    while let Some(node) = open.pop_if(|node| node.depth >= depth) {
        match open.last_mut() {
            Some(parent) => parent.children.push(node),
            None => roots.push(node),
        }
    }
}

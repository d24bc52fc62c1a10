//! A page, taken apart as GitHub does it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Anchorizer, Arena, Options, parse_document};

use super::root;

/// A fenced block, or an indented one, which has no language.
#[derive(Debug)]
pub(super) struct Block {
    pub(super) language: String,
    pub(super) text: String,
}

/// What a page consists of.
#[derive(Debug)]
pub(super) struct Page {
    /// Its path in the repository.
    pub(super) name: String,
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    /// What stands between backticks, outside of blocks.
    pub(super) code: Vec<String>,
    pub(super) links: Vec<String>,
    pub(super) anchors: BTreeSet<String>,
}

impl Page {
    pub(super) fn read(file: &Path) -> Self {
        let name = file.strip_prefix(root()).unwrap_or(file);
        let name = name.to_str().unwrap().replace('\\', "/");
        Self::of(name, fs::read_to_string(file).unwrap())
    }

    pub(super) fn of(name: String, text: String) -> Self {
        let mut page = Self {
            name,
            blocks: Vec::new(),
            code: Vec::new(),
            links: Vec::new(),
            anchors: BTreeSet::new(),
            text: String::new(),
        };
        let arena = Arena::new();
        let mut options = Options::default();
        options.extension.table = true;
        let mut anchorizer = Anchorizer::new();
        for node in parse_document(&arena, &text, &options).descendants() {
            match &node.data.borrow().value {
                NodeValue::CodeBlock(block) => page.blocks.push(Block {
                    language: block.info.clone(),
                    text: block.literal.clone(),
                }),
                NodeValue::Code(code) => page.code.push(code.literal.clone()),
                NodeValue::Link(link) | NodeValue::Image(link) => page.links.push(link.url.clone()),
                NodeValue::Heading(_) => {
                    page.anchors.insert(anchorizer.anchorize(&heading(node)));
                }
                _ => {}
            }
        }
        Self { text, ..page }
    }

    /// The texts of its blocks in a language.
    pub(super) fn in_language<'p>(&'p self, language: &'p str) -> impl Iterator<Item = &'p str> {
        let blocks = self.blocks.iter();
        let blocks = blocks.filter(move |block| block.language == language);
        blocks.map(|block| block.text.as_str())
    }

    /// What stands under a heading, up to the next one.
    pub(super) fn section(&self, heading: &str) -> &str {
        let start = format!("\n## {heading}\n");
        let (_, section) = self.text.split_once(&start).expect(heading);
        section.split("\n## ").next().unwrap()
    }
}

fn heading<'a>(node: &'a AstNode<'a>) -> String {
    let parts = node
        .descendants()
        .map(|part| match &part.data.borrow().value {
            NodeValue::Text(text) => text.clone(),
            NodeValue::Code(code) => code.literal.clone(),
            _ => String::new(),
        });
    parts.collect()
}

#[test]
fn a_page_is_taken_apart() {
    let text = "# A `b` c: d\n\nSee [x](y.md#z), `code`.\n\n```sh\nls\n```\n\n    indented\n\n# A `b` c: d\n";
    let page = Page::of("p.md".into(), text.into());
    assert_eq!(page.links, ["y.md#z"]);
    assert_eq!(page.code, ["b", "code", "b"]);
    let blocks = page.blocks.iter();
    let blocks: Vec<_> = blocks
        .map(|block| (block.language.as_str(), block.text.as_str()))
        .collect();
    assert_eq!(blocks, [("sh", "ls\n"), ("", "indented\n")]);
    let anchors: Vec<_> = page.anchors.iter().map(String::as_str).collect();
    assert_eq!(anchors, ["a-b-c-d", "a-b-c-d-1"]);
}

//! A reader of GitHub's Markdown, of others, is the judge.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use proptest::prelude::*;

use super::{block, code, message, text};
use crate::harmless::shown;

/// What GitHub adds to Markdown.
fn options() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.table = true;
    extension.autolink = true;
    extension.strikethrough = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.math_dollars = true;
    extension.math_code = true;
    extension.alerts = true;
    options
}

/// What is read of a document: each part with its kind, `text`, `code` or another.
fn read(markdown: &str) -> Vec<(&'static str, String)> {
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options());
    let mut parts: Vec<_> = root.descendants().filter_map(part).collect();
    // Names are not looked for in code, whatever form it has.
    let mut is_code = false;
    for part in &mut parts {
        match part.0 {
            "<code>" => is_code = true,
            "</code>" => is_code = false,
            "text" if is_code => part.0 = "code",
            _ => {}
        }
    }
    parts.retain(|(kind, _)| !kind.starts_with('<'));
    parts
}

fn part<'a>(node: &'a AstNode<'a>) -> Option<(&'static str, String)> {
    match &node.data.borrow().value {
        NodeValue::Document
        | NodeValue::Paragraph
        | NodeValue::Table(_)
        | NodeValue::TableRow(_)
        | NodeValue::List(_)
        | NodeValue::Item(_) => None,
        NodeValue::TableCell => Some(("cell", String::new())),
        NodeValue::Text(text) => Some(("text", text.clone())),
        NodeValue::Code(code) => Some(("code", code.literal.clone())),
        NodeValue::CodeBlock(block) => Some(("block", block.literal.clone())),
        NodeValue::HtmlInline(html) => match html.as_str() {
            "<!-- -->" => Some(("apart", String::new())),
            "<code>" => Some(("<code>", String::new())),
            "</code>" => Some(("</code>", String::new())),
            "<span>" | "</span>" => None,
            _ => Some(("markup", html.clone())),
        },
        other => Some(("markup", format!("{other:?}"))),
    }
}

/// The text between two cells of a table, and as an item of a list: nothing but text and code.
#[track_caller]
fn in_its_place(markdown: &str) -> String {
    let table = format!("| a | b | c |\n|-|-|-|\n| x | {markdown} | y |\n");
    let parts = read(&table);
    let cells = parts.iter().filter(|(kind, _)| *kind == "cell").count();
    assert_eq!(cells, 6, "{table}");
    let in_table = plain(&parts[8..]);
    let in_table = in_table.strip_suffix("y").expect(&table).to_owned();
    for start in ["", "- "] {
        assert_eq!(plain(&read(&format!("{start}{markdown}\n"))), in_table);
    }
    in_table
}

/// What is read, where that is text and code; no text in it is a name or a reference.
#[track_caller]
fn plain(parts: &[(&'static str, String)]) -> String {
    let reference = regex_lite::Regex::new(
        r"@\w|#\d|(?i:\bgh-\d)|(?i:www\.)|://|:[a-z0-9_+-]+:|(?i:mailto:|xmpp:)",
    )
    .unwrap();
    // What stands beside each other is one text for who looks for names.
    let mut run = String::new();
    let mut all = String::new();
    for (kind, text) in parts {
        match *kind {
            "text" => run.push_str(text),
            "code" | "apart" | "cell" => {
                assert!(!reference.is_match(&run), "{run:?} in {parts:?}");
                run.clear();
            }
            _ => panic!("{kind} {text:?} in {parts:?}"),
        }
        all.push_str(text);
    }
    assert!(!reference.is_match(&run), "{run:?} in {parts:?}");
    all
}

fn expected(value: &str) -> String {
    shown(value).replace(['\n', '\t'], " ").trim().to_owned()
}

/// Without blanks and back-ticks: a message's code has none around it, and GitHub shows several
/// blanks as one.
fn letters(text: &str) -> String {
    text.replace([' ', '`'], "")
}

const HOSTILE: &str = r"(\PC|[ \t\n`|*_~<>&@#:$\[\]()!\\.=+^-]|@[a-z]{2}|#[0-9]|GH-[0-9]|[0-9]{1,2}[.)]|https?://[a-z]{3}|www\.a\.b|[a-z]@[a-z]\.io|:bug:|```|<!--|-->|<b>|</code>|&amp;|&#64;|\$x\$|- \[ \] |\[\^1\]|\[x\]\(y\)|!\[|> \[!NOTE\])*";

proptest! {
    #[test]
    fn text_is_read_as_itself_wherever_it_stands(value in HOSTILE) {
        prop_assert_eq!(in_its_place(&text(&value)), expected(&value));
    }

    #[test]
    fn a_message_is_read_as_itself_with_code_in_it(value in HOSTILE) {
        prop_assert_eq!(letters(&in_its_place(&message(&value))), letters(&expected(&value)));
    }

    #[test]
    fn code_is_read_as_itself(value in HOSTILE) {
        prop_assert_eq!(letters(&in_its_place(&code(&value))), letters(&expected(&value)));
    }

    #[test]
    fn a_block_is_one_whatever_is_in_it(value in HOSTILE) {
        let markdown = format!("before\n\n{}\nbehind\n", block("diff", &value));
        let mut literal = shown(&value);
        if !literal.is_empty() && !literal.ends_with('\n') {
            literal.push('\n');
        }
        prop_assert_eq!(read(&markdown), [
            ("text", "before".to_owned()),
            ("block", literal),
            ("text", "behind".to_owned()),
        ]);
    }
}

#[test]
fn code_without_text_keeps_nothing_apart() {
    for value in [
        ":bug:````http://aaa",
        "www`` .a.b",
        "www``.a.b",
        "gh` `-1",
        "gh``-1",
        "1``. x",
    ] {
        assert_eq!(letters(&in_its_place(&message(value))), letters(value));
    }
}

#[test]
fn what_is_seldom_escaped_stays_readable() {
    for (value, escaped) in [
        ("a job is missing", "a job is missing"),
        (
            "line 3: `a b` is no key, `c`",
            "line 3: `a b` is no key, `c`",
        ),
        ("an `odd one", "an \\`odd one"),
        ("- x", "\\- x"),
        ("12. x", "12\\. x"),
        ("@octocat, #12", "@<!-- -->octocat, \\#<!-- -->12"),
        ("`$POSTMAN_API_KEY`", "`$POSTMAN_API_KEY`"),
        ("a``b", "ab"),
    ] {
        assert_eq!(message(value), escaped);
    }
    assert_eq!(code("a`b"), "``a`b``");
    assert_eq!(code("`"), "`` ` ``");
    assert_eq!(code("a|b"), "<code>a&#124;b</code>");
    assert_eq!(block("diff", "```\n"), "````diff\n```\n````\n");
}

#[test]
fn keys_are_masked() {
    let key = format!("PMAK-{}-{}", "0".repeat(24), "0".repeat(34));
    for written in [
        text(&key),
        message(&format!("a `{key}`")),
        code(&key),
        block("", &key),
    ] {
        assert!(!written.contains("00000000"), "{written}");
        assert!(written.contains("PMAK"));
    }
}

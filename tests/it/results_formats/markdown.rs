//! Markdown, read by a reader of others that knows GitHub's: hostile texts stay texts, and all stays inside
//! of what its place takes.

use comrak::nodes::NodeValue;
use comrak::{Arena, Options, parse_document};
use postorb::report::results::{self, Budget};
use regex_lite::Regex;

use super::hostile::{FAILURES, hostile, is_harmless};
use super::made::{Made, newman};
use super::scene::{self, Run, report};

/// What a reader of GitHub's Markdown, of others, finds that is neither text, code, a table nor a list.
fn markup(markdown: &str) -> Vec<String> {
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
    let reference = Regex::new(r"@\w|#\d|(?i:\bgh-\d)|(?i:www\.)|://|:[a-z0-9_+-]+:").unwrap();
    let summary = "^<details><summary>(🆕 )?<code>[^<>]*</code>: <code>[^<>]*</code></summary>\n$";
    let summary = Regex::new(summary).unwrap();
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let found = root.descendants().filter_map(|node| {
        let node = &node.data.borrow().value;
        let is_own = match node {
            NodeValue::Document
            | NodeValue::Paragraph
            | NodeValue::Heading(_)
            | NodeValue::Table(_)
            | NodeValue::TableRow(_)
            | NodeValue::TableCell
            | NodeValue::List(_)
            | NodeValue::Item(_)
            | NodeValue::Code(_)
            | NodeValue::Emph => true,
            NodeValue::CodeBlock(block) => block.fenced,
            NodeValue::Text(text) => !reference.is_match(text),
            NodeValue::Link(link) => link.url == "https://ci/log?a=1",
            NodeValue::HtmlBlock(html) => {
                summary.is_match(&html.literal) || html.literal == "</details>\n"
            }
            NodeValue::HtmlInline(html) => {
                ["<!-- -->", "<code>", "</code>", "<span>", "</span>"].contains(&html.as_str())
            }
            _ => false,
        };
        (!is_own).then(|| format!("{node:?}"))
    });
    found.collect()
}

#[test]
fn markdown_names_nobody_leads_nowhere_and_shows_no_picture() {
    let run = hostile().compared();
    let written = report(&run, scene::markdown);
    is_harmless(&written);
    assert_eq!(markup(&written), Vec::<String>::new());
    assert_eq!(written.matches("<details>").count(), FAILURES);
    assert!(
        !markup("<b>x</b> @everyone ![x](y)").is_empty(),
        "it takes anything"
    );
}

#[test]
fn markdown_stays_in_its_budget_and_says_what_is_left_out() {
    let failing = |index: usize| Made {
        request: format!("Request {index} é🚀"),
        assertions: vec![("it's fine".to_owned(), Some("größer 🚀 ```\n".repeat(60)))],
        body: "<b>@everyone</b>".repeat(40),
        ..Made::default()
    };
    let executions: Vec<Made> = (0..3_000).map(failing).collect();
    let run = Run::read("suite", &newman("Orders", &executions));
    for budget in [Budget::Summary, Budget::Check, Budget::Comment] {
        for link in [Some("https://ci/log?a=1"), Some("javascript:x"), None] {
            let mut out = Vec::new();
            results::markdown(&run.report(), budget, link, &mut out).unwrap();
            let written = String::from_utf8(out).unwrap();
            let (bytes, units) = (written.len(), written.encode_utf16().count());
            assert!(bytes <= budget.bytes() && units <= budget.characters());
            let most = budget.bytes().min(budget.characters());
            assert!(bytes * 10 > most * 9, "{bytes} of {most} are used");
            let shown = written.matches("<details>").count();
            assert_eq!(written.matches("</details>").count(), shown);
            let left = format!("Cut here: {} failures not shown", 3_000 - shown);
            let last = written.lines().last().unwrap();
            assert!(last.contains(&left), "{last}");
            assert_eq!(
                last.contains("(<https://ci/log?a=1>)"),
                link.is_some_and(|link| link.starts_with("https"))
            );
            assert!(!last.contains("javascript"));
            // In a fence that is left open it would be code.
            let html = comrak::markdown_to_html(&written, &Options::default());
            assert!(html.contains("<em>Cut here: "));
            assert_eq!(markup(&written), Vec::<String>::new());
        }
    }
}

#[test]
fn the_note_is_no_row_of_a_table_that_is_cut() {
    let one = Run::read("suite", &newman("Orders", &[Made::default()]));
    let suites = one.results.suites.iter().cycle().take(3_000).cloned();
    let run = Run::new(suites.collect());
    let written = report(&run, scene::markdown);
    assert!(written.encode_utf16().count() <= Budget::Comment.characters());
    let mut options = Options::default();
    options.extension.table = true;
    let html = comrak::markdown_to_html(&written, &options);
    assert!(html.contains("<p><em>Cut here, because it is too long"));
}

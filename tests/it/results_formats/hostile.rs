//! Texts that would be more than text where they go, in every place that a report has for them.

use postorb::report::results;
use regex_lite::Regex;
use serde_json::Value;

use super::made::{Made, newman};
use super::scene::{Run, ctrf, github, json, junit, report, text};

/// Markup, commands, codes, names, and what is not seen.
pub(crate) const HOSTILE: [&str; 16] = [
    "]]></failure><x a=\"1\">&amp;</testcase>",
    "<script>alert(1)</script></summary></details><img src=x>",
    "\u{1b}[2J\u{1b}]0;title\u{7}\u{9b}2J\u{8}\r",
    "\n::set-output name=x::y\n::error::z\n##[error]w",
    "%0A::add-mask::x%25",
    "@everyone @octo/team #1 GH-1 octo/cat#2 a@b.io",
    "https://evil.example www.evil.example mailto:a@b.io",
    "![x](https://evil.example/i.png) [a](https://evil.example) [b][c] <https://evil.example>",
    "```\n# heading\n```\n~~~~\n````",
    "`a` | b | ``c`` \\| d |---|",
    "<!-- --> --> <!-- ",
    "&lt;b&gt; &#64;everyone $x$ :bug: - [ ] todo [^1] > [!NOTE]",
    "a\u{202e}b\u{2066}c\u{200b}d\u{feff}",
    "LONE \u{fffe}\u{ffff}\u{0}",
    "مرحبا שלום",
    "",
];

/// A run whose every name and message is hostile: each text fails once as all that it can be, and the last
/// is very long.
pub(crate) fn hostile() -> Run {
    let long = "x@everyone<b>".repeat(8_000);
    let texts = HOSTILE.iter().map(|text| (*text).to_owned()).chain([long]);
    let executions: Vec<Made> = texts
        .enumerate()
        .map(|(index, text)| Made {
            request: text.clone(),
            iteration: u32::try_from(index % 2).unwrap(),
            time: 7,
            assertions: vec![
                (text.clone(), Some(text.clone())),
                (
                    text.clone(),
                    Some(format!("expected {text} to equal {text}")),
                ),
                (text.clone(), None),
            ],
            error: index.is_multiple_of(3).then(|| text.clone()),
            body: text,
        })
        .collect();
    Run::read(HOSTILE[1], &newman(HOSTILE[5], &executions))
}

/// How many failures there are: two assertions of each, and an error of each third.
pub(crate) const FAILURES: usize = 17 * 2 + 6;

/// Nothing that steers a terminal, turns the direction of writing or is not seen.
#[track_caller]
pub(crate) fn is_harmless(written: &str) {
    let bad = |char: char| {
        (char.is_control() && !matches!(char, '\n' | '\t'))
            || matches!(char, '\u{200b}' | '\u{202e}' | '\u{2066}' | '\u{feff}')
    };
    if let Some(at) = written.find(bad) {
        panic!(
            "{:?}",
            &written[at.saturating_sub(10)..(at + 10).min(written.len())]
        );
    }
}

#[test]
fn all_of_it_is_in_the_run() {
    let run = hostile();
    assert_eq!(run.results.totals().failures(), FAILURES as u64);
}

#[test]
fn text_steers_no_terminal_and_keeps_its_lines() {
    let run = hostile().compared();
    let written = report(&run, text);
    is_harmless(&written);
    let mut numbers = 1;
    for line in written.lines() {
        assert!(
            !line.starts_with("::") && !line.starts_with("##["),
            "{line}"
        );
        if line.starts_with(&format!("  {numbers}) ")) {
            numbers += 1;
        }
    }
    assert_eq!(numbers, FAILURES + 1);
    assert!(written.len() < 100_000);
    let mut styled = Vec::new();
    results::text(&run.report(), true, 100, &mut styled).unwrap();
    let styled = String::from_utf8(styled).unwrap();
    // With its own colours taken away it is the same.
    let color = Regex::new("\u{1b}\\[[0-9;]*m").unwrap();
    assert_ne!(styled, written);
    assert_eq!(color.replace_all(&styled, ""), written);
}

#[test]
fn junit_has_no_element_that_is_not_its_own() {
    let run = hostile();
    let written = report(&run, junit);
    is_harmless(&written);
    let document = roxmltree::Document::parse(&written).unwrap();
    let own = [
        "testsuites",
        "testsuite",
        "testcase",
        "failure",
        "error",
        "system-out",
    ];
    let elements = document.descendants().filter(roxmltree::Node::is_element);
    let elements: Vec<_> = elements.map(|node| node.tag_name().name()).collect();
    assert!(
        elements.iter().all(|name| own.contains(name)),
        "{elements:?}"
    );
    let cases = elements.iter().filter(|name| **name == "testcase");
    assert_eq!(cases.count(), 17 * 3 + 6);
    let mut suites = document.descendants();
    let suite = suites.find(|node| node.has_tag_name("testsuite")).unwrap();
    assert_eq!(suite.attribute("name"), Some(HOSTILE[1]));
}

#[test]
fn json_is_read_as_what_it_was() {
    let run = hostile();
    let written = report(&run, json);
    is_harmless(&written);
    let read: Value = serde_json::from_str(&written).unwrap();
    let suite = &read["suites"][0];
    let executions = suite["executions"].as_array().unwrap();
    for (text, execution) in HOSTILE.iter().zip(executions) {
        let text = text.replace("LONE", "\u{fffd}");
        let assertion = &execution["assertions"][0];
        assert_eq!(assertion["name"], *text);
        assert_eq!(assertion["failure"]["message"], *text);
        let place = usize::try_from(execution["request"].as_u64().unwrap()).unwrap();
        let request = &suite["requests"][place];
        assert_eq!(
            (&request["name"], &request["folders"][0]),
            (&text.into(), &HOSTILE[5].into())
        );
    }
    let written = report(&run, ctrf);
    is_harmless(&written);
    let read: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(read["results"]["summary"]["failed"], FAILURES);
}

/// Reads a workflow command: `::NAME KEY=VALUE,…::DATA`, with `%0A`, `%0D`, `%3A`, `%2C` and `%25` for what would
/// end one (GitHub documentation, "Workflow commands for GitHub Actions").
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let plain = |text: &str| {
        let escapes = [
            ("%0A", "\n"),
            ("%0D", "\r"),
            ("%3A", ":"),
            ("%2C", ","),
            ("%25", "%"),
        ];
        escapes
            .iter()
            .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
    };
    let (head, data) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    let properties = properties.split(',').map(|one| {
        let (key, value) = one.split_once('=').unwrap();
        (key.to_owned(), plain(value))
    });
    (name.to_owned(), properties.collect(), plain(data))
}

#[test]
fn github_reads_the_commands_that_were_meant_and_no_other() {
    let run = hostile();
    let written = report(&run, github);
    is_harmless(&written);
    let commands: Vec<_> = written.lines().map(command).collect();
    let names: Vec<&str> = commands.iter().map(|(name, ..)| name.as_str()).collect();
    let errors = names.iter().filter(|name| **name == "error").count();
    assert_eq!((errors, names.len(), names[10]), (10, 11, "notice"));
    assert!(
        commands
            .iter()
            .all(|(_, properties, _)| properties.len() == 1 && properties[0].0 == "title")
    );
    let (_, title, data) = &commands[1];
    assert!(title[0].1.contains("]]></failure>"), "{title:?}");
    assert!(data.contains("]]></failure>"), "{data}");
    assert!(
        commands[10].2.ends_with("30 more failures not shown here"),
        "{:?}",
        commands[10]
    );
}

#[test]
fn failures_that_are_new_are_annotated_first() {
    let mut run = hostile().compared();
    let comparison = run.comparison.as_mut().unwrap();
    let last = u32::try_from(run.results.suites[0].assertions.len()).unwrap() - 2;
    comparison.new = [postorb::results::Place::Assertion(0, last)].into();
    let written = report(&run, github);
    let (name, _, data) = command(written.lines().next().unwrap());
    assert_eq!(name, "error");
    assert!(data.starts_with("new: "), "{data}");
    assert_eq!(written.matches("::new: ").count(), 1);
}

/// What is given to it, a piece at a time.
#[derive(Default)]
struct Pieces {
    all: usize,
    largest: usize,
}

impl std::io::Write for Pieces {
    fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
        self.all += piece.len();
        self.largest = self.largest.max(piece.len());
        Ok(piece.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn large_runs_are_written_in_small_pieces() {
    let made = |index: usize| Made {
        request: format!("Request {}", index % 10),
        iteration: u32::try_from(index / 10).unwrap(),
        assertions: vec![(
            "status is 200".to_owned(),
            index.is_multiple_of(7).then(|| "boom".to_owned()),
        )],
        ..Made::default()
    };
    let executions: Vec<Made> = (0..20_000).map(made).collect();
    let run = Run::read("suite", &newman("Orders", &executions));
    let report = run.report();
    for (name, write) in [
        (
            "junit",
            results::junit as fn(&_, &mut dyn std::io::Write) -> _,
        ),
        ("json", results::json),
        ("ctrf", results::ctrf),
    ] {
        let mut pieces = Pieces::default();
        write(&report, &mut pieces).unwrap();
        assert!(pieces.all > 2_000_000, "{name}: {}", pieces.all);
        assert!(pieces.largest < 10_000, "{name}: {}", pieces.largest);
    }
}

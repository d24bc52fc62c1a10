//! Reports of runs, through everything that is made of them.

use postorb::report::results::{self as formats, Budget, Comment, Report, Source};
use postorb::results::{Comparison, Keep, Redaction, Rules, Run, Verdict, join, read_all, redact};

use super::judge::{commands, harmless};

/// Bytes as a report: whatever they are, they are read, joined, compared and written, and one that is
/// joined with itself is as red as before.
pub(crate) fn report(data: &[u8]) {
    let run = results(data);
    let comparison = Comparison::of(&run, &run, "");
    assert!(
        comparison.new.is_empty() && comparison.fixed.is_empty() && comparison.slower.is_empty()
    );
    for suite in &run.suites {
        let totals = suite.totals();
        let all = totals.passed + totals.failed + totals.skipped + totals.flaky;
        assert_eq!(totals.assertions, all);
        let executions = suite.executions.iter();
        let assertions: usize = executions.map(|one| suite.assertions(one).len()).sum();
        assert_eq!(suite.assertions.len(), assertions);
    }
    let verdict = Verdict::of(&run, Rules::default());
    // Several suites of one collection are attempts themselves.
    let is_one = run.suites.len() == 1;
    for attempts in [false, true].into_iter().filter(|_| is_one) {
        let twice = [run.suites.clone(), run.suites.clone()].concat();
        let joined = join(twice, attempts);
        let again = Verdict::of(&joined, Rules::default());
        assert_eq!(again.is_red, verdict.is_red, "joined with itself");
    }
    let report = Report {
        run: &run,
        verdict: &verdict,
        comparison: Some(&comparison),
    };
    written(&report);
    let json = text(|out| formats::json(&report, out));
    assert_eq!(results(json.as_bytes()).totals(), run.totals(), "read back");
}

fn results(data: &[u8]) -> Run {
    redact(read_all("report", data, Keep::All), &Redaction::default())
}

/// What a format writes.
fn text(write: impl Fn(&mut dyn std::io::Write) -> std::io::Result<()>) -> String {
    let mut out = Vec::new();
    write(&mut out).expect("memory takes it");
    String::from_utf8(out).expect("UTF-8")
}

/// Every format: what it writes has its form, whatever names and messages are in it.
fn written(report: &Report<'_>) {
    let junit = text(|out| formats::junit(report, out));
    roxmltree::Document::parse(&junit).unwrap_or_else(|error| panic!("{error} in {junit}"));
    let ctrf = text(|out| formats::ctrf(report, out));
    serde_json::from_str::<serde_json::Value>(&ctrf).expect("JSON");
    commands(&text(|out| formats::github(report, out)));
    for width in [20, 80] {
        harmless(&text(|out| formats::text(report, false, width, out)));
    }
    harmless(&formats::line(report));
    for budget in [Budget::Comment, Budget::Summary] {
        let markdown = text(|out| formats::markdown(report, budget, None, out));
        harmless(&markdown);
        assert!(markdown.len() <= budget.bytes());
        assert!(markdown.encode_utf16().count() <= budget.characters());
    }
    comment(report);
    page(&text(|out| formats::html(report, out)));
}

/// A comment has its sections still when it is read, and is the same when they are written again.
fn comment(report: &Report<'_>) {
    let source = Source::default();
    let mut comment = Comment::default();
    comment.update(report, source);
    let body = comment.render(source);
    harmless(&body);
    assert!(body.encode_utf16().count() <= Budget::Comment.characters());
    assert!(formats::is_comment(&body));
    let mut read = Comment::read(&body);
    assert_eq!(read.render(source), body, "read and written");
    read.update(report, source);
    assert_eq!(read.render(source), body, "written again");
}

/// A page has one script, which is its own, and no element or attribute that asks for something else.
fn page(html: &str) {
    const ELSEWHERE: [&str; 11] = [
        "img", "iframe", "frame", "object", "embed", "base", "video", "audio", "source", "track",
        "applet",
    ];
    let mut scripts = 0;
    let mut rest = html;
    while let Some((_, behind)) = rest.split_once('<') {
        let (tag, after) = behind.split_once('>').expect("the end of a tag");
        rest = after;
        let name = tag.split([' ', '\n', '/']).next().unwrap_or_default();
        assert!(!ELSEWHERE.contains(&name), "<{tag}>");
        let leading = ["href", "src", "action", "formaction", "data", "poster"];
        let leading = leading.map(|name| format!(" {name}=\""));
        for (at, _) in leading
            .iter()
            .flat_map(|name| tag.match_indices(name.as_str()))
        {
            let to = tag[at..].split('"').nth(1).unwrap_or_default();
            assert!(to.starts_with('#') || to.starts_with("data:"), "<{tag}>");
        }
        let mut attributes = tag.split_whitespace().skip(1);
        let is_event = |word: &str| word.starts_with("on") && word.contains("=\"");
        assert!(!attributes.any(is_event), "<{tag}>");
        if name == "script" || name == "style" {
            scripts += usize::from(name == "script");
            rest = rest.split_once(&format!("</{name}>")).expect("its end").1;
        }
    }
    assert_eq!(scripts, 1, "scripts");
}

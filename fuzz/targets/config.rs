//! What is fuzzed, apart from who makes the inputs: cargo-fuzz calls these, and so does a test that
//! runs wherever `cargo test` does (`tests/it/fuzz.rs`).
//!
//! Each takes any bytes and panics where postorb breaks what it promises.

use postorb::circle::{Config, Library};
use postorb::finding::{Finding, Safety, Severity};
use postorb::lint;
use postorb::report::results::{self as formats, Report};
use postorb::results::{Comparison, Keep, Redaction, Rules, Run, Verdict, join, read_all, redact};
use postorb::yaml::{Lines, Tree, Value};

/// What takes an input.
pub(crate) type Target = fn(&[u8]);

/// Those that take reports. `report_json` is beside what it compares, in `src/results/differential`.
pub(crate) const REPORTS: [(&str, Target); 1] = [("report", report)];

/// Those that take configs, by the names that cargo-fuzz has for them.
pub(crate) const ALL: [(&str, Target); 3] = [
    ("model", model),
    ("expression", expression),
    ("edit_after_fix", edit_after_fix),
];

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
    let mut json = Vec::new();
    let written =
        formats::json(&report, &mut json).and_then(|()| formats::junit(&report, &mut Vec::new()));
    assert!(written.is_ok(), "{written:?}");
    assert_eq!(results(&json).totals(), run.totals(), "read back");
}

fn results(data: &[u8]) -> Run {
    redact(read_all("report", data, Keep::All), &Redaction::default())
}

/// Bytes as a config: they may be no YAML and no config, and every finding still has a place.
pub(crate) fn model(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if let Ok(tree) = Tree::parse(text) {
        for (id, node) in tree.nodes() {
            assert!(text.get(node.span.clone()).is_some(), "{:?}", node.span);
            assert!(text.get(tree.full_span(id)).is_some());
        }
        if let Ok(value) = Value::of(&tree) {
            let library = Library::default();
            let _ = Config::of(&value, &library);
        }
    }
    check(text);
}

/// Short text as an expression, wherever a config may have one.
pub(crate) fn expression(data: &[u8]) {
    /// An expression longer than this is an input for `model`.
    const MOST: usize = 400;
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if text.len() > MOST {
        return;
    }
    let quoted: String = text
        .chars()
        .flat_map(|character| match character {
            '"' | '\\' => vec!['\\', character],
            '\n' => vec!['\\', 'n'],
            // What YAML takes in no other way.
            other if other.is_control() || other == '\u{feff}' => {
                format!("\\U{:08x}", u32::from(other)).chars().collect()
            }
            other => vec![other],
        })
        .collect();
    check(&format!(
        "version: 2.1\n\
         parameters: {{ p: {{ type: string, default: \"<< {quoted} >>\" }} }}\n\
         commands:\n  c:\n    parameters: {{ a: {{ type: string }} }}\n    steps:\n    \
         - run: \"<< {quoted} >>\"\n    - when: {{ condition: \"<< {quoted} >>\", steps: [checkout] }}\n\
         jobs:\n  j:\n    parameters: {{ a: {{ type: string, default: \"\" }} }}\n    \
         docker: [{{ image: \"<< {quoted} >>\" }}]\n    steps:\n    - c: {{ a: \"<< {quoted} >>\" }}\n    \
         - run: \"<<# {quoted} >>{quoted}<</ {quoted} >>\"\n    - run: \"{quoted}\"\n\
         workflows:\n  w:\n    when: \"{quoted}\"\n    jobs:\n    - j: {{ a: \"<< {quoted} >>\" }}\n  \
         v:\n    when: \"<< {quoted} >>\"\n    jobs: [\"<< {quoted} >>\"]\n"
    ));
}

/// What `--fix` makes of a config: no worse a one, and one that it leaves alone.
pub(crate) fn edit_after_fix(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let before = lint::check(text);
    for up_to in [Safety::Safe, Safety::Unsafe] {
        let fixed = lint::fix(text, up_to);
        if fixed.applied.is_empty() {
            assert_eq!(fixed.text, text, "nothing was fixed");
            continue;
        }
        let parsed = Tree::parse(text).is_ok();
        assert!(
            !parsed || Tree::parse(&fixed.text).is_ok(),
            "no YAML any more: {}",
            fixed.text
        );
        assert!(
            errors(&fixed.left) <= errors(&before),
            "more errors than before: {:#?}",
            fixed.left
        );
        let again = lint::fix(&fixed.text, up_to);
        assert_eq!(again.text, fixed.text, "fixed twice: {:?}", again.applied);
        assert_eq!(lint::check(&fixed.text), fixed.left);
    }
}

fn errors(findings: &[Finding]) -> usize {
    let errors = findings.iter();
    errors
        .filter(|finding| finding.severity == Severity::Error)
        .count()
}

/// Checks a text, and that what is said about it can be shown: reports cut the text at the places of
/// findings.
fn check(text: &str) {
    let lines = Lines::new(text);
    for finding in lint::check(text) {
        let labels = [&finding.primary].into_iter().chain(&finding.related);
        for label in labels {
            assert!(text.get(label.span.clone()).is_some(), "{finding:#?}");
            assert!(lines.of(label.span.start) < lines.count());
        }
        assert!(!finding.message.is_empty(), "{finding:#?}");
        let mut end = 0;
        for patch in finding.fix.iter().flat_map(|fix| &fix.patches) {
            assert!(text.get(patch.span.clone()).is_some(), "{finding:#?}");
            assert!(end <= patch.span.start, "{finding:#?}");
            end = patch.span.end;
        }
    }
}

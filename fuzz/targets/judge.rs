//! What several targets hold postorb to.

use postorb::finding::{Finding, Patch, Severity};
use postorb::report::findings::{self, Checked, Report};
use postorb::selection::Date;
use postorb::yaml::Lines;

/// The day on which selections are read.
pub(super) fn today() -> Date {
    Date::parse("2026-11-23").expect("a day")
}

/// Each place of findings is in the text, and patches do not overlap: reports cut the text there.
pub(super) fn placed(text: &str, found: &[Finding]) {
    let lines = Lines::new(text);
    for finding in found {
        let labels = [&finding.primary].into_iter().chain(&finding.related);
        for label in labels {
            assert!(text.get(label.span.clone()).is_some(), "{finding:#?}");
            assert!(lines.of(label.span.start) < lines.count());
        }
        assert!(!finding.message.is_empty(), "{finding:#?}");
        if let Some(fix) = &finding.fix {
            cut(text, &fix.patches);
        }
    }
}

/// The text after patches, which stand in it in order.
pub(super) fn cut(text: &str, patches: &[Patch]) -> String {
    let mut out = String::new();
    let mut done = 0;
    for patch in patches {
        let kept = text.get(done..patch.span.start);
        out.push_str(kept.unwrap_or_else(|| panic!("no place in the text: {patch:?}")));
        assert!(text.get(patch.span.clone()).is_some(), "{patch:?}");
        out.push_str(&patch.replacement);
        done = patch.span.end;
    }
    out + &text[done..]
}

/// Findings go through every format, and what is made of them steers nobody's terminal.
pub(super) fn shown(text: &str, found: &[Finding]) {
    let path = "config.yml".to_owned();
    for width in [40, 100] {
        harmless(&findings::text(&path, text, found, false, width));
    }
    let report = Report {
        files: vec![Checked {
            path,
            text: text.to_owned(),
            findings: found.to_vec(),
            applied: Vec::new(),
        }],
        unread: Vec::new(),
    };
    for json in [findings::json(&report), findings::sarif(&report)] {
        serde_json::from_str::<serde_json::Value>(&json).expect("JSON");
    }
    let junit = findings::junit(&report, Severity::Error);
    roxmltree::Document::parse(&junit).expect("XML");
    commands(&findings::github(&report));
    harmless(&findings::markdown(&report, false));
}

/// Every line is a command of GitHub's.
pub(super) fn commands(text: &str) {
    harmless(text);
    for line in text.lines() {
        assert!(line.starts_with("::"), "{line:?}");
    }
}

/// No character of a text steers a terminal, or hides how it is read.
pub(super) fn harmless(text: &str) {
    let is_harm = |char: &char| {
        char.is_control() && !matches!(char, '\n' | '\t')
            || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let found = text.chars().find(is_harm);
    assert!(found.is_none(), "{found:?} in {text:?}");
}

/// The errors among findings, as what they say.
pub(super) fn errors(found: &[Finding]) -> Vec<String> {
    let errors = found.iter();
    let errors = errors.filter(|finding| finding.severity == Severity::Error);
    errors
        .map(|finding| format!("[{}] {}", finding.rule, finding.message))
        .collect()
}

//! Mistakes that people make in configs that run Newman: `tests/data/mistakes/<case>/bad.yml` has
//! one, told at the line, with the severity and by the rule that `expected` names, and `good.yml`
//! is the same config without it.

use std::fs;
use std::path::{Path, PathBuf};

use postorb::finding::{Finding, Safety, Severity};
use postorb::lint;
use postorb::yaml::Lines;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/mistakes");
    let entries = fs::read_dir(folder).unwrap();
    let mut cases: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 37, "only {} cases", cases.len());
    cases
}

fn read(case: &Path, name: &str) -> String {
    fs::read_to_string(case.join(name)).unwrap()
}

/// A finding as `expected` has it.
fn line(text: &str, finding: &Finding) -> String {
    let (line, _) = Lines::new(text).position(finding.primary.span.start);
    format!("{line} {} {}", finding.severity.name(), finding.rule)
}

#[test]
fn every_mistake_is_told_once_at_its_line() {
    let mut wrong = Vec::new();
    for case in cases() {
        let text = read(&case, "bad.yml");
        let expected = read(&case, "expected").trim().to_owned();
        let severity = expected.split(' ').nth(1).unwrap_or_default();
        let findings = lint::check(&text);
        let mut told: Vec<_> = findings
            .iter()
            .filter(|finding| finding.severity.name() == severity)
            .map(|finding| line(&text, finding))
            .collect();
        // A lesser mistake has no worse one beside it.
        let is_worse = |finding: &&Finding| finding.severity == Severity::Error;
        if severity != "error" {
            told.extend(
                findings
                    .iter()
                    .filter(is_worse)
                    .map(|finding| line(&text, finding)),
            );
        }
        if told != [expected.clone()] {
            wrong.push(format!("{}: {told:?}, not {expected}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn without_the_mistake_nothing_is_said() {
    for case in cases() {
        let findings = lint::check(&read(&case, "good.yml"));
        let told: Vec<_> = findings
            .iter()
            .filter(|finding| finding.severity > Severity::Info)
            .map(|finding| format!("{}: {}", finding.rule, finding.message))
            .collect();
        assert_eq!(told, Vec::<String>::new(), "{}", case.display());
    }
}

#[test]
fn a_fix_leaves_no_mistake() {
    let mut fixed_cases = 0;
    for case in cases() {
        let text = read(&case, "bad.yml");
        let expected = read(&case, "expected");
        let rule = expected.trim().rsplit(' ').next().unwrap_or_default();
        let findings = lint::check(&text);
        let has_fix = |finding: &Finding| finding.rule == rule && finding.fix.is_some();
        if !findings.iter().any(has_fix) {
            continue;
        }
        let fixed = lint::fix(&text, Safety::Unsafe);
        let left: Vec<_> = fixed
            .left
            .iter()
            .filter(|finding| finding.severity > Severity::Info)
            .map(|finding| line(&fixed.text, finding))
            .collect();
        assert_eq!(
            left,
            Vec::<String>::new(),
            "{}\n{}",
            case.display(),
            fixed.text
        );
        fixed_cases += 1;
    }
    assert!(fixed_cases >= 12, "only {fixed_cases} cases have a fix");
}

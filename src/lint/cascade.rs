//! Findings that only follow from another: a name that was misspelled where it is used leaves its
//! definition unused, and whoever requires it by its right name without it.

use std::collections::HashSet;

use crate::finding::Finding;

/// Rules whose fix writes the name that was meant.
const NAMES: [&str; 4] = [
    "unknown-job",
    "unknown-command",
    "unknown-executor",
    "unknown-orb",
];

/// The findings without those that another one explains.
pub(super) fn without_consequences(text: &str, mut findings: Vec<Finding>) -> Vec<Finding> {
    let meant: HashSet<String> = findings
        .iter()
        .filter(|finding| NAMES.contains(&finding.rule))
        .filter_map(|finding| meant(text, finding))
        .collect();
    let orbs: HashSet<&str> = meant
        .iter()
        .filter_map(|name| Some(name.split_once('/')?.0))
        .collect();
    let blamed: HashSet<usize> = findings
        .iter()
        .filter(|finding| NAMES.contains(&finding.rule))
        .map(|finding| finding.primary.span.start)
        .collect();
    if meant.is_empty() {
        return findings;
    }
    let mut keep: Vec<bool> = Vec::with_capacity(findings.len());
    for finding in &findings {
        let name = text[finding.primary.span.clone()].trim_matches(['"', '\'']);
        let follows = match finding.rule {
            "unused-definition" => {
                meant.contains(name)
                    || orbs.contains(name)
                    || blamed.contains(&finding.primary.span.start)
            }
            "unknown-requirement" => meant.contains(name),
            _ => false,
        };
        keep.push(!follows);
    }
    let mut keep = keep.into_iter();
    findings.retain(|_| keep.next().unwrap_or(true));
    findings
}

/// The whole name that the fix of a finding writes: a fix of an orb's alias replaces a part.
fn meant(text: &str, finding: &Finding) -> Option<String> {
    let patch = finding.fix.as_ref()?.patches.first()?;
    let rest =
        text[patch.span.end..].split(|char: char| char.is_whitespace() || ":,]}\"'".contains(char));
    let behind = rest.into_iter().next().filter(|rest| rest.starts_with('/'));
    Some(format!(
        "{}{}",
        patch.replacement,
        behind.unwrap_or_default()
    ))
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn one_misspelled_name_is_one_finding() {
        let text = "version: 2.1
jobs:
  build: { type: no-op }
  test: { type: no-op }
workflows:
  main:
    jobs:
      - biuld
      - test: { requires: [build] }
";
        let findings = lint::check(text);
        assert_eq!(findings.len(), 1, "{findings:#?}");
        assert_eq!(findings[0].rule, "unknown-job");
    }
}

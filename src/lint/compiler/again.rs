//! What the compiler finds, and a rule has found too, is told by the rule: that has a place, a reason and often
//! a fix.

use std::ops::Range;

use crate::finding::{Finding, Label, Severity};
use crate::lint::rules::circleci_compiler::RULE;

/// How the compiler begins to tell of something, and the rules that look for it: that these have told it is
/// certain where they name the same.
const SAME: [(&str, &[&str]); 14] = [
    ("cannot find a definition for job", &["unknown-job"]),
    ("cannot find a definition for command", &["unknown-command"]),
    (
        "cannot find a definition for executor",
        &["unknown-executor"],
    ),
    ("cannot find orb", &["unknown-orb"]),
    ("unexpected argument", &["unknown-parameter"]),
    ("missing required argument", &["missing-parameter"]),
    ("type error for argument", &["parameter-type"]),
    ("arguments referenced without", &["undefined-parameter"]),
    (
        "referred to a variable",
        &["undefined-parameter", "unknown-pipeline-value"],
    ),
    ("job `", &["unknown-requirement"]),
    ("at least one job in the workflow", &["requirement-cycle"]),
    ("invalid regular expression", &["filter-pattern"]),
    ("unable to parse YAML", &["yaml-syntax"]),
    (
        "unsupported or missing workflows config version",
        &["config-version"],
    ),
];

/// Said where a rule has found what the compiler rejects.
const CONFIRMED: &str = "CircleCI's compiler rejects it too";

/// The findings without those of the compiler that a rule has made too, which says so instead. What a comment
/// suppresses is not among them: what CircleCI itself rejects is worth telling even then.
pub(in crate::lint) fn without_repetitions(mut findings: Vec<Finding>) -> Vec<Finding> {
    let is_compilers = |finding: &Finding| finding.rule == RULE.name;
    let mut told: Vec<Finding> = Vec::new();
    findings.retain(|finding| {
        let stays = !is_compilers(finding);
        if !stays {
            told.push(finding.clone());
        }
        stays
    });
    for finding in told {
        let same = findings
            .iter_mut()
            .find(|other| !is_compilers(other) && is_same(&finding, other));
        match same {
            Some(same) if same.help.iter().any(|help| help == CONFIRMED) => {}
            Some(same) => {
                same.help.push(CONFIRMED.to_owned());
                same.original = finding.original;
            }
            None => findings.push(finding),
        }
    }
    findings.sort_by_key(|finding| (finding.primary.span.start, finding.rule));
    findings
}

fn is_same(told: &Finding, other: &Finding) -> bool {
    if other.severity != Severity::Error {
        return false;
    }
    let mut known = SAME.iter();
    let rules = known.find(|(start, _)| told.message.starts_with(start));
    if rules.is_some_and(|(_, rules)| rules.contains(&other.rule)) {
        return names(told).is_empty() || shares_a_name(told, other);
    }
    let place = &told.primary.span;
    let is_here = |label: &Label| meets(&label.span, place);
    // A key that stands beside its owner is told at the key, with the owner beside it.
    let is_beside = told.message.contains(" keys, of which ");
    is_here(&other.primary) && !place.is_empty() || is_beside && other.related.iter().any(is_here)
}

fn meets(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn names(finding: &Finding) -> Vec<&str> {
    finding.message.split('`').skip(1).step_by(2).collect()
}

/// Whether both have the same name in their messages, one of which may have more of it: `parameters.x`.
fn shares_a_name(one: &Finding, other: &Finding) -> bool {
    let others = names(other);
    let last =
        |name: &'_ str| -> String { name.rsplit(['.', '/']).next().unwrap_or(name).to_owned() };
    names(one).into_iter().any(|name| {
        let mut others = others.iter();
        others.any(|other| *other == name || last(other) == last(name))
    }) || meets(&one.primary.span, &other.primary.span)
}

//! `requirement-cycle`: entries of a workflow that wait for one another.

use std::collections::HashMap;

use crate::circle::{Requirement, Workflow};
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "requirement-cycle",
    severities: &[Severity::Error],
    page: include_str!("requirement_cycle.md"),
    check,
};

/// How many entries of a cycle are shown.
const SHOWN: usize = 5;

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    for workflow in config.workflows.iter().chain(&config.groups) {
        for cycle in cycles(workflow) {
            findings.extend(finding(workflow, &cycle));
        }
    }
}

/// One entry on the way: which it is, and which of its requirements comes next.
struct Step {
    entry: usize,
    next: usize,
}

/// Cycles that have no entry in common, each as indices of entries.
fn cycles(workflow: &Workflow<'_>) -> Vec<Vec<usize>> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    for (place, entry) in workflow.entries.iter().enumerate() {
        places.entry(entry.name).or_insert(place);
    }
    let count = workflow.entries.len();
    let (mut is_done, mut is_open) = (vec![false; count], vec![false; count]);
    let mut found = Vec::new();
    for start in 0..count {
        if is_done[start] {
            continue;
        }
        // A walk in depth without recursion: a workflow may have thousands of entries in a row.
        let mut way = vec![Step {
            entry: start,
            next: 0,
        }];
        is_open[start] = true;
        while let Some(step) = way.last_mut() {
            let entry = step.entry;
            let Some(required) = workflow.entries[entry].requires.get(step.next) else {
                is_open[entry] = false;
                is_done[entry] = true;
                way.pop();
                continue;
            };
            step.next += 1;
            let Some(&next) = places.get(required.name) else {
                continue;
            };
            if is_open[next] {
                let from = way.iter().position(|step| step.entry == next);
                let cycle: Vec<usize> = way[from.unwrap_or(0)..]
                    .iter()
                    .map(|step| step.entry)
                    .collect();
                found.push(cycle);
            } else if !is_done[next] {
                is_open[next] = true;
                way.push(Step {
                    entry: next,
                    next: 0,
                });
            }
        }
    }
    let mut told = vec![false; count];
    found.retain(|cycle| {
        let is_new = cycle.iter().all(|entry| !told[*entry]);
        for entry in cycle {
            told[*entry] = true;
        }
        is_new
    });
    found
}

fn finding(workflow: &Workflow<'_>, cycle: &[usize]) -> Option<Finding> {
    let entries = &workflow.entries;
    // The last entry requires the first, which closes the circle.
    let (first, last) = (&entries[*cycle.first()?], &entries[*cycle.last()?]);
    let requires = |entry: usize, name: &str| -> Option<Requirement<'_>> {
        let mut all = entries[entry].requires.iter().copied();
        all.find(|required| required.name == name)
    };
    let closing = requires(*cycle.last()?, first.name)?;
    let name = workflow.named.name;
    if cycle.len() == 1 {
        let message = format!("`{}` in workflow `{name}` requires itself", first.name);
        return Some(
            Finding::error(RULE.name, closing.span.clone(), message)
                .label("this is the entry itself")
                .help("remove it: an entry that waits for itself never starts"),
        );
    }
    let mut names: Vec<_> = cycle
        .iter()
        .take(SHOWN)
        .map(|entry| format!("`{}`", entries[*entry].name))
        .collect();
    if cycle.len() > SHOWN {
        names.push("…".to_owned());
    }
    names.push(format!("`{}`", first.name));
    let message = format!(
        "entries of workflow `{name}` wait for one another: {}",
        names.join(" → ")
    );
    let mut finding = Finding::error(RULE.name, closing.span.clone(), message)
        .label(format!("`{}` waits for `{}`", last.name, first.name))
        .help("none of them would ever start: remove one of these requirements");
    for pair in cycle.windows(2).take(SHOWN) {
        let (waiting, awaited) = (entries[pair[0]].name, entries[pair[1]].name);
        if let Some(required) = requires(pair[0], awaited) {
            let text = format!("`{waiting}` waits for `{awaited}`");
            finding = finding.related(required.span.clone(), text);
        }
    }
    Some(finding)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::lint;

    fn told(jobs: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\njobs: {{ j: {{ type: no-op }} }}\nworkflows: {{ w: {{ jobs: [{jobs}] }} }}\n"
        );
        let found = lint::told_by("requirement-cycle", &text);
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_cycle_is_told_once_with_its_way() {
        assert_eq!(
            told(
                "{ j: { name: a, requires: [c] } }, { j: { name: b, requires: [a] } }, { j: { name: c, requires: [b] } }, { j: { name: d, requires: [a] } }"
            ),
            ["entries of workflow `w` wait for one another: `a` → `c` → `b` → `a`"]
        );
        assert_eq!(
            told("{ j: { requires: [j] } }"),
            ["`j` in workflow `w` requires itself"]
        );
    }

    #[test]
    fn long_chains_and_diamonds_are_no_cycles() {
        let mut chain = "j".to_owned();
        for at in 1..5000 {
            let before = if at == 1 {
                "j".to_owned()
            } else {
                format!("j{}", at - 1)
            };
            write!(chain, ", {{ j: {{ name: j{at}, requires: [{before}] }} }}").unwrap();
        }
        assert_eq!(told(&chain), Vec::<String>::new());
        assert_eq!(
            told(
                "{ j: { name: a } }, { j: { name: b, requires: [a] } }, { j: { name: c, requires: [a] } }, { j: { name: d, requires: [b, c] } }"
            ),
            Vec::<String>::new()
        );
    }
}

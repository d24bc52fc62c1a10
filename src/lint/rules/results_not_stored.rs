//! `results-not-stored`: a job runs Newman and stores no test results.

use std::collections::HashMap;

use crate::circle::{Entry, Found, Scope, Step};
use crate::finding::{Finding, Severity};
use crate::lint::newman::{Call, Tool, in_orb};
use crate::lint::written::in_selection;
use crate::lint::{Rule, Subject};
use crate::yaml::Value;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "results-not-stored",
    severities: &[Severity::Info],
    page: include_str!("results_not_stored.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let newman = subject
        .calls
        .iter()
        .filter(|call| call.tool == Tool::Newman);
    let (inside, of_orb): (Vec<_>, Vec<_>) = newman.partition(|call| call.owner.is_some());
    if inside.is_empty() && of_orb.is_empty() {
        return;
    }
    let mut first: HashMap<*const Value, &Call<'_>> = HashMap::new();
    for call in inside {
        if let Some(owner) = call.owner {
            first.entry(owner.value).or_insert(call);
        }
    }
    let config = subject.config;
    let mut entries: HashMap<&str, Vec<&Entry<'_>>> = HashMap::new();
    let mut places: HashMap<usize, &Entry<'_>> = HashMap::new();
    for entry in config.entries() {
        places.insert(entry.span.start, entry);
        entries.entry(entry.job).or_default().push(entry);
    }
    for job in &config.scope.jobs {
        let mut seen = Seen::default();
        seen.owners.push(job.definition.named.value);
        seen.steps(&config.scope, &job.definition.steps, DEPTH);
        for entry in entries.get(job.definition.named.name).into_iter().flatten() {
            seen.steps(&config.scope, &entry.pre_steps, DEPTH);
            seen.steps(&config.scope, &entry.post_steps, DEPTH);
        }
        if !seen.is_stored {
            let mut owners = seen.owners.iter();
            let call = owners.find_map(|owner| first.get(&std::ptr::from_ref(*owner)));
            findings.extend(call.map(|call| finding(call, subject)));
        }
    }
    for call in of_orb {
        let entry = places.get(&call.place.start);
        let mut seen = Seen::default();
        let steps = entry.map_or(&[][..], |entry| &entry.post_steps);
        seen.steps(&config.scope, steps, DEPTH);
        if entry.is_some() && !seen.is_stored {
            findings.push(finding(call, subject));
        }
    }
}

/// How deep commands are followed into commands.
const DEPTH: usize = 10;

/// What a job's steps come to.
#[derive(Default)]
struct Seen<'v> {
    /// Whether results are stored, or may be: by a step that is not known.
    is_stored: bool,
    /// The commands that its steps are.
    owners: Vec<&'v Value>,
}

impl<'v> Seen<'v> {
    fn steps(&mut self, scope: &Scope<'v>, steps: &[Step<'v>], depth: usize) {
        for step in steps {
            match step.name {
                "store_test_results" | "steps" => self.is_stored = true,
                name if name.contains("<<") => self.is_stored = true,
                name if in_orb(scope, name).is_some() => {}
                name if name.contains('/') => self.is_stored = true,
                name => {
                    if let Found::Definition(command) = scope.command(name)
                        && depth > 0
                    {
                        self.owners.push(command.named.value);
                        self.steps(scope, &command.steps, depth - 1);
                    }
                }
            }
            self.steps(scope, &step.steps, depth);
        }
    }
}

fn finding(call: &Call<'_>, subject: &Subject<'_, '_>) -> Finding {
    let finding = Finding::error(
        RULE.name,
        call.place.clone(),
        "the results of this run are not stored",
    )
    .severity(Severity::Info)
    .label("only its output tells what failed");
    if subject.written.covers(&call.place) {
        // One suite without options is what Postman's own dialog gives, and no more (`Plan::bare`).
        return finding
            .help(in_selection(
                "`layout: postorb` and `layout: newman-docker` there store results",
            ))
            .help("and so does this layout as soon as a suite has an option, such as `newman: { timeout-request: 10000 }`");
    }
    finding
        .help(
            "let Newman write them: `--reporters cli,junit --reporter-junit-export newman/results.xml`",
        )
        .help("and store them with a step behind it: `store_test_results: { path: newman }`")
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    fn found(steps: &str, rest: &str) -> usize {
        let text = format!(
            "version: 2.1\norbs: {{ newman: postman/newman@1.0.0, other: acme/x@1.0.0 }}\n\
             jobs: {{ a: {{ docker: [{{ image: cimg/node:22.14.0 }}], steps: [{steps}] }} }}\n{rest}\n"
        );
        of("results-not-stored", &text).len()
    }

    #[test]
    fn a_job_that_stores_nothing_is_told_once() {
        let run = "{ run: newman run a.json }";
        let command = format!("commands: {{ go: {{ steps: [{run}] }} }}");
        for (steps, rest) in [
            (run, ""),
            (
                "{ newman/newman-run: { collection: a.json } }, { newman/newman-run: { collection: b.json } }",
                "",
            ),
            ("go, { store_artifacts: { path: x } }", &command),
            (
                "checkout",
                "workflows: { w: { jobs: [{ newman/run: { collection: a.json } }] } }",
            ),
        ] {
            assert_eq!(found(steps, rest), 1, "{steps}");
        }
    }

    #[test]
    fn what_stores_or_may_store_is_left_alone() {
        let store = "{ store_test_results: { path: x } }";
        let commands = format!("commands: {{ save: {{ steps: [{store}] }} }}");
        let workflow =
            format!("workflows: {{ w: {{ jobs: [{{ a: {{ post-steps: [{store}] }} }}] }} }}");
        for (steps, rest) in [
            (store, ""),
            ("save", &*commands),
            ("other/save", ""),
            ("checkout", &*workflow),
            (
                "{ when: { condition: true, steps: [{ store_test_results: { path: x } }] } }",
                "",
            ),
        ] {
            assert_eq!(
                found(&format!("{{ run: newman run a.json }}, {steps}"), rest),
                0,
                "{steps}"
            );
        }
        assert_eq!(found("{ run: make newman }", ""), 0);
    }
}

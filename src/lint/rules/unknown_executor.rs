//! `unknown-executor`: a job runs in an executor that is not defined.

use crate::circle::{Definition, Found, Job, ParameterType, Scope};
use crate::finding::{Finding, Severity};
use crate::lint::unresolved::{self, Kind, SUGGESTED, Suggest};
use crate::lint::{Rule, Subject};
use crate::yaml::Value;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unknown-executor",
    severities: &[Severity::Error],
    page: include_str!("unknown_executor.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let mut count = 0;
    for (scope, name) in names(subject) {
        let finding = finding(scope, name, count >= SUGGESTED);
        count += usize::from(finding.is_some());
        findings.extend(finding);
    }
}

/// Every value that names an executor, with the scope it is looked for in.
pub(in crate::lint) fn names<'a>(subject: &Subject<'a, '_>) -> Vec<(&'a Scope<'a>, &'a Value)> {
    let config = subject.config;
    let mut all = Vec::new();
    for scope in config.scope.with_inline_orbs() {
        all.extend(
            scope
                .jobs
                .iter()
                .filter_map(Job::executor)
                .map(|name| (scope, name)),
        );
        for definition in scope.definitions() {
            let parameters = definition.parameters.iter();
            let defaults = parameters
                .filter(|one| one.kind == Some(ParameterType::Executor))
                .filter_map(|one| one.default);
            all.extend(defaults.filter_map(name_of).map(|name| (scope, name)));
        }
    }
    // What is given to parameters is looked for where it is given.
    for entry in config.entries() {
        if let Found::Definition(job) = config.scope.job(entry.job) {
            let parameters = job.definition.parameters.iter();
            for parameter in parameters.filter(|one| one.kind == Some(ParameterType::Executor)) {
                let given = entry
                    .arguments
                    .and_then(|map| map.get(parameter.named.name));
                all.extend(given.and_then(name_of).map(|name| (&config.scope, name)));
            }
        }
    }
    all
}

/// The value that names an executor: text, or the `name` of a mapping.
fn name_of(value: &Value) -> Option<&Value> {
    match value.text() {
        Some(_) => Some(value),
        None => value.get("name").filter(|name| name.text().is_some()),
    }
}

fn finding<'v>(scope: &'v Scope<'v>, value: &'v Value, is_enough: bool) -> Option<Finding> {
    let executors = Kind {
        noun: "executor",
        section: "executors",
        all: |scope| &scope.executors,
        name: |executor: &Definition<'_>| executor.named.name,
    };
    let name = value.text()?;
    let found = scope.executor(name);
    let span = &value.source;
    let suggest = Suggest {
        is_enough,
        ..Suggest::default()
    };
    let finding =
        unresolved::finding(RULE.name, &executors, name, span, scope, &found, suggest)?.via(value);
    // One that only exists in an orb.
    let in_orb = scope.orbs.iter().find_map(|orb| {
        let inside = orb.scope.as_ref()?;
        let is_there = matches!(inside.executor(name), Found::Definition(_));
        is_there.then(|| format!("{}/{name}", orb.named.name))
    });
    Some(match in_orb {
        Some(whole) => finding.help(format!("the orb has it as `{whole}`")),
        None => finding,
    })
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(executor: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\norbs: {{ own: {{ executors: {{ node: {{ docker: [{{ image: a:1 }}] }} }} }} }}\n\
             executors: {{ small: {{ docker: [{{ image: a:1 }}] }} }}\n\
             jobs: {{ build: {{ executor: {executor}, steps: [checkout] }} }}\n"
        );
        let findings = lint::check(&text).into_iter();
        findings
            .filter(|finding| finding.rule == "unknown-executor")
            .map(|finding| format!("{}, {}", finding.message, finding.primary.text))
            .collect()
    }

    #[test]
    fn executors_are_found_by_name_and_through_orbs() {
        for executor in ["small", "own/node", "{ name: small }", "<< x >>"] {
            assert_eq!(told(executor), Vec::<String>::new());
        }
        for (executor, message) in [
            ("smal", "there is no executor `smal`, did you mean `small`?"),
            (
                "{ name: own/noed }",
                "the orb `own` has no executor `noed`, did you mean `own/node`?",
            ),
            ("large", "there is no executor `large`, not defined"),
        ] {
            assert_eq!(told(executor), [message]);
        }
    }
}

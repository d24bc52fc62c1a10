//! The contexts that entries of workflows name: those of the selection, and those that somebody put into the
//! config.

use std::collections::BTreeSet;

use crate::plan::Plan;
use crate::yaml::{Tree, Value};

/// The contexts of each workflow of the plan; `config` is the text of the config, where there is one.
pub(super) fn of(plan: &Plan, config: Option<&str>) -> Vec<BTreeSet<String>> {
    let config = config.and_then(|text| Value::of(&Tree::parse(text).ok()?).ok());
    let workflows = plan.workflows.iter().enumerate();
    let contexts = workflows.map(|(at, workflow)| {
        let mut names: BTreeSet<String> = workflow.context.iter().cloned().collect();
        let written = config.as_ref();
        let written = written.and_then(|config| config.at(&["workflows", &workflow.name, "jobs"]));
        let own = entries(plan, at);
        for entry in written.map_or(&[][..], Value::items) {
            for field in entry.fields() {
                let name = field.value.get("name").and_then(Value::text);
                if own.iter().any(|own| own == name.unwrap_or(&field.key)) {
                    names.extend(texts(field.value.get("context")));
                }
            }
        }
        names
    });
    contexts.collect()
}

/// What the entries of a workflow are called whose jobs run suites or bring their results together.
fn entries(plan: &Plan, workflow: usize) -> Vec<String> {
    let mut names = plan.entry_names(workflow);
    let jobs = plan.shared_jobs().into_iter();
    for jobs in jobs.filter(|jobs| jobs.workflow == workflow) {
        names.push(jobs.run);
        names.extend(jobs.report);
    }
    names
}

/// One text or a list of them.
fn texts(value: Option<&Value>) -> Vec<String> {
    let one = value.and_then(Value::text);
    let many = value.map_or(&[][..], Value::items).iter();
    let many = many.filter_map(Value::text);
    one.into_iter().chain(many).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::plan::Plan;
    use crate::selection::{Date, read};

    #[test]
    fn contexts_of_the_selection_and_of_the_config_are_joined() {
        let text = "version: 1\nworkflows: [{ name: w, context: one }, { name: v }]\n\
            suites: [{ name: a, collection: a.json }, { name: b, collection: b.json, workflow: v }]\n";
        let loaded = read(text, Date::parse("2026-01-01").unwrap()).unwrap();
        let plan = Plan::new(&loaded.selection).unwrap();
        let config = "workflows:\n  w:\n    jobs:\n      - build: { context: no }\n      - newman-collection-run: { name: a, context: [two, three] }\n  \
            v:\n    jobs:\n      - newman-collection-run: { name: b, context: four }\n";
        let told = |config| {
            let all = of(&plan, config).into_iter();
            all.map(|names| names.into_iter().collect::<Vec<_>>().join(" "))
                .collect::<Vec<_>>()
        };
        assert_eq!(told(Some(config)), ["one three two", "four"]);
        assert_eq!(told(None), ["one", ""]);
        assert_eq!(told(Some("{")), ["one", ""]);
    }
}

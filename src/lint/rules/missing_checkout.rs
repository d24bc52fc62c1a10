//! `missing-checkout`: a collection is a file of the repository, and nothing has put it into the job.

use std::collections::{HashMap, HashSet};

use crate::circle::{Config, Job, Reference, Step};
use crate::finding::{Finding, Severity};
use crate::lint::newman::{Argument, Call, Tool};
use crate::lint::places::HARMLESS;
use crate::lint::{Rule, Subject};
use crate::names;
use crate::yaml::Value;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "missing-checkout",
    severities: &[Severity::Error],
    page: include_str!("missing_checkout.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let runs = |call: &&Call<'_>| call.tool != Tool::Fetch && call.is_alone;
    let mut calls = subject.calls.iter().filter(runs).peekable();
    if calls.peek().is_none() {
        return;
    }
    let config = subject.config;
    let jobs = config.scope.jobs.iter();
    let jobs: HashMap<*const Value, &Job<'_>> = jobs
        .map(|job| (std::ptr::from_ref(job.definition.named.value), job))
        .collect();
    let prepared = config.entries().filter(|entry| !entry.pre_steps.is_empty());
    let prepared: HashSet<&str> = prepared.map(|entry| entry.job).collect();
    for call in calls {
        let owner = call.owner.map(|owner| std::ptr::from_ref(owner.value));
        let job = owner.and_then(|owner| jobs.get(&owner));
        let collection = call.option("collection").filter(|one| is_file(one));
        if let (Some(job), Some(collection)) = (job, collection)
            && !prepared.contains(job.definition.named.name)
            && is_empty(config, job)
            && is_first(&job.definition.steps, call)
        {
            let file = &collection.word.text;
            let message =
                format!("`{file}` is not there yet: the job has not checked out the repository");
            let place = collection.place(subject.tree.text());
            let finding = Finding::error(RULE.name, place, message)
                .label("a file of the repository")
                .related(
                    job.definition.named.span.clone(),
                    "this job has no `checkout`",
                )
                .help("add the step `checkout` in front");
            findings.push(collection.text.told(finding));
        }
    }
}

/// Whether an argument is a path inside of the repository.
fn is_file(argument: &Argument<'_>) -> bool {
    let path = &*argument.word.text;
    let is_json = std::path::Path::new(path)
        .extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("json"));
    is_json
        && !argument.is_computed()
        && !path.contains(['$', '*', ':'])
        && !path.starts_with(['/', '~'])
}

/// Whether the job begins with an empty folder: an image of its own might bring the file.
fn is_empty(config: &Config<'_>, job: &Job<'_>) -> bool {
    let value = job.definition.named.value;
    if value.get("working_directory").is_some() {
        return false;
    }
    if let Some(alias) = job
        .executor()
        .and_then(Value::text)
        .and_then(|name| name.split_once('/'))
    {
        let orb = config.scope.orbs.get(alias.0);
        return orb.is_some_and(|orb| matches!(orb.reference, Reference::Published { name, .. } if name == names::NEWMAN_ORB));
    }
    let docker = value
        .get("docker")
        .and_then(|docker| docker.items().first());
    let image = docker
        .and_then(|docker| docker.get("image"))
        .and_then(Value::text);
    image.is_some_and(|image| {
        ["postman/newman", "cimg/", "circleci/", "node:"]
            .iter()
            .any(|known| image.starts_with(known))
    })
}

/// Whether nothing in front of the run could have put a file there.
fn is_first(steps: &[Step<'_>], call: &Call<'_>) -> bool {
    for step in steps {
        let is_here = *step.span == call.place
            || step.name == "run"
                && step.value.source.start <= call.place.start
                && call.place.end <= step.value.source.end;
        if is_here || !HARMLESS.contains(&step.name) {
            return is_here;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    fn found(job: &str) -> usize {
        let text = format!(
            "version: 2.1\norbs: {{ newman: postman/newman@1.0.0 }}\njobs:\n  a: {{ {job} }}\n\
             workflows: {{ w: {{ jobs: [a] }} }}\n"
        );
        of("missing-checkout", &text).len()
    }

    const ORB: &str = "executor: newman/postman-newman-docker";
    const RUN: &str = "{ newman/newman-run: { collection: a.json } }";

    #[test]
    fn a_file_that_nothing_brought_is_told() {
        for job in [
            format!("{ORB}, steps: [{RUN}]"),
            format!("{ORB}, steps: [setup_remote_docker, {RUN}, checkout]"),
            "docker: [{ image: cimg/node:22.14.0 }], steps: [{ run: npx newman run postman/a.json }]".to_owned(),
        ] {
            assert_eq!(found(&job), 1, "{job}");
        }
    }

    #[test]
    fn what_may_be_there_is_left_alone() {
        for job in [
            format!("{ORB}, steps: [checkout, {RUN}]"),
            format!("{ORB}, steps: [{{ attach_workspace: {{ at: . }} }}, {RUN}]"),
            format!("{ORB}, steps: [{{ run: git clone x }}, {RUN}]"),
            format!("{ORB}, steps: [own, {RUN}]"),
            format!("{ORB}, working_directory: /tests, steps: [{RUN}]"),
            format!("docker: [{{ image: acme/tests:1 }}], steps: [{RUN}]"),
            format!("{ORB}, steps: [{{ newman/newman-run: {{ collection: 'https://a.test/a.json' }} }}]"),
            format!("{ORB}, steps: [{{ newman/newman-run: {{ collection: /etc/a.json }} }}]"),
            "docker: [{ image: cimg/node:22.14.0 }], steps: [{ run: git clone x && newman run a.json }]".to_owned(),
        ] {
            assert_eq!(found(&job), 0, "{job}");
        }
    }
}

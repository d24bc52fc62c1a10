//! `runner-image`: an image for a machine that is one's own.

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::Value;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "runner-image",
    severities: &[Severity::Warning],
    page: include_str!("runner_image.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for scope in subject.config.scope.with_inline_orbs() {
        for definition in scope.definitions() {
            findings.extend(finding(definition.named.value));
        }
    }
}

fn finding(owner: &Value) -> Option<Finding> {
    let machine = owner.get("machine")?;
    let image = machine.field("image")?;
    let class = owner
        .get("resource_class")
        .or_else(|| machine.get("resource_class"))?;
    let name = class
        .text()
        .filter(|name| name.contains('/') && !name.contains("<<"))?;
    Some(
        Finding::error(
            RULE.name,
            image.key_span.clone(),
            format!("the runner `{name}` has no images to choose from"),
        )
        .severity(Severity::Warning)
        .label("does nothing there")
        .related(class.source.clone(), "a self-hosted runner")
        .help("write `machine: true`, or use a resource class of CircleCI's")
        .via(&image.value),
    )
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn only_runners_of_ones_own_have_no_images() {
        let told = |machine: &str, class: &str| {
            let text = format!(
                "version: 2.1\njobs: {{ build: {{ machine: {machine}, resource_class: {class}, steps: [checkout] }} }}\n"
            );
            lint::told_by("runner-image", &text).len()
        };
        assert_eq!(told("{ image: ubuntu-2404:current }", "large"), 0);
        assert_eq!(told("true", "acme/linux"), 0);
        assert_eq!(told("{ image: ubuntu-2404:current }", "acme/linux"), 1);
    }
}

//! `empty-section`: a section with nothing in it.

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::{Content, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "empty-section",
    severities: &[Severity::Warning],
    page: include_str!("empty_section.md"),
    check,
};

const SECTIONS: [&str; 7] = [
    "orbs",
    "commands",
    "executors",
    "parameters",
    "jobs",
    "workflows",
    "job-groups",
];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.config;
    let mut look = |owner: &Value, sections: &[&str]| {
        for field in owner.fields() {
            let is_empty = field.value.content == Content::Null;
            if sections.contains(&field.key.as_str()) && is_empty {
                let message = format!("`{}` is empty", field.key);
                findings.push(
                    Finding::error(RULE.name, field.key_span.clone(), message)
                        .severity(Severity::Warning)
                        .label("nothing is written here")
                        .help("is the next line indented under it? otherwise remove it"),
                );
            }
        }
    };
    look(config.root, &SECTIONS);
    for scope in config.scope.with_inline_orbs() {
        for definition in scope.definitions() {
            look(definition.named.value, &["parameters"]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn sections_without_content_are_told() {
        let text = "version: 2.1\norbs:\ncommands: {}\njobs:\n  build:\n    docker: [{ image: a:1 }]\n    parameters:\n    steps: [checkout]\n";
        let found = lint::told_by("empty-section", text);
        let told: Vec<_> = found.into_iter().map(|finding| finding.message).collect();
        assert_eq!(told, ["`orbs` is empty", "`parameters` is empty"]);
    }
}

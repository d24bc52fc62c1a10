//! `ssh-keys-unnamed`: a job gets every SSH key of the project.

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "ssh-keys-unnamed",
    severities: &[Severity::Info],
    page: include_str!("ssh_keys_unnamed.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    subject.config.steps(&mut |_, step| {
        let has_fingerprints = step
            .arguments
            .and_then(|arguments| arguments.get("fingerprints"));
        if step.name == "add_ssh_keys" && has_fingerprints.is_none() && !step.is_malformed {
            let finding = Finding::error(
                RULE.name,
                step.span.clone(),
                "the job gets every SSH key of the project",
            )
            .severity(Severity::Info)
            .label("no fingerprints")
            .help("name those that it needs: `fingerprints: [\"SHA256:…\"]`");
            findings.push(match &step.value.via {
                Some(via) => finding.related(via.clone(), "used here"),
                None => finding,
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    #[test]
    fn keys_that_are_named_are_left_alone() {
        for (step, count) in [
            ("add_ssh_keys", 1),
            ("{ add_ssh_keys: }", 1),
            ("{ add_ssh_keys: { fingerprints: ['SHA256:x'] } }", 0),
            ("checkout", 0),
        ] {
            let text = format!("version: 2.1\njobs: {{ a: {{ steps: [{step}] }} }}\n");
            assert_eq!(of("ssh-keys-unnamed", &text).len(), count, "{step}");
        }
    }
}

//! `script-injection`: what others write becomes part of a script.

use std::ops::Range;

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "script-injection",
    severities: &[Severity::Warning],
    page: include_str!("script_injection.md"),
    check,
};

/// Pipeline values that whoever pushes, or opens a pull request, can choose (CircleCI, "Pipeline
/// values and parameters").
const UNTRUSTED: [&str; 14] = [
    "git.branch",
    "git.tag",
    "git.commit.subject",
    "git.commit.body",
    "git.commit.author_name",
    "git.commit.author_email",
    "event.github.ref",
    "event.github.comment.body",
    "event.github.pull_request.title",
    "event.github.pull_request.head.ref",
    "trigger_parameters.webhook.body",
    "trigger_parameters.github_app.branch",
    "trigger_parameters.github_app.commit_message",
    "trigger_parameters.gitlab.commit_message",
];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.tree.text();
    for script in subject.scripts {
        let mut places = untrusted(script.text.text);
        let Some((first, name)) = places.next() else {
            continue;
        };
        let message = format!("`{name}` becomes part of the script, and others choose what it is");
        let finding = Finding::error(RULE.name, script.text.place(config, &first), message)
            .severity(Severity::Warning)
            .label("a name like `$(…)` would run")
            .help(format!("hand it to the step as a variable, `environment: {{ VALUE: << {name} >> }}`, and write \"$VALUE\""));
        let finding = places.take(2).fold(finding, |finding, (place, _)| {
            finding.related(script.text.place(config, &place), "and here")
        });
        findings.push(script.text.told(finding));
    }
}

/// Where a script has expressions that are nothing but such a value.
fn untrusted(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    text.match_indices("<<").filter_map(|(start, _)| {
        let rest = &text[start + 2..];
        // The longest of them fits, with room; so the search stays linear.
        let end = rest.bytes().take(100).position(|byte| byte == b'>')?;
        let name = rest[..end].trim();
        let value = name.strip_prefix("pipeline.")?;
        let is_escaped = text[..start].ends_with('\\');
        let span = start..(start + 2 + end + 2).min(text.len());
        (UNTRUSTED.contains(&value) && !is_escaped).then_some((span, name))
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run;

    #[test]
    fn what_others_choose_is_told_once_a_script() {
        for command in [
            "echo << pipeline.git.branch >>",
            "echo \"<<pipeline.git.branch>>\"\ngit push origin << pipeline.git.branch >>",
            "git log -1 '<< pipeline.git.commit.subject >>'",
        ] {
            assert_eq!(of_run("script-injection", command).len(), 1, "{command}");
        }
    }

    #[test]
    fn what_others_cannot_choose_is_left_alone() {
        for command in [
            "echo << pipeline.number >> << pipeline.git.revision >>",
            "echo << pipeline.git.branch == \"main\" and 10 or 1 >>",
            "echo \\<< pipeline.git.branch >>",
            "echo $CIRCLE_BRANCH",
            "<<<<<<",
        ] {
            assert_eq!(
                of_run("script-injection", command),
                Vec::<String>::new(),
                "{command}"
            );
        }
    }
}

//! `unknown-pipeline-value`: an expression refers to a value that no pipeline is known to have.

use crate::circle::expression::Path;
use crate::circle::pipeline::{OPEN, VALUES};
use crate::finding::{Finding, Safety, Severity};
use crate::lint::templates::Read;
use crate::lint::{Rule, Subject, replace};
use crate::suggest::nearest;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unknown-pipeline-value",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("unknown_pipeline_value.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for found in subject.templates {
        if let Read::Paths(paths) = &found.read {
            findings.extend(paths.iter().filter_map(finding));
        }
    }
}

fn finding(path: &Path) -> Option<Finding> {
    let value = match path.text.as_str() {
        "pipeline" => "",
        _ => path.under("pipeline")?,
    };
    let family = value.split('.').next().unwrap_or_default();
    if VALUES.contains(&value) || OPEN.contains(&family) {
        return None;
    }
    let message = format!("a pipeline has no value `{}`", path.text);
    let finding = Finding::error(RULE.name, path.span.clone(), message);
    let misspelled = nearest(value, VALUES.iter().copied())
        .map(str::to_owned)
        .or_else(|| {
            let meant = nearest(family, OPEN.iter().copied())?;
            Some(value.replacen(family, meant, 1))
        });
    Some(match misspelled {
        Some(meant) => {
            let meant = format!("pipeline.{meant}");
            let title = format!("write `{meant}` for `{}`", path.text);
            finding
                .label(format!("did you mean `{meant}`?"))
                .fix(replace(title, Safety::Unsafe, &path.span, meant))
        }
        // CircleCI adds values: one that is not known here may be new.
        None => finding.severity(Severity::Warning).label("not known").help(
            "the page \"Pipeline values and parameters\" of CircleCI's documentation lists them",
        ),
    })
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::lint;

    #[test]
    fn a_typing_error_is_an_error_and_what_may_be_new_a_warning() {
        let text = |value: &str| {
            format!(
                "version: 2.1\njobs: {{ j: {{ docker: [{{ image: a:1 }}], steps: [{{ run: \"echo << pipeline.{value} >>\" }}] }} }}\n"
            )
        };
        let told = |value| lint::told_by("unknown-pipeline-value", &text(value));
        for value in ["git.branch", "number", "trigger_parameters.gitlab.x"] {
            assert_eq!(told(value), []);
        }
        let found = &told("git.brnach")[0];
        assert_eq!(found.severity, Severity::Error);
        assert_eq!(found.primary.text, "did you mean `pipeline.git.branch`?");
        assert_eq!(told("weather.tomorrow")[0].severity, Severity::Warning);
    }
}

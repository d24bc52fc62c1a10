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
    let meant = VALUES
        .iter()
        .find(|known| is_misspelled(value, known))
        .map(|known| (*known).to_owned())
        .or_else(|| {
            let open = OPEN.iter().find(|known| is_misspelled(family, known))?;
            Some(value.replacen(family, open, 1))
        });
    if let Some(meant) = meant {
        let meant = format!("pipeline.{meant}");
        let title = format!("write `{meant}` for `{}`", path.text);
        return Some(
            finding
                .label(format!("did you mean `{meant}`?"))
                .fix(replace(title, Safety::Unsafe, &path.span, meant)),
        );
    }
    // CircleCI adds values: one that is not known here may be new.
    let finding = finding.severity(Severity::Warning).label("not known");
    let all = "the page \"Pipeline values and parameters\" of CircleCI's documentation lists them";
    Some(
        match nearest(value, VALUES.iter().copied()) {
            Some(near) => finding.help(format!("the nearest that is known: `pipeline.{near}`")),
            None => finding,
        }
        .help(all),
    )
}

/// Whether a value is another with one segment misspelled: values whose segments are other words are
/// other values.
fn is_misspelled(value: &str, known: &str) -> bool {
    let (mut written, mut right) = (value.split('.'), known.split('.'));
    let mut wrong = 0;
    loop {
        match (written.next(), right.next()) {
            (None, None) => return wrong == 1,
            (Some(one), Some(other)) if one == other => {}
            (Some(one), Some(other)) => {
                let is_near =
                    one.len().min(other.len()) >= 3 && strsim::osa_distance(one, other) <= 2;
                let is_short =
                    one.len().max(other.len()) <= 5 && strsim::osa_distance(one, other) > 1;
                if !is_near || is_short {
                    return false;
                }
                wrong += 1;
            }
            _ => return false,
        }
    }
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
        for other in [
            "weather.tomorrow",
            "git.commit.reviewer_name",
            "project.git_ref",
        ] {
            let found = &told(other)[0];
            assert_eq!(
                (found.severity, &found.fix),
                (Severity::Warning, &None),
                "{other}"
            );
        }
    }
}

//! `unknown-key`: a key that CircleCI does not know there.

use crate::finding::{Finding, Safety, Severity};
use crate::lint::shape::{Deviation, Map, Others, Typo, belongs};
use crate::lint::{Rule, Subject, replace};
use crate::yaml::{Field, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unknown-key",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("unknown_key.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    findings.extend(subject.typos.iter().map(|typo| misspelled(subject, typo)));
    for deviation in subject.deviations {
        if let Deviation::UnknownKey { owner, map, field } = deviation {
            findings.extend(unknown(owner, map, field));
        }
    }
}

fn misspelled(subject: &Subject<'_, '_>, typo: &Typo) -> Finding {
    let Typo {
        what,
        written,
        meant,
        ..
    } = typo;
    let title = format!("write `{meant}` for `{written}`");
    let finding = Finding::error(
        RULE.name,
        typo.span.clone(),
        format!("{what} has no key `{written}`"),
    )
    .severity(typo.severity)
    .label(format!("did you mean `{meant}`?"))
    .fix(match &typo.unwrapped {
        None => replace(title, Safety::Unsafe, &typo.span, *meant),
        Some((list, item)) => {
            let value = &subject.tree.text()[item.clone()];
            let all = typo.span.start..list.end.max(item.end);
            replace(title, Safety::Unsafe, &all, format!("{meant}: {value}"))
        }
    });
    match &typo.via {
        Some(alias) => finding.related(alias.clone(), "used here"),
        None => finding,
    }
}

fn unknown(owner: &Value, map: &Map, field: &Field) -> Option<Finding> {
    let severity = match map.others {
        Others::Rejected => Severity::Error,
        Others::Useless => Severity::Warning,
        Others::Ignored | Others::Open => return None,
    };
    let what = map.what;
    let message = format!("{what} has no key `{}`", field.key);
    let finding = Finding::error(RULE.name, field.key_span.clone(), message)
        .severity(severity)
        .via(&field.value);
    if let Some(place) = belongs(what, &field.key) {
        return Some(finding.label(place).help("move it there"));
    }
    let finding = finding.label("not known here");
    let names = map.keys.iter().map(|key| key.name);
    let left: Vec<_> = names
        .filter(|name| owner.get(name).is_none())
        .map(|name| format!("`{name}`"))
        .collect();
    Some(if left.is_empty() {
        finding
    } else {
        finding.help(format!("{what} can also have {}", left.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use crate::finding::Severity;
    use crate::lint;

    fn told(text: &str) -> Vec<(Severity, String, String)> {
        let findings = lint::check(text).into_iter();
        findings
            .filter(|finding| finding.rule == "unknown-key")
            .map(|finding| (finding.severity, finding.message, finding.primary.text))
            .collect()
    }

    #[test]
    fn a_misspelled_key_is_told_with_the_one_that_was_meant() {
        let text =
            "version: 2.1\njobs:\n  build:\n    dokcer: [{ image: a:1 }]\n    steps: [checkout]\n";
        assert_eq!(
            told(text),
            [(
                Severity::Error,
                "a job has no key `dokcer`".to_owned(),
                "did you mean `docker`?".to_owned()
            )]
        );
        // And nothing is said of the key that is missing therefore.
        assert_eq!(lint::check(text).len(), 1);
    }

    #[test]
    fn a_key_of_something_else_is_told_where_it_belongs() {
        let build = "docker: [{ image: a:1 }], steps: [checkout]";
        for (text, label) in [
            (
                format!("jobs: {{ build: {{ {build}, requires: [a] }} }}"),
                "belongs to the job's entry in the workflow",
            ),
            (
                format!("jobs: {{ build: {{ {build}, run: make }} }}"),
                "is a step, and belongs in the list under `steps`",
            ),
            (
                format!(
                    "jobs: {{ build: {{ {build} }} }}\nworkflows: {{ w: {{ context: a, jobs: [build] }} }}"
                ),
                "belongs to an entry under `jobs`",
            ),
            (
                format!(
                    "jobs: {{ build: {{ {build} }} }}\nworkflows: {{ w: {{ jobs: [{{ build: {{ environment: {{ A: b }} }} }}] }} }}"
                ),
                "belongs to the job, under `jobs` at the top",
            ),
        ] {
            let findings = lint::check(&format!("version: 2.1\n{text}\n"));
            assert_eq!(findings.len(), 1, "{findings:#?}");
            assert_eq!(findings[0].primary.text, label);
        }
    }

    #[test]
    fn keys_at_the_top_are_the_authors_own_unless_they_look_misspelled() {
        let build = "jobs: { build: { docker: [{ image: a:1 }], steps: [checkout] } }\n";
        assert_eq!(told(&format!("version: 2.1\nx-shared: 1\n{build}")), []);
        let found = told(&format!("version: 2.1\nworkflow: {{}}\n{build}"));
        assert_eq!(found[0].0, Severity::Error);
        let found = told(&format!("version: 2.1\nexecutor: [a]\n{build}"));
        assert_eq!(found[0].0, Severity::Warning);
        for parked in ["executor: &parked {}", "executorType: docker"] {
            assert_eq!(told(&format!("version: 2.1\n{parked}\n{build}")), []);
        }
    }
}

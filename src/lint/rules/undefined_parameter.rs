//! `undefined-parameter`: an expression refers to a parameter that is not declared.

use crate::circle::expression::Path;
use crate::finding::{Finding, Safety, Severity};
use crate::lint::templates::{Place, Read, Use};
use crate::lint::{Rule, Subject, heredoc, replace};
use crate::suggest::{guess, nearest};
use crate::yaml::Span;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "undefined-parameter",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("undefined_parameter.md"),
    check,
};

/// How many more uses are shown beside the first.
const SHOWN: usize = 3;

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let mut own: Vec<(Option<Span>, String, Finding)> = Vec::new();
    let text = subject.tree.text();
    let documents = heredoc::all(subject);
    // A here-document with a `>>` behind it reads like an expression.
    let is_document = |path: &Path| {
        let before = documents.partition_point(|span| span.start < path.span.start);
        let last = before.checked_sub(1).and_then(|last| documents.get(last));
        let between = last.and_then(|last| text.get(last.end..path.span.start));
        between.is_some_and(|between| !between.contains(">>"))
    };
    for found in subject.templates {
        let Read::Paths(paths) = &found.read else {
            continue;
        };
        for path in paths.iter().filter(|path| !is_document(path)) {
            let Some(finding) = finding(subject, found, path) else {
                continue;
            };
            // One declaration is missing, however often it is used.
            let owner = match found.place {
                Place::Definition(definition) if path.under("pipeline").is_none() => {
                    Some(definition.named.span.clone())
                }
                _ => None,
            };
            let same = own.iter_mut().find(|(at, text, first)| {
                *at == owner && *text == path.text && first.primary.span != path.span
            });
            match same {
                Some((_, _, first)) if first.related.len() < SHOWN => {
                    *first = first.clone().related(path.span.clone(), "used here too");
                }
                Some(_) => {}
                None => own.push((owner, path.text.clone(), finding)),
            }
        }
    }
    findings.extend(own.into_iter().map(|(_, _, finding)| finding));
}

fn finding(subject: &Subject<'_, '_>, found: &Use<'_>, path: &Path) -> Option<Finding> {
    if let Some(name) = path.under("pipeline.parameters") {
        let declared = &subject.config.parameters;
        let names: Vec<_> = declared.iter().map(|one| one.named.name).collect();
        let next = "declare it under `parameters` at the top of the config";
        return unknown(path, name, &names, "the pipeline has no parameter", next);
    }
    if let Some(name) = path.under("parameters") {
        return match found.place {
            Place::Definition(definition) => {
                let names = definition.parameters.iter().map(|one| one.named.name);
                let names: Vec<_> = names.collect();
                let noun = definition.kind.noun();
                let message = format!("the {noun} `{}` has no parameter", definition.named.name);
                let next = format!("declare it under `parameters` of the {noun}");
                let finding = unknown(path, name, &names, &message, &next)?;
                let is_pipelines = subject
                    .config
                    .parameters
                    .iter()
                    .any(|parameter| parameter.named.name == name);
                Some(if is_pipelines {
                    finding.help(format!(
                        "the pipeline's parameter of that name is `pipeline.parameters.{name}`"
                    ))
                } else {
                    finding
                })
            }
            Place::Workflow | Place::Condition => {
                let message = format!("a workflow has no parameters: `{}`", path.text);
                let finding = Finding::error(RULE.name, path.span.clone(), message);
                let help =
                    "the pipeline's parameters are `pipeline.parameters.…`, a matrix's `matrix.…`";
                Some(finding.label("not defined").help(help))
            }
            Place::Elsewhere => None,
        };
    }
    let known = ["pipeline", "parameters", "matrix"];
    let root = path.text.split('.').next().unwrap_or_default();
    // A branch's name that somebody forgot to quote reads like this too.
    if known.contains(&root) || path.text.contains("include") {
        return None;
    }
    let finding = Finding::error(
        RULE.name,
        path.span.clone(),
        format!("`{}` is not defined", path.text),
    );
    let meant = nearest(root, known).map(|meant| path.text.replacen(root, meant, 1));
    let bare = |place: Place<'_>| match place {
        Place::Definition(definition) => definition
            .parameter(&path.text)
            .map(|_| format!("parameters.{}", path.text)),
        _ => None,
    };
    Some(match meant.or_else(|| bare(found.place)) {
        Some(meant) => told(finding, path, &meant),
        // What CircleCI makes of such a text in a condition is not the same everywhere.
        None if matches!(found.place, Place::Condition) => finding
            .severity(Severity::Warning)
            .label("neither a parameter nor a value of the pipeline")
            .help("a condition compares values: `pipeline.git.branch == \"main\"`; text is put in quotes"),
        None => finding
            .label("neither a parameter nor a value of the pipeline")
            .help("text is put in quotes, and `<<` that begins no expression is written `\\<<`"),
    })
}

fn unknown(path: &Path, name: &str, known: &[&str], message: &str, next: &str) -> Option<Finding> {
    if known.contains(&name) {
        return None;
    }
    let finding = Finding::error(RULE.name, path.span.clone(), format!("{message} `{name}`"));
    let Some(guess) = guess(name, known.iter().copied()) else {
        return Some(finding.label("not declared").help(next));
    };
    let start = path.text.len() - name.len();
    let meant = format!("{}{}", &path.text[..start], guess.word);
    let finding = if guess.is_typo {
        finding
    } else {
        finding.help(next)
    };
    Some(finding.guessed(guess, &path.span, (&path.text, &meant), "not declared"))
}

fn told(finding: Finding, path: &Path, meant: &str) -> Finding {
    let title = format!("write `{meant}` for `{}`", path.text);
    finding
        .label(format!("did you mean `{meant}`?"))
        .fix(replace(title, Safety::Unsafe, &path.span, meant))
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(command: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\nparameters: {{ deploy: {{ type: boolean, default: false }} }}\n\
             jobs:\n  j:\n    parameters: {{ target: {{ type: string, default: a }} }}\n    docker: [{{ image: a:1 }}]\n    steps:\n      - run: |\n          {command}\n"
        );
        let findings = lint::told_by("undefined-parameter", &text).into_iter();
        findings
            .map(|finding| format!("{}, {}", finding.message, finding.primary.text))
            .collect()
    }

    #[test]
    fn what_is_declared_is_left_alone() {
        for command in [
            "a << parameters.target >> << pipeline.parameters.deploy >>",
            "<<# parameters.target >>--x<</ parameters.target >>",
            "\\<< parameters.nothing >>",
            "<< pipeline.git.branch == \"main\" >>",
        ] {
            assert_eq!(told(command), Vec::<String>::new(), "{command}");
        }
    }

    #[test]
    fn what_is_not_declared_is_told_once() {
        for (command, message) in [
            (
                "<< parameters.tagret >> << parameters.tagret >>",
                "the job `j` has no parameter `tagret`, did you mean `parameters.target`?",
            ),
            (
                "<< pipeline.parameters.deplyo >>",
                "the pipeline has no parameter `deplyo`, did you mean `pipeline.parameters.deploy`?",
            ),
            (
                "<< parameters.api_key >>",
                "the job `j` has no parameter `api_key`, not declared",
            ),
            (
                "<< paramters.target >>",
                "`paramters.target` is not defined, did you mean `parameters.target`?",
            ),
            (
                "<< target >>",
                "`target` is not defined, did you mean `parameters.target`?",
            ),
            (
                "cat << EOF >> x",
                "`EOF` is not defined, neither a parameter nor a value of the pipeline",
            ),
        ] {
            assert_eq!(told(command), [message]);
        }
    }

    #[test]
    fn a_workflow_has_none() {
        let text = "version: 2.1\njobs: { j: { docker: [{ image: a:1 }], steps: [checkout] } }\n\
                    workflows: { w: { when: << parameters.x >>, jobs: [j] } }\n";
        assert_eq!(lint::told_by("undefined-parameter", text).len(), 1);
    }
}

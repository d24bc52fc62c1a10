//! `unknown-orb`: a job, command or executor is taken from an orb that the config does not have.

use crate::circle::{Found, Reference, Scope};
use crate::finding::{Finding, Safety, Severity};
use crate::lint::{Rule, Subject, replace};
use crate::names::{NEWMAN_ORB, NEWMAN_ORB_ALIAS, NEWMAN_ORB_VERSION};
use crate::suggest::guess;
use crate::yaml::Span;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unknown-orb",
    severities: &[Severity::Error],
    page: include_str!("unknown_orb.md"),
    check,
};

/// How many more uses are shown beside the first.
const SHOWN: usize = 3;

struct Use<'v> {
    alias: String,
    scope: &'v Scope<'v>,
    /// Of the alias alone.
    span: Span,
}

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let mut uses = uses(subject);
    uses.sort_by_key(|one| one.span.start);
    let mut told: Vec<(&str, usize)> = Vec::new();
    let mut own: Vec<Finding> = Vec::new();
    for one in &uses {
        if let Some((_, index)) = told.iter().find(|(alias, _)| *alias == one.alias) {
            let finding: &mut Finding = &mut own[*index];
            if finding.related.len() < SHOWN {
                *finding = finding.clone().related(one.span.clone(), "used here too");
            }
            continue;
        }
        told.push((&one.alias, own.len()));
        let count = uses.iter().filter(|other| other.alias == one.alias).count();
        own.push(finding(one, count));
    }
    findings.extend(own);
}

/// Every use of an orb that is not there.
fn uses<'a>(subject: &Subject<'a, '_>) -> Vec<Use<'a>> {
    let config = subject.config;
    let mut uses = Vec::new();
    let mut add = |alias: &str, scope, span: &Span| {
        let end = (span.start + alias.len()).min(span.end);
        uses.push(Use {
            alias: alias.to_owned(),
            scope,
            span: span.start..end,
        });
    };
    for entry in config.entries() {
        if let Found::NoOrb(alias) = config.scope.job(entry.job) {
            add(alias, &config.scope, entry.span);
        }
    }
    for (scope, name) in super::unknown_executor::names(subject) {
        let text = name.text().unwrap_or_default();
        if let Found::NoOrb(alias) = scope.executor(text) {
            add(alias, scope, &name.source);
        }
    }
    let mut steps = Vec::new();
    subject.config.steps(&mut |context, step| {
        if let Found::NoOrb(alias) = context.scope.command(step.name) {
            steps.push((alias.to_owned(), step.span.clone()));
        }
    });
    for (alias, span) in steps {
        add(&alias, &config.scope, &span);
    }
    uses
}

fn finding(one: &Use<'_>, count: usize) -> Finding {
    let alias = &one.alias;
    let message = format!("there is no orb `{alias}`");
    let finding = Finding::error(RULE.name, one.span.clone(), message);
    // One with a slash cannot be named: what is in front of the slash would be looked for again.
    let known = one.scope.orbs.iter().map(|orb| orb.named.name);
    let known = known.filter(|alias| !alias.contains('/'));
    let label = "not under `orbs`";
    let meant = guess(alias, known);
    if let Some(meant) = meant.filter(|meant| meant.is_typo) {
        return misspelled(one, meant.word, count)
            .unwrap_or_else(|| finding.guessed(meant, &one.span, (alias, meant.word), label));
    }
    let finding = match meant {
        Some(meant) => finding.guessed(meant, &one.span, (alias, meant.word), label),
        None => finding.label(label),
    };
    if alias == NEWMAN_ORB_ALIAS {
        return finding.help(format!(
            "add `orbs:` with `{alias}: {NEWMAN_ORB}@{NEWMAN_ORB_VERSION}`"
        ));
    }
    finding.help(format!(
        "add `{alias}: namespace/name@version` under `orbs`"
    ))
}

/// The same, where rather the alias is misspelled in which the orb is defined: several uses agree,
/// or they call the orb what its author calls it.
fn misspelled(one: &Use<'_>, defined: &str, count: usize) -> Option<Finding> {
    let orb = one.scope.orbs.get(defined)?;
    let own_name = match orb.reference {
        Reference::Published { name, .. } => name.rsplit('/').next(),
        _ => None,
    };
    let alias = &one.alias;
    let is_sure = own_name == Some(alias) || (count > 1 && own_name != Some(defined));
    if !is_sure {
        return None;
    }
    let span = orb.named.place()?;
    let title = format!("write `{alias}` for `{defined}`");
    let message =
        format!("there is no orb `{alias}`, which is used: this one is called `{defined}`");
    Some(
        Finding::error(RULE.name, span.clone(), message)
            .label(format!("did you mean `{alias}`?"))
            .related(one.span.clone(), "used here")
            .fix(replace(title, Safety::Unsafe, &span, alias)),
    )
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn an_orb_that_is_missing_is_told_once_for_all_its_uses() {
        let text = "version: 2.1\njobs:\n  a:\n    executor: newman/e\n    steps: [newman/run, newman/run]\n\
                    workflows:\n  w:\n    jobs: [a, newman/job]\n";
        let findings = lint::check(text);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].message, "there is no orb `newman`");
        assert_eq!(&text[findings[0].primary.span.clone()], "newman");
        assert_eq!(findings[0].related.len(), 3);
    }

    #[test]
    fn a_misspelled_alias_is_told_with_the_one_that_was_meant() {
        let text = "version: 2.1\norbs: { newman: postman/newman@1.0.0 }\n\
                    jobs: { a: { docker: [{ image: a:1 }], steps: [newmann/newman-run] } }\n";
        let findings = lint::check(text);
        let told = findings
            .iter()
            .find(|finding| finding.rule == "unknown-orb");
        assert_eq!(told.unwrap().primary.text, "did you mean `newman`?");
    }

    #[test]
    fn where_all_uses_agree_the_definition_is_what_is_misspelled() {
        let text = "version: 2.1\norbs: { nod: circleci/node@1.0.0 }\n\
                    jobs: { build: { executor: node/default, steps: [node/install] } }\n";
        let findings = lint::told_by("unknown-orb", text);
        assert_eq!(findings.len(), 1);
        assert_eq!(&text[findings[0].primary.span.clone()], "nod");
    }
}

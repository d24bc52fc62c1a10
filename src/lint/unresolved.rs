//! What to say of a name that leads nowhere.

use std::collections::HashSet;

use crate::circle::{Found, Names, Orb, Reference, Scope};
use crate::finding::Finding;
use crate::suggest::guess;
use crate::yaml::Span;

/// A kind of definition, and how to list those of a scope.
pub(super) struct Kind<'v, T> {
    /// The word for one.
    pub(super) noun: &'static str,
    /// The section it is defined in.
    pub(super) section: &'static str,
    /// All of a scope.
    pub(super) all: for<'s> fn(&'s Scope<'v>) -> &'s Names<'v, T>,
    /// The name of one.
    pub(super) name: fn(&T) -> &'v str,
}

/// What may have been meant beside the definitions.
#[derive(Clone, Copy, Default)]
pub(super) struct Suggest<'s> {
    /// Names that would do as well and are no definitions.
    pub(super) others: &'s [&'s str],
    /// Names that were certainly not meant, because they stand there too.
    pub(super) taken: Option<&'s HashSet<&'s str>>,
    /// Whether enough was suggested: each takes a look at all names.
    pub(super) is_enough: bool,
}

/// For how many names of a config one is suggested; no more are shown of a file.
pub(super) const SUGGESTED: usize = 100;

/// A finding for a name that was looked for and not found; none where nothing is wrong with it, or
/// where the orb itself is missing, which is told once for the whole orb.
pub(super) fn finding<'v, T>(
    rule: &'static str,
    kind: &Kind<'v, T>,
    name: &str,
    span: &Span,
    scope: &Scope<'v>,
    found: &Found<'_, 'v, T>,
    suggest: Suggest<'_>,
) -> Option<Finding> {
    let noun = kind.noun;
    let names = |scope: &Scope<'v>, prefix: &str| -> Vec<String> {
        let all = (kind.all)(scope).iter();
        all.map(|one| format!("{prefix}{}", (kind.name)(one)))
            .collect()
    };
    let (message, known, next) = match found {
        Found::Definition(_) | Found::Unknown | Found::NoOrb(_) => return None,
        Found::NotInOrb(orb, inside) => {
            let alias = orb.named.name;
            let known = names(inside, &format!("{alias}/"));
            let next = if known.is_empty() {
                "it has none at all: look at the orb's page for what it offers".to_owned()
            } else {
                format!("it has {}", quoted(&known))
            };
            let own = name.split_once('/').map_or(name, |(_, own)| own);
            (
                format!("{} has no {noun} `{own}`", described(orb)),
                known,
                next,
            )
        }
        Found::Nowhere => {
            let mut known = names(scope, "");
            known.extend(suggest.others.iter().map(|&other| other.to_owned()));
            let next = format!(
                "define it under `{}`, or use one that is there",
                kind.section
            );
            (format!("there is no {noun} `{name}`"), known, next)
        }
    };
    let finding = Finding::error(rule, span.clone(), message);
    let is_free = |known: &&str| suggest.taken.is_none_or(|taken| !taken.contains(known));
    let known = known.iter().map(String::as_str).filter(is_free);
    let meant = (!suggest.is_enough).then(|| guess(name, known)).flatten();
    let finding = match meant {
        Some(meant) if meant.is_typo => finding,
        _ => finding.help(next),
    };
    Some(match meant {
        Some(meant) => finding.guessed(meant, span, (name, meant.word), "not defined"),
        None => finding.label("not defined"),
    })
}

/// The orb with its version.
fn described(orb: &Orb<'_>) -> String {
    match orb.reference {
        Reference::Published { name, version } if !version.is_empty() => {
            format!("the orb {name}@{version}")
        }
        _ => format!("the orb `{}`", orb.named.name),
    }
}

/// The first of many names.
fn quoted(names: &[String]) -> String {
    const MOST: usize = 8;
    let shown: Vec<_> = names
        .iter()
        .take(MOST)
        .map(|name| format!("`{name}`"))
        .collect();
    let more = if names.len() > MOST { " and more" } else { "" };
    format!("{}{more}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint;

    #[test]
    fn no_fix_writes_the_name_of_a_sibling() {
        let job = "docker: [{ image: a:1 }], steps: [checkout]";
        let config = |jobs: &str, entries: &str| {
            format!(
                "version: 2.1\njobs: {{ {jobs} }}\nworkflows: {{ w: {{ jobs: [{entries}] }} }}\n"
            )
        };
        let parameters = |name: &str| {
            format!("a: {{ parameters: {{ {name}: {{ type: string, default: x }} }}, {job} }}")
        };
        for text in [
            config(&format!("deploy-dev: {{ {job} }}"), "deploy-prd"),
            config(&format!("deploy_dev: {{ {job} }}"), "deploy_prd"),
            config(&format!("node-18: {{ {job} }}"), "node-20"),
            config(&parameters("deploy-dev"), "{ a: { deploy-qa: y } }"),
            config(
                &format!("build-app: {{ {job} }}, a: {{ {job} }}"),
                "build-app, { a: { requires: [build-api] } }",
            ),
            config(
                &format!(
                    "a: {{ parameters: {{ p: {{ type: enum, enum: [a, b], default: c }} }}, {job} }}"
                ),
                "a",
            ),
            config(
                "a: { parameters: { tag-18: { type: string, default: x } }, docker: [{ image: \"a:<< parameters.tag-20 >>\" }], steps: [checkout] }",
                "a",
            ),
        ] {
            let errors = lint::check(&text);
            assert!(!errors.is_empty(), "{text}");
            assert_eq!(lint::fix(&text, Safety::Unsafe).text, text);
        }
    }

    #[test]
    fn the_nearest_is_told_and_not_asked_for() {
        let text = "version: 2.1\njobs: { deploy-dev: { type: no-op } }\n\
                    workflows: { w: { jobs: [deploy-prd] } }\n";
        let found = lint::told_by("unknown-job", text);
        assert_eq!(found[0].primary.text, "not defined");
        assert_eq!(
            found[0].help,
            [
                "define it under `jobs`, or use one that is there",
                "the nearest that there is: `deploy-dev`"
            ]
        );
    }
}

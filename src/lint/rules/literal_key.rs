//! `literal-key`: a key of Postman, `CircleCI` or GitHub that is written in the config.

use std::ops::Range;

use crate::finding::{Finding, Fix, Safety, Severity};
use crate::lint::{Rule, Subject};
use crate::names::API_KEY;
use crate::secret;
use crate::yaml::NodeId;
use crate::yaml::edit::{Change, Editor};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "literal-key",
    severity: Severity::Error,
    page: include_str!("literal_key.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let text = subject.tree.text();
    for found in secret::find(text) {
        let is_postmans = found.what == POSTMANS || is_in_url(&text[..found.span.start]);
        // What only the word in front of it gives away may be spent, or another kind of key.
        let is_certain = is_postmans || found.what != UNKNOWN;
        let mut finding = Finding::error(
            RULE.name,
            found.span.clone(),
            format!("{} is written here", found.what),
        )
        .label("whoever reads the file can use it")
        .help("revoke it: it stays in the history of the repository")
        .help(if is_postmans {
            format!("write `${API_KEY}`, and keep the new key in a context or in the project's variables")
        } else {
            "keep the new one in a context or in the project's variables".to_owned()
        });
        if !is_certain {
            finding = finding.severity(Severity::Warning);
        }
        findings.push(match fix(subject, &found.span, is_postmans, is_certain) {
            Some(fix) => finding.fix(fix).afterwards(format!(
                "revoke the key that was here: {} in the history is still one",
                found.what
            )),
            None => finding,
        });
    }
}

/// What `secret` calls a key that has no shape of its own.
const UNKNOWN: &str = "a key";

/// Whether a key stands where one of Postman's does: behind `apikey=` in a URL, or as the option.
fn is_in_url(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or(before);
    line.ends_with("?apikey=") || line.ends_with("&apikey=") || line.ends_with("--postman-api-key ")
}

/// What `secret` calls the one key whose variable is known.
const POSTMANS: &str = "a Postman API key";

fn fix(
    subject: &Subject<'_, '_>,
    key: &Range<usize>,
    is_postmans: bool,
    is_certain: bool,
) -> Option<Fix> {
    if let Some(change) = is_certain.then(|| variable(subject, key)).flatten() {
        let edited = Editor::new(subject.tree, subject.lines)
            .apply(&[change])
            .ok()?;
        return Some(Fix {
            title: "remove the variable".to_owned(),
            safety: Safety::Unsafe,
            patches: edited.patches,
        });
    }
    let script = subject.scripts.iter().map(|script| script.text);
    let arguments = subject.calls.iter().flat_map(|call| &call.arguments);
    let mut texts = script.chain(arguments.map(|argument| argument.text));
    let written = &subject.tree.text()[key.clone()];
    let text = texts
        .find(|text| text.contains(key))
        .filter(|_| is_postmans)?;
    let start = text.text.find(written)?;
    // In single quotes a variable is none.
    let line = text.text[..start].rsplit('\n').next().unwrap_or_default();
    if line.matches('\'').count() % 2 == 1 {
        return None;
    }
    let title = format!("write `${API_KEY}` in its place");
    let part = start..start + written.len();
    text.replace(
        subject.tree.text(),
        &part,
        &format!("${API_KEY}"),
        title,
        Safety::Unsafe,
    )
}

/// The removal of the entry of an `environment` whose value is the key: its variable comes from a
/// context then.
fn variable(subject: &Subject<'_, '_>, key: &Range<usize>) -> Option<Change> {
    let tree = subject.tree;
    let holds = |node: NodeId| {
        let span = &tree.node(node).span;
        let is_whole = tree.scalar(node) == Some(&tree.text()[key.clone()]);
        span.start <= key.start && key.end <= span.end && is_whole
    };
    tree.nodes().find_map(|(owner, _)| {
        let entries = tree.entries(owner);
        let place = entries
            .iter()
            .position(|entry| tree.scalar(entry.key) == Some("environment"))?;
        let map = tree.resolve(entries[place].value);
        let index = tree
            .entries(map)
            .iter()
            .position(|entry| holds(entry.value))?;
        Some(
            if tree.entries(map).len() == 1 && tree.resolve(owner) == owner {
                Change::Remove {
                    from: owner,
                    index: place,
                }
            } else {
                Change::Remove { from: map, index }
            },
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::finding::{Safety, Severity};
    use crate::lint::{
        self,
        rules::tests::{of, orb, run},
    };

    /// Nobody's.
    fn key() -> String {
        format!("PMAK-{}-{}", "0".repeat(24), "0".repeat(34))
    }

    fn fixed(text: &str) -> String {
        lint::fix(text, Safety::Unsafe).text
    }

    #[test]
    fn a_key_is_found_wherever_it_stands_once_each() {
        let key = key();
        let text = format!("# {key}\na: {key}\nb: |\n  x {key}\n");
        assert_eq!(of("literal-key", &text).len(), 3);
        assert_eq!(
            of("literal-key", "a: $POSTMAN_API_KEY # PMAK-…\n"),
            Vec::<String>::new()
        );
        assert!(
            lint::check(&text)
                .iter()
                .all(|finding| !finding.message.contains("000"))
        );
    }

    #[test]
    fn a_key_without_a_shape_is_certain_only_where_postmans_stands() {
        let digits = "a0".repeat(16);
        for (text, severity) in [
            (
                format!("a: https://api.getpostman.com/x?apikey={digits}\n"),
                Severity::Error,
            ),
            (
                format!("a: {{ CODACY_TOKEN: {digits} }}\n"),
                Severity::Warning,
            ),
        ] {
            let findings = lint::check(&text);
            let own = findings
                .iter()
                .find(|finding| finding.rule == "literal-key");
            assert_eq!(own.map(|finding| finding.severity), Some(severity));
        }
    }

    #[test]
    fn in_a_command_or_an_url_its_variable_takes_its_place() {
        let (key, variable) = (key(), "$POSTMAN_API_KEY");
        let command = |key: &str| run(&format!("newman run 1-1.json --postman-api-key {key}"));
        assert_eq!(fixed(&command(&key)), command(variable));
        let collection = |key: &str| {
            orb(&format!(
                "collection: 'https://api.getpostman.com/collections/28b680e3-eb56-4135-8f4c-de01a6e494e9?apikey={key}'"
            ))
        };
        assert_eq!(fixed(&collection(&key)), collection(variable));
        let quoted = run(&format!("newman run a.json --env-var 'key={key}'"));
        assert_eq!(fixed(&quoted), quoted);
    }

    #[test]
    fn a_variable_is_removed_with_its_map_where_it_is_the_only_one() {
        let key = key();
        let job = |environment: &str| {
            format!(
                "version: 2.1\njobs:\n  a:\n    docker:\n      - image: cimg/base:2025.04\n{environment}    steps: [checkout]\n"
            )
        };
        let with = |more: &str| {
            job(&format!(
                "    environment:\n      POSTMAN_API_KEY: {key}\n{more}"
            ))
        };
        assert_eq!(fixed(&with("")), job(""));
        assert_eq!(
            fixed(&with("      STAGE: test\n")),
            job("    environment:\n      STAGE: test\n")
        );
    }
}

//! `literal-key`: a key of Postman, `CircleCI`, GitHub or another service that is written in the config.

use std::ops::Range;

use crate::finding::{Finding, Fix, Patch, Safety, Severity};
use crate::lint::{Rule, Subject};
use crate::names::API_KEY;
use crate::secret;
use crate::yaml::edit::{Change, Editor};
use crate::yaml::{Kind, NodeId};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "literal-key",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("literal_key.md"),
    check,
};

/// What `secret` calls the one key whose variable is known.
const POSTMANS: &str = "a Postman API key";

/// What `secret` calls a key that has no shape of its own.
const UNKNOWN: &str = "a key";

/// How many fixes are offered at a time: for each the whole text is looked through.
const FIXES: usize = 20;

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let text = subject.tree.text();
    for (count, found) in secret::find(text).into_iter().enumerate() {
        let is_looked_at = count < FIXES;
        let key = &found.span;
        let is_postmans = found.what == POSTMANS || is_behind_option(&text[..key.start]);
        if found.what == UNKNOWN && !is_postmans && is_of_content(&text[..key.start]) {
            continue;
        }
        // What only the word in front of it gives away may be spent, or another kind of key.
        let is_certain = is_postmans || found.what != UNKNOWN;
        let message = format!("{} is written here", found.what);
        let finding = Finding::error(RULE.name, key.clone(), message)
            .label("whoever reads the file can use it")
            .help("revoke it: it stays in the history of the repository");
        let finding = if is_certain {
            finding
        } else {
            finding.severity(Severity::Warning)
        };
        let variable = (is_looked_at && is_certain)
            .then(|| variable(subject, key))
            .flatten();
        let (help, fix) = match variable {
            Some(change) => (
                "keep the new one in a context or in the project's variables",
                removal(subject, change),
            ),
            None if is_postmans => (
                "write `$POSTMAN_API_KEY`, and keep the new key in a context or in the project's variables",
                is_looked_at.then(|| reference(subject, key)).flatten(),
            ),
            None => (
                "keep the new one in a context or in the project's variables",
                None,
            ),
        };
        let finding = finding.help(help);
        findings.push(match fix {
            Some(fix) => finding
                .fix(fix)
                .afterwards("revoke the key that was there: the repository's history has it"),
            None => finding,
        });
    }
}

/// Whether a key stands where one of Postman's does: behind `apikey=` in a URL, or as the option.
fn is_behind_option(before: &str) -> bool {
    ["?apikey=", "&apikey=", "--postman-api-key "]
        .iter()
        .any(|option| before.ends_with(option))
}

/// Whether a name stands in front that says what its digits are computed from: a cache's key or a
/// checksum.
fn is_of_content(before: &str) -> bool {
    const WORDS: [&str; 8] = [
        "cache",
        "checksum",
        "commit",
        "digest",
        "fingerprint",
        "hash",
        "md5",
        "sha",
    ];
    let before = before.trim_end_matches([' ', ':', '=', '"', '\'']);
    let start = before.rfind(|char: char| !char.is_ascii_alphanumeric() && !"_-.".contains(char));
    let name = before[start.map_or(0, |at| at + 1)..].to_ascii_lowercase();
    name == "key" || WORDS.iter().any(|word| name.contains(word))
}

/// The fix that puts the key's variable in its place, where a shell reads it.
fn reference(subject: &Subject<'_, '_>, key: &Range<usize>) -> Option<Fix> {
    let scripts = subject.scripts.iter().map(|script| &script.text);
    let arguments = subject.calls.iter().flat_map(|call| &call.arguments);
    let mut texts = scripts.chain(arguments.map(|argument| &argument.text));
    let text = texts.find(|text| text.contains(key))?;
    // In single quotes a variable is none.
    if text.before(subject.tree.text(), key)?.matches('\'').count() % 2 == 1 {
        return None;
    }
    Some(Fix {
        title: format!("write `${API_KEY}` in its place"),
        safety: Safety::Unsafe,
        patches: vec![Patch {
            // A key has nothing that is escaped in any style, and neither has its variable.
            span: key.clone(),
            replacement: format!("${API_KEY}"),
        }],
    })
}

fn removal(subject: &Subject<'_, '_>, change: Change) -> Option<Fix> {
    let editor = Editor::new(subject.tree, subject.lines);
    let edited = editor.apply(&[change]).ok()?;
    Some(Fix {
        title: "remove the variable".to_owned(),
        safety: Safety::Unsafe,
        patches: edited.patches,
    })
}

/// The removal of the entry of an `environment` whose value is the key: its variable comes from a
/// context then.
fn variable(subject: &Subject<'_, '_>, key: &Range<usize>) -> Option<Change> {
    let tree = subject.tree;
    let holds = |node: NodeId| {
        let span = &tree.node(node).span;
        let is_here = span.start <= key.start && key.end <= span.end;
        is_here && tree.scalar(node) == Some(&tree.text()[key.clone()])
    };
    tree.nodes().find_map(|(owner, node)| {
        let Kind::Mapping { entries, .. } = &node.kind else {
            return None;
        };
        let mut places = entries.iter();
        let place = places.position(|entry| tree.scalar(entry.key) == Some("environment"))?;
        let map = tree.resolve(entries[place].value);
        let variables = tree.entries(map);
        let index = variables.iter().position(|entry| holds(entry.value))?;
        let (from, index) = match variables.len() {
            1 => (owner, place),
            _ => (map, index),
        };
        Some(Change::Remove { from, index })
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
    fn what_is_computed_from_content_is_no_key() {
        for name in [
            "CACHE_KEY",
            "SHA256_TOKEN",
            "COMMIT_SHA_KEY",
            "key",
            "NODE_CHECKSUM_KEY",
        ] {
            let text = format!("a: {{ {name}: {} }}\n", "a0".repeat(32));
            assert_eq!(of("literal-key", &text), Vec::<String>::new(), "{name}");
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

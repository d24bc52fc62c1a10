//! What is sent of a config.

use postorb::fuzzed;
use postorb::yaml::{Kind, NodeId, Tree};

/// Made up, and like no key of anybody's.
const SECRET: &str = "q7Zt9mW2xK4vB8";
/// Names whose values stay here.
const NAMES: [&str; 8] = [
    "DB_PASSWORD",
    "api_token",
    "clientSecret",
    "X-Api-Key",
    "DEPLOY_KEY",
    "SLACK_WEBHOOK_URL",
    "npm-auth",
    "TOKEN_2",
];
/// Ways to write a value.
const STYLES: [&str; 8] = [
    "SECRET",
    "\"SECRET\"",
    "'SECRET'",
    "\"a \\\"SECRET\\x21\"",
    "'a ''SECRET b'",
    "[a, \"SECRET\"]",
    "&secret SECRET # SECRET",
    "!!str SECRET",
];

/// The first bytes as a place, a name and a style of a made-up secret, the rest as a config: what is sent has the
/// same lines, is as much YAML as before, and has no secret in it.
pub(crate) fn veil(data: &[u8]) {
    let ([place, choice], Ok(text)) = (
        [0, 1].map(|at| data.get(at).copied().unwrap_or_default()),
        std::str::from_utf8(data.get(2..).unwrap_or_default()),
    ) else {
        return;
    };
    sent(text, &|_| {});
    let key = format!("PMAK-{}-{}", "0a".repeat(12), "1b".repeat(17));
    // A fuzzer sees what it is compared with, and soon writes it itself.
    if text.contains(SECRET) || text.contains(&key[5..]) {
        return;
    }
    sent(&planted(text, place, &key), &|sent| {
        assert!(!sent.contains(&key[5..]), "{sent}");
    });
    let (name, style) = (
        NAMES[usize::from(choice % 8)],
        STYLES[usize::from(choice / 8 % 8)],
    );
    let line = format!("{name}: {}", style.replace("SECRET", SECRET));
    let planted = planted(text, place, &line);
    if is_secret(&planted, name) {
        sent(&planted, &|sent| assert!(!sent.contains(SECRET), "{sent}"));
    }
}

/// What of a text is sent, with its scripts and without them.
fn sent(text: &str, look: &dyn Fn(&str)) {
    for has_scripts in [false, true] {
        // Where secrets hold it together nothing is sent.
        let Some(sent) = fuzzed::sent(text, has_scripts) else {
            continue;
        };
        look(&sent);
        let mut lines = sent.split('\n');
        for line in text.split('\n') {
            let other = lines.next().expect("as many lines");
            assert_eq!(
                line.chars().count(),
                other.chars().count(),
                "{line:?} {other:?}"
            );
        }
        assert_eq!(lines.next(), None, "as many lines");
        let nodes = |text| Tree::parse(text).ok().map(|tree| tree.nodes().count());
        assert!(sent == text || nodes(text) == nodes(&sent), "{sent}");
    }
}

/// A line more, indented as the one that it stands before.
fn planted(text: &str, place: u8, line: &str) -> String {
    let count = text.split('\n').count();
    let mut lines: Vec<_> = text.split('\n').map(str::to_owned).collect();
    let at = usize::from(place) % count;
    let indent: String = lines[at].chars().take_while(|char| *char == ' ').collect();
    lines.insert(at, format!("{indent}{line}"));
    lines.join("\n")
}

/// Whether the secret stands under its name in a config, as a value: names that others call have values there,
/// and those of an enumeration are no secret.
fn is_secret(text: &str, name: &str) -> bool {
    let Ok(tree) = Tree::parse(text) else {
        return false;
    };
    let all = tree.nodes().filter(|(_, node)| match &node.kind {
        Kind::Scalar { value, .. } => value.contains(SECRET),
        _ => false,
    });
    let is_free = ![
        "orbs",
        "matrix",
        "enum",
        "save_cache",
        "restore_cache",
        "type",
        "<<",
    ]
    .iter()
    .any(|word| text.contains(word));
    all.count() == 1 && is_free && is_under(&tree, tree.root(), name)
}

/// Whether a mapping has the secret under the name.
fn is_under(tree: &Tree<'_>, id: NodeId, name: &str) -> bool {
    let has = |id: NodeId| tree.scalar(id).is_some_and(|text| text.contains(SECRET));
    let is_here = tree.entries(id).iter().any(|entry| {
        let is_named = tree.scalar(entry.key) == Some(name);
        is_named && (has(entry.value) || tree.items(entry.value).iter().any(|item| has(*item)))
    });
    is_here
        || tree
            .entries(id)
            .iter()
            .any(|entry| is_under(tree, entry.value, name))
        || tree
            .items(id)
            .iter()
            .any(|item| is_under(tree, *item, name))
}

//! Configs that cannot be merged into at all, and why.

use super::REFUSED;
use crate::finding::Finding;
use crate::yaml::{Kind, NodeId, Tree};

/// Says why `config` cannot be merged into, before anything is rendered for it.
#[must_use]
pub fn precheck(config: &Tree<'_>) -> Option<Finding> {
    let root = config.root();
    if let Some(at) = config.second_document() {
        return Some(
            Finding::error(REFUSED, at..at, "a second YAML document begins here")
                .help("CircleCI reads one document from a config: remove this one"),
        );
    }
    if !matches!(config.node(root).kind, Kind::Mapping { .. }) {
        let span = config.full_span(root);
        return Some(if config.is_null(root) {
            Finding::error(REFUSED, span, "there is nothing in this config")
                .help("begin it with `version: 2.1`, or delete the file: merging creates it")
        } else {
            Finding::error(REFUSED, span, "this is no CircleCI config")
                .help("a config is a mapping: `version: 2.1`, and `jobs:` below it")
        });
    }
    if let Some(finding) = repeated(config, root) {
        return Some(finding);
    }
    if let Some(setup) = config.entry(root, "setup")
        && config.scalar(setup.value).is_some_and(is_true)
    {
        return Some(setup_config(config, setup.key));
    }
    let Some(version) = config.entry(root, "version") else {
        return Some(
            Finding::error(REFUSED, 0..0, "the config has no `version`")
                .help("write `version: 2.1` on its first line"),
        );
    };
    match config.scalar(version.value) {
        Some("2.1" | "2" | "2.0") => None,
        found => {
            let found = found.unwrap_or("something else");
            let span = config.full_span(version.value);
            Some(
                Finding::error(REFUSED, span, format!("`version` is `{found}`"))
                    .help("CircleCI knows `2` and `2.1`; write `version: 2.1`"),
            )
        }
    }
}

/// A YAML boolean that is true, as YAML 1.1 writes them.
fn is_true(text: &str) -> bool {
    ["true", "yes", "on"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

/// A top-level key that stands twice: adding to one of them would be a guess.
fn repeated(config: &Tree<'_>, root: NodeId) -> Option<Finding> {
    let entries = config.entries(root);
    for (index, entry) in entries.iter().enumerate() {
        let key = config.scalar(entry.key)?;
        let earlier = entries[..index]
            .iter()
            .find(|other| config.scalar(other.key) == Some(key));
        if let Some(first) = earlier
            && key != "<<"
        {
            let span = config.node(entry.key).span.clone();
            return Some(
                Finding::error(
                    REFUSED,
                    span,
                    format!("`{key}` stands twice in this config"),
                )
                .related(config.node(first.key).span.clone(), "first here")
                .help("YAML allows a key once in a mapping: join the two"),
            );
        }
    }
    None
}

fn setup_config(config: &Tree<'_>, key: NodeId) -> Finding {
    let file = continuation(config)
        .map_or_else(|| ".circleci/continue_config.yml".to_owned(), str::to_owned);
    Finding::error(
        REFUSED,
        config.node(key).span.clone(),
        "a setup config runs before the real one, and jobs of suites do not belong there",
    )
    .help(format!(
        "merge into the config it continues with: `postorb merge --config {file}`"
    ))
}

/// The file that a setup config continues with: the parameter of the continuation orb
/// (`configuration_path`) or of the path-filtering orb (`config-path`).
fn continuation<'a>(config: &'a Tree<'_>) -> Option<&'a str> {
    config.nodes().find_map(|(id, _)| {
        ["configuration_path", "config-path", "config_path"]
            .iter()
            .find_map(|key| config.scalar(config.get(id, key)?))
            .filter(|file| !file.contains("<<") && !file.contains(char::is_whitespace))
    })
}

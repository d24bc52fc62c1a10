//! Merging into real configs.

use std::fmt::Write as _;
use std::path::Path;

use postorb::merge;
use postorb::yaml::Tree;
use serde_yaml::Value;

use crate::needs;
use crate::support::{self, merge_value};

/// All configs of these folders that parse, by their name.
fn configs(corpus: &Path, folders: &[&str]) -> Vec<(String, String)> {
    let mut configs = Vec::new();
    for folder in folders {
        for file in std::fs::read_dir(corpus.join(folder)).expect("a folder") {
            let path = file.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "yml") {
                let name = format!(
                    "{folder}/{}",
                    path.file_name().unwrap_or_default().display()
                );
                let text = String::from_utf8(std::fs::read(&path).expect("a file")).expect("UTF-8");
                configs.push((name, text));
            }
        }
    }
    configs.sort();
    configs
}

/// A value of the second parser; none where that one rejects the text or reads it wrong: it takes
/// no repeated `<<`, and mixes up anchors that are defined twice.
fn other_value(tree: &Tree<'_>) -> Option<Value> {
    let mut anchors: Vec<&str> = tree
        .nodes()
        .filter_map(|(_, node)| node.anchor.as_ref())
        .map(|a| &*a.name)
        .collect();
    let count = anchors.len();
    anchors.sort_unstable();
    anchors.dedup();
    if anchors.len() < count {
        return None;
    }
    serde_yaml::from_str(tree.text()).ok()
}

/// What happened to the merges into many configs.
#[derive(Default)]
struct Tally {
    merges: usize,
    compared: usize,
    /// A line for each config that was refused, with the reason.
    refused: String,
}

impl Tally {
    /// Merges a selection into a config, merges it again, changes it, and takes it back.
    fn merge(&mut self, name: &str, tree: &Tree<'_>, selection: &str, changed: Option<&str>) {
        self.merges += 1;
        let rendered = support::render(tree, selection);
        let apply = |tree: &Tree<'_>, rendered| merge::apply(tree, rendered, Vec::new(), false);
        let applied = match merge::precheck(tree) {
            Some(finding) => Err(vec![finding]),
            None => apply(tree, Some(&rendered)),
        };
        let applied = match applied {
            Ok(applied) => applied.edited,
            Err(findings) => {
                for finding in findings {
                    let _ = writeln!(self.refused, "{name}: {}", finding.message);
                }
                return;
            }
        };
        let merged = &applied.text;
        let patched = support::by_patches(tree.text(), &applied.patches);
        assert_eq!(*merged, patched, "{name}");
        let after = Tree::parse(merged).expect("YAML");
        self.compare(name, tree, &after, &rendered);
        let second = apply(&after, Some(&rendered)).expect("a second merge");
        assert_eq!(second.edited.text, *merged, "{name}");
        let emptied = apply(&after, None).expect("it can be taken back");
        let restored = &emptied.edited.text;
        assert_eq!(restored, tree.text(), "{name}: not restored to the byte");
        if let Some(changed) = changed {
            let rendered = support::render(tree, changed);
            let text = apply(&after, Some(&rendered))
                .expect("a change")
                .edited
                .text;
            let after = Tree::parse(&text).expect("YAML");
            self.compare(name, tree, &after, &rendered);
            let emptied = apply(&after, None).expect("it can be taken back").edited;
            let restored = Tree::parse(&emptied.text).expect("YAML");
            assert_eq!(other_value(&restored), other_value(tree), "{name}");
        }
    }

    /// Merges a selection into a config, changes its layout, and changes that back.
    fn switch(&mut self, name: &str, tree: &Tree<'_>, selection: &str, changed: &str) {
        let apply = |tree: &Tree<'_>, selection: &str| {
            let rendered = support::render(tree, selection);
            let applied = merge::apply(tree, Some(&rendered), Vec::new(), false);
            applied.map(|applied| (applied.edited.text, rendered))
        };
        let Ok((first, _)) = apply(tree, selection) else {
            return;
        };
        self.merges += 1;
        let merged = Tree::parse(&first).expect("YAML");
        let (second, rendered) = apply(&merged, changed).expect("another layout");
        let after = Tree::parse(&second).expect("YAML");
        self.compare(name, tree, &after, &rendered);
        let (again, _) = apply(&after, changed).expect("the same again");
        assert_eq!(again, second, "{name}");
        let (back, _) = apply(&after, selection).expect("the first layout");
        assert_eq!(back, first, "{name}");
    }

    /// Compares with what a second parser makes of it, where that can read both.
    fn compare(&mut self, name: &str, before: &Tree<'_>, after: &Tree<'_>, rendered: &str) {
        if let (Some(before), Some(after)) = (other_value(before), other_value(after)) {
            self.compared += 1;
            let wanted = merge_value(&before, &support::value(rendered), &[]);
            assert_eq!(after, wanted, "{name}");
        }
    }

    fn check(&self, least: usize, snapshot: &str) {
        println!("{} merges, {} comparisons", self.merges, self.compared);
        assert!(self.merges > least, "only {} merges", self.merges);
        assert!(
            self.compared * 10 > self.merges * 9,
            "a second parser read only {} of {}",
            self.compared,
            self.merges
        );
        support::snapshot(snapshot, &self.refused);
    }
}

/// Calls `merge` with every config that has jobs and one of these versions, and is no setup config.
fn each(versions: &[&str], mut merge: impl FnMut(&str, &Tree<'_>)) -> Option<()> {
    let corpus = needs::shared()?.join("corpus");
    for (name, text) in configs(&corpus, &["configs", "configs-newman", "configs-history"]) {
        let Ok(tree) = Tree::parse(&text) else {
            continue;
        };
        let root = tree.root();
        let setup = tree.get(root, "setup").and_then(|id| tree.scalar(id));
        let version = merge::version(&tree).unwrap_or_default();
        if versions.contains(&version) && tree.get(root, "jobs").is_some() && setup != Some("true")
        {
            merge(&name, &tree);
        }
    }
    Some(())
}

#[test]
fn every_real_config_takes_suites_and_gives_them_back() {
    let mut tally = Tally::default();
    let ran = each(&["2.1"], |name, tree| {
        tally.merge(&format!("{name} (one)"), tree, support::ONE, None);
        let changed = support::changed(support::MANY);
        tally.merge(
            &format!("{name} (many)"),
            tree,
            support::MANY,
            Some(&changed),
        );
        let shared = support::shared(support::MANY);
        tally.switch(&format!("{name} (shared)"), tree, support::MANY, &shared);
    });
    if ran.is_some() {
        tally.check(300, "merge-refused.txt");
    }
}

#[test]
fn every_real_config_of_version_2_takes_suites_without_orbs_and_gives_them_back() {
    let mut tally = Tally::default();
    let many = format!("{}layout: newman-docker\n", support::MANY);
    let changed = many.replace("nightly", "weekly");
    let ran = each(&["2", "2.0"], |name, tree| {
        tally.merge(name, tree, &many, Some(&changed));
        tally.switch(name, tree, &many, &support::shared(support::MANY));
    });
    if ran.is_some() {
        tally.check(50, "merge-refused-version-2.txt");
    }
}

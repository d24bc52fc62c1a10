//! docs/troubleshooting.md: for each rule that it says to tell of a mistake there is a config with that mistake,
//! `tests/data/pages/troubleshooting/configs/<rule>.yml`, and what is said of it.

use std::collections::BTreeSet;
use std::fs;

use postorb::lint::Rule;

use super::markdown::Page;
use super::root;
use crate::cli::copy;
use crate::process::postorb;

/// The rules that the page leads to.
fn named(page: &Page) -> BTreeSet<String> {
    let links = page.links.iter();
    let rules = links.filter_map(|link| link.strip_prefix("rules.md#"));
    let rules = rules.filter(|name| Rule::named(name).is_some());
    rules.map(str::to_owned).collect()
}

#[test]
fn each_mistake_is_told_by_the_rule_that_the_page_names() {
    let page = Page::read(&root().join("docs/troubleshooting.md"));
    let files = root().join("tests/data/pages/troubleshooting");
    let repository = tempfile::tempdir().unwrap();
    copy(&files, repository.path());
    fs::create_dir(repository.path().join(".circleci")).unwrap();
    let config = repository.path().join(".circleci/config.yml");
    let mut shown = BTreeSet::new();
    for entry in fs::read_dir(files.join("configs")).unwrap() {
        let path = entry.unwrap().path();
        let rule = path.file_stem().unwrap().to_str().unwrap().to_owned();
        fs::copy(&path, &config).unwrap();
        let output = postorb(&["validate", config.to_str().unwrap()], &[]);
        assert!(
            output.stdout.contains(&format!("[{rule}]")),
            "{rule}\n{}",
            output.stdout
        );
        shown.insert(rule);
    }
    assert_eq!(shown, named(&page));
    assert!(shown.len() > 10, "{shown:?}");
}

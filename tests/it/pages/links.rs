//! Where links lead to: to a file of the repository, and to a heading in it.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use super::markdown::Page;
use super::{in_folders, root};

/// Where a link of a page leads to in the repository, and to which heading there.
fn target<'l>(page: &Page, link: &'l str) -> Option<(PathBuf, Option<&'l str>)> {
    if link.starts_with("https://") || link.starts_with("http://") {
        return None;
    }
    let (path, anchor) = match link.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor)),
        None => (link, None),
    };
    if path.is_empty() {
        return Some((page.name.as_str().into(), anchor));
    }
    let folder = Path::new(&page.name).parent().unwrap();
    let mut file = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::ParentDir => assert!(file.pop(), "{link} leads out of the repository"),
            part => file.push(part),
        }
    }
    Some((file, anchor))
}

/// What is wrong with the links of these pages.
fn broken(pages: &[Page]) -> Vec<String> {
    let by_name: BTreeMap<_, _> = pages
        .iter()
        .map(|page| (Path::new(&page.name), page))
        .collect();
    let mut broken = Vec::new();
    for page in pages {
        for link in &page.links {
            let Some((file, anchor)) = target(page, link) else {
                continue;
            };
            let leads = match (by_name.get(file.as_path()), anchor) {
                (Some(there), Some(anchor)) => there.anchors.contains(anchor),
                (_, anchor) => anchor.is_none() && root().join(&file).exists(),
            };
            if !leads {
                broken.push(format!("{}: {link}", page.name));
            }
        }
    }
    broken
}

fn all() -> Vec<Page> {
    in_folders(&[".", "docs"])
}

#[test]
fn every_link_leads_somewhere() {
    let pages = all();
    let links: usize = pages.iter().map(|page| page.links.len()).sum();
    assert!(links > 100, "{links}");
    assert_eq!(broken(&pages), Vec::<String>::new());
}

#[test]
fn a_link_that_leads_nowhere_is_seen() {
    let text = "[a](b.md) [c](README.md#d) [e](#f) [g](https://h) [i](README.md#i)\n\n# i\n";
    let page = Page::of("README.md".into(), text.into());
    let lost = ["README.md: b.md", "README.md: README.md#d", "README.md: #f"];
    assert_eq!(broken(&[page]), lost);
}

#[test]
fn every_page_is_reached_from_the_index() {
    let pages = all();
    let index = pages
        .iter()
        .find(|page| page.name == "docs/README.md")
        .unwrap();
    for page in pages.iter().filter(|page| page.name.starts_with("docs/")) {
        let name = page.name.strip_prefix("docs/").unwrap();
        let is_linked = |link: &String| link == name;
        assert!(
            name == "README.md" || index.links.iter().any(is_linked),
            "{name}"
        );
    }
}

/// The folders of the repository that pages for contributors name files in.
const FOLDERS: [&str; 10] = [
    "src/",
    "tests/",
    "docs/",
    "templates/",
    "packaging/",
    "benches/",
    "fuzz/",
    "schema/",
    ".ci/",
    "orb/",
];

#[test]
fn every_file_that_is_named_to_contributors_is_there() {
    let mut count = 0;
    for name in ["ARCHITECTURE.md", "CONTRIBUTING.md"] {
        let page = Page::read(&root().join(name));
        let paths = page.code.iter().filter(|code| {
            let is_path = FOLDERS.iter().any(|folder| code.starts_with(folder));
            is_path && !code.contains(['<', '*', ' '])
        });
        for path in paths {
            assert!(root().join(path).exists(), "{name}: {path}");
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}

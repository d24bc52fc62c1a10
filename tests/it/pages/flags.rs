//! Every flag that a page names is one: postorb's, or that of a program that pages speak of.

use std::collections::BTreeSet;
use std::fs;

use regex_lite::Regex;

use super::{for_users, root};

/// Flags of others: Newman and the Postman CLI, installers, git, Cargo, pre-commit.
const OF_OTHERS: [&str; 16] = [
    "--env-var",
    "--global-var",
    "--reporters",
    "--reporter-junit-export",
    "--reporter-json-export",
    "--postman-api-key",
    "--suppress-exit-code",
    "--verbose",
    "--disable-unicode",
    "--to",
    "--version",
    "--base-url",
    "--all-files",
    "--path",
    "--locked",
    "--max-old-space-size",
];

/// The flags that the man page or the completions of any command have: some pages leave Newman's out.
fn own() -> BTreeSet<String> {
    let flag = Regex::new(r"--[a-z][a-z-]*").unwrap();
    let mut flags = BTreeSet::new();
    let folders = ["man", "completions"].map(|folder| fs::read_dir(root().join(folder)).unwrap());
    for entry in folders.into_iter().flatten() {
        let page = fs::read_to_string(entry.unwrap().path()).unwrap();
        let page = page.replace("\\-", "-");
        flags.extend(flag.find_iter(&page).map(|found| found.as_str().to_owned()));
    }
    flags
}

#[test]
fn every_flag_of_a_page_is_one() {
    let own = own();
    assert!(own.len() > 60, "{own:?}");
    let flag = Regex::new(r"^--[a-z][a-z-]*").unwrap();
    let mut unknown = Vec::new();
    for page in for_users() {
        let flags = page.code.iter().filter_map(|code| flag.find(code));
        let flags = flags.map(|found| found.as_str());
        let is_known = |name: &str| own.contains(name) || OF_OTHERS.contains(&name);
        let lost = flags.filter(|name| !is_known(name));
        unknown.extend(lost.map(|name| format!("{}: {name}", page.name)));
    }
    assert_eq!(unknown, Vec::<String>::new());
}

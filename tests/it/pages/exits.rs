//! docs/exit-codes.md: its table is what the man pages say, and its order is what happens.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use super::root;
use crate::postman;
use crate::process::postorb;

const PAGE: &str = "docs/exit-codes.md";
const BY_HAND: &str = "`just bless`. -->\n";

/// The exit codes of a man page, each with what it means.
fn codes(page: &str) -> Vec<(u8, String)> {
    let (_, section) = page.split_once(".SH \"EXIT STATUS\"\n").unwrap();
    let section = section.split("\n.SH").next().unwrap();
    let rows = section.split(".TP\n").skip(1).map(|row| {
        let (code, text) = row.split_once('\n').unwrap();
        let code = code.trim_start_matches("\\fB").trim_end_matches("\\fR");
        let text = text.trim().replace("\\-", "-").replace("\\&", "");
        (code.parse().unwrap(), text.replace(['\n', '"'], "`"))
    });
    rows.collect()
}

/// The man pages of commands that do something, by what leads to them.
fn pages() -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for entry in fs::read_dir(root().join("man")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if let Some(verb) = name.strip_prefix("postorb-") {
            pages.insert(verb.to_owned(), fs::read_to_string(&path).unwrap());
        }
    }
    let names: Vec<_> = pages.keys().cloned().collect();
    let is_group = |name: &str| {
        names
            .iter()
            .any(|other| other.starts_with(&format!("{name}-")))
    };
    pages.retain(|name, _| !is_group(name));
    assert!(pages.len() > 12, "{names:?}");
    pages
}

/// A row for each code and meaning, with the commands that it is of.
fn table() -> String {
    let pages = pages();
    let mut rows: BTreeMap<(u8, String), Vec<String>> = BTreeMap::new();
    for (verb, page) in &pages {
        for row in codes(page) {
            rows.entry(row)
                .or_default()
                .push(format!("`{}`", verb.replace('-', " ")));
        }
    }
    let mut text = String::from("\n| code | command | when |\n|--:|---|---|\n");
    for ((code, when), commands) in rows {
        let of = if commands.len() == pages.len() {
            "every command".to_owned()
        } else {
            commands.join(", ")
        };
        writeln!(text, "| {code} | {of} | {when} |").unwrap();
    }
    text
}

#[test]
fn the_page_has_the_codes_of_the_man_pages() {
    let page = fs::read_to_string(root().join(PAGE)).unwrap();
    let (by_hand, generated) = page.split_once(BY_HAND).expect(BY_HAND);
    if std::env::var_os("POSTORB_BLESS").is_some() {
        fs::write(root().join(PAGE), format!("{by_hand}{BY_HAND}{}", table())).unwrap();
        return;
    }
    assert!(generated == table(), "`just bless` rewrites {PAGE}");
}

/// Every code that there is, as the process gives it.
#[test]
fn no_code_is_missing() {
    use postorb::Exit;
    let all = [
        Exit::Ok,
        Exit::Red,
        Exit::Usage,
        Exit::Authentication,
        Exit::Api,
        Exit::NotFound,
        Exit::Cancelled,
        Exit::Invalid,
        Exit::TimedOut,
        Exit::Internal,
    ];
    let table = table();
    for exit in all {
        let start = format!("\n| {} | ", exit.code());
        assert!(table.contains(&start), "{exit:?}");
    }
    let mut codes = table.lines().skip(3).filter_map(|row| {
        let code = row.split('|').nth(1)?.trim().parse::<u8>();
        Some(code.unwrap())
    });
    let known = |code: u8| all.iter().any(|exit| exit.code() == code);
    assert!(codes.all(known));
}

/// The order is written down once, in src/exit.rs; the page has its numbers.
#[test]
fn the_page_has_the_order_of_the_code() {
    let source = include_str!("../../../src/exit.rs");
    let number: BTreeMap<_, _> = source
        .lines()
        .filter_map(|line| {
            let (name, code) = line.trim().strip_prefix("Self::")?.split_once(" => ")?;
            Some((name, code.trim_end_matches(',')))
        })
        .collect();
    let (_, weights) = source.split_once("const WEIGHTS").unwrap();
    let weights = weights.split("];").next().unwrap().lines();
    let names = weights.filter_map(|line| line.trim().strip_prefix("Self::"));
    let order: Vec<_> = names
        .map(|name| number[name.trim_end_matches(',')])
        .collect();
    let (order, all) = (order.split_last().unwrap().1.join(", "), order.len());
    assert_eq!(all, 10);
    let page = fs::read_to_string(root().join(PAGE)).unwrap();
    assert!(
        page.contains(&format!("in this order: {order}.")),
        "{order}"
    );
}

/// What the page says of several causes, with two at a time.
#[test]
fn of_two_causes_the_one_that_is_told_weighs_more() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let red = at(
        "red.json",
        include_str!("../../data/cli/readme/files/newman/smoke.json"),
    );
    let bad = at(
        "bad.yml",
        "version: 2.1\nworkflows: { main: { jobs: [missing] } }\n",
    );
    let missing = folder.path().join("missing.yml");
    let missing = missing.to_str().unwrap();
    let exit = |args: &[&str], variables: &[(&str, &str)]| postorb(args, variables).exit;

    assert_eq!(exit(&["report", &red], &[]), 1);
    let publish = ["report", &red, "--to", "github-status"];
    let build = [
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_REPOSITORY", "acme/bookings"),
        ("GITHUB_SHA", "0123456789012345678901234567890123456789"),
        // Nobody listens there.
        ("GITHUB_API_URL", "http://127.0.0.1:1"),
        ("POSTORB_TIMEOUT", "1s"),
    ];
    let required = [&publish[..], &["--require-publish"]].concat();
    assert_eq!(exit(&publish, &build), 1);
    assert_eq!(exit(&required, &build), 3, "there is no token");

    assert_eq!(exit(&["validate", &bad], &[]), 7);
    assert_eq!(exit(&["validate", &bad, missing], &[]), 2);

    // One suite of two has no collection in Postman any more, and the key of neither is one.
    let fake = postman::Fake::new(postman::Data::small());
    let [(base, address), (key, _)] = fake.variables();
    let selection = at(
        "postorb.yml",
        "version: 1\nsuites:\n  - { name: a, collection: 789883-00000002-0000-4000-8000-000000000001 }\n",
    );
    let pull = ["pull", "--selection", selection.as_str(), "--check"];
    let refused = [(base, address.as_str()), (key, "PMAK-nobody")];
    assert_eq!(exit(&pull, &refused), 3);
}

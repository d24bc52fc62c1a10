//! The pages of the rules: what they show is what `validate` says.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use postorb::circle::Library;
use postorb::finding::Finding;
use postorb::lint::{self, RULES, Repository, Rule, Surroundings};

/// The `yaml` blocks of a page.
fn examples(page: &str) -> Vec<&str> {
    page.split("```yaml\n")
        .skip(1)
        .map(|part| part.split("```").next().unwrap())
        .collect()
}

/// The files that a page shows for its repository: blocks with a path behind the language.
fn files(page: &str) -> BTreeMap<String, String> {
    let blocks = page.split("```").skip(1).step_by(2);
    let files = blocks.filter_map(|block| {
        let (head, text) = block.split_once('\n')?;
        let (_, path) = head.split_once(' ')?;
        Some((path.to_owned(), text.to_owned()))
    });
    files.collect()
}

/// What is said about a config with the files of a page around it.
fn check(text: &str, page: &str) -> Vec<Finding> {
    let files = files(page);
    let repository = (!files.is_empty()).then(|| Repository::of_texts(files));
    let library = Library::default();
    let surroundings = Surroundings {
        library: &library,
        repository: repository.as_ref(),
    };
    lint::check_with(text, surroundings)
}

#[test]
fn every_page_shows_one_finding_and_the_config_without_it() {
    for rule in RULES {
        let [bad, good] = examples(rule.page)[..] else {
            panic!("{}: a page has two examples", rule.name);
        };
        let rules = |text| -> Vec<_> {
            let findings = check(text, rule.page);
            let told = findings.iter();
            told.map(|finding| format!("{}: {}", finding.rule, finding.message))
                .collect()
        };
        let found = check(bad, rule.page);
        assert_eq!(found.len(), 1, "{}: {:#?}", rule.name, rules(bad));
        assert_eq!(found[0].rule, rule.name);
        assert!(found[0].severity <= rule.severity, "{}", rule.name);
        assert_eq!(rules(good), Vec::<String>::new(), "{}: mended", rule.name);
    }
}

#[test]
fn the_rules_stand_in_the_order_of_their_names() {
    assert!(RULES.is_sorted_by(|one, other| one.name < other.name));
    for rule in RULES {
        let summary = rule.summary();
        assert!((20..=100).contains(&summary.len()), "{summary}");
        assert!(!summary.ends_with('.'), "{summary}");
    }
}

/// What stands in `docs/rules.md` above what is generated.
const BY_HAND: &str = "from the pages in src/lint/rules/. -->\n";

/// The list of all rules, and their pages.
fn sections() -> String {
    let mut text = String::from("\n## All rules\n\n| rule | severity | finds |\n|---|---|---|\n");
    for rule in RULES {
        let (name, severity) = (rule.name, rule.severity.name());
        // A bar in a table ends its cell.
        let summary = rule.summary().replace('|', "\\|");
        writeln!(text, "| [`{name}`](#{name}) | {severity} | {summary} |").unwrap();
    }
    for rule in RULES {
        let (name, severity) = (rule.name, rule.severity.name());
        write!(text, "\n## {name}\n\n**{severity}**: {}", rule.page).unwrap();
    }
    text
}

#[test]
fn the_page_of_all_rules_is_what_the_rules_say() {
    let path = "docs/rules.md";
    let known = std::fs::read_to_string(path).unwrap();
    let (by_hand, generated) = known.split_once(BY_HAND).expect(BY_HAND);
    if std::env::var_os("POSTORB_BLESS").is_some() {
        std::fs::write(path, format!("{by_hand}{BY_HAND}{}", sections())).unwrap();
        return;
    }
    assert!(generated == sections(), "`just bless` rewrites {path}");
}

#[test]
fn the_comments_that_the_page_shows_suppress_a_finding() {
    let page = std::fs::read_to_string("docs/rules.md").unwrap();
    let (by_hand, _) = page.split_once(BY_HAND).unwrap();
    for comment in [
        "postorb: ignore[unknown-job]",
        "postorb: ignore-file[unknown-job]",
        "cci-ignore",
        "cci-ignore-file",
    ] {
        let shown = comment.replace("unknown-job", "rule");
        assert!(by_hand.contains(&format!("`# {shown}`")), "{shown}");
        let config = |comment: &str| {
            format!("# {comment}\nversion: 2.1\nworkflows: {{ w: {{ jobs: [x] }} }} # {comment}\n")
        };
        let is_found = |text: &str| {
            lint::check(text)
                .iter()
                .any(|one| one.rule == "unknown-job")
        };
        assert!(is_found(&config("")));
        assert!(!is_found(&config(comment)), "{comment}");
    }
}

#[test]
fn the_table_beside_the_language_server_names_rules_that_there_are() {
    let page = include_str!("../../docs/language-server.md");
    let rows = page.lines().filter(|line| line.starts_with("| ")).skip(1);
    let mut count = 0;
    for row in rows {
        let here = row.split('|').nth(2).unwrap();
        let names = here.split('`').skip(1).step_by(2);
        let rules = names.filter(|name| Rule::named(name).is_some()).count();
        let is_argued =
            here.contains("none:") || here.contains("*online*") || here.contains("read too");
        assert!(rules > 0 || is_argued, "{row}");
        count += 1;
    }
    assert!(count > 50, "{count}");
}

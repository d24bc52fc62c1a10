//! The pages of the rules: what they show is what `validate` says.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use postorb::circle::Library;
use postorb::finding::{Finding, Safety, Severity};
use postorb::lint::{self, Compilation, Project, RULES, Repository, Rule, Surroundings, Workspace};

use crate::needs;

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
    let is_online = files.keys().any(|path| path.starts_with("postman:"));
    let workspace = is_online.then(|| Workspace::of_texts(&files));
    let project = Project::of_texts(&files);
    // The first config of such a page is the one that was compiled.
    let compilation = files.get("circleci://compiler").map(|said| {
        let lines = said.lines().map(str::to_owned).collect();
        Compilation::new(examples(page)[0].to_owned(), lines)
    });
    let repository = (!files.is_empty()).then(|| Repository::of_texts(files));
    let library = Library::default();
    let surroundings = Surroundings {
        library: &library,
        repository: repository.as_ref(),
        workspace: workspace.as_ref(),
        compilation: compilation.as_ref(),
        project: project.as_ref(),
        writes: None,
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
        assert!(
            rule.severities.contains(&found[0].severity),
            "{}",
            rule.name
        );
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

/// The flag that mends what the page of a rule shows; empty where none does.
fn flag(rule: &Rule) -> &'static str {
    let bad = examples(rule.page)[0];
    let found = lint::check(bad);
    let fixes = found.iter().filter_map(|finding| finding.fix.as_ref());
    let own: Vec<Safety> = fixes.map(|fix| fix.safety).collect();
    match own[..] {
        [] => "",
        [Safety::Safe] => "`--fix`",
        _ => "`--fix=all`",
    }
}

/// The list of all rules, and their pages.
fn sections() -> String {
    let mut text = String::from(
        "\n## All rules\n\n| rule | severity | mended by | finds |\n|---|---|---|---|\n",
    );
    for rule in RULES {
        let (name, severity) = (rule.name, rule.severity_names());
        // A bar in a table ends its cell.
        let summary = rule.summary().replace('|', "\\|");
        let flag = flag(rule);
        writeln!(
            text,
            "| [`{name}`](#{name}) | {severity} | {flag} | {summary} |"
        )
        .unwrap();
    }
    for rule in RULES {
        let (name, severity) = (rule.name, rule.severity_names());
        write!(text, "\n## {name}\n\n**{severity}**: {}", rule.page).unwrap();
    }
    text
}

/// Texts of all sorts: what pages show, what tests have, and real configs where they are there.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for rule in RULES {
        texts.extend(examples(rule.page).into_iter().map(str::to_owned));
    }
    let mut folders = vec!["tests/data".into(), "fuzz/regressions".into()];
    folders.extend(needs::shared().map(|shared| shared.join("corpus")));
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                texts.extend(String::from_utf8(std::fs::read(path).unwrap()));
            }
        }
    }
    texts
}

#[test]
fn a_rule_gives_the_severities_that_it_declares_and_no_others() {
    let texts = texts();
    assert!(texts.len() > 300, "{}", texts.len());
    let mut given = BTreeSet::new();
    for text in texts.iter().filter(|text| text.len() < 200_000) {
        let found = lint::check(text).into_iter();
        given.extend(found.map(|finding| (finding.rule, finding.severity)));
    }
    for (name, severity) in &given {
        let declared = Rule::named(name).unwrap().severities;
        assert!(declared.contains(severity), "{name} gives {severity:?}");
    }
    for rule in RULES {
        let is_sorted = |pair: &[Severity]| pair[0] > pair[1];
        assert!(rule.severities.windows(2).all(is_sorted), "{}", rule.name);
        assert!(!rule.severities.is_empty(), "{}", rule.name);
        // The page of a rule of several says when it is which.
        let named = |severity: &&Severity| rule.page.contains(severity.name());
        let several = rule.severities.len() > 1;
        assert!(
            !several || rule.severities.iter().all(|one| named(&one)),
            "{}",
            rule.name
        );
    }
}

/// Rules that once said only what is wrong.
const WITH_NEXT_STEP: [&str; 10] = [
    "collection-id",
    "config-version",
    "image-deprecated",
    "image-digest",
    "image-unpinned",
    "key-in-url",
    "orb-unpinned",
    "runner-image",
    "ssh-keys-unnamed",
    "unused-suppression",
];

#[test]
fn what_is_found_has_a_word_beside_it_and_a_next_step() {
    let mut seen = BTreeSet::new();
    for text in texts().iter().filter(|text| text.len() < 200_000) {
        for finding in lint::check(text) {
            if WITH_NEXT_STEP.contains(&finding.rule) {
                assert!(!finding.primary.text.is_empty(), "{finding:?}");
                assert!(!finding.help.is_empty(), "{finding:?}");
                seen.insert(finding.rule);
            }
        }
    }
    assert!(seen.into_iter().eq(WITH_NEXT_STEP));
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

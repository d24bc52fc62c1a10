//! The pages of the rules: what they show is what `validate` says.

use postorb::lint::{self, RULES};

/// The `yaml` blocks of a page.
fn examples(page: &str) -> Vec<&str> {
    page.split("```yaml\n")
        .skip(1)
        .map(|part| part.split("```").next().unwrap())
        .collect()
}

#[test]
fn every_page_shows_one_finding_and_the_config_without_it() {
    for rule in RULES {
        let [bad, good] = examples(rule.page)[..] else {
            panic!("{}: a page has two examples", rule.name);
        };
        let rules = |text| -> Vec<_> {
            let findings = lint::check(text);
            let told = findings.iter();
            told.map(|finding| format!("{}: {}", finding.rule, finding.message))
                .collect()
        };
        let found = lint::check(bad);
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

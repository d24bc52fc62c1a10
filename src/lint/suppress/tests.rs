use super::apply;
use crate::finding::{Finding, Safety, Severity};
use crate::lint::{self, fix};
use crate::yaml::{Lines, Tree};

/// What is found, by those rules alone that these tests are about.
fn check(text: &str) -> Vec<Finding> {
    const RULES: [&str; 3] = ["unknown-job", "unused-suppression", "yaml-syntax"];
    let mut findings = lint::check(text);
    findings.retain(|finding| RULES.contains(&finding.rule));
    findings
}

/// The rules and messages that are left of a config with two jobs that are not there.
fn left(first: &str, second: &str) -> Vec<(&'static str, String)> {
    let text = config(first, second);
    let findings = check(&text).into_iter();
    findings
        .map(|finding| (finding.rule, finding.message))
        .collect()
}

fn config(first: &str, second: &str) -> String {
    format!("version: 2.1\njobs: {{}}\nworkflows:\n  w:\n    jobs:\n{first}{second}")
}

const ONE: &str = "      - one\n";
const TWO: &str = "      - two\n";

fn no_job(name: &str) -> (&'static str, String) {
    ("unknown-job", format!("there is no job `{name}`"))
}

#[test]
fn a_comment_suppresses_on_its_own_line_or_on_the_one_below() {
    assert_eq!(left(ONE, TWO), [no_job("one"), no_job("two")]);
    let behind = "      - one # postorb: ignore[unknown-job]\n";
    assert_eq!(left(behind, TWO), [no_job("two")]);
    let above = "      # postorb: ignore[unknown-job] # for now\n      # a word\n      - one\n";
    assert_eq!(left(above, TWO), [no_job("two")]);
    let file = "# postorb: ignore-file[duplicate-key, unknown-job]\n      - one\n";
    let told = "there is no `duplicate-key` in this file to suppress";
    assert_eq!(left(file, TWO), [("unused-suppression", told.to_owned())]);
}

#[test]
fn the_comments_of_the_language_server_suppress_all_rules_and_are_never_unused() {
    for first in [
        "      - one # cci-ignore\n",
        "      # cci-ignore-next-line\n      - one\n",
        "      # cci-ignore-start\n      - one\n      # cci-ignore-end\n",
    ] {
        assert_eq!(left(first, TWO), [no_job("two")], "{first}");
    }
    assert_eq!(left("# cci-ignore-file\n      - one\n", TWO), []);
    let fine = "jobs: {}\nversion: 2.1 # cci-ignore\n# cci-ignore-start\n# cci-ignore-end\n";
    assert_eq!(check(fine), []);
}

#[test]
fn halves_of_the_language_servers_comments_suppress_nothing_and_are_told() {
    for (first, message) in [
        (
            "      # cci-ignore-start\n      - one\n",
            "`cci-ignore-start` without `cci-ignore-end`",
        ),
        (
            "      # cci-ignore-end\n      - one\n",
            "`cci-ignore-end` without `cci-ignore-start`",
        ),
    ] {
        let told = ("unused-suppression", message.to_owned());
        assert_eq!(left(first, TWO), [told, no_job("one"), no_job("two")]);
    }
    let nested =
        "      # cci-ignore-start\n      # cci-ignore-start\n      - one\n      # cci-ignore-end\n";
    assert_eq!(
        left(nested, TWO),
        [no_job("two")],
        "the range hides what is told of itself"
    );
}

#[test]
fn what_suppresses_nothing_or_is_no_rule_is_told_as_a_warning() {
    for (comment, message) in [
        (
            "ignore[duplicate-key]",
            "there is no `duplicate-key` here to suppress",
        ),
        ("ignore[unknown-jub]", "there is no rule `unknown-jub`"),
        ("ignore[yaml-syntax]", "`yaml-syntax` cannot be suppressed"),
        ("ignore", "this suppresses nothing: it names no rule"),
    ] {
        let text = config(&format!("      - one # postorb: {comment}\n"), "");
        let findings = check(&text);
        assert_eq!(findings.len(), 2, "{comment}");
        let told = &findings[1];
        assert_eq!((told.rule, &*told.message), ("unused-suppression", message));
        assert_eq!(told.severity, Severity::Warning);
    }
    let twice =
        "      # postorb: ignore[unknown-job]\n      - one # postorb: ignore[unknown-job]\n";
    let told = "`unknown-job` is suppressed here already".to_owned();
    assert_eq!(left(twice, ""), [("unused-suppression", told)]);
}

#[test]
fn a_misspelled_rule_is_told_with_the_one_that_was_meant() {
    let findings = check("version: 2.1 # postorb: ignore[duplicate-keys]\n");
    assert_eq!(findings[0].primary.text, "did you mean `duplicate-key`?");
    assert_eq!(findings.len(), 1);
}

#[test]
fn a_misspelled_verb_is_told_with_the_one_that_was_meant() {
    for (comment, meant) in [
        ("ignor[unknown-job]", "ignore"),
        ("ignore-next-line[unknown-job]", "ignore"),
        ("Ignore[unknown-job]", "ignore"),
        ("ignorefile[unknown-job]", "ignore-file"),
    ] {
        let text = config(&format!("      - one # postorb: {comment}\n"), "");
        let findings = check(&text);
        assert_eq!(findings.len(), 2, "{comment}");
        let told = &findings[1];
        assert_eq!(told.rule, "unused-suppression");
        assert_eq!(told.primary.text, format!("did you mean `{meant}[…]`?"));
    }
}

#[test]
fn a_comment_above_speaks_of_the_next_line_that_is_not_blank() {
    for between in ["\n", "  \n\n", "\n      # a word\n\n", "\r\n\r\n"] {
        let first = format!("      # postorb: ignore[unknown-job]\n{between}      - one\n");
        assert_eq!(left(&first, TWO), [no_job("two")], "{between:?}");
    }
}

#[test]
fn what_is_found_inside_of_a_comment_is_suppressed_beside_it_or_above_it() {
    let key = format!(
        "PMAK-{}-{}",
        "0123456789abcdef01234567",
        "0123456789".repeat(4)
    );
    let key = &key[..64];
    for (comment, count) in [
        (format!("# {key}\n"), 1),
        (format!("# {key} # postorb: ignore[literal-key]\n"), 0),
        (format!("# postorb: ignore[literal-key]\n# {key}\n"), 0),
        (
            format!("# postorb: ignore[literal-key]\n\n# why\n# {key}\n"),
            0,
        ),
        (format!("# {key}\n# postorb: ignore[literal-key]\n"), 2),
    ] {
        let mut found = lint::check(&format!("{comment}version: 2.1\njobs: {{}}\n"));
        found.retain(|one| ["literal-key", "unused-suppression"].contains(&one.rule));
        assert_eq!(found.len(), count, "{comment}");
    }
}

#[test]
fn a_suppression_that_is_unused_can_be_suppressed_line_by_line() {
    for first in [
        "      - one # postorb: ignore[no-config, unused-suppression]\n",
        "      # postorb: ignore[no-config, unused-suppression]\n      - one\n",
        "      # postorb: ignore[unused-suppression]\n      # postorb: ignore[no-config]\n      - one\n",
    ] {
        assert_eq!(left(first, ""), [no_job("one")], "{first}");
    }
}

#[test]
fn a_comment_beside_the_line_that_it_was_meant_for_is_not_removed() {
    let jobs = "    jobs: # postorb: ignore[unknown-job]\n\n";
    let text = config(ONE, "").replace("    jobs:\n", jobs);
    let findings = check(&text);
    assert_eq!(findings.len(), 2);
    assert_eq!(findings[0].rule, "unused-suppression");
    assert_eq!(findings[0].fix, None);
    assert_eq!(fix(&text, Safety::Safe).text, text);
}

#[test]
fn unused_suppressions_can_be_suppressed_and_are_told_when_they_are_none() {
    let text =
        "# postorb: ignore-file[unused-suppression]\nversion: 2.1 # postorb: ignore[no-config]\n";
    assert_eq!(check(text), []);
    let findings = check("# postorb: ignore-file[unused-suppression]\nversion: 2.1\n");
    assert_eq!(
        findings[0].message,
        "there is no `unused-suppression` in this file to suppress"
    );
}

#[test]
fn what_is_no_yaml_is_told_whatever_the_comments_say() {
    for text in [
        "# cci-ignore-file\na: [\n",
        "# cci-ignore-file\na: *nowhere\n",
        "# postorb: ignore-file[yaml-syntax]\na: *nowhere # cci-ignore\n",
    ] {
        let findings = check(text);
        let rules: Vec<_> = findings.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules, ["yaml-syntax"], "{text}");
    }
}

#[test]
fn inside_a_scalar_of_several_lines_the_comment_stands_where_that_begins() {
    for (comment, left) in [
        ("", 1),
        (" # postorb: ignore[no-config]", 0),
        (" # cci-ignore", 0),
    ] {
        let text = format!("a: |{comment}\n  x\n  y\nb: 1\n");
        let at = text.find('y').unwrap();
        let found = vec![Finding::error("no-config", at..at + 1, "y")];
        let tree = Tree::parse(&text).unwrap();
        assert_eq!(
            apply(&tree, &Lines::new(&text), found, &|_| true).len(),
            left,
            "{text}"
        );
    }
}

#[test]
fn an_unused_comment_is_removed_by_the_fix_with_all_that_it_takes() {
    for (before, after) in [
        (
            "a: 1  # postorb: ignore[no-config]\r\nb: 2\n",
            "a: 1\r\nb: 2\n",
        ),
        ("a: 1\n  # postorb: ignore[no-config]\nb: 2", "a: 1\nb: 2"),
        (
            "\u{feff}# postorb: ignore-file[no-config]\nb: 2\n",
            "\u{feff}b: 2\n",
        ),
    ] {
        let fixed = fix(before, Safety::Safe);
        assert_eq!(fixed.text, after);
        assert_eq!(check(&fixed.text), []);
    }
}

#[test]
fn a_fix_takes_the_names_that_are_unused_and_with_the_last_the_reason() {
    for (before, after) in [
        (
            "a: 1 # ours # postorb: ignore[no-config]\n",
            "a: 1 # ours\n",
        ),
        (
            "a: 1 # postorb: ignore[no-config] # why # postorb\n",
            "a: 1 # postorb\n",
        ),
        (
            "a: 1 # postorb: ignore[no-config, unknown-job] # why\n",
            "a: 1\n",
        ),
        (
            "# postorb: ignore[no-config]: why\na: 1 # postorb: ignore[no-config, no-such]\n",
            "a: 1 # postorb: ignore[no-such]\n",
        ),
    ] {
        assert_eq!(fix(before, Safety::Safe).text, after, "{before}");
    }
    for (names, after) in [
        ("no-config, unknown-job", "unknown-job"),
        ("unknown-job, no-config", "unknown-job"),
        ("no-config, unknown-job, duplicate-key", "unknown-job"),
    ] {
        let text = |names| config(&format!("      - one # postorb: ignore[{names}]\n"), "");
        assert_eq!(fix(&text(names), Safety::Safe).text, text(after), "{names}");
    }
}

#[test]
fn a_merge_sees_what_comments_suppress() {
    let text = config("# cci-ignore-file\n      - one\n", "");
    let tree = Tree::parse(&text).unwrap();
    let findings = lint::check_tree(
        &tree,
        &Lines::new(&text),
        &crate::circle::Library::default(),
    );
    assert!(findings.iter().any(|finding| finding.rule == "unknown-job"));
    assert_eq!(check(&text), []);
}

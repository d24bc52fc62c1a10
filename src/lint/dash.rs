//! Lists that are none, because their dashes lack a space or stand in no list's column: what rules say of
//! the text that YAML makes of them is told in words about the dash.

use crate::finding::Finding;
use crate::yaml::Lines;
use crate::yaml::mistake::{folded, spaceless};

use super::rules::{unknown_command, unknown_job, wrong_type};

/// The findings, those about such a list in their right place.
pub(super) fn told(lines: &Lines<'_>, text: &str, findings: Vec<Finding>) -> Vec<Finding> {
    let mut lists: Vec<usize> = Vec::new();
    let findings: Vec<Finding> = findings
        .into_iter()
        .map(|finding| match about_space(lines, text, &finding) {
            Some(told) => {
                lists.push(told.primary.span.start);
                told
            }
            None => about_column(lines, text, finding),
        })
        .collect();
    // The items have no names yet.
    let is_consequence = |finding: &Finding| {
        finding.rule == unknown_command::RULE.name && lists.contains(&finding.primary.span.start)
    };
    findings
        .into_iter()
        .filter(|finding| !is_consequence(finding))
        .collect()
}

/// What is told of the first dash of a list that became text, or a mapping.
fn about_space(lines: &Lines<'_>, text: &str, finding: &Finding) -> Option<Finding> {
    if finding.rule != wrong_type::RULE.name || !finding.message.contains("has to be a list") {
        return None;
    }
    let span = &finding.primary.span;
    let value = text.get(span.end..)?.strip_prefix(':');
    let value = value.map_or(span.start, |rest| text.len() - rest.trim_start().len());
    let before = text.get(..value)?.trim_end_matches(' ');
    let is_first = before.ends_with(['\n', '\r']);
    if !is_first {
        return None;
    }
    let (message, help, fix) = spaceless(lines, lines.of(value))?;
    let told = Finding::error(finding.rule, value..value + 1, message);
    Some(told.help(help).fix(fix))
}

/// `checkout` and a `- build` further in are one name for YAML.
fn about_column(lines: &Lines<'_>, text: &str, finding: Finding) -> Finding {
    let rules = [unknown_command::RULE.name, unknown_job::RULE.name];
    let span = &finding.primary.span;
    let written = text.get(span.clone()).unwrap_or_default();
    if !rules.contains(&finding.rule) || !written.contains(['\n', '\r']) {
        return finding;
    }
    let Some(error) = folded(lines, span.start).filter(|error| span.contains(&error.at)) else {
        return finding;
    };
    let mut told = Finding::error(finding.rule, error.at..error.end, error.message);
    told.help.extend(error.help);
    told.related.extend(error.related);
    told.fix = error.fix;
    told
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint;

    const HEAD: &str = "version: 2.1\njobs:\n  build:\n    docker:\n      - image: cimg/base:2025.04\n    steps:\n";

    /// What is found in the lines of these steps: the rule, the line and the message.
    fn found(steps: &str) -> Vec<(String, String)> {
        let findings = lint::check(&format!("{HEAD}{steps}")).into_iter();
        findings
            .map(|finding| (finding.rule.to_owned(), finding.message))
            .collect()
    }

    fn fixed(steps: &str) -> String {
        let text = lint::fix(&format!("{HEAD}{steps}"), Safety::Safe).text;
        text[HEAD.len()..].to_owned()
    }

    #[test]
    fn a_list_whose_dashes_lack_a_space_is_told_once_and_mended() {
        let message = "the space behind this dash is missing".to_owned();
        let told = vec![("wrong-type".to_owned(), message)];
        for (steps, mended) in [
            ("      -checkout\n", "      - checkout\n"),
            (
                "      -checkout\n      - checkout\n",
                "      - checkout\n      - checkout\n",
            ),
            ("      -run: make\n", "      - run: make\n"),
            (
                "      -checkout\n      -checkout\n",
                "      - checkout\n      - checkout\n",
            ),
        ] {
            assert_eq!(found(steps), told, "{steps}");
            assert_eq!(fixed(steps), mended);
        }
    }

    #[test]
    fn an_item_that_became_text_of_the_one_above_is_told_and_mended() {
        let steps = "      - checkout\n       - run\n";
        let message = "this dash is in a column of its own: it is no item of the list above";
        assert_eq!(
            found(steps),
            [("unknown-command".to_owned(), message.to_owned())]
        );
        let steps = "      - checkout\n       - checkout\n";
        assert_eq!(fixed(steps), "      - checkout\n      - checkout\n");
    }

    #[test]
    fn other_text_where_a_list_belongs_is_told_as_before() {
        for steps in ["      checkout\n", "      --checkout\n", "      -1\n"] {
            let messages = found(steps);
            let is_told = |(_, message): &(String, String)| message.contains("`steps` is");
            assert!(messages.iter().any(is_told), "{messages:?}");
        }
        let steps = "      - checkout\n      - \"a\n        b\"\n";
        assert_eq!(found(steps)[0].1, "there is no command `a b`");
    }
}

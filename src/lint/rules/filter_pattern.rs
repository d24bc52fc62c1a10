//! `filter-pattern`: a filter whose regular expression is none.

use crate::circle::Entry;
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject, pattern};
use crate::yaml::{Content, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "filter-pattern",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("filter_pattern.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let filters = |entry: &Entry<'_>| {
        let arguments = entry.arguments?;
        arguments.get("filters").cloned()
    };
    for entry in subject.config.entries() {
        let Some(filters) = filters(entry) else {
            continue;
        };
        for kind in ["branches", "tags"] {
            for key in ["only", "ignore"] {
                let Some(value) = filters.get(kind).and_then(|filter| filter.get(key)) else {
                    continue;
                };
                let values = match &value.content {
                    Content::Sequence(items) => items.as_slice(),
                    _ => std::slice::from_ref(value),
                };
                for value in values {
                    findings.extend(finding(subject, value));
                }
            }
        }
    }
}

fn finding(subject: &Subject<'_, '_>, value: &Value) -> Option<Finding> {
    let text = value.text()?;
    if text.contains("<<") {
        return None;
    }
    // Everything between slashes is a regular expression, everything else a name.
    let inside = text.strip_prefix('/').filter(|rest| !rest.is_empty());
    let Some(inner) = inside.and_then(|rest| rest.strip_suffix('/')) else {
        return name(text, value);
    };
    let mistake = pattern::mistake(inner)?;
    let raw = &subject.tree.text()[value.source.clone()];
    // Where the text stands as it is written, the place is exact.
    let span = match raw.find(inner) {
        Some(at) => {
            let start = value.source.start + at + mistake.span.start;
            start..value.source.start + at + mistake.span.end
        }
        None => value.source.clone(),
    };
    let message = format!("`{text}` is no regular expression");
    Some(
        Finding::error(RULE.name, span, message)
            .label(mistake.message)
            .help("a filter between slashes is a regular expression of Java that has to match the whole name")
            .via(value),
    )
}

/// A name that was meant to be a pattern: Git takes none of these signs (git-check-ref-format).
fn name(text: &str, value: &Value) -> Option<Finding> {
    let is_open = text.starts_with('/');
    let (message, label, pattern) = if is_open {
        let pattern = format!("{text}/");
        (
            "this pattern has no `/` at its end",
            "a name, as it is",
            pattern,
        )
    } else if text.contains('*') {
        let pattern = text.replace('.', "\\.").replace('/', "\\/");
        let pattern = format!("/{}/", pattern.replace("**", "*").replace('*', ".*"));
        (
            "no name has a `*`, and this is no pattern",
            "matches nothing",
            pattern,
        )
    } else {
        return None;
    };
    Some(
        Finding::error(RULE.name, value.source.clone(), message)
            .severity(Severity::Warning)
            .label(label)
            .help(format!(
                "a regular expression stands between slashes: `{pattern}`"
            ))
            .via(value),
    )
}

#[cfg(test)]
mod tests {
    use crate::lint;

    fn told(filter: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\njobs: {{ a: {{ type: no-op }} }}\nworkflows: {{ w: {{ jobs: [{{ a: {{ filters: {{ branches: {{ only: {filter} }} }} }} }}] }} }}\n"
        );
        let found = lint::told_by("filter-pattern", &text);
        found
            .into_iter()
            .map(|finding| format!("{}: {}", &text[finding.primary.span], finding.primary.text))
            .collect()
    }

    #[test]
    fn patterns_are_looked_at_and_names_are_not() {
        for filter in [
            "main",
            "/v[0-9]+(\\.[0-9]+)*/",
            "[a, /b.*/]",
            "\"release(\"",
            "/<< x >>(/",
        ] {
            assert_eq!(told(filter), Vec::<String>::new(), "{filter}");
        }
        assert_eq!(told("feature/*"), ["feature/*: matches nothing"]);
        assert_eq!(told("/feature-.*"), ["/feature-.*: a name, as it is"]);
        assert_eq!(told("\"/v[0-9+/\""), ["[: this is not closed"]);
        assert_eq!(told("[main, \"/(a|b/\"]"), ["(: this is not closed"]);
        assert_eq!(
            told("/*-rc/"),
            ["*: there is nothing to repeat before this"]
        );
    }
}

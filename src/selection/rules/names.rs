//! Names that must differ, and the names of workflow entries that are made of them.

use std::collections::HashMap;

use super::Context;
use crate::finding::Finding;
use crate::selection::slug;
use crate::selection::words::quote;
use crate::yaml::{Span, Value};

pub(super) fn check(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = unique(context.items("workflows"), "name", "workflows are named");
    let nicknames = unique(
        context.items("integrations"),
        "nickname",
        "integrations have the nickname",
    );
    findings.extend(nicknames);
    findings.extend(untypable(context.items("integrations")));
    findings.extend(unique(context.items("suites"), "name", "suites are named"));
    findings.extend(entries(context));
    findings
}

fn unique(items: &[Value], key: &str, what: &str) -> Vec<Finding> {
    let mut first: HashMap<&str, &Span> = HashMap::new();
    let mut findings = Vec::new();
    for value in items.iter().filter_map(|item| item.get(key)) {
        let Some(name) = value.text() else { continue };
        if let Some(span) = first.get(name) {
            let message = format!("two {what} {}", quote(name));
            let finding = Finding::error("selection-name", value.span.clone(), message)
                .label("again here")
                .related((*span).clone(), "first here")
                .help("give one of them another name");
            findings.push(finding);
        } else {
            first.insert(name, &value.span);
        }
    }
    findings
}

/// Nicknames that nobody can type to change or remove what they name.
fn untypable(integrations: &[Value]) -> Vec<Finding> {
    let nicknames = integrations.iter().filter_map(|one| one.get("nickname"));
    let is_wrong = |value: &&Value| {
        let text = value.text();
        text.is_some_and(|text| text.chars().any(char::is_control))
    };
    let findings = nicknames.filter(is_wrong).map(|value| {
        let message = "a nickname has a control character in it";
        Finding::error("selection-name", value.span.clone(), message)
            .help("leave it out: to change or remove an integration, its nickname has to be typed")
    });
    findings.collect()
}

/// A workflow entry that a suite becomes.
struct Entry<'e> {
    suite: &'e str,
    /// The suite's name, with the environment's where there are several.
    name: String,
    span: &'e Span,
}

/// Suites and environments whose names leave nothing to name a workflow entry by, or the same.
fn entries(context: &Context<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut first: HashMap<String, Entry<'_>> = HashMap::new();
    let suites = context.items("suites").iter();
    let entries: Vec<_> = suites
        .flat_map(|suite| of_suite(suite, &mut findings))
        .collect();
    for entry in entries {
        let key = slug(&entry.name);
        match first.get(&key) {
            // Two suites of one name are told of as such.
            Some(other) if other.suite == entry.suite && other.name == entry.name => {}
            Some(other) => {
                let message = format!("two workflow entries would be named `{key}`");
                let finding = Finding::error("selection-name", entry.span.clone(), message)
                    .label("and here")
                    .related(other.span.clone(), "here")
                    .help("give one of them another name")
                    .help(RULE);
                findings.push(finding);
            }
            None => {
                first.insert(key, entry);
            }
        }
    }
    findings
}

const RULE: &str =
    "an entry is named in lower case, with `-` for everything but `a-z`, `0-9`, `_` and `-`";

fn of_suite<'e>(suite: &'e Value, findings: &mut Vec<Finding>) -> Vec<Entry<'e>> {
    let Some((name, span)) = suite
        .get("name")
        .and_then(|name| Some((name.text()?, &name.span)))
    else {
        return Vec::new();
    };
    let mut is_usable = |name: &str, span: &Span| {
        let is_empty = slug(name).is_empty();
        // An empty name is the schema's to tell.
        if is_empty && !name.is_empty() {
            let message = format!(
                "nothing of the name {} can name a workflow entry",
                quote(name)
            );
            let finding = Finding::error("selection-name", span.clone(), message)
                .help("use a letter of `a-z` or a digit in it")
                .help(RULE);
            findings.push(finding);
        }
        !is_empty
    };
    if !is_usable(name, span) {
        return Vec::new();
    }
    let environments = suite.get("environments").map_or(&[][..], Value::fields);
    if environments.is_empty() {
        return vec![Entry {
            suite: name,
            name: name.to_owned(),
            span,
        }];
    }
    let usable = environments
        .iter()
        .filter(|field| is_usable(&field.key, &field.key_span));
    usable
        .map(|field| Entry {
            suite: name,
            name: format!("{name}-{}", field.key),
            span: &field.key_span,
        })
        .collect()
}

//! Findings as SARIF 2.1.0, which code scanning and editors read.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::{Checked, Report};
use crate::finding::{Finding, Fix, Label, Safety, Severity};
use crate::harmless::shown;
use crate::lint::{RULES, Rule};
use crate::names;
use crate::report::json::document;
use crate::report::uri;
use crate::secret::mask;
use crate::yaml::{Lines, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Value,
    column_kind: &'static str,
    newline_sequences: [&'static str; 3],
    invocations: [Value; 1],
    results: Vec<Value>,
}

/// All files as one run. Keys that stand in a file are masked.
#[must_use]
pub fn sarif(report: &Report) -> String {
    document(&Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: json!({ "driver": driver() }),
            column_kind: "unicodeCodePoints",
            newline_sequences: ["\r\n", "\n", "\r"],
            invocations: [invocation(report)],
            results: report.files.iter().flat_map(results).collect(),
        }],
    })
}

fn driver() -> Value {
    json!({
        "name": "postorb",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": RULES.iter().map(rule).collect::<Vec<_>>(),
    })
}

fn rule(rule: &Rule) -> Value {
    let severities = rule.severities.iter().map(|severity| severity.name());
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary() },
        "fullDescription": { "text": rule.reason() },
        "help": { "text": rule.page, "markdown": rule.page },
        "helpUri": names::rule_url(rule.name),
        "defaultConfiguration": { "level": level(rule.worst()) },
        "properties": { "severities": severities.collect::<Vec<_>>() },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// Whether all files could be read; a run in which one could not has not succeeded.
fn invocation(report: &Report) -> Value {
    let unread = report.unread.iter().map(|unread| {
        json!({
            "level": "error",
            "message": { "text": said(&unread.message) },
            "locations": [{ "physicalLocation": { "artifactLocation": artifact(&unread.path) } }],
        })
    });
    json!({
        "executionSuccessful": report.unread.is_empty(),
        "toolExecutionNotifications": unread.collect::<Vec<_>>(),
    })
}

fn results(file: &Checked) -> Vec<Value> {
    let lines = Lines::new(&file.text);
    let mut prints = HashMap::new();
    let findings = file.findings.iter();
    findings
        .map(|finding| {
            let print = fingerprint(finding, &lines);
            let before = prints.entry(print).or_insert(0_usize);
            *before += 1;
            result(file, finding, &lines, &format!("{print:016x}:{before}"))
        })
        .collect()
}

fn result(file: &Checked, finding: &Finding, lines: &Lines<'_>, fingerprint: &str) -> Value {
    let text = super::said(finding);
    let location = |label: &Label| {
        let mut location = json!({
            "physicalLocation": {
                "artifactLocation": artifact(&file.path),
                "region": region(&label.span, lines),
            },
        });
        if !label.text.is_empty() {
            location["message"] = json!({ "text": said(&label.text) });
        }
        location
    };
    let related = (1..).zip(&finding.related).map(|(id, label)| {
        let mut location = location(label);
        location["id"] = json!(id);
        location
    });
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": { "text": said(&text) },
        "locations": [location(&finding.primary)],
        "relatedLocations": related.collect::<Vec<_>>(),
        "partialFingerprints": { "postorb/v1": fingerprint },
    });
    if let Some(index) = RULES.iter().position(|rule| rule.name == finding.rule) {
        result["ruleIndex"] = json!(index);
    }
    let fix = finding.fix.as_ref().and_then(|one| fix(file, one, lines));
    if let Some(fix) = fix {
        result["fixes"] = json!([fix]);
    }
    result
}

/// A fix that a reader can apply: none where it holds a key, which would be written masked.
fn fix(file: &Checked, fix: &Fix, lines: &Lines<'_>) -> Option<Value> {
    let is_whole = |text: &str| mask(text) == text;
    if fix.patches.is_empty() || !fix.patches.iter().all(|patch| is_whole(&patch.replacement)) {
        return None;
    }
    let replacements = fix.patches.iter().map(|patch| {
        json!({
            "deletedRegion": region(&patch.span, lines),
            "insertedContent": { "text": patch.replacement },
        })
    });
    let unsafely = match fix.safety {
        Safety::Safe => "",
        Safety::Unsafe => " (changes what the config does)",
    };
    Some(json!({
        "description": { "text": format!("{}{unsafely}", said(&fix.title)) },
        "artifactChanges": [{
            "artifactLocation": artifact(&file.path),
            "replacements": replacements.collect::<Vec<_>>(),
        }],
    }))
}

/// A path inside the repository is relative to its root, wherever that is.
fn artifact(path: &str) -> Value {
    match uri::of(&mask(path)) {
        (uri, true) => json!({ "uri": uri, "uriBaseId": "%SRCROOT%" }),
        (uri, false) => json!({ "uri": uri }),
    }
}

fn region(span: &Span, lines: &Lines<'_>) -> Value {
    let (start_line, start_column) = lines.position(span.start);
    let (end_line, end_column) = lines.position(span.end);
    json!({
        "startLine": start_line,
        "startColumn": start_column,
        "endLine": end_line,
        "endColumn": end_column,
    })
}

/// Text for people; a name that looks like one is no link (SARIF 2.1.0, section 3.11.6).
fn said(text: &str) -> String {
    shown(text).replace("](", "] (")
}

/// What stays the same when lines come or go above a finding: FNV-1a of its rule, of what is said,
/// and of its line.
fn fingerprint(finding: &Finding, lines: &Lines<'_>) -> u64 {
    let line = mask(lines.text(lines.of(finding.primary.span.start)));
    let message = mask(&finding.message);
    let parts = [finding.rule, &*message, line.trim()];
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

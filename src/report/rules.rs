//! The rules for people at a terminal.

use anstyle::{AnsiColor, Style};

use crate::finding::Severity;
use crate::lint::Rule;

/// Every rule in a line: its name, its severities and what it finds.
#[must_use]
pub fn list(rules: &[Rule], styled: bool) -> String {
    let name = rules.iter().map(|rule| rule.name.len()).max();
    let name = name.unwrap_or_default();
    let width = rules.iter().map(|rule| rule.severity_names().len()).max();
    let width = width.unwrap_or_default();
    let lines = rules.iter().map(|rule| {
        let names = rule.severity_names();
        let severity = severity(rule.worst(), &names, styled);
        let gap = " ".repeat(width - names.len());
        format!("{:name$}  {severity}{gap}  {}\n", rule.name, rule.summary())
    });
    lines.collect()
}

/// The page of a rule: what it finds, the reason, and its examples, indented.
#[must_use]
pub fn page(rule: &Rule, styled: bool) -> String {
    let head = format!("{}[{}]", rule.severity_names(), rule.name);
    let mut out = severity(rule.worst(), &head, styled);
    out.push_str(": ");
    let mut in_example = false;
    for line in rule.page.lines() {
        if let Some(head) = line.strip_prefix("```") {
            in_example = !in_example;
            // A file that the example needs stands behind the language.
            if let Some((_, path)) = head.split_once(' ') {
                out.push_str(path);
                out.push_str(":\n\n");
            }
            continue;
        }
        if in_example && !line.is_empty() {
            out.push_str("    ");
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn severity(severity: Severity, text: &str, styled: bool) -> String {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Green,
    };
    let style = color.on_default().bold();
    let style = if styled { style } else { Style::new() };
    format!("{style}{text}{style:#}")
}

//! `unused-suppression`: comments that suppress nothing. `lint::suppress` finds them, once all
//! rules have looked.

use crate::finding::{Finding, Severity};
use crate::lint::{RULES, Rule};
use crate::suggest::nearest;
use crate::yaml::Span;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unused-suppression",
    severities: &[Severity::Warning],
    page: include_str!("unused_suppression.md"),
    check: |_, _| {},
};

fn warning(span: Span, message: impl Into<String>) -> Finding {
    Finding::error(RULE.name, span, message).severity(Severity::Warning)
}

/// A rule that finds nothing on the line, or in the file.
pub(in crate::lint) fn nothing(span: Span, rule: &str, whole_file: bool) -> Finding {
    if whole_file {
        let message = format!("there is no `{rule}` in this file to suppress");
        return warning(span, message)
            .label("not found in this file")
            .help("remove the comment");
    }
    warning(span, format!("there is no `{rule}` here to suppress"))
        .label("not found on this line")
        .help(
            "remove the comment, or move it to the end of the line that the finding names, or to a line of its own above",
        )
}

/// A rule that another comment suppresses in the same place.
pub(in crate::lint) fn again(span: Span, rule: &str) -> Finding {
    warning(span, format!("`{rule}` is suppressed here already"))
        .label("the second")
        .help("remove one of the comments")
}

/// A name that is no rule's.
pub(in crate::lint) fn no_rule(span: Span, name: &str) -> Finding {
    let finding = warning(span, format!("there is no rule `{name}`"))
        .help("`postorb validate --rules` lists the rules");
    match nearest(name, RULES.iter().map(|rule| rule.name)) {
        Some(similar) => finding.label(format!("did you mean `{similar}`?")),
        None => finding.label("not a rule"),
    }
}

/// The one rule without which nothing else is known.
pub(in crate::lint) fn not_this_one(span: Span, rule: &str) -> Finding {
    warning(span, format!("`{rule}` cannot be suppressed"))
        .label("has no effect")
        .help("CircleCI does not read such a file: mend it, and remove the comment")
}

/// A comment that names no rule, or begins with another word than the one that was `meant`.
pub(in crate::lint) fn unclear(span: Span, meant: Option<&str>) -> Finding {
    let finding = match meant {
        Some(meant) => warning(span, "this suppresses nothing: it begins with another word")
            .label(format!("did you mean `{meant}[…]`?")),
        None => {
            warning(span, "this suppresses nothing: it names no rule").label("no rule in brackets")
        }
    };
    finding.help("write `# postorb: ignore[rule]`, or `# postorb: ignore-file[rule]`, with the name from `error[rule]`")
}

/// One half of CircleCI's comments.
pub(in crate::lint) fn half(span: Span, here: &str, missing: &str) -> Finding {
    warning(span, format!("`cci-ignore-{here}` {missing}"))
        .label("suppresses nothing")
        .help(
            "add the other half, or remove this one: CircleCI's language server calls it an error",
        )
}

//! From the text of the file to the selection, or to everything that is wrong with it.

use super::{Date, Selection, check, rules, syntax};
use crate::finding::{Finding, Severity};
use crate::secret;
use crate::yaml::{Content, Lines, Span, Tree, Value};

/// A selection that was read, with its places in the file.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// What is selected.
    pub selection: Selection,
    /// What could be better; nothing in it is an error.
    pub warnings: Vec<Finding>,
    pub(super) value: Value,
}

impl Loaded {
    /// Where the value stands that a path of keys and item numbers leads to:
    /// `["suites", "0", "collection"]`.
    #[must_use]
    pub fn span_of(&self, path: &[&str]) -> Option<Span> {
        self.value.at(path).map(|value| value.span.clone())
    }
}

/// Whether a text is a selection and no config: of version 1, with suites and without jobs.
#[must_use]
pub fn is_selection(text: &str) -> bool {
    // A config has none of these words at the start of a line, and is not parsed twice for it.
    if !text.contains("\nsuites:") {
        return false;
    }
    let Ok(tree) = Tree::parse(text) else {
        return false;
    };
    let has = |key: &str| tree.get(tree.root(), key).is_some();
    let version = tree.get(tree.root(), "version");
    let is_first = version.and_then(|version| tree.scalar(version)) == Some("1");
    is_first && has("suites") && !has("jobs")
}

/// Reads a selection; `today` tells which quarantines have ended.
///
/// # Errors
/// Everything that is wrong, in the order of the file, warnings included.
pub fn read(text: &str, today: Date) -> Result<Loaded, Vec<Finding>> {
    let secrets = secrets(text);
    let (value, others) = parse(text, today);
    // A key is told of as a key, and as nothing else.
    let is_free = |finding: &Finding| {
        let span = &finding.primary.span;
        let hit = |secret: &Finding| {
            let secret = &secret.primary.span;
            span.start < secret.end && secret.start < span.end
        };
        !secrets.iter().any(hit)
    };
    let mut findings: Vec<_> = others.into_iter().filter(is_free).collect();
    findings.extend(secrets);
    // What stands behind an anchor is checked once for every alias.
    findings.sort_by_cached_key(|finding| {
        let Finding {
            primary,
            rule,
            message,
            ..
        } = finding;
        (primary.span.start, *rule, message.clone())
    });
    findings.dedup();
    for finding in &mut findings {
        tidy(text, finding);
    }
    let is_error = |finding: &Finding| finding.severity == Severity::Error;
    if findings.iter().any(is_error) {
        return Err(findings);
    }
    match serde_yaml::from_value(value.to_serde()) {
        Ok(selection) => Ok(Loaded {
            selection,
            warnings: findings,
            value,
        }),
        // The schema is made from the types, so this is where they disagree.
        Err(error) => Err(vec![Finding::error(
            "selection-type",
            value.span,
            secret::mask(&error.to_string()),
        )]),
    }
}

/// The value of the file, and what is wrong with it; an unknown value where there is none.
fn parse(text: &str, today: Date) -> (Value, Vec<Finding>) {
    let unknown = Value {
        span: 0..0,
        source: 0..0,
        via: None,
        content: Content::Unknown,
    };
    let tree = match Tree::parse(text) {
        Ok(tree) => tree,
        Err(error) => return (unknown, vec![syntax::broken(text, &error)]),
    };
    let mut findings = syntax::check(&tree);
    let value = match Value::of(&tree) {
        Ok(value) => value,
        Err(excess) => {
            findings.push(syntax::excess(excess));
            return (unknown, findings);
        }
    };
    if value.content == Content::Null {
        findings.push(
            Finding::error("selection-empty", 0..0, "the selection is empty")
                .help("begin with `version: 1`, and a list of `suites`"),
        );
        return (unknown, findings);
    }
    findings.extend(check::check(text, &value));
    findings.extend(rules::check(&value, &Lines::new(text), today));
    (value, findings)
}

/// No message repeats a key, wherever in the file it stands, and no underline has many lines.
fn tidy(text: &str, finding: &mut Finding) {
    for label in std::iter::once(&mut finding.primary).chain(&mut finding.related) {
        let length = text[label.span.clone()].find(['\n', '\r']);
        label.span.end = length.map_or(label.span.end, |length| label.span.start + length);
        label.text = secret::mask(&label.text).into_owned();
    }
    for words in std::iter::once(&mut finding.message).chain(&mut finding.help) {
        *words = secret::mask(words).into_owned();
    }
}

/// Keys that stand in the file, in a comment too.
fn secrets(text: &str) -> Vec<Finding> {
    secret::find(text)
        .into_iter()
        .map(|secret| {
            let message = format!("{} stands in this file", secret.what);
            Finding::error("selection-secret", secret.span, message)
                .help("revoke it: whoever can read the repository can use it")
                .help("keep the new one in CircleCI, as a variable of the project or of a context, and write that variable's name")
        })
        .collect()
}

//! What is said of a file that is not there, or not looked at.

use super::{Chance, Input, Local, has_extension, named};
use crate::finding::{Finding, Safety, Severity};
use crate::lint::{Repository, Subject};
use crate::suggest::nearest;

/// Tells of a file that is not in the repository, unless a step may bring it; `what` it should be,
/// with one of these extensions.
pub(in crate::lint) fn absent<T>(
    subject: &Subject<'_, '_>,
    rule: &'static str,
    local: &Local<'_>,
    input: &Input<'_, T>,
    extensions: &[&str],
) -> Option<Finding> {
    let is_whole = local.repository.is_some_and(Repository::is_whole);
    if !is_whole || !has_extension(&input.path, extensions) {
        return None;
    }
    let chance = Chance::of(subject, local.call);
    if chance == Chance::None {
        return None;
    }
    let source = subject.tree.text();
    let argument = input.argument;
    let message = format!("{} is not in the repository", named(&input.path));
    let mut finding = Finding::error(rule, argument.place(source), message);
    if chance == Chance::Likely {
        finding = finding
            .severity(Severity::Warning)
            .help("nothing in front of the run seems to make it");
    }
    finding = match meant(local, &input.path, extensions) {
        Some(meant) => {
            // The path as it is written may begin elsewhere than in the root.
            let written = &*argument.word.text;
            let old = input.path.rsplit('/').next().unwrap_or_default();
            let new = written
                .strip_suffix(old)
                .map(|folder| format!("{folder}{meant}"));
            let raw = argument.text.text.get(argument.word.span.clone());
            let is_plain = |text: &String| text.bytes().all(is_plain) && raw == Some(written);
            let fix = new.filter(is_plain).and_then(|new| {
                let title = format!("write `{new}` for `{written}`");
                let span = &argument.word.span;
                argument
                    .text
                    .replace(source, span, &new, title, Safety::Unsafe)
            });
            finding.fix = fix;
            finding.label(format!("did you mean {}?", named(&meant)))
        }
        None => finding.help("the path is one from the root of the repository, where steps run"),
    };
    Some(argument.text.told(finding))
}

/// Tells that a file is not looked at.
pub(in crate::lint) fn closed<T>(
    subject: &Subject<'_, '_>,
    rule: &'static str,
    input: &Input<'_, T>,
    reason: &str,
) -> Finding {
    let place = input.argument.place(subject.tree.text());
    let message = format!("{} is not looked at", named(&input.path));
    Finding::error(rule, place, message)
        .severity(Severity::Info)
        .help(reason)
}

fn is_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"._-/".contains(&byte)
}

/// The file beside that was meant.
fn meant(local: &Local<'_>, path: &str, extensions: &[&str]) -> Option<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let names = local.repository.map(|files| files.names(folder));
    let names = names.unwrap_or_default();
    let names = names
        .iter()
        .map(String::as_str)
        .filter(|name| has_extension(name, extensions));
    nearest(name, names).map(str::to_owned)
}

//! Opening and reading reports.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::inputs::Input;
use crate::command::Context;
use crate::results::{self, Keep, Redaction, Suite, Unredacted};

/// Reads all of them, and hides what is secret in any.
pub(in crate::command) fn read(
    inputs: &[Input],
    redaction: &Redaction,
    context: &mut Context<'_, '_>,
) -> Vec<Suite> {
    let mut reports = Vec::new();
    let mut names = Vec::new();
    for input in inputs {
        context.detail(&format!("reading {}", input.path.display()));
        reports.extend(open(input, redaction.keep(), context));
        names.resize(reports.len(), input.suite.as_deref());
    }
    let mut suites = redact(reports, redaction, context);
    for (suite, name) in suites.iter_mut().zip(names) {
        if let Some(name) = name {
            suite.rename(name);
        }
    }
    suites
}

/// Hides what is secret in any.
pub(in crate::command) fn redact(
    reports: Vec<Unredacted>,
    redaction: &Redaction,
    context: &mut Context<'_, '_>,
) -> Vec<Suite> {
    let suites = results::redact(reports, redaction).suites;
    if suites.iter().any(|suite| suite.is_withheld) {
        let next = "bodies and headers are not shown";
        context.warn(&format!(
            "warning: there are too many secrets to look for each: {next}"
        ));
    }
    suites
}

/// Reads one. One that cannot be read is a suite that says why: a run of which nobody knows the
/// results is red.
fn open(input: &Input, keep: Keep, context: &mut Context<'_, '_>) -> Vec<Unredacted> {
    let name = input.path.display().to_string();
    if input.path == Path::new("-") {
        return results::read_all("standard input", &mut *context.io.stdin, keep);
    }
    match file(input) {
        Ok((file, LONG..)) => results::read_all_ahead(&name, file, keep),
        Ok((file, _)) => results::read_all(&name, file, keep),
        Err(why) => vec![results::unreadable(&name, &why)],
    }
}

/// From which length on a report is worth a thread that reads ahead, in bytes.
const LONG: u64 = 4 * 1024 * 1024;

/// Opens a report; how long it is, too.
fn file(input: &Input) -> Result<(File, u64), String> {
    if input.is_missing {
        return Err("no file fits this pattern: Newman writes its report where `--reporter-json-export` says"
            .to_owned());
    }
    let told = |error: io::Error| match error.kind() {
        ErrorKind::NotFound => {
            "there is no such file: Newman writes its report where `--reporter-json-export` says"
                .to_owned()
        }
        _ => error.to_string(),
    };
    let metadata = fs::metadata(&input.path).map_err(told)?;
    if metadata.is_dir() {
        return Err("it is a folder: name the reports in it, as in `newman/*.json`".to_owned());
    }
    let file = File::open(&input.path).map_err(told)?;
    Ok((file, metadata.len()))
}

mod answer;
mod hidden;
mod inputs;
mod outputs;

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::path::Path;

use super::{Context, publish};
use crate::cli::{ReportArgs, ResultsFormat};
use crate::failure::unwritten;
use crate::report::results::{self as formats, Budget, Report};
use crate::results::{self, Keep, Rules, Run, Unredacted, Verdict};
use crate::{Exit, Failure, file};
use inputs::Input;
use outputs::Output;

/// `postorb report`: reads what runs of collections came to, and tells it.
pub(super) fn run(args: &ReportArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let outputs = outputs::outputs(&args.format, args.json)?;
    let inputs = inputs::expand(&args.files)?;
    let run = read(&inputs, args, context)?;
    let rules = Rules {
        allow_empty: args.allow_empty,
        require_assertions: args.require_assertions,
    };
    let verdict = Verdict::of(&run, rules);
    let report = Report {
        run: &run,
        verdict: &verdict,
        comparison: None,
    };
    for output in &outputs {
        write(output, &report, context)?;
    }
    let answer = || answer::answer(&report, &outputs);
    if let Some(exit) = publish::to(&args.publish.targets, answer, context) {
        return Err(Failure::shown(exit));
    }
    Ok(if verdict.is_red { Exit::Red } else { Exit::Ok })
}

/// Reads all of them, and hides what is secret in any.
fn read(
    inputs: &[Input],
    args: &ReportArgs,
    context: &mut Context<'_, '_>,
) -> Result<Run, Failure> {
    let redaction = hidden::redaction(args, context)?;
    let keep = redaction.keep();
    let mut reports = Vec::new();
    for input in inputs {
        context.detail(&format!("reading {}", input.path.display()));
        reports.push(open(input, keep, context));
    }
    Ok(results::redact(reports, &redaction))
}

/// Reads one. One that cannot be read is a suite that says why: a run of which nobody knows the
/// results is red.
fn open(input: &Input, keep: Keep, context: &mut Context<'_, '_>) -> Unredacted {
    let name = input.path.display().to_string();
    if input.path == Path::new("-") {
        return results::read("standard input", &mut *context.io.stdin, keep);
    }
    match reader(input) {
        Ok(reader) => results::read(&name, reader, keep),
        Err(why) => results::unreadable(&name, &why),
    }
}

fn reader(input: &Input) -> Result<Box<dyn Read>, String> {
    if input.is_missing {
        return Err("no file fits this pattern: did the run write its report?".to_owned());
    }
    let told = |error: io::Error| match error.kind() {
        ErrorKind::NotFound => "there is no such file: did the run write its report?".to_owned(),
        _ => error.to_string(),
    };
    if fs::metadata(&input.path).map_err(told)?.is_dir() {
        return Err("it is a folder: name the reports in it, as in `newman/*.json`".to_owned());
    }
    let file = File::open(&input.path).map_err(told)?;
    Ok(Box::new(file))
}

/// Writes one format to where it goes; a closed pipe is not an error.
fn write(
    output: &Output,
    report: &Report<'_>,
    context: &mut Context<'_, '_>,
) -> Result<(), Failure> {
    let width = context.width();
    match &output.file {
        Some(path) => file::stream(path, |out| format(output.format, report, false, width, out)),
        None => {
            let styled = context.io.stdout_style();
            let mut out = BufWriter::with_capacity(64 * 1024, &mut *context.io.stdout);
            let written = format(output.format, report, styled, width, &mut out);
            match written.and_then(|()| out.flush()) {
                Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(unwritten(&error)),
                _ => Ok(()),
            }
        }
    }
}

fn format(
    format: ResultsFormat,
    report: &Report<'_>,
    styled: bool,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        ResultsFormat::Text => formats::text(report, styled, width, out),
        ResultsFormat::Junit => formats::junit(report, out),
        ResultsFormat::Markdown => formats::markdown(report, Budget::Summary, None, out),
        ResultsFormat::Json => formats::json(report, out),
        ResultsFormat::Github => formats::github(report, out),
        ResultsFormat::Ctrf => formats::ctrf(report, out),
    }
}

mod answer;
mod baseline;
mod hidden;
mod inputs;
mod outputs;

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use super::{Context, publish};
use crate::cli::{ReportArgs, ResultsFormat};
use crate::failure::unwritten;
use crate::report::results::{self as formats, Budget, Report};
use crate::results::{self, Comparison, Keep, Redaction, Rules, Suite, Unredacted, Verdict};
use crate::{Exit, Failure, file};
use inputs::Input;
use outputs::Output;

/// `postorb report`: reads what runs of collections came to, and tells it.
pub(super) fn run(args: &ReportArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let outputs = outputs::outputs(&args.format, args.json)?;
    let inputs = inputs::expand(&args.files)?;
    outputs::refuse_inputs(&outputs, &inputs, &args.environment)?;
    let redaction = hidden::redaction(args, context)?;
    let run = results::join(read(&inputs, &redaction, context), args.attempts);
    let baseline = baseline::read(args, &redaction, context);
    let comparison = baseline.map(|(name, earlier)| {
        baseline::tell_unknown(&run, &earlier, &name, context);
        Comparison::of(&run, &earlier, &name)
    });
    let rules = Rules {
        allow_empty: args.allow_empty,
        require_assertions: args.require_assertions,
    };
    let verdict = Verdict::of(&run, rules);
    let report = Report {
        run: &run,
        verdict: &verdict,
        comparison: comparison.as_ref(),
    };
    let mut failed = None;
    for output in &outputs {
        // What cannot be written does not keep the rest back.
        if let Err(failure) = write(output, &report, context) {
            failed = Some(failure.show(context.io));
        }
    }
    let answer = || answer::answer(&report, &outputs);
    let unpublished = publish::to(&args.publish.targets, answer, context);
    if failed.is_none() && outputs.iter().all(|output| output.file.is_some()) {
        context.note(&formats::line(&report));
    }
    match failed.or(unpublished) {
        Some(exit) => Err(Failure::shown(exit)),
        None if verdict.is_red => Ok(Exit::Red),
        None => Ok(Exit::Ok),
    }
}

/// Reads all of them, and hides what is secret in any.
fn read(inputs: &[Input], redaction: &Redaction, context: &mut Context<'_, '_>) -> Vec<Suite> {
    let mut reports = Vec::new();
    let mut names = Vec::new();
    for input in inputs {
        context.detail(&format!("reading {}", input.path.display()));
        reports.extend(open(input, redaction.keep(), context));
        names.resize(reports.len(), input.suite.as_deref());
    }
    let mut suites = results::redact(reports, redaction).suites;
    if suites.iter().any(|suite| suite.is_withheld) {
        let next = "bodies and headers are not shown";
        context.warn(&format!(
            "warning: there are too many secrets to look for each: {next}"
        ));
    }
    for (suite, name) in suites.iter_mut().zip(names) {
        if let Some(name) = name {
            suite.rename(name);
        }
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

/// Writes one format to where it goes; a closed pipe is not an error.
fn write(
    output: &Output,
    report: &Report<'_>,
    context: &mut Context<'_, '_>,
) -> Result<(), Failure> {
    let width = context.width();
    if let Some(path) = &output.file {
        return file::stream(path, |out| format(output.format, report, false, width, out));
    }
    let styled = context.io.stdout_style();
    let mut out = BufWriter::with_capacity(64 * 1024, &mut *context.io.stdout);
    let written = format(output.format, report, styled, width, &mut out);
    match written.and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(unwritten(&error)),
        _ => Ok(()),
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
        ResultsFormat::Markdown => formats::markdown(report, Budget::Comment, None, out),
        ResultsFormat::Json => formats::json(report, out),
        ResultsFormat::Github => formats::github(report, out),
        ResultsFormat::Ctrf => formats::ctrf(report, out),
    }
}

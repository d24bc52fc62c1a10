//! Writing formats to where they go.

use std::io::{self, BufWriter, ErrorKind, Write};

use super::outputs::Output;
use crate::cli::ResultsFormat;
use crate::command::Context;
use crate::failure::unwritten;
use crate::report::results::{self as formats, Budget, Report};
use crate::{Failure, file};

/// Writes one format to where it goes; a closed pipe is not an error.
pub(super) fn write(
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
        ResultsFormat::Html => formats::html(report, out),
    }
}

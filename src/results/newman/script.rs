//! Errors of scripts, whose places are in stack traces.

use std::num::NonZeroU32;

use super::super::builder::Builder;
use super::super::json::{Fault, Json, Pieces};
use super::super::keep;
use super::super::run::{Failed, Phase};
use super::super::texts::TextId;
use super::owned;

/// An `error`, as Newman and the Postman CLI write it; none where it is `null`.
pub(super) fn error<P: Pieces>(
    json: &mut Json<P>,
    suite: &mut Builder,
) -> Result<Option<Failed>, Fault> {
    Ok(thrown(json, suite)?.map(|thrown| thrown.why))
}

/// All that an `error` says.
pub(super) struct Thrown {
    pub(super) why: Failed,
    /// What failed, which the Postman CLI tells in its own structure.
    pub(super) phase: Phase,
    /// The test that failed, of which Newman's failures tell the name.
    pub(super) test: TextId,
}

/// What is told of a failure of which only that is known.
pub(super) const UNEXPLAINED: &str = "it failed, and the report does not say why";

/// Something that failed, of which the next value tells, whatever it is.
pub(super) fn odd<P: Pieces>(json: &mut Json<P>, suite: &mut Builder) -> Result<Failed, Fault> {
    let why = error(json, suite)?;
    Ok(why.unwrap_or_else(|| plain(suite, UNEXPLAINED)))
}

/// A failure of no kind and at no place.
pub(super) fn plain(suite: &mut Builder, message: &str) -> Failed {
    Failed {
        kind: suite.text("Error"),
        message: suite.text(message),
        line: None,
    }
}

/// Reads an `error`; none where it is `null`. Whatever else it is, something failed.
pub(super) fn thrown<P: Pieces>(
    json: &mut Json<P>,
    suite: &mut Builder,
) -> Result<Option<Thrown>, Fault> {
    if json.is_null()? {
        return Ok(None);
    }
    let Some(mut error) = json.object_or()? else {
        let message = owned(json.text(keep::MESSAGE)?);
        let message = if message.is_empty() {
            UNEXPLAINED
        } else {
            &message
        };
        return Ok(Some(Thrown {
            why: plain(suite, message),
            phase: Phase::Other,
            test: suite.text(""),
        }));
    };
    let (mut kind, mut message) = (String::new(), String::new());
    let mut line = None;
    let mut phase = Phase::Other;
    let mut test = suite.text("");
    while let Some(key) = json.key(&mut error)? {
        match &*key {
            b"name" => kind = owned(json.text(keep::NAME)?),
            b"message" => message = owned(json.text(keep::MESSAGE)?),
            b"stack" => line = json.text(keep::MESSAGE)?.and_then(line_of),
            b"source" => {
                phase = match json.text(keep::NAME)? {
                    Some("pre-request") => Phase::PreRequest,
                    Some("request") => Phase::Request,
                    Some("post-response") => Phase::Test,
                    _ => Phase::Other,
                }
            }
            b"test" => test = suite.text(json.text(keep::NAME)?.unwrap_or_default()),
            b"stacktrace" if line.is_none() => line = trace(json)?,
            _ => json.skip()?,
        }
    }
    if kind.is_empty() {
        kind += "Error";
    }
    let why = Failed {
        kind: suite.text(&kind),
        message: suite.text(&message),
        line,
    };
    Ok(Some(Thrown { why, phase, test }))
}

/// The line of a script that a stack tells: `at Object.eval sandbox-script.js:3:5`.
pub(in crate::results) fn line_of(stack: &str) -> Option<NonZeroU32> {
    let (_, place) = stack.split_once("sandbox-script.js:")?;
    place.split(':').next()?.parse().ok()
}

/// The line of the first frame of a stack trace that is in the script.
fn trace<P: Pieces>(json: &mut Json<P>) -> Result<Option<NonZeroU32>, Fault> {
    let Some(mut list) = json.list()? else {
        return Ok(None);
    };
    let mut found = None;
    while json.element(&mut list)? {
        let Some(mut frame) = json.object()? else {
            continue;
        };
        let (mut is_script, mut line) = (false, None);
        while let Some(key) = json.key(&mut frame)? {
            match &*key {
                b"fileName" => is_script = json.text(keep::NAME)? == Some("sandbox-script.js"),
                b"lineNumber" => line = json.count()?,
                _ => json.skip()?,
            }
        }
        let line = line.filter(|_| is_script);
        let line = line.and_then(|line| NonZeroU32::new(u32::try_from(line).ok()?));
        found = found.or(line);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::line_of;

    #[test]
    fn the_line_is_the_scripts() {
        let stack =
            "AssertionError: expected 'x:2' to equal 'y'\n   at Object.eval sandbox-script.js:3:5)";
        assert_eq!(line_of(stack).map(u32::from), Some(3));
        assert_eq!(line_of("Error: x\n at y.js:1:1"), None);
    }
}

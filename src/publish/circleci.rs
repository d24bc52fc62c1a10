//! Files where a job of `CircleCI` stores them: `store_test_results` takes the folder of JUnit,
//! `store_artifacts` all of them.

use std::path::Path;

use super::{Build, Results};
use crate::names::CIRCLECI_RESULTS;
use crate::report::results::{Budget, html, json, junit, markdown};
use crate::{Env, Exit, Failure, file};

/// Writes the files: where they are. JUnit has a folder of its own, since `store_test_results` would read
/// JSON beside it as Cucumber's.
pub(super) fn write(results: &Results<'_>, build: &Build, env: &Env) -> Result<String, Failure> {
    if !Build::is_on_circleci(env) {
        let message = "this is no job of CircleCI";
        return Err(Failure::new(Exit::NotFound, message)
            .help("`--format junit=FILE` writes one of the files anywhere"));
    }
    let folder = Path::new(CIRCLECI_RESULTS);
    let report = results.report;
    let link = build.link.as_deref();
    file::stream(&folder.join("junit/results.xml"), |out| junit(report, out))?;
    file::stream(&folder.join("results.json"), |out| json(report, out))?;
    file::stream(&folder.join("results.html"), |out| html(report, out))?;
    file::stream(&folder.join("results.md"), |out| {
        markdown(report, Budget::Summary, link, out)
    })?;
    Ok(format!("{CIRCLECI_RESULTS}/"))
}

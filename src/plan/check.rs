//! What no config can hold, said before anything is rendered.

use super::{Run, source};
use crate::selection::{Selection, Suite};
use crate::{Exit, Failure, secret};

/// Values that go into shell lines and YAML as they are must have their shape, and no text may hold
/// a key or a NUL, which no argument of a program can.
pub(super) fn selection(selection: &Selection) -> Result<(), Failure> {
    let key = selection.api_key.env.as_ref();
    let secrets = selection
        .suites
        .iter()
        .flat_map(|suite| suite.secrets.values());
    for name in key.into_iter().chain(secrets) {
        if !source::is_variable(&name.0) {
            return Err(wrong(format!(
                "`{}` is no name of an environment variable",
                name.0
            ))
            .help("a letter or `_`, then letters, digits and `_`"));
        }
    }
    if let Some(version) = &selection.runner.version
        && !is_version(version, 3..=3)
    {
        return Err(wrong(format!("`{version}` is no version of the runner"))
            .help("a version has three numbers: `6.2.2`"));
    }
    if let Some(version) = &selection.orb_version
        && !is_orb_version(version)
    {
        return Err(wrong(format!("`{version}` is no version of an orb"))
            .help("a version is `1.0.0`, `1.0`, `1`, `volatile` or `dev:<label>`"));
    }
    selection.suites.iter().try_for_each(suite)
}

fn suite(suite: &Suite) -> Result<(), Failure> {
    let name = &suite.name;
    if suite.environment.is_some() && !suite.environments.is_empty() {
        return Err(wrong(format!(
            "suite `{name}` has both `environment` and `environments`"
        ))
        .help("name that one among the others, in `environments`"));
    }
    for (key, text) in texts(suite) {
        if text.contains('\0') {
            return Err(wrong(format!(
                "suite `{name}`: a NUL character in `{key}` cannot be passed to a program"
            )));
        }
        if !secret::find(text).is_empty() {
            return Err(wrong(format!(
                "suite `{name}`: `{key}` holds a Postman key as text"
            ))
            .help("postorb takes it from an environment variable: see `api-key.env`")
            .help("revoke that key, it is no secret any more"));
        }
        if text.is_empty() && key != "newman.extra" {
            return Err(wrong(format!("suite `{name}`: `{key}` is empty"))
                .help("give it a value, or leave the key out"));
        }
    }
    Ok(())
}

/// Every text of a suite that reaches a config, with its key.
fn texts(suite: &Suite) -> impl Iterator<Item = (&'static str, &str)> {
    let newman = &suite.newman;
    let one = [
        ("name", Some(&suite.name)),
        ("collection", Some(&suite.collection)),
        ("environment", suite.environment.as_ref()),
        ("globals", suite.globals.as_ref()),
        ("iteration-data", suite.iteration_data.as_ref()),
        (
            "newman.export-environment",
            newman.export_environment.as_ref(),
        ),
        ("newman.export-globals", newman.export_globals.as_ref()),
        (
            "newman.export-collection",
            newman.export_collection.as_ref(),
        ),
    ];
    let one = one
        .into_iter()
        .filter_map(|(key, text)| Some((key, text?.as_str())));
    let environments = suite
        .environments
        .values()
        .map(|text| ("environments", text.as_str()));
    let folders = suite.folder.0.iter().map(|text| ("folder", text.as_str()));
    let before = suite.before.0.iter().map(|text| ("before", text.as_str()));
    let extra = newman
        .extra
        .iter()
        .map(|text| ("newman.extra", text.as_str()));
    let secrets = suite.secrets.keys().map(|text| ("secrets", text.as_str()));
    one.chain(environments)
        .chain(folders)
        .chain(before)
        .chain(extra)
        .chain(secrets)
}

/// A file's name ends at 255 bytes, and `.xml` follows.
const LONGEST: usize = 200;

/// Every run needs a name of its own.
pub(super) fn slugs(runs: &[Run]) -> Result<(), Failure> {
    for (at, run) in runs.iter().enumerate() {
        let slug = &run.slug;
        if slug.is_empty() {
            return Err(wrong(format!(
                "suite `{}`: no letter or digit is left of its name for the name of a job",
                run.suite
            ))
            .help("give it a name with a letter of a-z or a digit"));
        }
        if slug.len() > LONGEST {
            let start = slug.get(..20).unwrap_or_default();
            return Err(wrong(format!(
                "the suite `{start}…` has a name of {} characters for a job and a file; {LONGEST} \
                 are possible",
                slug.len()
            ))
            .help("give it a shorter name"));
        }
        if let Some(other) = runs.iter().take(at).find(|other| other.slug == *slug) {
            let suites = if other.suite == run.suite {
                format!("two runs of suite `{}`", run.suite)
            } else {
                format!("the suites `{}` and `{}`", other.suite, run.suite)
            };
            return Err(wrong(format!(
                "{suites} would both be called `{slug}` in the config"
            ))
            .help(
                "the name is the suite's, and its environment's in `environments`, in lower \
                       case with `-` for everything but a-z, 0-9, `_` and `-`; change one",
            ));
        }
    }
    Ok(())
}

fn is_version(text: &str, parts: std::ops::RangeInclusive<usize>) -> bool {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split('.').all(number) && parts.contains(&text.split('.').count())
}

fn is_orb_version(text: &str) -> bool {
    text == "volatile"
        || is_version(text, 1..=3)
        || text.strip_prefix("dev:").is_some_and(|label| {
            !label.is_empty()
                && label
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
        })
}

fn wrong(message: String) -> Failure {
    Failure::new(Exit::Usage, message)
}

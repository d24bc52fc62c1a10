//! A run as the orb's command takes it, and as Newman's command line.

use super::job::{Value, Values};
use super::{sh, vocabulary};
use crate::plan::{Host, Key, Kind, Plan, Run, Source};
use crate::selection::{Bail, BailAt, EnvName, Layout};
use crate::{Exit, Failure, names};

/// The parameters of `newman-run`, run by run. The orb's command writes them into one shell line
/// without quotes (postmanlabs/newman-orb, `src/commands/newman-run.yml`), so each brings its own.
pub(super) fn orb(plan: &Plan, key: &str) -> Result<Vec<Values>, Failure> {
    refuse_eu(plan)?;
    let values = |run| {
        let Options { mut named, rest } = options(plan, run, key)?;
        if !rest.is_empty() {
            named.push(("additional-options", Value::Text(rest.join(" "))));
        }
        Ok(Values(named))
    };
    plan.runs.iter().map(values).collect()
}

/// What follows `newman run`, run by run.
pub(super) fn docker(plan: &Plan, key: &str) -> Result<Vec<Values>, Failure> {
    refuse_eu(plan)?;
    let version: Vec<u32> = plan
        .newman_version
        .split('.')
        .flat_map(str::parse)
        .collect();
    let values = |run: &Run| {
        if run.key == Key::Url && version.as_slice() < names::NEWMAN_HIDES_KEYS.as_slice() {
            let message = format!(
                "suite `{}`: Newman {} leaves the key in the URL and prints it when a fetch fails",
                run.suite, plan.newman_version,
            );
            return Err(Failure::new(Exit::Usage, message)
                .help("take Newman 6.2.0 or newer: runner: {version: 6.2.2}")
                .help("or give full UIDs, so that the key travels in a header"));
        }
        let Options { named, rest } = options(plan, run, key)?;
        let mut words = Vec::new();
        for (name, value) in named {
            match (name, value) {
                ("collection", Value::Text(word)) => words.push(word),
                (_, Value::Text(word)) => words.extend([format!("--{name}"), word]),
                (..) => words.push(format!("--{name}")),
            }
        }
        words.extend(rest);
        let mut values = vec![(vocabulary::ARGUMENTS, Value::Text(words.join(" ")))];
        if run.retry > 0 {
            values.push((vocabulary::RETRY, Value::Number(run.retry)));
        }
        Ok(Values(values))
    };
    plan.runs.iter().map(values).collect()
}

struct Options {
    /// What has a parameter in the orb; Newman's options have the same names.
    named: Vec<(&'static str, Value)>,
    /// Everything else, as words.
    rest: Vec<String>,
}

fn options(plan: &Plan, run: &Run, key: &str) -> Result<Options, Failure> {
    let newman = &run.newman;
    let word = |source: &Option<Source>, kind| {
        let source = source.as_ref();
        source
            .map(|source| word(key, run, kind, source))
            .transpose()
    };
    let path = |path: &Option<String>| path.as_deref().map(sh::quote);
    let text = |name, text: Option<String>| Some((name, Value::Text(text?)));
    let number = |name, number: Option<u64>| text(name, number.map(|number| number.to_string()));
    let flag = |name, set: bool| set.then_some((name, Value::Flag));
    // Newman takes several folders, the orb has a parameter for one.
    let (folder, folders) = match run.folders.as_slice() {
        [one] => (Some(sh::quote(one)), [].as_slice()),
        folders => (None, folders),
    };
    let collection = self::word(key, run, Kind::Collection, &run.collection)?;
    let named = [
        text("collection", Some(collection)),
        text("environment", word(&run.environment, Kind::Environment)?),
        text("globals", word(&run.globals, Kind::Globals)?),
        number("iteration-count", newman.iteration_count.map(u64::from)),
        text("iteration-data", word(&run.data, Kind::Data)?),
        text("folder", folder),
        text("export-environment", path(&newman.export_environment)),
        text("export-globals", path(&newman.export_globals)),
        text("export-collection", path(&newman.export_collection)),
        number("timeout", newman.timeout),
        number("timeout-request", newman.timeout_request),
        number("timeout-script", newman.timeout_script),
        flag("insecure", newman.insecure),
        flag("ignore-redirects", newman.ignore_redirects),
        number("delay-request", newman.delay_request),
    ];
    let mut rest = Vec::new();
    for folder in folders {
        rest.extend(["--folder".to_owned(), sh::quote(folder)]);
    }
    if run.key == Key::Header {
        rest.extend(["--postman-api-key".to_owned(), key.to_owned()]);
    }
    if !(plan.bare && plan.layout == Layout::NewmanOrb) {
        rest.extend(tail(run, vocabulary::NEWMAN_RESULTS));
    }
    Ok(Options {
        named: named.into_iter().flatten().collect(),
        rest,
    })
}

/// The options that Newman and the Postman CLI have in common, with those of the user's own at the
/// end: of an option that stands twice, both take the last.
pub(super) fn tail(run: &Run, results: &str) -> Vec<String> {
    let mut words: Vec<String> = match run.newman.bail {
        None | Some(Bail::Plain(false)) => Vec::new(),
        Some(Bail::Plain(true)) => vec!["--bail".to_owned()],
        Some(Bail::At(BailAt::Failure)) => vec!["--bail failure".to_owned()],
        Some(Bail::At(BailAt::Folder)) => vec!["--bail folder".to_owned()],
    };
    for (name, EnvName(variable)) in &run.secrets {
        words.extend(["--env-var".to_owned(), sh::assignment(name, variable)]);
    }
    words.push("--reporters cli,junit".to_owned());
    words.push(format!(
        "--reporter-junit-export {results}/{}.xml",
        run.slug
    ));
    words.extend(run.newman.extra.iter().map(|word| sh::quote(word)));
    words
}

/// A source as the word that Newman reads it from.
fn word(key: &str, run: &Run, kind: Kind, source: &Source) -> Result<String, Failure> {
    let Some(id) = source.id() else {
        return Ok(local(source));
    };
    if kind == Kind::Globals {
        let message = format!("suite `{}`: Newman cannot fetch globals by id", run.suite);
        return Err(Failure::new(Exit::Usage, message)
            .help("export them to a file of the repository, or give a URL")
            .help("layout `postman-cli` takes an id"));
    }
    if run.key == Key::Header {
        return Ok(id.to_owned());
    }
    let host = match source {
        Source::PostmanUrl { host, .. } => *host,
        _ => Host::GetPostman,
    };
    // A shell expands the variable, and passes a `?` on where no file has such a name.
    Ok(format!(
        "https://{}/{}/{id}?apikey={key}",
        host.name(),
        kind.path()
    ))
}

/// A file or an address as a word that no program takes for an option.
pub(super) fn local(source: &Source) -> String {
    match source {
        Source::File(path) if path.starts_with('-') => sh::quote(&format!("./{path}")),
        Source::File(text) | Source::Url(text) => sh::quote(text),
        Source::Uid(id) | Source::BareId(id) | Source::PostmanUrl { id, .. } => id.clone(),
    }
}

fn refuse_eu(plan: &Plan) -> Result<(), Failure> {
    let Some(run) = plan.on_host(true) else {
        return Ok(());
    };
    let message = format!(
        "suite `{}`: Newman sends the key to Postman's EU host in the URL, and prints it when a \
         fetch fails",
        run.suite
    );
    Err(Failure::new(Exit::Usage, message).help(
        "layout `postman-cli` logs in with `--region eu`: postorb render --layout postman-cli",
    ))
}

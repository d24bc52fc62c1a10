//! The suite that flags describe.

use std::collections::BTreeMap;

use super::wanted::Wanted;
use crate::cli::AddArgs;
use crate::pick::{Kind, Picked, Resolver};
use crate::selection::edit::Names;
use crate::selection::{self, Bail, Duration, EnvName, Newman, Strings, Suite};
use crate::{Exit, Failure};

/// A suite, and what is known of what it names.
#[derive(Default)]
pub(super) struct Described {
    pub(super) suite: Suite,
    pub(super) names: Names,
    /// What could not be found out.
    pub(super) doubts: Vec<String>,
}

/// Resolves what the flags name, and makes the suite of it that is wanted. What can be told without asking
/// Postman is told first.
pub(super) fn suite(
    args: &AddArgs,
    wanted: Wanted<'_>,
    resolver: &Resolver<'_>,
) -> Result<Described, Failure> {
    let mut suite = plain(args)?;
    let environments = pairs("--environments", "NAME=X", &args.environments)?;
    let mut described = Described::default();
    let collection = resolver.resolve(wanted.collection, Kind::Collection)?;
    suite.name = match wanted.name {
        Some(name) => name.to_owned(),
        None => name_of(&collection)?,
    };
    suite.collection = described.take(collection);
    if let Some(environment) = &args.environment {
        let picked = resolver
            .resolve(environment, Kind::Environment)
            .map_err(|failure| paired(environment, failure))?;
        suite.environment = Some(described.take(picked));
    }
    for (name, environment) in environments {
        let picked = resolver.resolve(environment, Kind::Environment)?;
        let value = described.take(picked);
        if suite.environments.insert(name.to_owned(), value).is_some() {
            let message = format!("two environments are named `{name}`");
            return Err(Failure::new(Exit::Usage, message)
                .help("each `--environments` has a name of its own"));
        }
    }
    described.suite = suite;
    Ok(described)
}

/// What has the form of a pair is one of several.
fn paired(environment: &str, failure: Failure) -> Failure {
    if failure.exit == Exit::NotFound && environment.contains('=') {
        return failure.help("one of several environments, by its name: `--environments NAME=X`");
    }
    failure
}

impl Described {
    /// Keeps what is known of something picked, and gives what the selection holds.
    fn take(&mut self, picked: Picked) -> String {
        self.doubts.extend(picked.doubt);
        // The path of a file tells people what it is.
        if picked.is_id
            && let Some(name) = picked.name
        {
            self.names.insert(picked.value.clone(), name);
        }
        picked.value
    }
}

/// The name of a suite that is made of its collection's, or of its file's.
fn name_of(collection: &Picked) -> Result<String, Failure> {
    let file = collection.value.rsplit('/').next();
    let stem = file.and_then(|file| file.split('.').next());
    let names = [
        collection.name.as_deref(),
        stem.filter(|_| !collection.is_id),
    ];
    let mut slugs = names.into_iter().flatten().map(selection::slug);
    slugs.find(|slug| !slug.is_empty()).ok_or_else(|| {
        let message = "the suite needs a name: the collection's is not known here";
        Failure::new(Exit::Usage, message).help("name it: `postorb suite add NAME --collection …`")
    })
}

/// What the flags say by themselves.
fn plain(args: &AddArgs) -> Result<Suite, Failure> {
    Ok(Suite {
        globals: args.globals.clone(),
        folder: Strings(args.folder.clone()),
        iteration_data: args.iteration_data.clone(),
        newman: newman(args),
        secrets: secrets(args)?,
        retry: args.retry,
        timeout: args.timeout.as_deref().map(timeout).transpose()?,
        workflow: args.workflow.clone(),
        ..Suite::default()
    })
}

fn newman(args: &AddArgs) -> Newman {
    Newman {
        iteration_count: args.iteration_count,
        timeout: None,
        timeout_request: args.timeout_request,
        timeout_script: args.newman.timeout_script,
        delay_request: args.newman.delay_request,
        insecure: args.newman.insecure,
        ignore_redirects: args.newman.ignore_redirects,
        bail: args.bail.map(Bail::At),
        export_environment: args.newman.export_environment.clone(),
        export_globals: args.newman.export_globals.clone(),
        export_collection: args.newman.export_collection.clone(),
        extra: args.extra.clone(),
    }
}

fn timeout(text: &str) -> Result<Duration, Failure> {
    Duration::parse(text).ok_or_else(|| {
        Failure::new(Exit::Usage, format!("`{text}` is no length of time"))
            .help("a number and its unit, like `500ms`, `90s`, `10m` or `1h`")
    })
}

/// Variables and their environment variables. What is no name may be the secret itself, and is not
/// repeated.
fn secrets(args: &AddArgs) -> Result<BTreeMap<String, EnvName>, Failure> {
    let pairs = pairs("--secrets", "VAR=ENV", &args.secrets)?.into_iter();
    let secrets = pairs.map(|(variable, env)| {
        let env = EnvName::parse(env).ok_or_else(|| {
            let message = format!("`--secrets {variable}=…` names no environment variable");
            Failure::new(Exit::Usage, message)
                .help("name the variable that has the value in the job, like `API_TOKEN`, and never the value")
        })?;
        Ok((variable.to_owned(), env))
    });
    secrets.collect()
}

/// Texts with a `=` in them, taken apart there. What has none may be a secret, and is not repeated.
fn pairs<'t>(
    flag: &str,
    form: &str,
    texts: &'t [String],
) -> Result<Vec<(&'t str, &'t str)>, Failure> {
    let parts = texts.iter().map(|text| {
        let (name, value) = text.split_once('=').unwrap_or_default();
        let (name, value) = (name.trim(), value.trim());
        if name.is_empty() || value.is_empty() {
            let message = format!("a value of `{flag}` has not the form `{form}`");
            return Err(Failure::new(Exit::Usage, message).help(format!(
                "give one pair to each: `{flag} {form} {flag} {form}`"
            )));
        }
        Ok((name, value))
    });
    parts.collect()
}

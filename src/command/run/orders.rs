//! The files that a suite's runner is given: those of the repository, what Postman has, and copies of
//! environments with the values of secrets in them.

use std::path::{Path, PathBuf};

use super::sources::Sources;
use crate::collection::{Content, Other};
use crate::command::Context;
use crate::plan::{Kind, Run, Source};
use crate::results::{Named, Redaction};
use crate::runner::{Faulty, Order, Scratch, with_secrets};
use crate::{Exit, Failure, file};

/// Makes orders of runs.
pub(super) struct Orders<'o> {
    pub(super) scratch: &'o Scratch,
    pub(super) sources: &'o Sources,
    pub(super) extra: &'o [String],
    /// Whether the runner knows collections of format v3.
    pub(super) takes_v3: bool,
}

impl<'o> Orders<'o> {
    /// The order for a run, whose secrets the redaction knows from then on.
    ///
    /// # Errors
    /// A file that cannot be read or is something else, a document that Postman did not give, and a
    /// secret that is not set.
    pub(super) fn order(
        &self,
        number: usize,
        run: &'o Run,
        redaction: &mut Redaction,
        context: &mut Context<'_, '_>,
    ) -> Result<Order<'o>, Failure> {
        let collection = self.file(Kind::Collection, &run.collection)?;
        is_collection(&collection, self.takes_v3)?;
        let environment = match &run.environment {
            Some(source) => Some(self.file(Kind::Environment, source)?),
            None => None,
        };
        for (kind, source) in run.sources() {
            if matches!(kind, Kind::Environment | Kind::Globals)
                && !matches!(source, Source::Url(_))
            {
                let source = file::read(&self.file(kind, source)?)?;
                // What it marks as secret is hidden.
                if redaction.add_environment(&source.text) == Ok(false) {
                    return Err(no_environment(&source.name));
                }
            }
        }
        let environment = if run.secrets.is_empty() {
            environment
        } else {
            hide(run, redaction, context);
            Some(self.with_secrets(number, run, environment.as_deref(), context)?)
        };
        let other = |kind, source: &Option<Source>| {
            let source = source.as_ref();
            source.map(|source| self.file(kind, source)).transpose()
        };
        Ok(Order {
            run,
            collection,
            environment,
            globals: other(Kind::Globals, &run.globals)?,
            data: other(Kind::Data, &run.data)?,
            extra: self.extra,
        })
    }

    /// Where a source is on this machine.
    fn file(&self, kind: Kind, source: &Source) -> Result<PathBuf, Failure> {
        match source {
            Source::File(path) => Ok(path.into()),
            // An address of somebody else's, which the runner reads without a key.
            Source::Url(url) => Ok(url.into()),
            Source::Uid(_) | Source::BareId(_) | Source::PostmanUrl { .. } => {
                self.sources.file(kind, source)
            }
        }
    }

    fn with_secrets(
        &self,
        number: usize,
        run: &Run,
        environment: Option<&Path>,
        context: &Context<'_, '_>,
    ) -> Result<PathBuf, Failure> {
        let source = environment.map(file::read).transpose()?;
        let text = source.as_ref().map(|source| source.text.as_str());
        let given = with_secrets(text, &run.secrets, context.env).map_err(|faulty| match faulty {
            Faulty::Form => no_environment(source.as_ref().map_or("", |source| &source.name)),
            Faulty::Unset { variable, name } => {
                let message = format!("${name} is not set, and is the variable `{variable}` of suite `{}`", run.suite);
                Failure::new(Exit::Authentication, message)
                    .help("set it where postorb runs: in CircleCI, in the project's settings or a context")
            }
        })?;
        self.scratch
            .keep(&format!("environment-{number}.json"), &given)
    }
}

fn no_environment(name: &str) -> Failure {
    let message = format!("`{name}` is no environment of Postman");
    Failure::new(Exit::Usage, message)
        .help("export one from Postman, or give a suite's `environment:` its UID")
}

/// Hides the values of a run's secrets, by name and by value.
fn hide(run: &Run, redaction: &mut Redaction, context: &mut Context<'_, '_>) {
    for (variable, name) in &run.secrets {
        redaction.add_variable(variable);
        if redaction.add_secret(context.env, &name.0) == Named::TooCommon {
            context.warn(&format!(
                "warning: the value of ${} is too short or too common to be looked for in results",
                name.0
            ));
        }
    }
}

/// Refuses a file that Newman would take for an empty collection, and then pass.
fn is_collection(path: &Path, takes_v3: bool) -> Result<(), Failure> {
    if path.to_str().is_some_and(|path| path.contains("://")) {
        return Ok(());
    }
    let source = file::read(path)?;
    match Content::read(&source.text) {
        Ok(Content::Other(Other::V3)) if takes_v3 => Ok(()),
        Ok(Content::Other(Other::V3)) => {
            let message = format!(
                "`{}` is a collection of format v3, which Newman cannot run",
                source.name
            );
            Err(Failure::new(Exit::Usage, message)
                .help("run it with the Postman CLI: --runner postman-cli"))
        }
        Ok(Content::Other(other)) => {
            let message = format!("`{}` is no collection, but {}", source.name, other.name());
            Err(Failure::new(Exit::Usage, message)
                .help("export a collection from Postman as v2.1, or name its UID"))
        }
        // What cannot be read here is left to the runner, whose own word it is then.
        Ok(Content::Collection(_)) | Err(_) => Ok(()),
    }
}

//! What is asked of `CircleCI`: what its compiler says, and which variables the project has.

use std::collections::HashMap;

use super::compiler::Compiler;
use super::failed::Failed;
use super::project::{self, Meant};
use crate::cli::ValidateArgs;
use crate::command::Context;
use crate::command::veil::{Scripts, Veil};
use crate::finding::Finding;
use crate::lint::{self, Compilation, Fitness, Names, Project};
use crate::service::circleci::ContextListed;
use crate::service::{CircleCi as Client, Network, many};
use crate::{Exit, Failure};

/// `CircleCI`, and what it said so far: each text is compiled once a call.
#[derive(Debug)]
pub(super) struct CircleCi {
    compiler: Compiler,
    pub(super) project: Option<Project>,
    /// The contexts of the owner; none where nobody asked for them yet.
    listed: Option<Result<Vec<ContextListed>, Names>>,
    compiled: HashMap<String, Result<Compilation, Failure>>,
}

/// What is not known where there is no token.
const ANONYMOUS: &str = "CircleCI is asked without a token: it knows no private orbs then, and does not tell which \
     variables the project has; `postorb auth login circleci` keeps one";

/// What is not known where the project is not.
const WITHOUT: &str =
    "CircleCI's compiler is asked without the organization: it knows no private orbs then";

impl CircleCi {
    /// With a token, and without one where there is none. `meant` is the project that somebody named.
    pub(super) fn new(
        args: &ValidateArgs,
        meant: Option<Meant>,
        failed: &mut Failed,
        context: &mut Context<'_, '_>,
    ) -> Result<Self, Failure> {
        let network = || Network::new(args.network.timeout.as_deref(), context.env);
        let variable = super::postman::variable(args, context.env);
        let (client, has_token) = match Client::new(context.env, network()?) {
            Ok(client) => (client, true),
            Err(failure) if failure.exit == Exit::Authentication => {
                (Client::anonymous(context.env, network()?)?, false)
            }
            Err(failure) => return Err(failure),
        };
        let meant = match meant {
            _ if !has_token => {
                context.note(ANONYMOUS);
                None
            }
            Some(meant) => Some(meant),
            None => project::meant(args, context)?,
        };
        let found = meant.map(|meant| project::find(&client, &meant, context));
        context.tell_calls_of(&client);
        // Without the project the compiler is asked all the same, and where the token is none, without it.
        let found = match found.transpose() {
            Ok(found) => found.flatten(),
            Err(failure) => {
                failed.tell(&failure, context);
                failed.note(WITHOUT, context);
                None
            }
        };
        let client = if client.is_refused() {
            Client::anonymous(context.env, network()?)?
        } else {
            client
        };
        let (organization, project) = found.map(|it| (it.organization, it.project)).unzip();
        Ok(Self {
            compiler: Compiler {
                client,
                veil: Veil::new(context.env, variable.as_deref()),
                organization,
            },
            project,
            listed: None,
            compiled: HashMap::new(),
        })
    }

    /// Has texts compiled, several at once.
    pub(super) fn prepare(&mut self, texts: Vec<String>, context: &mut Context<'_, '_>) {
        let mut wanted: Vec<String> = Vec::new();
        for text in texts {
            let is_fit = lint::fitness(&text) == Fitness::Config;
            if is_fit && !self.compiled.contains_key(&text) && !wanted.contains(&text) {
                wanted.push(text);
            }
        }
        let compiler = &self.compiler;
        let answers = many(&wanted, |text| compiler.compile(text));
        context.tell_calls_of(&compiler.client);
        self.compiled.extend(wanted.into_iter().zip(answers));
    }

    /// What the compiler says of a file's text; none where it is not sent, or the answer did not come.
    pub(super) fn compiled(
        &mut self,
        (name, text): (&str, &str),
        failed: &mut Failed,
        context: &mut Context<'_, '_>,
    ) -> Option<Compilation> {
        match lint::fitness(text) {
            Fitness::Config => {}
            Fitness::Setup => {
                context.note(&format!(
                    "{name}: not sent to CircleCI's compiler: what follows a setup config is made when that runs"
                ));
                return None;
            }
            Fitness::None => {
                context.detail(&format!(
                    "{name}: not sent to CircleCI's compiler: it is no config, or no YAML"
                ));
                return None;
            }
        }
        let Some(veiled) = self.compiler.veil.config(text, Scripts::Stay) else {
            context.warn(&format!(
                "{name}: not sent to CircleCI's compiler: its secrets cannot be told from the rest"
            ));
            return None;
        };
        if veiled.count > 0 {
            let what = match veiled.count {
                1 => "1 value that is or may be a secret".to_owned(),
                count => format!("{count} values that are or may be secrets"),
            };
            context.note(&format!(
                "{name}: CircleCI's compiler gets `x` in the place of {what}, of scripts and of comments"
            ));
        }
        self.prepare(vec![text.to_owned()], context);
        match self.compiled.get(text)? {
            Ok(compilation) => Some(compilation.clone()),
            Err(failure) => {
                failed.tell(failure, context);
                None
            }
        }
    }

    /// Fetches the contexts that a look at a file asks for.
    pub(super) fn contexts(
        &mut self,
        look: impl Fn(&Project) -> Vec<Finding>,
        failed: &mut Failed,
        context: &mut Context<'_, '_>,
    ) {
        let (Some(project), Some(owner)) = (&mut self.project, &self.compiler.organization) else {
            return;
        };
        // What it finds says nothing yet: only what it asks for counts.
        drop(look(project));
        let wanted = project.missing();
        if wanted.is_empty() {
            return;
        }
        let client = &self.compiler.client;
        let listed = self.listed.get_or_insert_with(|| {
            let listed = client.contexts(owner);
            listed.map_err(|failure| project::closed(client, &failure, failed, context))
        });
        let names = many(&wanted, |name| {
            project::names(client, listed.as_ref(), name)
        });
        for (name, names) in wanted.iter().zip(names) {
            let names =
                names.unwrap_or_else(|failure| project::closed(client, &failure, failed, context));
            project.insert(name, names);
        }
        context.tell_calls_of(client);
    }
}

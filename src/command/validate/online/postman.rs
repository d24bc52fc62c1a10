//! What is asked of Postman: whether the key is one, and what is there under the ids of configs.

use std::path::PathBuf;
use std::time::SystemTime;

use crate::cli::ValidateArgs;
use crate::command::Context;
use crate::command::validate::files;
use crate::finding::Finding;
use crate::lint::{Found, Thing, Workspace};
use crate::names::SELECTION;
use crate::selection::{self, Date};
use crate::service::{Postman as Client, many};
use crate::{Env, Exit, Failure, file};

/// Postman, and what it gave so far: each collection and environment is fetched once a call.
#[derive(Debug)]
pub(super) struct Postman {
    /// Or why it cannot be asked.
    client: Result<Client, Failure>,
    /// Whether it has said whose the key is.
    is_known: bool,
    workspace: Workspace,
    /// Ids that could not be fetched: the next file does not ask again.
    failed: Vec<(Thing, String)>,
}

impl Postman {
    /// Asks nothing yet: not every config has something of Postman's.
    pub(super) fn new(args: &ValidateArgs, context: &Context<'_, '_>) -> Self {
        let client = context.postman(&args.network, variable(args, context.env).as_deref());
        let host = client.as_ref().map(Client::host).unwrap_or_default();
        Self {
            workspace: Workspace::of(host),
            client,
            is_known: false,
            failed: Vec::new(),
        }
    }

    /// Why it cannot be asked.
    pub(super) fn broken(&self) -> Option<&Failure> {
        self.client.as_ref().err()
    }

    /// What it has, where it was asked and knows the key.
    pub(super) fn workspace(&self) -> Option<&Workspace> {
        self.is_known.then_some(&self.workspace)
    }

    /// Asks whose key it is, so that a key that is none is told of once, and before anything else.
    fn greet(&mut self, context: &mut Context<'_, '_>) -> Result<(), Failure> {
        let client = self.client.as_ref().map_err(Clone::clone)?;
        if self.is_known {
            return Ok(());
        }
        let me = client.me();
        context.tell_calls(client);
        let me = match me {
            Ok(me) => me,
            Err(failure) => {
                self.client = Err(failure.clone());
                return Err(failure);
            }
        };
        self.is_known = true;
        let left = me
            .quota
            .map(|quota| format!(", {} calls left this month", quota.left()));
        let (name, host) = (me.username, client.host());
        context.detail(&format!(
            "{host} knows the key as {name}'s{}",
            left.unwrap_or_default()
        ));
        Ok(())
    }

    /// Fetches what a look at a config asks for, and is not here.
    pub(super) fn complete(
        &mut self,
        look: impl Fn(&Workspace) -> Vec<Finding>,
        context: &mut Context<'_, '_>,
    ) -> Result<(), Failure> {
        // What it finds says nothing yet: only what it asks for counts.
        drop(look(&self.workspace));
        let mut wanted = self.workspace.missing();
        wanted.retain(|one| !self.failed.contains(one));
        if wanted.is_empty() {
            return Ok(());
        }
        self.greet(context)?;
        let client = self.client.as_ref().map_err(Clone::clone)?;
        let fetched = many(&wanted, |(thing, id)| fetch(client, *thing, id));
        context.tell_calls(client);
        let mut worst: Option<Failure> = None;
        for ((thing, id), result) in wanted.into_iter().zip(fetched) {
            match result {
                Ok(found) => self.workspace.insert(thing, &id, found),
                Err(failure) => {
                    self.failed.push((thing, id));
                    worst = Some(weightier(worst, failure));
                }
            }
        }
        worst.map_or(Ok(()), Err)
    }
}

fn fetch(postman: &Client, thing: Thing, id: &str) -> Result<Found<String>, Failure> {
    let document = match thing {
        Thing::Collection => postman.collection(id),
        Thing::Environment => postman.environment(id),
    };
    match document {
        Ok(document) => Ok(Found::File(document.json.to_string())),
        Err(failure) if failure.exit == Exit::NotFound => Ok(Found::Missing),
        // The key is one, as its owner was told: it may not read this.
        Err(failure) if failure.exit == Exit::Authentication && !postman.is_refused() => {
            Ok(Found::Closed(failure.message))
        }
        Err(failure) => Err(failure),
    }
}

/// Of two failures the one whose exit code weighs more: the network before the time.
fn weightier(one: Option<Failure>, other: Failure) -> Failure {
    match one {
        Some(one) if one.exit == Exit::Api || other.exit != Exit::Api => one,
        _ => other,
    }
}

/// The variable with the key that a selection names: one that is checked, or the repository's.
pub(super) fn variable(args: &ValidateArgs, env: &Env) -> Option<String> {
    let files = files::of(args, env)
        .into_iter()
        .chain([PathBuf::from(SELECTION)]);
    files.into_iter().find_map(|path| {
        let text = file::read(&path).ok()?.text;
        let today = Date::at(SystemTime::now());
        let loaded = selection::read(&text, today).ok()?;
        loaded.selection.api_key.env.map(|name| name.0)
    })
}

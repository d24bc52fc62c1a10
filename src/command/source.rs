//! Postman, asked in a way that Ctrl-C ends: a call runs on a thread, and whoever waits for it can stop.

use std::cell::OnceCell;
use std::sync::Arc;

use super::Context;
use crate::pick::{Catalogue, Kind, Listed, Workspace};
use crate::service::postman::{self, Contents, Named};
use crate::service::{Network, Postman};
use crate::terminal::Interrupt;
use crate::{Env, Failure};

/// What a workspace holds, each list fetched once.
pub(super) struct Source<'s> {
    env: &'s Env,
    /// The variable that the selection names for the key.
    variable: Option<String>,
    interrupt: &'s Interrupt,
    postman: OnceCell<Result<Arc<Postman>, Failure>>,
    workspaces: OnceCell<Result<Vec<postman::Workspace>, Failure>>,
    contents: OnceCell<Result<Contents, Failure>>,
}

impl<'s> Source<'s> {
    pub(super) const fn new(
        env: &'s Env,
        variable: Option<String>,
        interrupt: &'s Interrupt,
    ) -> Self {
        Self {
            env,
            variable,
            interrupt,
            postman: OnceCell::new(),
            workspaces: OnceCell::new(),
            contents: OnceCell::new(),
        }
    }

    /// Fails where there is no key.
    pub(super) fn open(&self) -> Result<&Arc<Postman>, Failure> {
        let postman = self.postman.get_or_init(|| {
            let network = Network::new(None, self.env)?;
            let postman = Postman::new(self.env, network, self.variable.as_deref())?;
            Ok(Arc::new(postman))
        });
        postman.as_ref().map_err(Clone::clone)
    }

    /// The time that somebody took for an answer is not the network's.
    pub(super) fn restart(&self) {
        if let Some(Ok(postman)) = self.postman.get() {
            postman.restart();
        }
    }

    /// Tells each call, with `--verbose`.
    pub(super) fn tell(&self, context: &mut Context<'_, '_>) {
        if let Some(Ok(postman)) = self.postman.get() {
            context.tell_calls(postman);
        }
    }

    fn ask<T: Send + 'static>(
        &self,
        call: impl FnOnce(&Postman) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let postman = Arc::clone(self.open()?);
        self.interrupt.wait(move || call(&postman))
    }

    pub(super) fn all_workspaces(&self) -> Result<&[postman::Workspace], Failure> {
        let all = self
            .workspaces
            .get_or_init(|| self.ask(Postman::workspaces));
        all.as_deref().map_err(Clone::clone)
    }

    /// What is in the workspace of this id, which is the only one that is ever asked for.
    pub(super) fn contents(&self, workspace: &str) -> Result<&Contents, Failure> {
        let contents = self.contents.get_or_init(|| {
            let id = workspace.to_owned();
            self.ask(move |postman| postman.workspace(&id))
        });
        contents.as_ref().map_err(Clone::clone)
    }

    /// The specifications of a workspace: some answers of Postman's tell them beside collections, others
    /// do not.
    pub(super) fn specs(&self, workspace: &str) -> Result<Vec<postman::Listed>, Failure> {
        if let Some(specs) = &self.contents(workspace)?.specs {
            return Ok(specs.clone());
        }
        let id = workspace.to_owned();
        let specs = self.ask(move |postman| postman.specs(&id))?.into_iter();
        let listed = specs.map(|one| postman::Listed {
            uid: one.id.clone(),
            id: one.id,
            name: one.name,
            updated_at: None,
        });
        Ok(listed.collect())
    }

    pub(super) fn versions(&self, api: &str) -> Result<Vec<Named>, Failure> {
        let id = api.to_owned();
        self.ask(move |postman| postman.versions(&id))
    }

    pub(super) fn tags(&self, spec: &str) -> Result<Vec<Named>, Failure> {
        let id = spec.to_owned();
        self.ask(move |postman| postman.tags(&id))
    }
}

impl Catalogue for &Source<'_> {
    fn workspaces(&self) -> Result<Vec<Workspace>, Failure> {
        let all = self.all_workspaces()?.iter();
        let all = all.map(|one| Workspace {
            id: one.id.clone(),
            name: one.name.clone(),
        });
        Ok(all.collect())
    }

    fn list(&self, kind: Kind, workspace: Option<&str>) -> Result<Vec<Listed>, Failure> {
        let listed = |all: &[postman::Listed]| {
            let all = all.iter().map(|one| Listed {
                uid: one.uid.clone(),
                name: one.name.clone(),
            });
            all.collect()
        };
        match (workspace, kind) {
            (Some(id), Kind::Collection) => Ok(listed(&self.contents(id)?.collections)),
            (Some(id), Kind::Environment) => Ok(listed(&self.contents(id)?.environments)),
            (None, Kind::Collection) => self
                .ask(|postman| postman.collections(None))
                .map(|all| listed(&all)),
            (None, Kind::Environment) => self
                .ask(|postman| postman.environments(None))
                .map(|all| listed(&all)),
        }
    }
}

//! The services that `--online` asks, each as far as it answers: what one does not say keeps nothing back that
//! the other does.

mod circleci;
mod compiler;
mod failed;
mod postman;
mod project;

use crate::cli::ValidateArgs;
use crate::command::Context;
use crate::finding::Finding;
use crate::lint::{Compilation, Project, Workspace};
use crate::service::Network;
use crate::{Exit, Failure};
use circleci::CircleCi;
use failed::Failed;
use postman::Postman;

/// Postman and `CircleCI`.
#[derive(Debug)]
pub(super) struct Online {
    postman: Postman,
    /// None where it cannot be asked at all.
    circleci: Option<CircleCi>,
    failed: [Failed; 2],
}

const POSTMAN: usize = 0;
const CIRCLECI: usize = 1;

impl Online {
    /// Looks who can be asked.
    ///
    /// Fails where what was asked for cannot be meant.
    pub(super) fn new(args: &ValidateArgs, context: &mut Context<'_, '_>) -> Result<Self, Failure> {
        // A time that is none is told before anybody is asked, and a project that is named is meant.
        Network::new(args.network.timeout.as_deref(), context.env)?;
        let is_named = args.project.is_some() || args.integration.is_some();
        let meant = if is_named {
            project::meant(args, context)?
        } else {
            None
        };
        let mut postman_failed = Failed::default();
        let postman = Postman::new(args, context);
        // No key is a failure only where something in the files needs one.
        if let Some(failure) = postman
            .broken()
            .filter(|it| it.exit != Exit::Authentication)
        {
            postman_failed.tell(failure, context);
        }
        // What keeps both back is told once.
        let mut circleci_failed = postman_failed.told();
        let circleci = CircleCi::new(args, meant, &mut circleci_failed, context);
        let circleci = circleci.map_err(|failure| circleci_failed.tell(&failure, context));
        let failed = [postman_failed, circleci_failed];
        Ok(Self {
            postman,
            circleci: circleci.ok(),
            failed,
        })
    }

    /// What Postman has, as far as that is here.
    pub(super) fn workspace(&self) -> Option<&Workspace> {
        self.postman.workspace()
    }

    /// What the project has, as far as that is here.
    pub(super) fn project(&self) -> Option<&Project> {
        self.circleci.as_ref()?.project.as_ref()
    }

    /// Fetches from Postman what a look at a file asks for.
    pub(super) fn fetch(
        &mut self,
        look: impl Fn(&Workspace) -> Vec<Finding>,
        context: &mut Context<'_, '_>,
    ) {
        if let Err(failure) = self.postman.complete(look, context) {
            self.failed[POSTMAN].tell(&failure, context);
        }
    }

    /// Asks `CircleCI` for the contexts that a look at a file asks for.
    pub(super) fn contexts(
        &mut self,
        look: impl Fn(&Project) -> Vec<Finding>,
        context: &mut Context<'_, '_>,
    ) {
        if let Some(circleci) = &mut self.circleci {
            circleci.contexts(look, &mut self.failed[CIRCLECI], context);
        }
    }

    /// Has all of these texts compiled at once, for later.
    pub(super) fn prepare(&mut self, texts: Vec<String>, context: &mut Context<'_, '_>) {
        if let Some(circleci) = &mut self.circleci {
            circleci.prepare(texts, context);
        }
    }

    /// What `CircleCI`'s compiler says of the text of a file.
    pub(super) fn compiled(
        &mut self,
        name: &str,
        text: &str,
        context: &mut Context<'_, '_>,
    ) -> Option<Compilation> {
        let circleci = self.circleci.as_mut()?;
        circleci.compiled((name, text), &mut self.failed[CIRCLECI], context)
    }

    /// What the process exits with where something could not be asked.
    pub(super) fn exit(&self) -> Option<Exit> {
        let exits = self.failed.iter().filter_map(Failed::exit);
        Exit::weightiest(exits)
    }

    /// Tells what was not looked at.
    pub(super) fn tell(&self, context: &mut Context<'_, '_>) {
        let postman = ("what Postman has", self.workspace().is_some());
        let circleci = ("what CircleCI says", self.circleci.is_some());
        for ((what, was_asked), failed) in [postman, circleci].into_iter().zip(&self.failed) {
            if failed.exit().is_some() {
                context.note(&if was_asked {
                    format!("{what} is not all checked: it did not answer every call")
                } else {
                    format!("{what} is not checked: it could not be asked")
                });
            }
        }
    }
}

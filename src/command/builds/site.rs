//! A project of CircleCI's, and the client that asks about it.

use std::sync::Arc;

use crate::Failure;
use crate::cli::{NetworkArgs, ProjectArgs};
use crate::command::{Context, project};
use crate::service::circleci::Slug;
use crate::service::{CircleCi, Network};
use crate::terminal::Interrupt;

/// A project that is asked about. What waits for an answer ends when somebody asks it to.
pub(in crate::command) struct Site {
    pub(in crate::command) circleci: Arc<CircleCi>,
    pub(in crate::command) slug: Slug,
    interrupt: Arc<Interrupt>,
}

impl Site {
    /// The project that flags, the selection or the remote name. Nothing is asked yet.
    pub(super) fn open(
        args: &ProjectArgs,
        network: &NetworkArgs,
        context: &mut Context<'_, '_>,
    ) -> Result<Self, Failure> {
        let slug = project::find(args, context)?.slug;
        let network = Network::new(network.timeout.as_deref(), context.env)?;
        Self::of(slug, network, context)
    }

    /// This project.
    pub(in crate::command) fn of(
        slug: Slug,
        network: Network,
        context: &Context<'_, '_>,
    ) -> Result<Self, Failure> {
        Ok(Self {
            circleci: Arc::new(CircleCi::new(context.env, network)?),
            slug,
            interrupt: Arc::new(Interrupt::watch()),
        })
    }

    /// Another project, for the same owner of a token.
    pub(in crate::command) fn other(&self, slug: Slug) -> Self {
        Self {
            circleci: Arc::clone(&self.circleci),
            slug,
            interrupt: Arc::clone(&self.interrupt),
        }
    }

    /// What `ask` comes to, unless somebody asks to end before.
    pub(in crate::command) fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&CircleCi, &Slug) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let (circleci, slug) = (Arc::clone(&self.circleci), self.slug.clone());
        self.interrupt.wait(move || ask(&circleci, &slug))
    }

    /// Whether somebody asked to end.
    pub(super) fn interrupt(&self) -> &Interrupt {
        &self.interrupt
    }

    /// Tells each call since the last time, with `--verbose`.
    pub(in crate::command) fn tell_calls(&self, context: &mut Context<'_, '_>) {
        for line in self.circleci.log() {
            context.detail(&line);
        }
    }
}

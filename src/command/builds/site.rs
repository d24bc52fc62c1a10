//! A project of CircleCI's, and the client that asks about it.

use std::sync::Arc;

use crate::Failure;
use crate::cli::ProjectArgs;
use crate::command::{Context, project};
use crate::service::circleci::Slug;
use crate::service::{CircleCi, Network};
use crate::terminal::Interrupt;

/// A project that is asked about. What waits for an answer ends when somebody asks it to.
pub(in crate::command) struct Site {
    pub(in crate::command) circleci: Arc<CircleCi>,
    pub(in crate::command) slug: Slug,
    /// The flags that named it, for the commands that hints name.
    pub(super) flags: String,
    interrupt: Arc<Interrupt>,
}

impl Site {
    /// The project that flags, the selection or the remote name. Nothing is asked yet.
    pub(super) fn open(
        args: &ProjectArgs,
        network: Network,
        context: &mut Context<'_, '_>,
    ) -> Result<Self, Failure> {
        let slug = project::find(args, context)?.slug;
        let site = Self::of(slug, network, context)?;
        Ok(Self {
            flags: args.again(),
            ..site
        })
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
            flags: String::new(),
            interrupt: Arc::new(Interrupt::watch()),
        })
    }

    /// The project of a build, which can be another one, for the same owner of a token.
    pub(super) fn other(&self, slug: Slug) -> Self {
        let flags = if slug == self.slug {
            self.flags.clone()
        } else {
            format!(" --project {slug}")
        };
        Self {
            circleci: Arc::clone(&self.circleci),
            slug,
            flags,
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

    /// The same for what comes some at a time, until `take` wants no more: then it is none.
    pub(super) fn ask_each<P: Send + 'static, T: Send + 'static>(
        &self,
        ask: impl FnOnce(&CircleCi, &Slug, &dyn Fn(P) -> bool) -> T + Send + 'static,
        take: impl FnMut(P) -> Result<bool, Failure>,
    ) -> Result<Option<T>, Failure> {
        let (circleci, slug) = (Arc::clone(&self.circleci), self.slug.clone());
        self.interrupt
            .each(move |tell| ask(&circleci, &slug, tell), take)
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

//! What a service could not be asked, told once each.

use crate::command::Context;
use crate::{Exit, Failure};

/// Failures of a service.
#[derive(Debug, Default)]
pub(super) struct Failed {
    exit: Option<Exit>,
    told: Vec<String>,
}

impl Failed {
    /// Tells of a failure, unless it was told of.
    pub(super) fn tell(&mut self, failure: &Failure, context: &mut Context<'_, '_>) {
        if !self.told.contains(&failure.message) {
            failure.show(context.io);
            self.told.push(failure.message.clone());
        }
        let all = self.exit.into_iter().chain([failure.exit]);
        self.exit = Exit::weightiest(all);
    }

    /// Another service's, for which what was told is told.
    pub(super) fn told(&self) -> Self {
        Self {
            exit: None,
            told: self.told.clone(),
        }
    }

    /// Tells something that is no failure, once.
    pub(super) fn note(&mut self, text: &str, context: &mut Context<'_, '_>) {
        if !self.told.iter().any(|told| told == text) {
            context.note(text);
            self.told.push(text.to_owned());
        }
    }

    pub(super) const fn exit(&self) -> Option<Exit> {
        self.exit
    }
}

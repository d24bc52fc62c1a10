//! Services, as commands use them.

use super::Context;
use crate::Failure;
use crate::cli::NetworkArgs;
use crate::service::{CircleCi, Network, Postman};

impl Context<'_, '_> {
    /// Postman with the key of the environment or of the file; `variable` is the one that the selection
    /// names. Nothing is asked yet.
    pub(crate) fn postman(
        &self,
        args: &NetworkArgs,
        variable: Option<&str>,
    ) -> Result<Postman, Failure> {
        let network = Network::new(args.timeout.as_deref(), self.env)?;
        Postman::new(self.env, network, variable)
    }

    /// Tells each call since the last time, with `--verbose`.
    pub(crate) fn tell_calls(&mut self, postman: &Postman) {
        self.tell(postman.log());
    }

    /// The same of `CircleCI`.
    pub(crate) fn tell_calls_of(&mut self, circleci: &CircleCi) {
        self.tell(circleci.log());
    }

    fn tell(&mut self, lines: Vec<String>) {
        for line in lines {
            self.detail(&line);
        }
    }
}

//! Services, as commands use them.

use super::Context;
use crate::Failure;
use crate::cli::NetworkArgs;
use crate::service::{Network, Postman};

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
        for line in postman.log() {
            self.detail(&line);
        }
    }
}

//! CircleCI's compiler, and what it is given.

use crate::Failure;
use crate::command::veil::{Scripts, Veil};
use crate::lint::Compilation;
use crate::service::CircleCi;
use crate::service::circleci::CompileOptions;

/// The compiler, for somebody.
#[derive(Debug)]
pub(super) struct Compiler {
    pub(super) client: CircleCi,
    pub(super) veil: Veil,
    /// The id of the organization whose private orbs configs may use.
    pub(super) organization: Option<String>,
}

impl Compiler {
    /// What it says of a text that is fit to be sent. Parameters of the pipeline have their defaults.
    pub(super) fn compile(&self, text: &str) -> Result<Compilation, Failure> {
        let Some(veiled) = self.veil.config(text, Scripts::Stay) else {
            return Ok(Compilation::default());
        };
        let options = CompileOptions {
            organization: self.organization.clone(),
            ..CompileOptions::default()
        };
        let compiled = self.client.compile(&veiled.text, &options)?;
        if compiled.valid {
            return Ok(Compilation::new(text.to_owned(), Vec::new()));
        }
        // A server that sends back what it got has it hidden here.
        let errors = compiled.errors.iter();
        let errors = errors.map(|error| self.veil.text(error).text).collect();
        Ok(Compilation::rejected(text.to_owned(), errors))
    }
}

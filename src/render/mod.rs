//! From a plan to the text of a config: one template a layout, or the user's own.
//!
//! Values from outside are quoted twice: for the shell that runs them, then for YAML. The templates
//! themselves are in `templates/`; docs/templates.md says what they can use.

mod block;
mod context;
mod job;
mod limits;
mod newman;
mod postman_cli;
mod postorb;
mod sh;
mod template;
mod test_suite;
pub mod vocabulary;
mod workflow;

use crate::plan::Plan;
use crate::selection::Layout;
use crate::{Exit, Failure, secret};

use job::Shape;

pub use template::Template;
pub use test_suite::test_suite;

/// What a plan is rendered for, where that is not a config of its own.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// For a config of version 2: plain jobs, one a run, named by their slugs.
    pub version2: bool,
    /// What the config calls the orb `postman/newman` already.
    pub orb_alias: Option<String>,
    /// The user's own template instead of the layout's.
    pub template: Option<Template>,
    /// What stands where the Postman API key is wanted, instead of a reference to its variable.
    pub key: Option<ExpandedKey>,
}

/// The value of a Postman API key. It shows itself in rendered text only.
#[derive(Clone)]
pub struct ExpandedKey(pub String);

impl std::fmt::Debug for ExpandedKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ExpandedKey(…)")
    }
}

/// A rendered config, and what was left out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    /// The whole text, with a line break at its end.
    pub text: String,
    /// What the selection asks for and the layout cannot do; a line each.
    pub warnings: Vec<String>,
}

/// Renders `plan`.
///
/// # Errors
/// Where the plan has no runs, the layout cannot hold it, a name cannot be written, or the user's
/// template has an error or renders no config.
pub fn render(plan: &Plan, target: &Target) -> Result<Rendered, Failure> {
    if plan.runs.is_empty() {
        return Err(
            Failure::new(Exit::Usage, "the selection has no suites to render")
                .help("add one under `suites:`, or give --collection"),
        );
    }
    let key = match &target.key {
        Some(ExpandedKey(value)) => value.clone(),
        None => format!("${}", plan.key),
    };
    let shape = match plan.layout {
        Layout::NewmanOrb if target.version2 => {
            let message = "orbs need `version: 2.1`, and this config has `version: 2`";
            return Err(Failure::new(Exit::Usage, message)
                .help("the layouts `newman-docker`, `postman-cli` and `postorb` work without orbs")
                .help("or change the version: CircleCI reads what version 2 holds as 2.1 too"));
        }
        Layout::NewmanOrb => Shape::new(plan, target, newman::orb(plan, &key)?),
        Layout::NewmanDocker => Shape::new(plan, target, newman::docker(plan, &key)?),
        Layout::PostmanCli => Shape::new(plan, target, postman_cli::values(plan)?),
        Layout::Postorb => postorb::shape(plan, target)?,
    };
    let context = context::Context::new(plan, target, &key, shape)?;
    let text = match &target.template {
        Some(template) => template.render_theirs(&context)?,
        None => Template::of(plan.layout).render(&context)?,
    };
    if target.key.is_none() && !secret::find(&text).is_empty() {
        let message = "a literal key stands in what is rendered";
        return Err(Failure::new(Exit::Usage, message)
            .help("look for it in the template, and in the names that are given as flags")
            .help(format!("keep it in CircleCI, and write `${}`", plan.key)));
    }
    Ok(Rendered {
        text,
        warnings: limits::warnings(plan),
    })
}

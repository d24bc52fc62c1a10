//! What there is to read about the rules.

use crate::command::Context;
use crate::lint::{RULES, Rule};
use crate::report::rules;
use crate::suggest::nearest;
use crate::{Exit, Failure};

/// Prints the page of a rule.
pub(super) fn explain(name: &str, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    // As it is copied from a finding: `error[name]`.
    let inner = name.split_once('[').map_or(name, |(_, inner)| inner);
    let Some(rule) = Rule::named(inner.trim_end_matches(']')) else {
        let failure = Failure::new(Exit::Usage, format!("there is no rule `{name}`"));
        let names = RULES.iter().map(|rule| rule.name);
        let failure = match nearest(inner, names) {
            Some(similar) => failure.help(format!("did you mean `{similar}`?")),
            None => failure,
        };
        return Err(failure.help("`postorb validate --rules` lists the rules"));
    };
    let page = rules::page(rule, context.io.stdout_style());
    context.print(&page)?;
    Ok(Exit::Ok)
}

/// Prints every rule with its severity.
pub(super) fn list(context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let list = rules::list(RULES, context.io.stdout_style());
    context.print(&list)?;
    Ok(Exit::Ok)
}

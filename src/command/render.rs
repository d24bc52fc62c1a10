use super::{Context, load};
use crate::cli::RenderArgs;
use crate::render::{ExpandedKey, Rendered, Target, render};
use crate::{Env, Exit, Failure};

/// `postorb render`: prints the config that the selection stands for.
pub(super) fn run(args: &RenderArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let loaded = load::load(&args.selection, context)?;
    let name = &loaded.plan.key;
    let mut target = loaded.target(None);
    if args.expand_key {
        target.key = Some(key(name, context.env)?);
    }
    let Rendered { text, warnings } = render(&loaded.plan, &target)?;
    for workflow in loaded
        .plan
        .workflows
        .iter()
        .filter(|workflow| !workflow.before.is_empty())
    {
        context.note(&format!(
            "note: `before` of workflow `{}` takes effect in `postorb merge`, where its jobs are",
            workflow.name
        ));
    }
    for warning in warnings {
        context.note(&format!("warning: {warning}"));
    }
    if let Target {
        key: Some(ExpandedKey(value)),
        ..
    } = &target
        && text.contains(value)
    {
        context.warn(&format!(
            "warning: the value of ${name} stands in this output: keep it out of files and logs"
        ));
    }
    context.print(&text)?;
    Ok(Exit::Ok)
}

/// The value of the key's variable, where that can be a key: it goes into a shell line.
fn key(name: &str, env: &Env) -> Result<ExpandedKey, Failure> {
    let Some(value) = env.get(name) else {
        return Err(
            Failure::new(Exit::Authentication, format!("${name} is not set"))
                .help("set it to a Postman API key, or leave out --expand-key")
                .help("another variable: api-key: {env: NAME} in the selection"),
        );
    };
    let possible = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-');
    if !value.chars().all(possible) {
        let message = format!("the value of ${name} is no Postman API key");
        return Err(Failure::new(Exit::Authentication, message)
            .help("a key consists of letters, digits, `_` and `-`"));
    }
    Ok(ExpandedKey(value.to_owned()))
}

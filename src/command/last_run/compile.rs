//! What a config comes to now, with the values of the pipeline that it is compared with: what differs then is
//! the config's, or an orb's.

use serde_json::{Map, Value};

use crate::circle::compiled::Compiled;
use crate::command::Context;
use crate::command::veil::{Scripts, Veil};
use crate::lint::Compilation;
use crate::service::CircleCi;
use crate::service::circleci::{CompileOptions, Pipeline};
use crate::{Exit, Failure};

/// What the compiler says.
#[derive(Debug)]
pub(super) enum Now {
    Compiled(Compiled),
    Rejected(Compilation),
}

pub(super) fn now(
    circleci: &CircleCi,
    (text, veil): (&str, &Veil),
    organization: &str,
    pipeline: &Pipeline,
    context: &mut Context<'_, '_>,
) -> Result<Now, Failure> {
    let Some(veiled) = veil.config(text, Scripts::Go) else {
        let message = "the config is not sent to CircleCI's compiler: its secrets cannot be told from the rest";
        return Err(
            Failure::new(Exit::Usage, message).help("compare the texts alone: --last-run=source")
        );
    };
    if veiled.count > 0 {
        context.note("what is or may be a secret is not sent to CircleCI's compiler, which gets `x` in the place");
    }
    let (values, parameters) = values(circleci, pipeline, context)?;
    let options = CompileOptions {
        organization: Some(organization.to_owned()).filter(|id| !id.is_empty()),
        parameters,
        values,
    };
    let compiled = circleci.compile(&veiled.text, &options)?;
    if !compiled.valid {
        let errors = compiled.errors.iter();
        let errors = errors.map(|error| veil.text(error).text).collect();
        return Ok(Now::Rejected(Compilation::rejected(
            text.to_owned(),
            errors,
        )));
    }
    let now = compiled
        .text
        .and_then(|text| veil.config(&text, Scripts::Go));
    let now = now.and_then(|now| Compiled::read(&now.text));
    now.map(Now::Compiled).ok_or_else(|| {
        let message = "CircleCI's compiler takes the config, and does not say what it comes to";
        Failure::new(Exit::Api, message)
    })
}

type Values = Map<String, Value>;

/// The values of a pipeline by their whole names, and its parameters.
fn values(
    circleci: &CircleCi,
    pipeline: &Pipeline,
    context: &mut Context<'_, '_>,
) -> Result<(Values, Values), Failure> {
    let all = match circleci.pipeline_values(&pipeline.id) {
        Ok(all) => all,
        // A server that is older does not tell them.
        Err(failure) if failure.exit == Exit::NotFound => {
            context.note("the values of the pipeline are not known: what `<< pipeline.… >>` stands for may differ");
            return Ok((Map::new(), Map::new()));
        }
        Err(failure) => return Err(failure),
    };
    let (mut values, mut parameters) = (Map::new(), Map::new());
    for (name, value) in all {
        let name = name.strip_prefix("pipeline.").unwrap_or(&name);
        match (name.strip_prefix("parameters."), value) {
            (_, Value::Null) => {}
            (Some(parameter), value) => _ = parameters.insert(parameter.to_owned(), value),
            (None, value) => _ = values.insert(format!("pipeline.{name}"), value),
        }
    }
    Ok((values, parameters))
}

use super::{Context, results};
use crate::cli::ReportArgs;
use crate::results::{Redaction, Suite};
use crate::service::Network;
use crate::{Exit, Failure};

/// `postorb report`: reads what runs of collections came to, and tells it.
pub(super) fn run(args: &ReportArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let outputs = results::outputs(&args.results)?;
    let inputs = results::expand(&args.files)?;
    results::refuse_inputs(&outputs, &inputs, &args.environment)?;
    let mut redaction = results::redaction(&args.results, context);
    results::hide_environments(&mut redaction, &args.environment)?;
    let network = Network::new(args.network.timeout.as_deref(), context.env)?;
    let suites = suites(args, inputs, &redaction, context)?;
    let collections = results::Collections::selected(&args.results.publish, context);
    let telling = results::Telling {
        args: &args.results,
        outputs: &outputs,
        redaction: &redaction,
        are_attempts: args.attempts,
        is_shard: false,
        network,
        collections,
    };
    telling.tell(suites, context)
}

/// What was read, and what is expected and was not. A pattern that no file fits is told with the suites that
/// are missing for that, and is no suite beside them.
fn suites(
    args: &ReportArgs,
    inputs: Vec<results::Input>,
    redaction: &Redaction,
    context: &mut Context<'_, '_>,
) -> Result<Vec<Suite>, Failure> {
    let Some(list) = &args.expect else {
        return Ok(results::read(&inputs, redaction, context));
    };
    let is_empty = |input: &results::Input| input.is_missing && input.suite.is_none();
    let (empty, inputs): (Vec<_>, Vec<_>) = inputs.into_iter().partition(is_empty);
    let mut suites = results::read(&inputs, redaction, context);
    if results::add_missing(list, &mut suites, redaction, context)? {
        for input in empty {
            let pattern = input.path.display();
            context.note(&format!("note: no file fits the pattern `{pattern}`"));
        }
    } else {
        suites.extend(results::read(&empty, redaction, context));
    }
    Ok(suites)
}

use super::{Context, results};
use crate::cli::ReportArgs;
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
    let mut suites = results::read(&inputs, &redaction, context);
    if let Some(list) = &args.expect {
        results::add_missing(list, &mut suites, &redaction, context)?;
    }
    let collections = results::Collections::selected(&args.results.publish, context);
    let telling = results::Telling {
        args: &args.results,
        outputs: &outputs,
        redaction: &redaction,
        are_attempts: args.attempts,
        is_shard: false,
        quarantined: Vec::new(),
        network,
        collections,
    };
    telling.tell(suites, context)
}

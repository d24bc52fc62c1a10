//! A run as the command line of the Postman CLI (`postman-cli` 1.34, its manual page).

use super::job::{Value, Values};
use super::newman::{local, tail};
use super::{sh, vocabulary};
use crate::plan::{Kind, Plan, Run, Source};
use crate::{Exit, Failure};

/// What follows `postman collection run`, run by run.
pub(super) fn values(plan: &Plan) -> Result<Vec<Values>, Failure> {
    if let (Some(eu), Some(us)) = (plan.on_host(true), plan.on_host(false)) {
        let message = format!(
            "the suites `{}` and `{}` are on two of Postman's hosts, and a login is for one",
            eu.suite, us.suite
        );
        return Err(Failure::new(Exit::Usage, message)
            .help("keep a selection for each, with a job name of its own (`job:`)"));
    }
    let values = |run: &Run| {
        let mut values = vec![(
            vocabulary::ARGUMENTS,
            Value::Text(arguments(run)?.join(" ")),
        )];
        if run.retry > 0 {
            values.push((vocabulary::RETRY, Value::Number(run.retry)));
        }
        Ok(Values(values))
    };
    plan.runs.iter().map(values).collect()
}

fn arguments(run: &Run) -> Result<Vec<String>, Failure> {
    let mut words = Vec::new();
    for (kind, source) in run.sources() {
        if let Source::Url(_) = source {
            let message = format!(
                "suite `{}`: the Postman CLI takes ids and files, and its {} is a URL",
                run.suite,
                kind.key()
            );
            return Err(Failure::new(Exit::Usage, message)
                .help("layout `newman-docker` takes URLs; or keep a copy in the repository"));
        }
        let option = match kind {
            Kind::Collection => None,
            Kind::Environment => Some("-e"),
            Kind::Globals => Some("-g"),
            Kind::Data => Some("-d"),
        };
        words.extend(option.map(str::to_owned));
        words.push(local(source));
    }
    let newman = &run.newman;
    for folder in &run.folders {
        words.extend(["-i".to_owned(), sh::quote(folder)]);
    }
    let numbers = [
        ("-n", newman.iteration_count.map(u64::from)),
        ("--timeout", newman.timeout),
        ("--timeout-request", newman.timeout_request),
        ("--timeout-script", newman.timeout_script),
        ("--delay-request", newman.delay_request),
    ];
    for (option, number) in numbers {
        words.extend(number.map(|number| format!("{option} {number}")));
    }
    words.extend(newman.insecure.then(|| "--insecure".to_owned()));
    words.extend(
        newman
            .ignore_redirects
            .then(|| "--ignore-redirects".to_owned()),
    );
    words.extend(tail(run, vocabulary::POSTMAN_CLI_RESULTS));
    Ok(words)
}

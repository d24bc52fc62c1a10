//! A run to look at.

use std::io::Cursor;

use postorb::results::{Comparison, Keep, Outcome, Redaction, Suite, Verdict, read, redact};

use crate::results_formats::made::{Made, newman};
use crate::results_formats::scene::Run;

/// A suite of a folder with what ran in it.
pub(crate) fn suite(name: &str, folder: &str, executions: &[Made]) -> Suite {
    let report = newman(folder, executions);
    let report = read(name, Cursor::new(report), Keep::Failed);
    redact(vec![report], &Redaction::default()).suites.remove(0)
}

/// A request with assertions: names, with messages where they fail.
pub(crate) fn made(request: &str, time: u32, assertions: &[(&str, Option<&str>)]) -> Made {
    let owned =
        |(name, message): &(&str, Option<&str>)| ((*name).to_owned(), message.map(str::to_owned));
    Made {
        request: request.to_owned(),
        time,
        assertions: assertions.iter().map(owned).collect(),
        ..Made::default()
    }
}

const DIFFERENT: &str =
    "expected { id: 7, state: 'open' } to deeply equal { id: 7, state: 'paid' }";

/// Two suites: of the orders one answer is wrong and one request has none, of the users one is slow.
fn executions() -> [(&'static str, &'static str, Vec<Made>); 2] {
    let mut pay = made(
        "Pay",
        31,
        &[("status is 200", None), ("is paid", Some(DIFFERENT))],
    );
    pay.body
        .push_str("{\"id\":7,\"state\":\"open\",\"lines\":[{\"sku\":\"<b>\"}]}");
    let mut refund = made("Refund", 0, &[]);
    refund.error = Some("connect ECONNREFUSED 127.0.0.1:1".to_owned());
    let orders = vec![
        made("List orders", 24, &[("status is 200", None)]),
        pay,
        refund,
        made("Close", 18, &[("status is 204", None)]),
    ];
    let users = vec![
        made(
            "List users",
            27,
            &[("status is 200", None), ("has users", None)],
        ),
        made("Export", 1_900, &[("status is 200", None)]),
    ];
    [("smoke", "Orders", orders), ("regression", "Users", users)]
}

/// The reports of both, as Newman would have written them.
pub(crate) fn reports() -> [(&'static str, String); 2] {
    executions().map(|(name, folder, executions)| (name, newman(folder, &executions)))
}

/// The same as a run, in which one test was flaky. The wrong answer is new, the request without one was so in
/// the earlier run, too.
pub(crate) fn shop() -> Run {
    let suites = executions();
    let suites = suites.map(|(name, folder, executions)| suite(name, folder, &executions));
    let mut suites = Vec::from(suites);
    let why = suites[0]
        .assertions
        .iter()
        .find_map(|one| match one.outcome {
            Outcome::Failed(why) => Some(why),
            _ => None,
        });
    suites[1].assertions[1].outcome = Outcome::Flaky(why.unwrap());
    suites[1].retries = 1;
    let mut run = Run::new(suites);
    let mut earlier = run.results.clone();
    for assertion in &mut earlier.suites[0].assertions {
        assertion.outcome = Outcome::Passed;
    }
    earlier.suites[0].assertions[0].outcome = Outcome::Failed(why.unwrap());
    earlier.suites[1].executions[1].time = 400;
    run.comparison = Some(Comparison::of(&run.results, &earlier, "earlier.json"));
    run.verdict = Verdict::of(&run.results, postorb::results::Rules::default());
    run
}

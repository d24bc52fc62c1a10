//! What a suite holds, as lines that can be compared. Values of headers and of queries are not among
//! them: some are hidden as they are read.

use super::super::run::{End, Exchange, Failed, Message, Outcome, Suite};

/// All of a suite.
pub(super) fn lines(suite: &Suite) -> Vec<String> {
    let text = |id| suite.text(id);
    let mut lines = vec![format!(
        "{:?} {:?} {:?} {:?} {:?} {} {:?} {} {}",
        suite.runner,
        suite.collection.map(text),
        suite.environment.map(text),
        suite.started,
        suite.ended,
        suite.iterations,
        suite.planned,
        suite.duplicates,
        suite.unshown
    )];
    for one in &suite.executions {
        lines.push(format!(
            "{:?} {} {:?} {} {}",
            suite.path(suite.request(one)),
            one.iteration,
            one.code.map_or(0, u16::from),
            one.time,
            one.size
        ));
        for assertion in suite.assertions(one) {
            let name = text(assertion.name);
            lines.push(match assertion.outcome {
                Outcome::Passed => format!("passed {name:?}"),
                Outcome::Skipped => format!("skipped {name:?}"),
                Outcome::Failed(why) => format!("failed {name:?} {}", failed(suite, why)),
                Outcome::Flaky(why) => format!("flaky {name:?} {}", failed(suite, why)),
            });
        }
        for error in suite.errors(one) {
            lines.push(format!("{:?} {}", error.phase, failed(suite, error.why)));
        }
        if let Some(exchange) = suite.exchange(one) {
            lines.extend(of_exchange(suite, exchange));
        }
    }
    lines.push(match suite.end {
        End::Complete => "complete".to_owned(),
        End::Failed(why) => format!("run failed {:?}", text(why)),
        End::Cut(_) => "cut".to_owned(),
        End::Unreadable(_) => "unreadable".to_owned(),
    });
    lines
}

fn failed(suite: &Suite, why: Failed) -> String {
    let line = why.line.map_or(0, u32::from);
    format!(
        "{:?} {:?} {line}",
        suite.text(why.kind),
        suite.text(why.message)
    )
}

fn of_exchange(suite: &Suite, exchange: &Exchange) -> Vec<String> {
    let url = suite.text(exchange.url);
    let url = url.split('?').next().unwrap_or_default();
    let method = suite.text(exchange.method);
    let reason = exchange.reason.map_or("", |id| suite.text(id));
    let mut lines = vec![format!("{method:?} {url:?} {reason:?}")];
    for message in [Some(&exchange.sent), exchange.answered.as_ref()] {
        lines.push(message.map_or_else(|| "nothing".to_owned(), |one| of_message(suite, one)));
    }
    lines
}

fn of_message(suite: &Suite, message: &Message) -> String {
    let names: Vec<_> = message
        .headers
        .iter()
        .map(|(name, _)| suite.text(*name))
        .collect();
    let body = message
        .body
        .map(|body| (suite.text(body.text), body.size, body.is_cut));
    format!("{names:?} {body:?}")
}

//! What was sent and answered comes through postorb's own report: machines that share a run out hand their
//! results on in it.

use std::fs::File;

use postorb::report::results::{Report, json};
use postorb::results::{
    Exchange, Keep, Message, Redaction, Rules, Run, Suite, Verdict, join, read, read_all, redact,
};
use proptest::test_runner::Config;

use crate::needs::shared;
use crate::redaction::redaction;
use crate::secrets::leaky;

/// A run as postorb writes it.
fn written(run: &Run) -> String {
    let mut out = Vec::new();
    let report = Report {
        run,
        verdict: &Verdict::of(run, Rules::default()),
        comparison: None,
    };
    json(&report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn again(text: &str, keep: Keep) -> Run {
    let mut redaction = Redaction::default();
    (redaction.bodies, redaction.headers) = (keep, keep);
    redact(read_all("own.json", text.as_bytes(), keep), &redaction)
}

/// Everything of an exchange. What was cut loses a little at its end each time that it is.
fn lines(suite: &Suite, exchange: &Exchange) -> Vec<String> {
    let message = |message: &Message| {
        let headers = message.headers.iter();
        let headers =
            headers.map(|(name, value)| format!("{}: {}", suite.text(*name), suite.text(*value)));
        let body = message.body.map(|body| {
            let text = suite.text(body.text);
            let text = if body.is_cut { "cut" } else { text };
            format!("{} {} {text}", body.size, body.is_cut)
        });
        headers.chain(body).collect::<Vec<_>>().join("\n")
    };
    vec![
        format!(
            "{} {}",
            suite.text(exchange.method),
            suite.text(exchange.url)
        ),
        format!("{:?}", exchange.reason.map(|id| suite.text(id))),
        message(&exchange.sent),
        format!("{:?}", exchange.answered.as_ref().map(message)),
    ]
}

fn all(run: &Run) -> Vec<Vec<String>> {
    let suites = run.suites.iter();
    let exchanges = suites.flat_map(|suite| {
        let executions = suite.executions.iter();
        executions.filter_map(|one| Some(lines(suite, suite.exchange(one)?)))
    });
    exchanges.collect()
}

/// A run of real reports; none where there are none on this machine.
fn run(keep: Keep) -> Option<Run> {
    let shared = shared()?;
    let reports = ["fail", "net-errors", "csv", "unicode"].map(|case| {
        let file = File::open(shared.join(format!("newman/reports/{case}.json"))).unwrap();
        read(case, file, keep)
    });
    let mut redaction = Redaction::default();
    (redaction.bodies, redaction.headers) = (keep, keep);
    Some(redact(reports.into(), &redaction))
}

#[test]
fn what_was_sent_and_answered_is_read_back() {
    for keep in [Keep::Failed, Keep::All] {
        let Some(run) = run(keep) else { return };
        let text = written(&run);
        let exchanges = all(&run);
        assert!(exchanges.len() > 5 && text.contains("\"body\": "));
        assert_eq!(all(&again(&text, keep)), exchanges);
        // Of several machines it is put together.
        let joined = join(again(&text, keep).suites, false);
        assert_eq!(all(&joined).len(), exchanges.len());
        // Of what nobody wants to see, methods and addresses are left.
        let bare = all(&again(&text, Keep::None));
        assert_eq!(bare.len(), exchanges.len());
        assert!(bare.iter().all(|lines| lines[2].is_empty()));
    }
    let (Some(every), Some(failed)) = (run(Keep::All), run(Keep::Failed)) else {
        return;
    };
    let again = again(&written(&every), Keep::Failed);
    assert_eq!(all(&again).len(), all(&failed).len());
}

#[test]
fn how_much_there_was_is_told_although_secrets_are_out() {
    let text = r#"{"version": 1, "verdict": "failed", "suites": [{
        "name": "smoke", "reports": ["a.json"], "runner": "newman", "iterations": 1, "end": {"state": "complete"},
        "requests": [{"name": "a", "folders": []}],
        "executions": [{"request": 0, "iteration": 0, "code": 500, "time_ms": 1, "size_bytes": 90,
          "assertions": [{"name": "t", "outcome": "failed", "failure": {"type": "E", "message": "m"}}], "errors": [],
          "exchange": {"method": "GET", "url": "https://a.b/?apikey=[redacted]", "reason": "No",
            "sent": {"headers": [{"name": "X", "value": "y"}], "body": {"text": "{\"a\":1}", "size_bytes": 900, "cut": true}},
            "answered": {"headers": [], "body": {"text": "[redacted]", "size_bytes": 90, "cut": false}}}}]}]}"#;
    let run = again(text, Keep::Failed);
    let suite = &run.suites[0];
    let kept = suite.exchange(&suite.executions[0]).unwrap();
    let (sent, answered) = (
        kept.sent.body.unwrap(),
        kept.answered.as_ref().unwrap().body.unwrap(),
    );
    assert_eq!((sent.size, sent.is_cut), (900, true));
    assert_eq!((answered.size, answered.is_cut), (90, false));
    assert_eq!(suite.text(answered.text), "[redacted]");
    assert_eq!(suite.text(kept.url), "https://a.b/?apikey=[redacted]");
}

proptest::proptest! {
    #![proptest_config(Config::with_cases(16))]

    /// A machine may know of secrets that the one that wrote the report did not.
    #[test]
    fn what_is_secret_is_hidden_when_it_is_read_back(leaky in leaky()) {
        let mut redaction = redaction(&leaky);
        (redaction.bodies, redaction.headers) = (Keep::All, Keep::All);
        let report = read("report.json", leaky.report.as_bytes(), Keep::All);
        let text = written(&redact(vec![report], &redaction));
        let back = redact(read_all("own.json", text.as_bytes(), Keep::All), &redaction);
        leaky.assert_hidden(&written(&back));
    }
}

//! What reports show without their secrets.

use std::fs;

use postorb::Env;
use postorb::results::{Keep, Named, Redaction, Suite, read, redact};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::json;

use crate::needs::shared;
use crate::secrets::{Leaky, assert_no_secret, leaky};

fn suite(report: &str, redaction: &Redaction) -> Suite {
    let report = read("report.json", report.as_bytes(), redaction.keep());
    redact(vec![report], redaction).suites.remove(0)
}

/// What is told of the secrets that nothing in the report gives away.
pub(crate) fn redaction(leaky: &Leaky) -> Redaction {
    let variables = leaky.variables.iter();
    let env = Env::new(variables.map(|(name, value)| (name.into(), value.into())));
    let mut redaction = Redaction::new(&env);
    for (name, _) in &leaky.variables {
        assert_eq!(redaction.add_secret(&env, name), Named::Taken);
    }
    for name in &leaky.names {
        redaction.add_variable(name);
    }
    assert_eq!(redaction.add_environment(&leaky.environment), Ok(true));
    redaction
}

proptest! {
    #![proptest_config(Config { cases: 300, failure_persistence: None, ..Config::default() })]

    #[test]
    fn no_secret_is_in_any_text(leaky in leaky()) {
        let suite = suite(&leaky.report, &redaction(&leaky));
        assert_eq!(suite.executions.len(), 5);
        assert!(suite.exchanges.iter().any(|exchange| exchange.sent.body.is_some()));
        for text in suite.texts.iter() {
            assert_no_secret(text, &leaky.needles);
        }
    }
}

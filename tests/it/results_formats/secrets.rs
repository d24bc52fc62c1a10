//! No secret is in any output: what is taken out of the texts of a run does not come back by a format.

use std::fs::File;

use postorb::results::{Keep, Redaction, read, redact};
use proptest::test_runner::Config;

use super::scene::{self, Run};
use crate::needs::shared;
use crate::redaction::{LAB, LAB_NAMES, redaction};
use crate::secrets::{assert_no_secret, leaky};

proptest::proptest! {
    #![proptest_config(Config::with_cases(16))]

    #[test]
    fn no_secret_is_in_any_output(leaky in leaky()) {
        let mut redaction = redaction(&leaky);
        redaction.bodies = Keep::All;
        redaction.headers = Keep::All;
        let report = read("report.json", leaky.report.as_bytes(), Keep::All);
        let run = Run::new(redact(vec![report], &redaction).suites);
        for (format, _) in scene::FORMATS {
            leaky.assert_hidden(&scene::report(&run, format));
        }
    }
}

#[test]
fn the_secrets_of_a_real_report_are_in_no_output() {
    let Some(shared) = shared() else {
        return;
    };
    let file = File::open(shared.join("newman/reports/secrets.json")).unwrap();
    let report = read("secrets.json", file, Keep::All);
    let mut redaction = Redaction::default();
    redaction.bodies = Keep::All;
    redaction.headers = Keep::All;
    for name in LAB_NAMES {
        redaction.add_variable(name);
    }
    let run = Run::new(redact(vec![report], &redaction).suites);
    let needles = LAB.map(str::to_owned);
    for (format, _) in scene::FORMATS {
        let text = scene::report(&run, format);
        assert!(text.contains("redacted"), "{text}");
        assert_no_secret(&text, &needles);
    }
}

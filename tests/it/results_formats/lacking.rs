//! What is said of a report that is not whole is what is known of it.

use super::made::{Made, newman};
use super::scene::{Run, report, text};

fn said(found: &str) -> String {
    let said = report(&Run::read("shop", found), text);
    // A line is broken where it is too long.
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn where_only_rows_are_missing_nobody_is_sent_to_a_disk() {
    let whole = newman("Shop", &[Made::default(), Made::default()]);
    let mut counted: serde_json::Value = serde_json::from_str(&whole).unwrap();
    counted["run"]["stats"]["requests"]["total"] = 5.into();
    let less = said(&counted.to_string());
    let why = "the report has less than it counts (it counts 5 requests, and has 2): \
               the rest was left out by what wrote it, or taken out since; what is there is shown";
    assert!(less.contains(why), "{less}");
    let mut odd: serde_json::Value = serde_json::from_str(&whole).unwrap();
    odd["run"]["executions"][0] = "a".into();
    let odd = said(&odd.to_string());
    let why = "the report is not whole (what stands among its executions is none): what was read of it is shown";
    assert!(odd.contains(why), "{odd}");
    let other = said(&whole.replacen("\"executions\"", "\"failures\":[],,\"executions\"", 1));
    assert!(
        !other.contains("disk") && other.contains("it is no JSON from byte"),
        "{other}"
    );
    for told in [&less, &odd, &other] {
        assert!(
            !told.contains("disk") && !told.contains("in the middle"),
            "{told}"
        );
    }
}

#[test]
fn a_report_that_ends_too_early_says_so() {
    let whole = newman("Shop", &[Made::default(), Made::default()]);
    let xml =
        "<testsuites><testsuite name=\"a\" tests=\"2\"><testcase name=\"b\" classname=\"c\"/>";
    let at = whole.find("\"executions\"").unwrap() + 40;
    for cut in [&whole[..at], xml] {
        let told = said(cut);
        assert!(
            told.contains("the report stops in the middle (it ends in"),
            "{told}"
        );
        assert!(
            told.contains("was ended, or its disk is full; what was read is shown"),
            "{told}"
        );
    }
}

//! What the page says of a run, whether a browser is there or not.

use postorb::results::{Outcome, Verdict, join};

use super::browser::page;
use super::scene::{made, shop, suite};
use crate::results_formats::scene::Run;

const EQUAL: &str = "expected '[redacted]' to deeply equal '[redacted]'";

/// A suite of one request that passed, which began these hours after another.
fn passed(name: &str, hours: u64) -> postorb::results::Suite {
    let mut suite = suite(name, "Orders", &[made("Get", 12, &[("is there", None)])]);
    let later = |time: u64| time + hours * 3_600_000;
    suite.started = suite.started.map(later);
    suite.ended = suite.ended.map(later);
    suite
}

#[test]
fn what_was_flaky_passed_and_is_told() {
    let wrong = [("a", Some("gone")), ("b", Some("gone")), ("c", None)];
    let mut suite = suite("smoke", "Orders", &[made("Get", 12, &wrong)]);
    let mut said = Vec::new();
    for place in [0, 1] {
        if let Outcome::Failed(why) = suite.assertions[place].outcome {
            suite.assertions[place].outcome = Outcome::Flaky(why);
        }
        let page = page(&Run::new(vec![suite.clone()]));
        let (_, title) = page.split_once("<title>").unwrap();
        said.push(title.split_once("</title>").unwrap().0.to_owned());
    }
    let expected = [
        "Failed: 1 of 3 assertions failed",
        "Passed: 3 assertions passed, 2 of them flaky",
    ];
    assert_eq!(said, expected);
}

#[test]
fn what_ran_only_once_is_read_from_no_attempt() {
    let said = |name: &str, called: &str| {
        let mut suite = suite(name, "Orders", &[made("Get", 12, &[])]);
        suite.rename(called);
        let page = page(&Run::new(vec![suite]));
        let (_, said) = page.split_once("read from ").unwrap();
        said.split_once('<').unwrap().0.to_owned()
    };
    assert_eq!(said("smoke, attempt 1", "smoke"), "smoke");
    assert_eq!(said("smoke, attempt 2", "smoke"), "smoke, attempt 2");
    assert_eq!(said("a, attempt 1", "b"), "a, attempt 1");
}

#[test]
fn method_address_and_time_of_what_passed_are_there_without_headers_and_bodies() {
    let page = page(&shop());
    let (_, row) = page.split_once("id=\"e1-1\"").unwrap();
    let row = row.split_once("</details>").unwrap().0;
    assert!(
        row.contains("<span class=\"facts\"><b>GET</b> 500"),
        "{row}"
    );
    let line = "<p class=\"address line\"><b>GET</b> example.com/List orders <i>→</i> <b>500</b> List orders \
                <span class=\"took\">24 ms</span></p>";
    assert!(row.contains(line), "{row}");
    assert!(!row.contains("<pre"), "{row}");
}

#[test]
fn pauses_of_days_between_runs_are_no_time_that_these_took() {
    let took = |run: &Run| {
        let page = page(run);
        let (_, about) = page.split_once(" · took ").unwrap();
        let about = about.split_once('<').unwrap().0.to_owned();
        (about, page.contains("Timeline"))
    };
    let run = |hours| Run::new(vec![passed("a", 0), passed("b", hours)]);
    assert_eq!(took(&run(0)), ("10.00 s".to_owned(), true));
    let apart = ("20.00 s without the pauses between runs".to_owned(), false);
    assert_eq!(took(&run(719)), apart);
    // The same of attempts, and where they come from a report of postorb's own.
    let attempts = join(vec![passed("a", 0), passed("a", 719)], true);
    assert_eq!(attempts.suites.len(), 1);
    let attempts = Run {
        verdict: Verdict::of(&attempts, postorb::results::Rules::default()),
        results: attempts,
        comparison: None,
    };
    assert_eq!(took(&attempts), apart);
    let json =
        crate::results_formats::scene::report(&attempts, crate::results_formats::scene::json);
    assert_eq!(took(&Run::read("a", &json)), apart);
}

#[test]
fn where_nothing_ran_nothing_could_fail() {
    let page = page(&Run::new(vec![passed("a", 0), suite("b", "Users", &[])]));
    let (_, table) = page.split_once("<tbody>").unwrap();
    let (first, second) = table.split_once("</tr>").unwrap();
    assert!(first.contains("<td>1</td><td>0</td>"), "{first}");
    let none = "<td>0</td><td class=\"none\" title=\"no request ran\">–</td>";
    assert!(second.contains(none), "{second}");
}

#[test]
fn two_values_that_are_redacted_are_told_not_to_be_the_same() {
    const TOLD: &str = "What is redacted in both is not the same.";
    let page = |message: &str| {
        let failing = made("Get", 12, &[("is mine", Some(message))]);
        page(&Run::new(vec![suite("smoke", "Orders", &[failing])]))
    };
    assert!(page(EQUAL).contains(TOLD));
    for message in [
        "expected '[redacted]' to not equal '[redacted]'",
        "expected '[redacted]' to equal 'x'",
        "expected 1 to equal 2",
    ] {
        assert!(!page(message).contains(TOLD), "{message}");
    }
}

#[test]
fn names_in_the_timeline_lose_their_middle_and_are_there_as_a_whole() {
    let name = format!("orders {} [eu-1]", "of a team ".repeat(9));
    let page = page(&Run::new(vec![passed(&name, 0), passed("b", 0)]));
    let (_, lanes) = page.split_once("chart lanes").unwrap();
    let (_, label) = lanes.split_once("<text").unwrap();
    let label = label.split_once("</text>").unwrap().0;
    let (whole, short) = label.split_once("</title>").unwrap();
    assert!(whole.ends_with(&name), "{label}");
    assert!(short.starts_with("orders of a team") && short.ends_with("team  [eu-1]"));
    assert!(short.contains('…') && short.chars().count() < 65, "{label}");
}

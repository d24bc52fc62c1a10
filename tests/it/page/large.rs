//! Pages of large runs.

use super::browser::{drive, page};
use super::scene::{made, suite};
use crate::results_formats::made::Made;
use crate::results_formats::scene::Run;

fn run(executions: usize, failing: usize) -> Run {
    let executions = (0..executions).map(|index| {
        let message = (index % failing == 0).then_some("expected 404 to equal 200");
        let checks = [
            ("status is 200", message),
            ("has an id", None),
            ("is fast", None),
        ];
        let mut one = made(&format!("Request {}", index % 250), 20, &checks);
        one.time += u32::try_from(index % 97).unwrap();
        one.body.push_str("{\"status\": 404}");
        one
    });
    let executions: Vec<Made> = executions.collect();
    Run::new(vec![suite("load", "Orders", &executions)])
}

/// From which time on somebody waits, in milliseconds.
const WAIT: f64 = 2_000.0;

#[test]
fn ten_thousand_requests_are_there_within_two_seconds() {
    let page = page(&run(10_000, 50));
    assert_eq!(page.matches(" id=\"e1-").count(), 10_000);
    let found = drive(
        &page,
        "const times = [];
        for (let count = 0; count < 5; count += 1) {
          const start = performance.now();
          const page = await open();
          await page.keyboard.press('/');
          await page.waitForFunction(() => document.activeElement.type === 'search');
          await frames(page);
          times.push(performance.now() - start);
          await page.keyboard.type('request 17');
          await page.waitForFunction(() => document.querySelector('output').innerText.endsWith('of 10,000 shown'));
          await page.close();
        }
        return times.sort((a, b) => a - b)",
    );
    let Some(found) = found else { return };
    println!("interactive after {found} ms");
    let median = found[2].as_f64().unwrap();
    assert!(median < WAIT, "{found}");
}

#[test]
fn what_passed_is_left_out_before_what_failed_and_that_is_told() {
    let page = page(&run(30_000, 6));
    assert_eq!(
        page.matches("<details class=\"card x failed").count(),
        5_000
    );
    assert_eq!(page.matches("<details class=\"row x").count(), 20_000);
    let told = "5000 more requests passed and left out here, because the page would be too large";
    assert!(page.contains(told));
    assert!(page.contains("<small>30,000</small>"));
    // Of what was answered there is as much as fits, and the rest says so.
    assert!(page.len() < 40_000_000, "{}", page.len());
}

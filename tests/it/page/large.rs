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

/// How long it takes is measured by the bench `page`.
#[test]
fn ten_thousand_requests_are_there_and_searched() {
    let page = page(&run(10_000, 50));
    assert_eq!(page.matches(" id=\"e1-").count(), 10_000);
    let found = drive(
        &page,
        "const page = await open();
        await page.keyboard.press('/');
        await page.waitForFunction(() => document.activeElement.type === 'search');
        await page.keyboard.type('request 17');
        await searched(page);
        return await page.$eval('output', (said) => said.innerText)",
    );
    let Some(found) = found else { return };
    // 17, 117, 217 and 170 to 179 of 250 requests that come again and again.
    assert_eq!(found, "520 of 10,000 shown");
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

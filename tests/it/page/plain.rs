//! The page without a script, and on paper.

use serde_json::json;

use super::browser::{drive, page};
use super::scene::{made, shop, suite};
use crate::results_formats::made::Made;
use crate::results_formats::scene::Run;

#[test]
fn all_of_it_can_be_read_without_a_script() {
    let found = drive(
        &page(&shop()),
        "const page = await open({ javascript: false });
        // Nothing is there that would do nothing.
        const tools = await page.$$eval('.bar, .theme, .keys', (all) => all.filter((one) => one.checkVisibility()).length);
        const press = async (at) => {
          await page.focus(at);
          await page.keyboard.press('Enter');
        };
        await press('#e2-2 > summary');
        const rows = await page.$$eval('.row .name', (all) => all.filter((one) => one.checkVisibility()).length);
        const opened = await page.$eval('#e2-2 .checks', (one) => one.checkVisibility());
        const answer = await page.$eval('#e1-3 .line', (one) => one.innerText);
        return [tools, rows, opened, answer.includes('no answer')]",
    );
    let Some(found) = found else { return };
    assert_eq!(found, json!([0, 6, true, true]));
}

/// A suite that is too large to be there at once.
fn large() -> Run {
    let failing = [("is there", Some("gone"))];
    let passing = [("is there", None)];
    let executions = (0..700).map(|index| {
        let checks = if index % 7 == 0 { &failing } else { &passing };
        made(&format!("Request {index}"), 20, checks)
    });
    let executions: Vec<Made> = executions.collect();
    Run::new(vec![suite("smoke", "Orders", &executions)])
}

#[test]
fn what_comes_later_is_there_without_a_script_and_with_one() {
    let page = page(&large());
    assert!(page.contains("<noscript>"));
    let found = drive(
        &page,
        "const count = (page) => page.evaluate(() => ['.card', '.row.x', '.row.to', 'noscript']
          .map((one) => document.querySelectorAll(one).length));
        const plain = await open({ javascript: false });
        const found = [(await count(plain)).slice(0, 3)];
        const page = await open();
        await page.waitForFunction(() => !document.querySelector('noscript'));
        found.push(await count(page));
        const asked = await open({ hash: '#e1-700' });
        found.push(await asked.evaluate(() => document.getElementById('e1-700').open));
        return found",
    );
    let Some(found) = found else { return };
    assert_eq!(found, json!([[100, 600, 100], [100, 600, 100, 0], true]));
}

#[test]
fn on_paper_what_failed_is_whole_and_tools_are_gone() {
    let found = drive(
        &page(&shop()),
        "const page = await open();
        await page.$eval('#e1-2 > summary', (one) => one.click());
        await page.emulateMediaType('print');
        await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
        const open_ones = () => page.$$eval('.card, .card .exchange', (all) => all.map((one) => one.open));
        const found = [await open_ones(), await page.$eval('.bar', (one) => one.checkVisibility())];
        const printed = await page.$$eval('.totals, .card, table.suites, .requests, .chart, .slowest', (all) =>
          [...new Set(all.filter((one) => one.checkVisibility()).map((one) => one.classList[0]))]);
        await page.evaluate(() => dispatchEvent(new Event('afterprint')));
        found.push(await open_ones());
        const pdf = await page.pdf();
        found.push(pdf.length > 1000, printed);
        return found",
    );
    let Some(found) = found else { return };
    let before = json!([false, true, true]);
    assert_eq!(
        found,
        json!([
            [true, true, true],
            false,
            before,
            true,
            ["totals", "card", "suites"]
        ])
    );
}

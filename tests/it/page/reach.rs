//! Getting around in the page with keys and with addresses.

use serde_json::json;

use super::browser::{drive, page};
use super::scene::{made, shop, suite};
use crate::results_formats::scene::Run;

#[test]
fn keys_walk_open_and_close() {
    let found = drive(
        &page(&shop()),
        "const page = await open();
        const at = () => page.evaluate(() => {
          const item = document.activeElement.closest('.x');
          return item && [item.id, item.open];
        });
        const found = [];
        for (const key of ['j', 'j', 'j', 'Enter', 'Escape', 'k', 'k', 'k', 'Escape']) {
          await page.keyboard.press(key);
          found.push([key, await at()]);
        }
        return found",
    );
    let Some(found) = found else { return };
    let expected = json!([
        ["j", ["e1-2", true]],
        ["j", ["e1-3", true]],
        ["j", ["e1-1", false]],
        ["Enter", ["e1-1", true]],
        ["Escape", ["e1-1", false]],
        ["k", ["e1-3", true]],
        ["k", ["e1-2", true]],
        ["k", ["e1-2", true]],
        ["Escape", ["e1-2", false]],
    ]);
    assert_eq!(found, expected);
}

#[test]
fn the_first_key_leads_past_the_head_and_focus_is_seen() {
    let found = drive(
        &page(&shop()),
        "const page = await open();
        await page.keyboard.press('Tab');
        const first = await page.evaluate(() => {
          const { left, width } = document.activeElement.getBoundingClientRect();
          return [document.activeElement.innerText, left >= 0 && width > 0];
        });
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        const second = await page.evaluate(() => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
          return [document.activeElement.closest('.card')?.id, outlineStyle, outlineWidth];
        });
        return [first, second]",
    );
    let Some(found) = found else { return };
    let expected = json!([["Skip to the results", true], ["e1-2", "solid", "2px"]]);
    assert_eq!(found, expected);
}

#[test]
fn an_address_with_an_id_opens_what_it_names() {
    let found = drive(
        &page(&shop()),
        "const state = (page, id) => page.evaluate((id) => {
          const item = document.getElementById(id);
          const { top, bottom } = item.getBoundingClientRect();
          return [item.open, top >= 0 && top < innerHeight, document.activeElement === item.firstElementChild];
        }, id);
        const direct = await open({ hash: '#e2-2', height: 300 });
        const found = [await state(direct, 'e2-2')];
        const page = await open({ height: 300 });
        await page.click('[data-filter=failed]');
        // What is filtered away is shown again.
        await page.evaluate(() => { location.hash = '#e1-4'; });
        await frames(page);
        found.push(await state(page, 'e1-4'));
        await page.$eval('.slowest a', (one) => one.click());
        await frames(page);
        found.push(await state(page, 'e2-2'));
        await page.$eval('#e2-1 > summary', (one) => one.click());
        await frames(page);
        found.push(await page.evaluate(() => location.hash));
        for (const hash of ['#nothing', '#%', '#e1-4%00', '#\"]']) await open({ hash });
        return found",
    );
    let Some(found) = found else { return };
    let reached = json!([true, true, true]);
    assert_eq!(found, json!([reached, reached, reached, "#e2-1"]));
}

#[test]
fn an_address_of_nothing_is_told() {
    let found = drive(
        &page(&shop()),
        "const said = (page) => page.$eval('.bar output', (one) => one.innerText);
        const page = await open({ hash: '#e9-9' });
        await frames(page);
        const found = [await said(page)];
        for (const hash of ['#e1-4', '#suite-9', '#results']) {
          await page.evaluate((hash) => { location.hash = hash; }, hash);
          await frames(page);
          found.push(await said(page));
        }
        return found",
    );
    let Some(found) = found else { return };
    let told = |hash: &str| format!("Nothing here has the address {hash}");
    assert_eq!(found, json!([told("#e9-9"), "", told("#suite-9"), ""]));
}

#[test]
fn keys_lead_into_what_is_closed_and_are_quick_on_large_pages() {
    // As many as a page has before somebody waits, of which each tenth is in cards.
    let executions = (0..10_000).map(|index| {
        let gone = (index % 1000 == 0).then_some("gone");
        made(
            &format!("Request {}", index % 250),
            20,
            &[("is there", gone)],
        )
    });
    let executions: Vec<_> = executions.collect();
    let run = Run::new(vec![suite("load", "Orders", &executions)]);
    let found = drive(
        &page(&run),
        "const page = await open();
        const press = (key, times) => page.evaluate((key, times) => {
          const start = performance.now();
          const met = [];
          for (let count = 0; count < times; count += 1) {
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
            const item = document.activeElement.closest('.x');
            met.push([item.id, item.checkVisibility({ contentVisibilityAuto: false })]);
          }
          return { met, each: (performance.now() - start) / times };
        }, key, times);
        const down = await press('j', 60);
        const up = await press('k', 59);
        return [down.met.slice(8, 13), down.met.every(([, seen]) => seen), up.met.at(-1)[0], down.each]",
    );
    let Some(found) = found else { return };
    println!("a step takes {} ms", found[3]);
    let met = json!([
        ["e1-8001", true],
        ["e1-9001", true],
        ["e1-2", true],
        ["e1-3", true],
        ["e1-4", true]
    ]);
    assert_eq!(found[0], met);
    assert_eq!((&found[1], &found[2]), (&json!(true), &json!("e1-1")));
    assert!(found[3].as_f64().unwrap() < 40.0, "{found}");
}

//! Finding something in the page.

use serde_json::json;

use super::browser::{drive, page};
use super::scene::shop;

/// What is shown, by its names, and what is said of it.
const SHOWN: &str = "const shown = async (page) => {
  await searched(page);
  return await page.evaluate(() => {
    const is_seen = (element) => element.checkVisibility();
    const names = (selector) => [...document.querySelectorAll(selector)].filter(is_seen)
      .map((one) => one.textContent.trim().replace(/\\s+/g, ' '));
    return [names('.card h3'), names('.row .name'), document.querySelector('output').innerText];
  });
};\n";

#[test]
fn a_search_shows_what_has_all_words_and_escape_shows_all_again() {
    let script = [
        SHOWN,
        "const page = await open();
        const found = [];
        for (const words of ['PAID', 'orders close', 'econnrefused', 'nothing of it']) {
          await page.keyboard.press('/');
          await page.keyboard.type(words);
          found.push(await shown(page));
          await page.keyboard.press('Escape');
        }
        found.push(await shown(page));
        return found",
    ];
    let Some(found) = drive(&page(&shop()), &script.concat()) else {
        return;
    };
    let all = json!([
        ["smoke › Orders / Pay", "smoke › Orders / Refund"],
        [
            "List orders",
            "Pay",
            "Refund",
            "Close",
            "List users",
            "Export"
        ],
        ""
    ]);
    let expected = json!([
        [["smoke › Orders / Pay"], ["Pay"], "1 of 6 shown"],
        [[], ["Close"], "1 of 6 shown"],
        [["smoke › Orders / Refund"], ["Refund"], "1 of 6 shown"],
        [[], [], "0 of 6 shown"],
        all
    ]);
    assert_eq!(found, expected);
}

#[test]
fn filters_show_what_has_the_mark() {
    let script = [
        SHOWN,
        "const page = await open();
        const found = {};
        for (const filter of ['failed', 'new', 'flaky', 'slow']) {
          const button = `[data-filter=${filter}]`;
          await page.click(button);
          const [cards, rows, said] = await shown(page);
          const is_pressed = await page.$eval(button, (one) => one.getAttribute('aria-pressed'));
          found[filter] = [cards, rows, said, is_pressed];
        }
        await page.click('[data-filter=slow]');
        found.none = await shown(page);
        await page.select('.bar select', '1');
        found.suite = await shown(page);
        return found",
    ];
    let Some(found) = drive(&page(&shop()), &script.concat()) else {
        return;
    };
    let (pay, refund) = ("smoke › Orders / Pay", "smoke › Orders / Refund");
    assert_eq!(
        found["failed"],
        json!([[pay, refund], ["Pay", "Refund"], "2 of 6 shown", "true"])
    );
    assert_eq!(
        found["new"],
        json!([[pay], ["Pay"], "1 of 6 shown", "true"])
    );
    assert_eq!(
        found["flaky"],
        json!([[], ["List users"], "1 of 6 shown", "true"])
    );
    assert_eq!(
        found["slow"],
        json!([[], ["Export"], "1 of 6 shown", "true"])
    );
    assert_eq!(found["none"][2], "");
    assert_eq!(
        found["suite"],
        json!([[], ["List users", "Export"], "2 of 6 shown"])
    );
}

#[test]
fn a_search_without_hits_says_so_and_heads_tell_how_much_is_shown() {
    let found = drive(
        &page(&shop()),
        "const page = await open();
        const state = async () => await searched(page) && page.evaluate(() => {
          const heads = [...document.querySelectorAll('.failures > h2 > small, .requests > h2 > small')];
          const facts = [...document.querySelectorAll('#suite-1 > summary > .facts')];
          return [
            heads.filter((one) => one.checkVisibility()).map((one) => one.textContent),
            facts[0].dataset.found ?? '',
            document.querySelector('.nothing').checkVisibility(),
          ];
        });
        const found = [await state()];
        for (const words of ['paid', 'example.com/list', 'nothing of it']) {
          await page.keyboard.press('/');
          await page.keyboard.type(words);
          found.push(await state());
          await page.keyboard.press('Escape');
        }
        found.push(await state());
        return found",
    );
    let Some(found) = found else { return };
    let all = json!([["2 requests", "6"], "", false]);
    let expected = json!([
        all,
        [["1 of 2 requests", "1 of 6"], "1 shown", false],
        // Addresses of what passed are found, too.
        [["2 of 6"], "1 shown", false],
        [[], "", true],
        all
    ]);
    assert_eq!(found, expected);
}

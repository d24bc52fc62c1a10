//! What is seen when the page is opened.

use serde_json::json;

use super::browser::{drive, page};
use super::scene::{made, shop, suite};
use crate::results_formats::hostile::hostile;
use crate::results_formats::quarantine;
use crate::results_formats::scene::Run;

#[test]
fn the_verdict_and_the_first_failure_are_seen_without_scrolling() {
    let found = drive(
        &page(&shop()),
        "const page = await open();
        return page.evaluate(() => {
          const seen = (element) => {
            const { top, bottom, width } = element.getBoundingClientRect();
            return width > 0 && top >= 0 && bottom <= innerHeight;
          };
          const said = (selector) => document.querySelector(selector).innerText.trim();
          const first = document.querySelector('.card');
          return {
            verdict: said('h1'), said: said('.verdict p'), title: document.title,
            name: said('.card h3'), test: said('.card .checks p'),
            values: [...first.querySelectorAll('.values dd')].map((one) => one.innerText),
            marked: [...first.querySelectorAll('mark')].map((one) => one.innerText),
            seen: [document.querySelector('h1'), ...first.querySelectorAll('h3, .values')].every(seen),
          };
        })",
    );
    let Some(found) = found else { return };
    let said = "1 of 7 assertions failed and 1 error of a request";
    let expected = json!({
        "verdict": "Failed", "said": said, "title": format!("Failed: {said}"),
        "name": "smoke › Orders / Pay", "test": "is paid",
        "values": ["{ id: 7, state: 'paid' }", "{ id: 7, state: 'open' }"],
        "marked": ["paid", "open"],
        "seen": true,
    });
    assert_eq!(found, expected);
}

#[test]
fn request_and_response_of_a_failure_are_beside_one_another() {
    let found = drive(
        &page(&shop()),
        "const sides = async (width) => {
          const page = await open({ width });
          return page.evaluate(() => {
            const [request, response] = document.querySelectorAll('.card .sides section');
            const [left, right] = [request, response].map((one) => one.getBoundingClientRect());
            return {
              beside: left.width > 100 && left.top === right.top && left.right <= right.left,
              below: left.width > 100 && left.bottom <= right.top,
              address: request.querySelector('.address').innerText, body: response.querySelector('pre').innerText,
            };
          });
        };
        return [await sides(1280), await sides(400)]",
    );
    let Some(found) = found else { return };
    let body = "{\n  \"id\": 7,\n  \"state\": \"open\",\n  \"lines\": [\n    {\n      \"sku\": \"<b>\"\n    }\n  ]\n}";
    assert_eq!(found[0]["address"], "GET example.com/Pay");
    assert_eq!(found[0]["body"], body);
    assert_eq!(
        [&found[0]["beside"], &found[1]["below"]],
        [&json!(true), &json!(true)]
    );
}

#[test]
fn nothing_is_wider_than_the_window_whatever_it_holds() {
    for run in [shop(), hostile().compared()] {
        let found = drive(
            &page(&run),
            "const wide = [];
            for (const width of [320, 400, 1280, 1920]) {
              const page = await open({ width });
              await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
              await frames(page);
              wide.push(await page.evaluate(() => document.documentElement.scrollWidth));
            }
            return wide",
        );
        let Some(found) = found else { return };
        assert_eq!(found, json!([320, 400, 1280, 1920]));
    }
}

#[test]
fn a_name_of_pages_keeps_to_two_lines_beside_the_slowest() {
    let long = "Orders of everybody ".repeat(500);
    let executions = [made(&long, 900, &[]), made("Get", 12, &[])];
    let page = page(&Run::new(vec![suite("smoke", "Orders", &executions)]));
    let found = drive(
        &page,
        "const page = await open();
        return page.$$eval('.slowest a', (all) => all.map((one) => one.getBoundingClientRect().height))",
    );
    let Some(found) = found else { return };
    let [long, short] = [0, 1].map(|index| found[index].as_f64().unwrap());
    assert!(long > short * 1.5 && long < short * 2.5, "{found}");
}

#[test]
fn a_suite_is_a_row_of_one_line_with_its_colour_before_its_name() {
    let executions = [made("Get", 12, &[("is there", None)])];
    let suites = vec![
        quarantine::suite("smoke", 3, 1, 0, false),
        quarantine::suite("legacy", 3, 1, 1, true),
        suite("regression", "Orders", &executions),
    ];
    let found = drive(
        &page(&Run::new(suites)),
        "const found = [];
        for (const [width, dark] of [[400, false], [1280, false], [1920, true]]) {
          const page = await open({ width, dark });
          found.push(...await page.$$eval('table.suites th[scope=row]', (all) => all.map((one) => {
            const dot = getComputedStyle(one, '::before');
            const [name, cell] = [one.querySelector('a'), one].map((it) => it.getBoundingClientRect());
            const colour = dot.color.match(/\\d+/g).map(Number);
            return [cell.height < 32, dot.position, name.left - cell.left < 20, colour[0] > colour[1] * 2,
              one.querySelector('em')?.innerText ?? ''];
          })));
        }
        return found",
    );
    let Some(found) = found else { return };
    let row = |is_red: bool, mark: &str| json!([true, "absolute", true, is_red, mark]);
    let rows = [row(true, ""), row(false, "quarantine"), row(false, "")];
    let light = [&rows[..], &rows[..]].concat();
    assert_eq!(found.as_array().unwrap()[..6], light);
    // Light red on dark is less than twice as red.
    let marks = found.as_array().unwrap()[6..].iter();
    assert!(marks.clone().all(|one| one[0] == json!(true)), "{found}");
}

#[test]
fn what_is_in_quarantine_is_amber_and_what_counts_red() {
    let suites = vec![
        quarantine::suite("smoke", 3, 1, 0, false),
        quarantine::suite("legacy", 3, 1, 0, true),
    ];
    let found = drive(
        &page(&Run::new(suites)),
        "const page = await open();
        return page.evaluate(() => [...document.querySelectorAll('details.card')].map((card) => [
          getComputedStyle(card).borderLeftColor, ...['.checks p', '.glimpse b'].map((one) =>
            getComputedStyle(card.querySelector(one)).color),
          getComputedStyle(card.querySelector('.checks li'), '::before').color,
        ]))",
    );
    let Some(found) = found else { return };
    let [red, amber] = ["rgb(180, 35, 24)", "rgb(122, 77, 0)"].map(|one| vec![one; 4]);
    assert_eq!(found, json!([red, amber]));
}

#[test]
fn labels_of_pictures_end_where_these_do() {
    // In the first two, `100 ms` stands below a last step that is narrower.
    let runs: [&[u32]; 5] = [&[2, 120], &[1, 110], &[2, 3_100], &[1], &[9, 340_000]];
    for times in runs {
        let executions = times.iter().map(|time| made("Get", *time, &[]));
        let executions: Vec<_> = executions.collect();
        let found = drive(
            &page(&Run::new(vec![suite("smoke", "Orders", &executions)])),
            "const page = await open();
            return page.$$eval('.chart', (all) => all.flatMap((chart) => {
              const labels = [...chart.querySelectorAll('text')].map((one) => one.getBoundingClientRect());
              const alike = labels.filter((one) => Math.abs(one.top - labels[0].top) < 1);
              const touch = alike.some((one, place) => place > 0 && one.left < alike[place - 1].right);
              const { right } = chart.getBoundingClientRect();
              return [labels.length > 0 && labels.every((one) => one.right <= right + 0.5) && !touch];
            }))",
        );
        let Some(found) = found else { return };
        let all = found.as_array().unwrap();
        assert!(
            !all.is_empty() && all.iter().all(|one| *one == json!(true)),
            "{times:?}: {found}"
        );
    }
}

#[test]
fn it_is_dark_where_the_system_is_and_where_somebody_wants_it() {
    let found = drive(
        &page(&shop()),
        "const lightness = (page) => page.evaluate(() => {
          const [red] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g);
          return red > 128 ? 'light' : 'dark';
        });
        const found = [];
        for (const dark of [false, true]) {
          const page = await open({ dark });
          await page.evaluate(() => localStorage.clear());
          await page.reload();
          found.push(await lightness(page));
          await page.click('.theme');
          found.push(await lightness(page));
          await page.reload();
          found.push(await lightness(page));
        }
        return found",
    );
    let Some(found) = found else { return };
    assert_eq!(
        found,
        json!(["light", "dark", "dark", "dark", "light", "light"])
    );
}

#[test]
fn what_passed_says_so_and_has_no_failures() {
    let passed = [made("Get", 12, &[("status is 200", None)])];
    let found = drive(
        &page(&Run::new(vec![suite("smoke", "All", &passed)])),
        "const page = await open();
        return page.evaluate(() => ({
          said: [...document.querySelectorAll('.verdict h1, .verdict p')].map((one) => one.innerText),
          headings: [...document.querySelectorAll('main > section > h2')].map((one) => one.innerText),
          filters: [...document.querySelectorAll('.filters button')].map((one) => one.innerText),
        }))",
    );
    let Some(found) = found else { return };
    let expected = json!({
        "said": ["Passed", "1 assertion passed"],
        "headings": ["Response times", "All requests 1"],
        "filters": ["All 1"],
    });
    assert_eq!(found["said"], expected["said"]);
    assert_eq!(found["filters"], expected["filters"]);
    assert_eq!(
        found["headings"].as_array().unwrap().last(),
        Some(&json!("All requests 1"))
    );
}

#[test]
fn judges_find_nothing_serious() {
    for (run, name) in [(shop(), "shop"), (hostile().compared(), "hostile")] {
        let found = drive(
            &page(&run),
            "const found = [];
            for (const [dark, width] of [[false, 1280], [true, 1280], [false, 400]]) {
              const page = await open({ dark, width });
              found.push(...await judged(page));
              await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
              await frames(page);
              found.push(...await judged(page));
            }
            return found",
        );
        let Some(found) = found else { return };
        assert_eq!(found, json!([]), "{name}");
    }
}

#[test]
fn judges_find_what_is_wrong() {
    let page = page(&shop()).replace("<html lang=\"en\">", "<html>");
    let found = drive(&page, "return judged(await open())");
    let Some(found) = found else { return };
    let is_it = |one: &serde_json::Value| one.as_str().unwrap().contains("html-has-lang");
    assert!(found.as_array().unwrap().iter().any(is_it), "{found}");
}

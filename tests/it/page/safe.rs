//! Texts that would be more than text stay text in the page, and the page asks nobody for anything.

use regex_lite::Regex;
use serde_json::json;

use super::browser::{drive, page};
use super::scene::{made, suite};
use crate::results_formats::hostile::{HOSTILE, hostile, is_harmless};
use crate::results_formats::scene::Run;

/// Names that would be markup, each in its way.
const INJECTED: [&str; 9] = [
    "<script>document.title = 'owned'</script>",
    "</script><script>document.title = 'owned'</script>",
    "</style><img src=x onerror=\"document.title = 'owned'\">",
    "\" autofocus onfocus=\"document.title = 'owned'\" x=\"",
    "</noscript><svg onload=\"document.title = 'owned'\">",
    "</details></main><iframe src=https://evil.example></iframe>",
    "<!-- <a href=javascript:alert(1)>x</a>",
    "javascript:alert(1) https://evil.example/x",
    "{{ title }}{% raw %}<b>x",
];

fn injected() -> Run {
    let executions = INJECTED.map(|name| {
        let message = format!("expected '{name}' to equal '{name}!'");
        let mut one = made(name, 5, &[(name, Some(&message)), (name, None)]);
        one.body = format!("{{\"a\":\"{}\"}}", name.replace('"', "\\\""));
        one
    });
    let passing = INJECTED.map(|name| made(name, 5, &[(name, None)]));
    let passing: Vec<_> = passing.into_iter().cycle().take(400).collect();
    let suites = vec![
        suite(INJECTED[0], INJECTED[1], &executions),
        suite(INJECTED[4], INJECTED[2], &passing),
    ];
    Run::new(suites).compared()
}

#[test]
fn names_that_are_markup_stay_names() {
    let found = drive(
        &page(&injected()),
        "const page = await open();
        await page.waitForFunction(() => !document.querySelector('noscript'));
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
        await frames(page);
        return page.evaluate(() => ({
          title: document.title.slice(0, 7),
          names: [...document.querySelectorAll('.card > .checks > li:first-child > p:first-child')].map((one) => one.textContent),
          rows: [...document.querySelectorAll('#suite-2 .row .name')].slice(0, 9).map((one) => one.textContent),
          alien: document.querySelectorAll(
            'img, iframe, form:not(.bar), body script, body style, object, embed, video, [onload], [onerror], [onfocus], [style]').length,
          links: [...document.querySelectorAll('a')].filter((one) => !/^#[a-z0-9-]+$/.test(one.getAttribute('href'))).length,
        }))",
    );
    let Some(found) = found else { return };
    assert_eq!(found["title"], "Failed:");
    assert_eq!(found["alien"], 0);
    assert_eq!(found["links"], 0);
    assert_eq!(found["names"], json!(INJECTED));
    assert_eq!(found["rows"], json!(INJECTED));
}

#[test]
fn a_script_that_gets_into_the_page_does_not_run() {
    let page = page(&injected());
    let broken = "<script>document.title = 'owned'</script><img src=https://evil.example/x>";
    let page = page.replace("<main ", &format!("{broken}<main "));
    let found = std::panic::catch_unwind(|| drive(&page, "return (await open()).title()"));
    match found {
        Ok(found) => assert_eq!(found, None, "the policy did not speak"),
        // The driver tells that the policy refused both.
        Err(told) => {
            let told = told.downcast_ref::<String>().unwrap();
            let refusals = told.matches("Content Security Policy").count();
            assert!(refusals >= 2, "{told}");
        }
    }
}

#[test]
fn the_page_has_no_markup_but_its_own_and_nothing_that_is_not_seen() {
    let page = page(&hostile().compared());
    is_harmless(&page.replace(['\t'], ""));
    let (_, body) = page.split_once("</head>").unwrap();
    let tag = Regex::new("<(/?[a-zA-Z!][^\\s>]*)").unwrap();
    let own = [
        "a", "b", "body", "button", "circle", "dd", "details", "div", "dl", "dt", "em", "footer",
        "form", "h1", "h2", "h3", "h4", "header", "html", "i", "input", "kbd", "label", "li",
        "main", "mark", "ol", "option", "output", "p", "path", "pre", "rect", "section", "select",
        "small", "span", "strong", "code", "summary", "svg", "table", "tbody", "td", "text", "th",
        "thead", "time", "title", "tr", "ul",
    ];
    for found in tag.captures_iter(body) {
        let name = found[1].trim_start_matches('/');
        assert!(own.contains(&name), "{name}");
    }
    // Values of attributes hold no quotation mark, and elements no other attribute.
    let element = Regex::new("<[a-z][^>]*>").unwrap();
    let value = Regex::new("=\"[^\"]*\"").unwrap();
    for found in element.find_iter(body) {
        let names = value.replace_all(found.as_str(), " ").into_owned();
        let names = names
            .trim_end_matches(['>', '/'])
            .split_whitespace()
            .skip(1);
        for name in names {
            assert!(
                !name.starts_with("on") && !["src", "style"].contains(&name),
                "{found:?}"
            );
            assert!(
                name.chars()
                    .all(|char| matches!(char, 'a'..='z' | 'A'..='Z' | '0'..='9' | '-')),
                "{found:?}"
            );
        }
    }
    assert!(!body.contains("href=\"http"));
    for text in &HOSTILE[..2] {
        assert!(!body.contains(text), "{text}");
    }
}

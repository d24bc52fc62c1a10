use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::selection::{
    Bail, BailAt, Duration, EnvName, Integration, Newman, Quarantine, Split, Strings, Suite,
};

fn today() -> Date {
    Date::parse("2026-11-28").unwrap()
}

fn smoke() -> Data {
    let smoke = Suite {
        name: "smoke".to_owned(),
        collection: "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9".to_owned(),
        ..Suite::default()
    };
    let names = Names::from([(smoke.collection.clone(), "Bookings API".to_owned())]);
    suite(&smoke, &names)
}

fn added_to(text: &str) -> String {
    let edited = apply(text, &[Edit::append("suites", smoke())], today());
    edited
        .unwrap_or_else(|refused| panic!("{refused:?}\n{text}"))
        .text
}

const LINES: &str =
    "name: smoke\n    collection: 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9 # Bookings API\n";

#[test]
fn a_suite_is_added_in_the_form_of_the_file() {
    let entry = format!("  - {LINES}");
    for (before, after) in [
        ("version: 1\n", format!("version: 1\nsuites:\n{entry}")),
        (
            "version: 1\nsuites: []\n",
            format!("version: 1\nsuites:\n{entry}"),
        ),
        (
            "version: 1\nsuites: [] # none\njob: x\n",
            format!("version: 1\nsuites: # none\n{entry}job: x\n"),
        ),
        (
            "version: 1\nlayout: newman-orb\nworkflows: []\n",
            format!("version: 1\nsuites:\n{entry}layout: newman-orb\nworkflows: []\n"),
        ),
        (
            "# nothing yet\n",
            format!("# nothing yet\nversion: 1\nsuites:\n{entry}"),
        ),
        ("", format!("version: 1\nsuites:\n{entry}")),
        (
            "version: 1\nsuites:\n- name: a # one\n  collection: a.json\n\n- name: b\n  collection: b.json\n# end\n",
            format!(
                "version: 1\nsuites:\n- name: a # one\n  collection: a.json\n\n- name: b\n  collection: b.json\n# end\n\n- {}",
                LINES.replace("    ", "  ")
            ),
        ),
    ] {
        assert_eq!(added_to(before), after, "{before}");
    }
}

#[test]
fn line_ends_and_the_byte_order_mark_stay() {
    let before = "\u{feff}version: 1\r\nsuites:\r\n  - name: a\r\n    collection: a.json";
    let after = added_to(before);
    assert!(after.starts_with(before), "{after:?}");
    assert_eq!(after.matches('\n').count(), after.matches("\r\n").count());
}

#[test]
fn flow_lists_stay_flow_lists() {
    let text = "version: 1\nsuites: [{ name: a, collection: a.json }]\n";
    let after = added_to(text);
    assert_eq!(
        after,
        "version: 1\nsuites: [{ name: a, collection: a.json }, {name: smoke, collection: 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9}]\n"
    );
}

#[test]
fn the_last_entry_leaves_an_empty_list() {
    let text = "version: 1\nsuites:\n  # the only one\n  - name: a\n    collection: a.json # here\njob: x\n";
    let edited = apply(text, &[Edit::remove("suites", 0)], today()).unwrap();
    assert_eq!(
        read(&edited.text, today()).unwrap().selection.suites.len(),
        0
    );
    assert!(edited.text.contains("suites: []"), "{}", edited.text);
    assert!(edited.text.contains("# the only one"), "{}", edited.text);
}

#[test]
fn an_item_of_an_entry_goes_alone() {
    let text = "version: 1\nintegrations:\n  - nickname: n\n    spec: s\n    project: gh/a/b\n    suites: [a, b] # two\nsuites:\n  - name: a\n    collection: a.json\n  - name: b\n    collection: b.json\n";
    let at = ["integrations", "0", "suites", "0"]
        .map(str::to_owned)
        .to_vec();
    let edits = [Edit::Remove { at }, Edit::remove("suites", 0)];
    let edited = apply(text, &edits, today()).unwrap();
    assert_eq!(
        edited.text,
        "version: 1\nintegrations:\n  - nickname: n\n    spec: s\n    project: gh/a/b\n    suites: [b] # two\nsuites:\n  - name: b\n    collection: b.json\n"
    );
}

#[test]
fn keys_are_set_where_they_are_or_belong() {
    let text = "version: 1\n# what runs\nsuites: []\nworkflows: []\n";
    let edits = [Edit::set("job", Data::string("api tests"))];
    let edited = apply(text, &edits, today()).unwrap();
    assert_eq!(
        edited.text,
        "version: 1\n# what runs\nsuites: []\njob: api tests\nworkflows: []\n"
    );
    let again = [Edit::set("job", Data::string("x"))];
    let edited = apply(&edited.text, &again, today()).unwrap();
    assert_eq!(
        edited.text,
        "version: 1\n# what runs\nsuites: []\njob: x\nworkflows: []\n"
    );
}

#[test]
fn keys_of_an_integration_are_set_in_their_order_and_go() {
    let text = "version: 1\nintegrations:\n  - nickname: a\n    api: x # it\n    project: gh/a/b\n    suites: [s] # all\nsuites: [{ name: s, collection: s.json }]\n";
    let at = |key: &str| vec!["integrations".to_owned(), "0".to_owned(), key.to_owned()];
    let set = Edit::Set {
        at: at("api-version"),
        value: Data::string("v1"),
    };
    let remove = |key: &str| Edit::Remove { at: at(key) };
    let edited = apply(text, &[set, remove("suites")], today()).unwrap();
    let expected = text
        .replace("# it\n", "# it\n    api-version: v1\n")
        .replace("    suites: [s] # all\n", "");
    assert_eq!(edited.text, expected);
    let back = apply(&edited.text, &[remove("api-version")], today()).unwrap();
    let expected = text.replace("    suites: [s] # all\n", "");
    assert_eq!(back.text, expected);
    let refused = apply(&back.text, &[remove("api-version")], today());
    assert!(matches!(refused, Err(Refused::Before(_))), "{refused:?}");
}

#[test]
fn what_would_be_wrong_is_refused() {
    let text = "version: 1\nsuites:\n  - name: Smoke!\n    collection: a.json\n";
    let refused = apply(text, &[Edit::append("suites", smoke())], today()).unwrap_err();
    assert!(matches!(refused, Refused::After { .. }), "{refused:?}");
    for text in [
        "version: 1\nsuites: &s []\n",
        "x: &x []\nversion: 1\nsuites: *x\n",
        "version: 1\n<<: &b { suites: [{ name: a, collection: a.json }] }\n",
        "version: 2\n",
        "a: [\n",
        "~\n",
        "--- !x\n",
    ] {
        let refused = apply(text, &[Edit::append("suites", smoke())], today()).unwrap_err();
        assert!(
            matches!(&refused, Refused::Before(findings) if !findings.is_empty()),
            "{text}: {refused:?}"
        );
    }
}

/// Every field that an entry can have.
fn full() -> Suite {
    let text = |text: &str| Some(text.to_owned());
    Suite {
        name: "Re funds: # é".to_owned(),
        collection: "postman/re funds.json".to_owned(),
        environment: None,
        environments: BTreeMap::from([
            ("eu".to_owned(), "123".to_owned()),
            ("on".to_owned(), "a: b".to_owned()),
        ]),
        globals: text("null"),
        folder: Strings(vec!["Re 'funds'".to_owned(), "- \"x\"".to_owned()]),
        iteration_data: text("postman/rows.csv"),
        newman: Newman {
            iteration_count: Some(2),
            timeout: None,
            timeout_request: Some(1),
            timeout_script: Some(2),
            delay_request: Some(3),
            insecure: true,
            ignore_redirects: true,
            bail: Some(Bail::At(BailAt::Folder)),
            export_environment: text("e.json"),
            export_globals: text("g.json"),
            export_collection: text("c.json"),
            extra: vec!["--disable-unicode".to_owned(), "true".to_owned()],
        },
        secrets: BTreeMap::from([("token".to_owned(), EnvName("API_TOKEN".to_owned()))]),
        retry: Some(1),
        timeout: Some(Duration("10m".to_owned())),
        workflow: None,
        quarantine: Some(Quarantine {
            until: Date::parse("2026-12-31").unwrap(),
            reason: "PAY-812".to_owned(),
        }),
        split: Some(Split::Folder),
        before: Strings(vec!["Auth".to_owned()]),
    }
}

#[test]
fn every_field_is_read_back_as_it_was_meant() {
    let other = Suite {
        environment: Some("staging.json".to_owned()),
        environments: BTreeMap::new(),
        newman: Newman {
            bail: Some(Bail::Plain(true)),
            timeout: Some(0),
            ..Newman::default()
        },
        timeout: None,
        ..full()
    };
    for suite in [full(), other] {
        let entry = super::suite(&suite, &Names::new());
        for text in [
            "version: 1\n",
            "version: 1\nsuites: [{ name: a, collection: a.json }]\n",
        ] {
            let edited = apply(text, &[Edit::append("suites", entry.clone())], today()).unwrap();
            let read = read(&edited.text, today()).unwrap().selection;
            assert_eq!(
                format!("{:?}", read.suites.last().unwrap()),
                format!("{suite:?}")
            );
        }
        let created = create(&[Edit::append("suites", entry)], today()).unwrap();
        assert!(
            created
                .text
                .starts_with("# yaml-language-server: $schema=https://")
        );
        read(&created.text, today()).unwrap();
    }
}

#[test]
fn an_integration_is_read_back_too() {
    let text = |text: &str| Some(text.to_owned());
    let one = Integration {
        nickname: "bookings: # CircleCI".to_owned(),
        workspace: text("1f0df51a-8658-4ee8-a2a1-d2567dfa09a9"),
        api: text("5360b75f-447e-467c-9299-12fd6c92450d"),
        spec: None,
        api_version: text("2.10"),
        project: "gh/acme/bookings".to_owned(),
        suites: vec!["a".to_owned()],
    };
    let names = Names::from([(one.workspace.clone().unwrap(), "Shop".to_owned())]);
    let edits = [Edit::append("integrations", integration(&one, &names))];
    let before = "version: 1\n\nsuites:\n  - name: a\n    collection: a.json\n";
    let edited = apply(before, &edits, today()).unwrap();
    let read = read(&edited.text, today()).unwrap().selection;
    assert_eq!(format!("{:?}", read.integrations), format!("{:?}", [one]));
    assert!(
        edited
            .text
            .contains("    workspace: 1f0df51a-8658-4ee8-a2a1-d2567dfa09a9 # Shop\n")
    );
}

#[test]
fn a_snippet_is_what_a_file_lacks() {
    let edits = [
        Edit::append("workflows", workflow("nightly")),
        Edit::append("suites", smoke()),
    ];
    assert_eq!(
        snippet(&edits),
        format!("suites:\n  - {LINES}workflows:\n  - name: nightly\n")
    );
}

/// The selections of the tests, with their suites.
#[expect(clippy::disallowed_methods, reason = "a test reads plainly")]
fn real() -> Vec<String> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut texts = Vec::new();
    for folder in ["selection/good", "render"] {
        for entry in std::fs::read_dir(data.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            if path.extension().is_some_and(|end| end == "yml") && read(&text, today()).is_ok() {
                texts.push(text);
            }
        }
    }
    texts
}

#[test]
fn what_is_added_to_real_selections_and_removed_leaves_every_byte() {
    let texts = real();
    assert!(texts.len() >= 8, "{}", texts.len());
    let mut edited = 0;
    for text in texts {
        let count = read(&text, today()).unwrap().selection.suites.len();
        for text in [
            text.clone(),
            text.replace('\n', "\r\n"),
            format!("\u{feff}{text}"),
            text.trim_end().to_owned(),
        ] {
            edited += usize::from(there_and_back(&text, count, &full()));
        }
    }
    assert!(edited >= 20, "{edited}");
}

/// Adds a suite and removes it; whether that was possible.
fn there_and_back(text: &str, count: usize, suite: &Suite) -> bool {
    let entry = super::suite(suite, &Names::new());
    let there = match apply(text, &[Edit::append("suites", entry)], today()) {
        Ok(there) => there,
        Err(Refused::Before(findings)) => {
            assert!(
                findings.iter().all(|finding| finding.rule == edit::REFUSED),
                "{findings:?}\n{text}"
            );
            return false;
        }
        Err(Refused::After { .. }) => return false,
    };
    let back = apply(&there.text, &[Edit::remove("suites", count)], today()).unwrap();
    if count > 0 {
        assert_eq!(back.text, text);
    } else {
        assert!(
            read(&back.text, today())
                .unwrap()
                .selection
                .suites
                .is_empty()
        );
    }
    true
}

proptest! {
    #[test]
    fn any_names_and_values_are_added_and_removed(
        name in "[a-z]\\PC{0,12}",
        collection in "\\PC{1,20}",
        folder in proptest::collection::vec("\\PC{1,12}", 0..3),
        comment in "[\\PC\n\r\t\u{1b}]{0,80}",
        dash in 0..3_usize,
        blank in proptest::bool::ANY,
        count in 1..4_usize,
    ) {
        let pad = " ".repeat(dash);
        let between = if blank { "\n" } else { "" };
        let own = (0..count).map(|at| format!("{pad}- name: own{at} # {at}\n{pad}  collection: \"{at}.json\"\n"));
        let text = format!("version: 1\nsuites: # all\n{}# end\n", own.collect::<Vec<_>>().join(between));
        let new = Suite { name, collection: collection.clone(), folder: Strings(folder), ..Suite::default() };
        let entry = super::suite(&new, &Names::from([(collection, comment)]));
        if let Ok(there) = apply(&text, &[Edit::append("suites", entry)], today()) {
            let read = read(&there.text, today()).unwrap().selection;
            prop_assert_eq!(format!("{:?}", read.suites.last().unwrap()), format!("{new:?}"));
            let back = apply(&there.text, &[Edit::remove("suites", count)], today());
            prop_assert_eq!(back.unwrap().text, text);
        }
    }
}

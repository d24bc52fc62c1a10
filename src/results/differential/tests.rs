//! Inputs for the comparison on every test run: what once broke it, tokens at every boundary, real
//! reports, these mutated, and reports that a small grammar makes.

use std::fs;
use std::path::{Path, PathBuf};

use super::compare;
use super::grammar::{Random, mutated, report};
use super::pieces::Cut;

/// Reports that are mutated, and reports that are made up.
const INPUTS: usize = 600;

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Files of a folder, in the order of their names; none where it is not there.
fn files(path: &str, longest: u64) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder(path)).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| fs::metadata(file).unwrap().len() <= longest);
    files.sort();
    files.iter().map(|file| fs::read(file).unwrap()).collect()
}

/// Compares, and shows what it was that differs.
fn checked(input: &[u8]) -> bool {
    let result = std::panic::catch_unwind(|| compare(input));
    result.unwrap_or_else(|_| panic!("{:?}", String::from_utf8_lossy(input)))
}

#[test]
fn inputs_that_broke_it_once_do_not_any_more() {
    for input in files("fuzz/regressions/report_json", u64::MAX) {
        checked(&input);
    }
}

#[test]
fn tokens_are_taken_as_the_grammar_has_them() {
    let taken = [
        "0",
        "-0",
        "12e5",
        "1.5E-3",
        "0.0",
        "1e400",
        "[1,12e5]",
        "[1, 2.5]",
        "[123,1.5e+3,7]",
        "[1,2,3 ]",
        "[ ]",
        "{ }",
        "[]",
        "[[],{}]",
        r#""""#,
        r#""\"\\\/\b\f\n\r\t\u0041""#,
        r#""\ud83d\ude00""#,
        r#""\ud800""#,
        r#""\udc00\ud800""#,
        r#""\ud800\n""#,
        "\"\u{7f}é🚀\"",
        r#"{"a":1,"a":2}"#,
        r#"{"":{"":[null,true,false]}}"#,
        " \t\r\n1\n",
        "[0,0,10,100,255,256,999,1000,1000000]",
    ];
    let refused = [
        "",
        " ",
        "007",
        "[007]",
        "[1,007]",
        "[1,,2]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "1 2",
        "-",
        "[-]",
        "[1,-]",
        "+1",
        ".5",
        "1.",
        "[1.]",
        "[1,2.]",
        "1e",
        "1e+",
        "[1,1e]",
        "0x1",
        "NaN",
        "[1,2",
        "[1,2}",
        "{]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{1:1}",
        "\"",
        "\"\\",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\n\"",
        "\"\u{0}\"",
        "tru",
        "truex",
        "nul",
        "falsee",
        "[true false]",
        "\u{feff}1",
        "[1]]",
        "{}{}",
        "'a'",
        "[1,2,3,\n        4x]",
        "[12,34,5.6.7]",
        "[1,2,00]",
    ];
    for (texts, is_taken) in [(&taken[..], true), (&refused[..], false)] {
        for text in texts {
            let mut json = Cut::of(text.as_bytes(), text.len().max(1)).json();
            let result = json.skip().and_then(|()| json.finish());
            assert_eq!(result.is_ok(), is_taken, "{text:?}: {result:?}");
            checked(text.as_bytes());
        }
    }
}

#[test]
fn rows_of_bytes_end_where_numbers_go_on() {
    for gap in [",", ", ", ",\n              ", ",\n  "] {
        for last in [
            "7", "70", "007", "1234", "12e5", "1.5", "-1", "\"\"", "", "[]", "255]",
        ] {
            let row = ["1", "23", "255", last].join(gap);
            for text in [
                format!("[{row}]"),
                format!("{{\"data\":[{row}],\"b\":[{row}]}}"),
                row,
            ] {
                checked(text.as_bytes());
            }
        }
    }
}

#[test]
fn levels_are_limited_where_recursion_would_not_be() {
    for levels in [1, 127, 128, 511, 512, 513, 5000] {
        checked((("[".repeat(levels)) + &"]".repeat(levels)).as_bytes());
        checked(("{\"a\":".repeat(levels) + "1" + &"}".repeat(levels)).as_bytes());
        checked("[{\"a\":".repeat(levels).as_bytes());
    }
}

#[test]
fn every_real_report_is_read_as_the_plain_reader_does() {
    let mut reports = files("tests/data/results/postman-cli", 100_000);
    reports.extend(files("../shared/newman/reports", 100_000));
    assert!(reports.len() > 20);
    let mut read = 0;
    for report in reports {
        read += usize::from(checked(&report));
        read += usize::from(checked(&compact(&report)));
    }
    assert!(read >= 24, "only {read} of them are compared");
}

/// Without blanks between tokens.
fn compact(json: &[u8]) -> Vec<u8> {
    let (mut is_text, mut is_escaped) = (false, false);
    let mut keep = |byte: &u8| {
        let is_blank = !is_text && byte.is_ascii_whitespace();
        is_text ^= *byte == b'"' && !is_escaped;
        is_escaped = *byte == b'\\' && !is_escaped;
        !is_blank
    };
    json.iter().copied().filter(|byte| keep(byte)).collect()
}

#[test]
fn thousands_of_broken_and_made_up_reports_are_read_as_the_plain_reader_does() {
    let mut reports = files("tests/data/results/postman-cli", 12_000);
    reports.retain(|report| report.starts_with(b"{"));
    assert!(reports.len() >= 5);
    let half = |seed: u64| {
        let mut random = Random::new(seed);
        let mut read = 0;
        for at in 0..INPUTS / 2 {
            let made = report(&mut random).into_bytes();
            read += usize::from(checked(&made));
            let whole = if at % 16 == 0 {
                random.of(&reports)
            } else {
                made
            };
            read += usize::from(checked(&mutated(whole, &mut random)));
        }
        read
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| half(2));
        let read = half(1) + other.join().unwrap();
        assert!(read > INPUTS / 2, "only {read} of them are reports");
    });
}

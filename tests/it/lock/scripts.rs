//! Scripts of any kind are looked at without harm, and in time.

use std::time::{Duration, Instant};

use postorb::lock::Kind;
use postorb::lock::difference::difference;
use proptest::prelude::*;
use serde_json::{Value, json};

fn collection(script: &str) -> Value {
    let lines: Vec<_> = script.split('\n').collect();
    json!({ "item": [{ "name": "a", "request": "x",
        "event": [{ "listen": "test", "script": { "exec": lines } }] }] })
}

/// Pieces that scripts are made of, and that cut one another off.
fn script() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "pm.test(",
        "pm.test.skip(",
        "'a'",
        "\"b",
        "`${",
        "}`",
        "`",
        ", () => ",
        "function () {",
        "}",
        ")",
        "(",
        "[",
        "]",
        ";",
        "\n",
        "pm.expect(x)",
        ".to.eql(200)",
        ".to.be.oneOf([1, 2])",
        ".to.be.above(3)",
        "tests[",
        " = ",
        "//",
        "/*",
        "*/",
        "/x/",
        "/",
        "\\",
        "é🚀",
        "setNextRequest(",
        "if (x) ",
        "assert(",
        "pm.response.to",
        "$",
        "'",
        " ",
        "\u{2028}",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_two_scripts_can_be_compared(before in script(), after in script()) {
        let (old, new) = (collection(&before), collection(&after));
        let changes = difference(Kind::Collection, &old, &new);
        prop_assert_eq!(changes.is_empty(), old == new);
        for change in changes {
            prop_assert!(!change.what.is_empty() && !change.line().contains('\n'));
        }
    }
}

#[test]
fn long_scripts_take_no_longer_than_they_are() {
    let long = |piece: &str| piece.repeat(200_000 / piece.len());
    for piece in [
        "pm.test('a', () => {",
        "pm.test(",
        "(",
        "`${",
        "pm.expect(a).to.eql(1);",
        "tests['a'] = ",
        "tests[",
        ".to(",
        "pm.test('a', () => pm.expect(1).to.eql(2));\n",
        "a = /",
        "expect(",
        "pm.response.to.a(",
        "x?",
        "if(",
    ] {
        let (before, after) = (
            collection(&long(piece)),
            collection(&format!("{};", long(piece))),
        );
        let start = Instant::now();
        let _ = difference(Kind::Collection, &before, &after);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(5), "{piece}: {took:?}");
    }
}

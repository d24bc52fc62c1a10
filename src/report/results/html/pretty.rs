//! JSON with a line a member, made of its text: numbers, escapes and the order of members stay as they
//! were sent, and what was cut is laid out as far as it goes.

use serde::de::IgnoredAny;

/// Levels that are indented: deeper ones would be blanks only.
const DEEPEST: usize = 40;

/// The text laid out, where it is JSON, or the beginning of JSON where `is_cut`.
pub(super) fn pretty(text: &str, is_cut: bool) -> Option<String> {
    let text = text.trim();
    if !text.starts_with(['{', '[']) {
        return None;
    }
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => Some(lay_out(text)),
        Err(error) if is_cut && error.is_eof() => Some(lay_out(text)),
        Err(_) => None,
    }
}

fn lay_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let (mut depth, mut in_text, mut is_escaped) = (0_usize, false, false);
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        if in_text {
            out.push(char);
            in_text = is_escaped || char != '"';
            is_escaped = !is_escaped && char == '\\';
            continue;
        }
        match char {
            ' ' | '\t' | '\n' | '\r' => {}
            '{' | '[' => {
                out.push(char);
                while chars.next_if(char::is_ascii_whitespace).is_some() {}
                if let Some(end) = chars.next_if(|char| matches!(char, '}' | ']')) {
                    out.push(end);
                    continue;
                }
                depth += 1;
                line(&mut out, depth);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(char);
            }
            ',' => {
                out.push(char);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            _ => {
                in_text = char == '"';
                out.push(char);
            }
        }
    }
    out
}

fn line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth.min(DEEPEST)));
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::pretty;

    #[test]
    fn members_have_lines_and_texts_stay() {
        let text = "{\"a\":[1,{\"b\": []}],\"c, {d}\":\"\\\"[x]: \\\\\",\"big\":12345678901234567890.10 , \"e\":{ } }";
        let expected = "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c, {d}\": \"\\\"[x]: \\\\\",\n  \"big\": 12345678901234567890.10,\n  \"e\": {}\n}";
        assert_eq!(pretty(text, false).unwrap(), expected);
    }

    #[test]
    fn what_was_cut_is_laid_out_and_what_is_no_json_is_left() {
        assert_eq!(
            pretty("[1,{\"a\":\"b", true).unwrap(),
            "[\n  1,\n  {\n    \"a\": \"b"
        );
        for (text, is_cut) in [
            ("[1,{\"a\":\"b", false),
            ("[error] no", true),
            ("{{x}}", false),
            ("<a>", false),
            ("12", false),
            ("", true),
        ] {
            assert_eq!(pretty(text, is_cut), None, "{text}");
        }
    }

    fn json() -> impl proptest::strategy::Strategy<Value = Value> {
        use proptest::prelude::*;
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<i64>().prop_map(Value::from),
            "\\PC*|[\\\\\"{}\\[\\],: \n\t]*".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 32, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::hash_map("[a-c\" {]*", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest::proptest! {
        #[test]
        fn the_value_stays_and_so_does_what_is_laid_out(value in json()) {
            for text in [value.to_string(), format!("{value:#}")] {
                let Some(laid) = pretty(&text, false) else {
                    proptest::prop_assert!(!value.is_object() && !value.is_array());
                    continue;
                };
                let read: Value = serde_json::from_str(&laid).unwrap();
                proptest::prop_assert_eq!(&read, &value);
                proptest::prop_assert_eq!(&laid, &format!("{value:#}"));
            }
        }
    }
}

use super::{MARKER, Secrets, replace};

fn secrets(values: &[&str]) -> Secrets {
    Secrets::new(values.iter().copied(), false)
}

pub(super) fn hidden(values: &[&str], text: &str) -> String {
    let shown = secrets(values).hide(text);
    shown.unwrap_or_else(|| text.to_owned())
}

#[test]
fn every_form_of_a_value_is_hidden() {
    let value = "p@ss \"w/rd\" <ü>&1";
    for text in [
        "x p@ss \"w/rd\" <ü>&1 y",
        "?x=p%40ss%20%22w%2Frd%22%20%3C%C3%BC%3E%261&y",
        "x=p%40ss+%22w%2frd%22+%3c%c3%bc%3e%261",
        r#"{"x": "p@ss \"w\/rd\" <\u00fc>\u00261"}"#,
        r#"{"x": "{\"x\": \"p@ss \\\"w/rd\\\" <ü>&1\"}"}"#,
        "<p>p@ss &quot;w/rd&quot; &lt;&#252;&gt;&amp;1</p>",
        // `base64`, `xxd -p` and `od -t u1` of the value, and with `ab:` before it.
        "cEBzcyAid/JkIg==, cEBzcyAidy9yZCIgPMO8PiYx",
        "YWI6cEBzcyAidy9yZCIgPMO8PiYx",
        "704073732022772f726422203cc3bc3e2631",
        "704073732022772F726422203CC3BC3E2631",
        "[112,64,115,115,32,34,119,47,114,100,34,32,60,195,188,62,38,49]",
        "[\n  112, 64, 115, 115, 32, 34, 119, 47, 114, 100, 34, 32, 60, 195, 188, 62, 38, 49\n]",
    ] {
        let shown = hidden(&[value], text);
        assert!(shown.contains(MARKER), "{text} → {shown}");
        for part in ["rd", "9yZC", "cmQ", "7264", "114", "3CC3", "3cc3"] {
            assert!(!shown.contains(part), "{text} → {shown}");
        }
    }
}

#[test]
fn the_marker_does_not_tell_the_length_and_touching_secrets_are_one() {
    let values = ["hunter2", "ter2secret", "another-one"];
    assert_eq!(hidden(&values, "a hunter2 b"), "a [redacted] b");
    assert_eq!(hidden(&values, "hunter2secret, x"), "[redacted], x");
    assert_eq!(hidden(&values, "hunter2another-one"), "[redacted]");
}

#[test]
fn a_secret_with_characters_in_it_that_nobody_sees_is_hidden_with_them() {
    for char in [
        "\u{ad}", "\u{200b}", "\u{2060}", "\u{feff}", "\\u00ad", "&shy;",
    ] {
        let text = format!("a hun{char}ter{char}2 b, to{char}ken=hunter3");
        let shown = hidden(&["hunter2"], &text);
        assert!(shown.starts_with("a [redacted] b"), "{shown}");
        assert!(shown.ends_with("=[redacted]"), "{shown}");
    }
}

#[test]
fn a_long_secret_is_hidden_as_far_as_it_follows_its_beginning() {
    let key = format!(
        "-----BEGIN A KEY-----\n{}\n-----END-----",
        "ab1".repeat(200)
    );
    let values = [
        &*key,
        "https://hooks.example.com/services/of/a/team/b0c1d2e3f4a5b6c7d8e9",
    ];
    for (text, expected) in [
        (format!("x {key} y"), "x [redacted] y"),
        (format!("x {} y", &key[..100]), "x [redacted] y"),
        (
            format!("\"{}\"", key.replace('\n', "\\n")),
            "\"[redacted]\"",
        ),
        (format!("    {}", "ab1".repeat(200)), "    [redacted]"),
        (
            "https://hooks.example.com/services/".to_owned(),
            "https://hooks.example.com/services/",
        ),
    ] {
        assert_eq!(hidden(&values, &text), expected);
    }
}

#[test]
fn what_is_left_of_a_shortened_secret_is_hidden_from_four_characters_on() {
    let value = "Zq8\"T3/Kp0Lw9xYb2N&R7sHd5FgJ1aQe";
    for (text, expected) in [
        (
            "expected 'tok=Zq8\"T3/Kp0Lw9xYb2N&R7…' to equal",
            "expected 'tok=[redacted]…' to equal",
        ),
        ("Zq8\"T3/Kp0Lw9xYb2N&R7sHd5F...", "[redacted]..."),
        ("Zq8\"…, Zq8…", "[redacted]…, Zq8…"),
        (
            "…1aQe, ....J1aQe, …aQe",
            "…[redacted], ....[redacted], …aQe",
        ),
        ("Zq8\"T3…J1aQe", "[redacted]…[redacted]"),
        ("Zq8\"T3 …5FgJ1aQ", "Zq8\"T3 …5FgJ1aQ"),
        // Escaped, and cut in an escape.
        (r#"'Zq8\"T3\/Kp…'"#, "'[redacted]…'"),
        (r"'Zq8\u0022T3\u00…'", "'[redacted]…'"),
        (r#"{\"a\":\"Zq8\\\"T3\…"#, r#"{\"a\":\"[redacted]…"#),
        ("?x=Zq8%22T3%2…", "?x=[redacted]…"),
        ("?x=Zq8%2522T3%252…", "?x=[redacted]…"),
        ("Zq8&quot;T3&#x2…", "[redacted]…"),
        ("…26R7sHd5FgJ1aQe", "…[redacted]"),
        (r"Zq8\u0022T3\u2026", r"[redacted]\u2026"),
        // `base64`, `xxd -p` and `od -t u1` of its beginning.
        ("WnE4IlQzL0…", "[redacted]…"),
        ("5a713822543…", "[redacted]…"),
        (
            "[ 90, 113, 56, 34, 84, 51, …(26) ]",
            "[ [redacted], …(26) ]",
        ),
    ] {
        assert_eq!(hidden(&[value], text), expected, "{text}");
    }
}

#[test]
fn a_long_secret_that_was_shortened_is_hidden_to_the_cut() {
    let value = "a0b1c2d3e4f5g6h7i8".repeat(10);
    for len in [4, 20, 30, 63, 64, 100] {
        let text = format!("x {}… and …{}", &value[..len], &value[value.len() - len..]);
        let shown = hidden(&[&value], &text);
        assert_eq!(shown, "x [redacted]… and …[redacted]", "{len}");
    }
}

#[test]
fn ellipses_in_ordinary_texts_stay() {
    let values = ["hunter2-password", "PMAK-0123456789abcdef", "🚀🚀🚀é"];
    let secrets = secrets(&values);
    for text in [
        "loading... done…",
        "hun…, hunter, hunter …, PMAK-, a password",
        "expected { …(2) } to deeply equal [ 1, 2, …(40) ]",
        "[redacted]…[redacted]",
        "…",
        "......",
    ] {
        assert_eq!(secrets.hide(text), None, "{text}");
    }
}

#[test]
fn what_is_hidden_already_stays_as_it_is() {
    let values = ["hunter2", "p@ss w&rd"];
    let secrets = secrets(&values);
    for text in [
        "hunter2 p%40ss%20w%26rd aHVudGVyMg==",
        "https://bob:hunter3@x.y/?token=abc&apikey=hunter2",
        "{\"password\": \"x\", \"b\": \"Bearer abcdefghijklmnopqrstuvwxyz\"}",
    ] {
        let once = secrets.hide(text).unwrap();
        assert_eq!(secrets.hide(&once), None, "{once}");
    }
}

#[test]
fn ordinary_texts_stay() {
    let values = [
        "hunter2",
        "true",
        "abc",
        "password",
        "{{token}}",
        "application/json",
    ];
    let secrets = secrets(&values);
    for text in [
        "true, false, abc: status is 200",
        "expected 'password' to be a string",
        "Content-Type: application/json",
        "5d1b4d44-ac1e-4eb6-9062-b28cd96333a4",
        "{\"id\": 1234567890123456, \"items\": [1, 2, 3, 4, 5, 6, 7, 8]}",
        "GET https://example.com/v1/tokens/{{token}}?page=2&sort=name",
    ] {
        assert_eq!(secrets.hide(text), None, "{text}");
    }
}

#[test]
fn where_not_all_is_searched_for_everything_generated_is_hidden() {
    let secrets = Secrets::new([], true);
    let shown = secrets.hide("id is a0b1c2d3e4f5g6h7, not 404").unwrap();
    assert_eq!(shown, "id is [redacted], not 404");
}

#[test]
fn parts_are_replaced_with_the_characters_that_they_touch() {
    let parts = [4..4, 2..3, 7..9, 6..8];
    assert_eq!(
        replace("aéb cdefg", &parts).as_deref(),
        Some("a[redacted]b c[redacted]g")
    );
    assert_eq!(replace("aéb", &parts[..1]), None);
}

use crate::yaml::edit::patched;
use crate::yaml::{SyntaxError, Tree};

fn error(text: &str) -> SyntaxError {
    Tree::parse(text).expect_err(text)
}

/// What is underlined, what is said of it, and the text as the fix leaves it.
fn told(text: &str) -> (&str, String, Option<String>) {
    let error = error(text);
    let fixed = error.fix.map(|fix| patched(text, &fix.patches));
    if let Some(fixed) = &fixed {
        assert!(Tree::parse(fixed).is_ok(), "{fixed}");
    }
    (&text[error.at..error.end], error.message, fixed)
}

#[test]
fn a_value_that_begins_with_a_sign_of_yamls_is_put_in_quotes() {
    let unquoted = |name| format!("a value without quotes cannot begin with {name}");
    for (text, place, message, fixed) in [
        (
            "a: @b # c\nd: e\n",
            "@",
            unquoted("`@`"),
            "a: '@b' # c\nd: e\n",
        ),
        (
            "- a: `b` c\n  d: e\n",
            "`",
            unquoted("a back-tick"),
            "- a: '`b` c'\n  d: e\n",
        ),
        ("- %b's\n- c\n", "%", unquoted("`%`"), "- '%b''s'\n- c\n"),
        ("a: @b: c\n", "@", unquoted("`@`"), "a: '@b: c'\n"),
        (
            "a: & b\n",
            "&",
            "no name stands behind this `&`".to_owned(),
            "a: '& b'\n",
        ),
        (
            "a:\n  b: * c\n",
            "*",
            "no name stands behind this `*`".to_owned(),
            "a:\n  b: '* c'\n",
        ),
        (
            "- a: *b ci\n- c\n",
            "*b",
            "the alias `*b` is a whole value, and text follows it".to_owned(),
            "- a: '*b ci'\n- c\n",
        ),
    ] {
        assert_eq!(told(text), (place, message, Some(fixed.to_owned())));
        assert!(error(text).help.is_some(), "{text}");
    }
}

#[test]
fn where_such_a_value_ends_is_not_guessed() {
    for text in [
        "a: { b: @c }\n",
        "a: @b\n  c\n",
        "- @b\n  c\n",
        "@a: b\n",
        "- @a:\n    b: c\n",
        "a:\n  @b\n  c\n",
    ] {
        assert_eq!(told(text).2, None, "{text}");
    }
}

#[test]
fn a_dash_without_its_space_is_told_where_it_stands() {
    let message = "the space behind this dash is missing".to_owned();
    for (text, fixed) in [
        ("a:\n  - b\n  -c\n", "a:\n  - b\n  - c\n"),
        (
            "a:\n  - b\n  -c:\n      d: e\n",
            "a:\n  - b\n  - c:\n      d: e\n",
        ),
        ("a:\n  -b\n  - c: d\n", "a:\n  - b\n  - c: d\n"),
        ("a:\n  -b: x\n  - c\n", "a:\n  - b: x\n  - c\n"),
        (
            "a:\n  - b\n  -c: |\n      -x\n  -d\ne: [\n  -f]\n",
            "a:\n  - b\n  - c: |\n      -x\n  - d\ne: [\n  -f]\n",
        ),
    ] {
        assert_eq!(told(text), ("-", message.clone(), Some(fixed.to_owned())));
    }
    let error = error("a:\n  - b\n  -build # x\n");
    let help = "an item of a list begins with a dash and a space: `- build`";
    assert_eq!(error.help.as_deref(), Some(help));
    for other in [
        "a:\n  - b: c\n    -d\n",
        "a:\n  - b\n  -1\n",
        "a:\n  - b\n  --c\n",
        "a:\n  b: c\n  -d\n",
    ] {
        assert_ne!(told(other).1, message, "{other}");
    }
}

#[test]
fn a_dash_beside_the_column_of_its_list_is_moved_there_with_its_item() {
    let message = "this dash is in a column of its own: it is no item of the list above".to_owned();
    for (text, fixed) in [
        ("a:\n  - b\n   - c: d\n", "a:\n  - b\n  - c: d\n"),
        (
            "a:\n    - b\n   - c:\n       d: |\n         e\n\n         f\n   - g\n    - h\nx: y\n",
            "a:\n    - b\n    - c:\n        d: |\n          e\n\n          f\n    - g\n    - h\nx: y\n",
        ),
        (
            "a:\n  - b:\n      c: d\n   - e: f\n     g: h\n",
            "a:\n  - b:\n      c: d\n  - e: f\n    g: h\n",
        ),
        (
            "a:\n  - b: |\n      - c\n   - d\n",
            "a:\n  - b: |\n      - c\n  - d\n",
        ),
    ] {
        assert_eq!(told(text), ("-", message.clone(), Some(fixed.to_owned())));
    }
    let text = "a:\n    - b\n   - c\n";
    let error = error(text);
    let related = error.related.expect("the list's column");
    assert_eq!(related.span, text.find("- b").map_or(0..0, |at| at..at + 1));
    let help = error.help.unwrap_or_default();
    assert!(help.ends_with("column 5 here, as in line 2"), "{help}");
}

#[test]
fn a_dash_between_two_lists_or_further_away_is_not_moved() {
    for text in [
        "a:\n  - b:\n    - c\n   - d\n",
        "a:\n  - b:\n      c: d\n    - e: f\n",
    ] {
        let (_, message, fixed) = told(text);
        assert!(
            message.starts_with("this dash is in a column"),
            "{text}: {message}"
        );
        assert_eq!(fixed, None, "{text}");
    }
    for other in [
        "a:\n  - b: c: d\n",
        "a:\n  - b\n  - c: d: e\n",
        "a:\n  - b: |\n        - c\n       - d\n",
    ] {
        let message = told(other).1;
        assert!(!message.starts_with("this dash"), "{other}: {message}");
    }
}

//! Reports of Newman with made-up secrets in them, and a look for these in whatever was made of such a
//! report. What is looked for is decoded here in its own way, so that a mistake in the redaction is none
//! of this.

mod forms;
mod look;
mod report;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

pub(crate) use forms::{FORMS, formed};
use forms::{PEM, SHORTENINGS, piece, shortened};
pub(crate) use look::assert_no_secret;
use report::{PLACES, SOURCES, report};

/// A report, what must not be shown of it, and what has to be told to the redaction.
#[derive(Clone, Debug)]
pub(crate) struct Leaky {
    pub(crate) report: String,
    pub(crate) needles: Vec<String>,
    /// What is left of those that were shortened.
    pub(crate) pieces: Vec<String>,
    /// Values of environment variables that are named as secret.
    pub(crate) variables: Vec<(String, String)>,
    /// Variables of Postman's that are named as secret.
    pub(crate) names: Vec<String>,
    /// An environment whose secrets have their mark.
    pub(crate) environment: String,
}

impl Leaky {
    /// Checks that a text shows none of its secrets.
    #[track_caller]
    pub(crate) fn assert_hidden(&self, text: &str) {
        assert_no_secret(text, &self.needles);
        assert_no_secret(text, &self.pieces);
    }
}

/// Reports with secrets of every kind, in every place and form.
pub(crate) fn leaky() -> impl Strategy<Value = Leaky> {
    let source = select(&SOURCES[..]);
    // Of one that is there whole too, in more forms inside of one another than are undone, its beginning
    // can be seen: that is no shortening's fault.
    let places = prop_oneof![
        3 => vec((0..PLACES, 0..FORMS), 1..12),
        1 => vec((0..PLACES, FORMS..FORMS + SHORTENINGS), 1..12),
    ];
    let secret = (value(), source, places);
    let short = vec(select(vec!['q', '7', '§', '!', 'Z', 'x']), 1..3);
    let short = short.prop_map(|chars| format!("\u{f8}{}", String::from_iter(chars)));
    (vec(secret, 1..5), short).prop_map(|(secrets, short)| report(&secrets, &short))
}

fn value() -> impl Strategy<Value = String> {
    let odd = "abZ019 &\"'<>%+/\\=é😀\n$;,{}:#?"
        .chars()
        .collect::<Vec<_>>();
    let digits = || vec(select("0123456789abcdef".chars().collect::<Vec<_>>()), 80);
    let text = |chars: Vec<char>| String::from_iter(chars);
    prop_oneof![
        3 => vec(select(odd), 4..40).prop_map(move |odd| format!("Zq{}7w", text(odd))),
        1 => digits().prop_map(move |digits| {
            let digits = text(digits);
            format!("PMAK-{}-{}", &digits[..24], &digits[24..58])
        }),
        1 => digits().prop_map(move |digits| format!("ghp_{}", &text(digits)[..36])),
        1 => digits().prop_map(move |digits| {
            let digits = text(digits);
            format!("eyJhbGciOiJIUzI1NiJ9.eyJ{}.{}", &digits[..50], &digits[50..])
        }),
        1 => vec(digits(), 3).prop_map(move |lines| {
            let lines: Vec<_> = lines.into_iter().map(|line| text(line)[..64].to_owned()).collect();
            format!("{}{}{}", PEM[0], lines.join("\n"), PEM[1])
        }),
    ]
}

#[test]
fn what_is_looked_for_is_found_in_each_form() {
    let value = "Zq\"a/b\" é&<c>\n=7w";
    for form in 0..FORMS {
        let text = format!("x ({})", formed(value, form));
        let is_found = std::panic::catch_unwind(|| assert_no_secret(&text, &[value.to_owned()]));
        assert!(is_found.is_err(), "form {form}: {text}");
    }
}

#[test]
fn what_is_left_of_a_shortened_value_is_looked_for() {
    let value = "Zq8vT3mKp0Lw9xYb2NcR7sHd5FgJ1aQeUiOoPl6k4";
    for way in 0..SHORTENINGS {
        let text = format!("x ({})", shortened(value, way));
        assert!(!text.contains(value));
        let piece = [piece(value, way)];
        let is_found = std::panic::catch_unwind(|| assert_no_secret(&text, &piece));
        assert!(is_found.is_err(), "way {way}: {text}");
    }
}

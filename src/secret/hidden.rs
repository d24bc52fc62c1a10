//! A text from somebody who was sent a secret, without that secret.

use std::collections::HashSet;

use super::forms;

/// What stands in its place.
const HIDDEN: &str = "[hidden]";

/// `text` without `secret`: as it is, in any case, backwards, in the forms of [`forms`], percent-encoded, with
/// blanks, line ends or what nobody sees in between; and without parts of it that are as long as `PART`.
///
/// One that is shorter than a word is in most texts by chance (`CircleCI` documentation, "Secrets masking": four
/// characters).
pub(crate) fn hidden(text: &str, secret: &str) -> String {
    const SHORTEST: usize = 4;
    const PART: usize = 12;
    let mut parts: HashSet<Vec<u8>> = HashSet::new();
    let mut lengths = HashSet::new();
    for form in all(secret) {
        let length = form.len().min(PART);
        if length >= SHORTEST {
            parts.extend(form.windows(length).map(<[u8]>::to_vec));
            lengths.insert(length);
        }
    }
    let seen: Vec<(usize, u8)> = text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| byte.is_ascii_graphic())
        .map(|(at, byte)| (at, byte.to_ascii_lowercase()))
        .collect();
    let bytes: Vec<u8> = seen.iter().map(|(_, byte)| *byte).collect();
    let mut found = Vec::new();
    for length in lengths {
        let windows = bytes.windows(length).enumerate();
        let windows = windows.filter(|(_, window)| parts.contains(*window));
        found.extend(windows.map(|(at, _)| seen[at].0..seen[at + length - 1].0 + 1));
    }
    found.sort_by_key(|place| place.start);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for place in found {
        if place.end <= done {
            continue;
        }
        if place.start > done || done == 0 {
            out.push_str(&text[done..place.start]);
            out.push_str(HIDDEN);
        }
        done = place.end;
    }
    out.push_str(&text[done..]);
    out
}

/// A secret in all forms, as far as it is seen, in small letters.
fn all(secret: &str) -> Vec<Vec<u8>> {
    let percent: Vec<String> = secret.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let percent = percent.concat();
    let backwards: Vec<u8> = secret.bytes().rev().collect();
    let quoted = serde_json::Value::from(secret).to_string();
    let escaped = &quoted[1..quoted.len() - 1];
    let forms = forms::all(secret).into_iter().map(Vec::from);
    let forms = forms.chain([percent.into_bytes(), backwards, escaped.into()]);
    forms
        .map(|form| {
            let seen = form.into_iter().filter(u8::is_ascii_graphic);
            seen.map(|byte| byte.to_ascii_lowercase()).collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::hidden;

    const KEY: &str = "PMAK-0123456789abcdef01234567-89abcdef0123456789abcdef0123456789";

    #[test]
    fn whatever_is_done_to_it_no_long_part_of_it_stays() {
        let backwards: String = KEY.chars().rev().collect();
        let of_bytes = |form: fn(u8) -> String| KEY.bytes().map(form).collect::<Vec<_>>().concat();
        let percent = of_bytes(|byte| format!("%{byte:02X}"));
        let hex = of_bytes(|byte| format!("{byte:02x}"));
        let broken = format!("{}\n{}", &KEY[..30], &KEY[30..]);
        let dotted = of_bytes(|byte| format!("{}\u{200b}", char::from(byte)));
        let steered = format!("{}\u{1b}[31m{}", &KEY[..30], &KEY[30..]);
        // `base64` of coreutils, of `user:` and the key's first half.
        let basic = "dXNlcjpQTUFLLTAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nw==";
        for text in [
            KEY,
            &KEY.to_uppercase(),
            &backwards,
            &percent,
            &hex,
            &broken,
            &dotted,
            &steered,
            basic,
            &KEY[..20],
            &KEY[50..],
        ] {
            let told = hidden(&format!("bad key {text} of yours"), KEY);
            assert!(
                told.starts_with("bad key ") && told.ends_with(" of yours"),
                "{told}"
            );
            let rest = told.replace("[hidden]", "");
            assert!(rest.len() < 16 + 17, "{told}");
        }
        let both = format!("{} and {}", &KEY[..30], &KEY[30..]);
        assert_eq!(hidden(&both, KEY), "[hidden] and [hidden]");
    }

    #[test]
    fn other_texts_stay_as_they_are() {
        for (text, secret) in [
            ("an answer", "an"),
            ("the key begins with PMAK-0123", KEY),
            ("é\u{301} ünï", "secret-of-mine"),
            ("", KEY),
            ("text", ""),
        ] {
            assert_eq!(hidden(text, secret), text);
        }
        assert_eq!(hidden("é: ünser", "ünser"), "é: ü[hidden]");
        assert_eq!(hidden("hunter2hunter2.", "hunter2"), "[hidden].");
    }

    #[test]
    fn a_secret_is_found_in_one_line_too() {
        let secret = "line one\n  line two";
        let one_line = hidden("not taken: line one line two", secret);
        assert_eq!(one_line, "not taken: [hidden]");
        assert_eq!(hidden("line one\n  line two.", secret), "[hidden].");
        let json = hidden(r#"{"value":"line one\n  line two"} is refused"#, secret);
        assert_eq!(json, r#"{"value":"[hidden]"} is refused"#);
    }
}

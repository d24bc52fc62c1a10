//! Names and values that stand in a text as they do in an address, a form, or the head of a message.

use std::borrow::Cow;

use crate::secret;

/// The parameters of an address, with those behind `#`.
pub(super) fn of_address(text: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    let parts = text.split(['?', '#', '&', ';']).skip(1);
    parts.filter_map(|part| {
        let (name, value) = part.split_once('=')?;
        Some((decoded(name), decoded(value)))
    })
}

/// Whether an address has a secret among its parameters.
pub(super) fn is_in_address(text: &str) -> bool {
    text.contains(['?', '#'])
        && of_address(text).any(|(name, value)| secret::is_given(&name, &value))
}

/// The name and the value of `X-Api-Key: …` and `token=…`.
pub(super) fn pair(text: &str) -> Option<(&str, &str)> {
    let (name, value) = text.split_once([':', '='])?;
    Some((name.trim(), value.trim()))
}

/// The lines of a body, from 1, with a secret behind `name=`, as in a form, or behind `name:`, as in YAML.
pub(super) fn lines(text: &str) -> impl Iterator<Item = usize> {
    let lines = text.lines().enumerate();
    lines.filter_map(|(index, line)| is_line(line).then_some(index + 1))
}

fn is_line(line: &str) -> bool {
    let mut fields = line.split('&').filter_map(|field| field.split_once('='));
    let is_field = |(name, value): (&str, &str)| is_given(&decoded(name), &decoded(value));
    let entry = line.trim_start_matches([' ', '\t', '-']).split_once(": ");
    fields.any(is_field) || entry.is_some_and(|(name, value)| is_given(name, value))
}

/// Whether a name that stands alone is given a secret, and no variable of another language.
fn is_given(name: &str, value: &str) -> bool {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.[]$".contains(&byte);
    let value = value.trim().trim_matches(['"', '\'', ',', ';']);
    let name = name.trim();
    name.bytes().all(is_of_name) && !value.starts_with('$') && secret::is_given(name, value)
}

/// With `%77` as what it stands for.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.as_bytes();
    while let [first, rest @ ..] = bytes {
        let digits = rest.get(..2).filter(|_| *first == b'%');
        let digits = digits.filter(|two| two.iter().all(u8::is_ascii_hexdigit));
        let digits = digits.and_then(|two| std::str::from_utf8(two).ok());
        let byte = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
        out.push(byte.unwrap_or(*first));
        bytes = &rest[if byte.is_some() { 2 } else { 0 }..];
    }
    Cow::Owned(String::from_utf8_lossy(&out).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{decoded, is_in_address, lines};

    #[test]
    fn fields_entries_and_parameters_with_a_secret_are_found() {
        let text = "user=a&p%61ssword=hunter2-a\n  - token: hunter2-a\nDB_PASSWORD='hunter2-a'\n";
        assert_eq!(lines(text).collect::<Vec<_>>(), [1, 2, 3]);
        for text in [
            "password=&token={{token}}",
            "token: $tokenOfInput1",
            "the token: hunter2-a",
            "password = String",
            "",
        ] {
            assert_eq!(lines(text).count(), 0, "{text}");
        }
        assert!(is_in_address("/a?b=c&token=hunter2-a") && is_in_address("/a#token=hunter2-a"));
        assert!(!is_in_address("/a?b=token&c=hunter2-a") && !is_in_address("token=hunter2-a"));
    }

    #[test]
    fn what_is_no_escape_stays() {
        for (text, meant) in [
            ("a%5Fb%", "a_b%"),
            ("%zz%é%+1", "%zz%é%+1"),
            ("%c3%a9", "é"),
        ] {
            assert_eq!(decoded(text), meant);
        }
    }
}

//! Secrets that their own shape gives away, and that are no prefix with a body behind it: private
//! keys, keys of AWS, addresses of Slack's.

use std::ops::Range;

use super::named::tail;
use super::needle::Needle;
use super::{Secret, letter_or_digit, run};

/// All of them.
pub(super) fn all(text: &str) -> impl Iterator<Item = Secret> + '_ {
    private_keys(text)
        .chain(of_aws(text, &LONG_TERM))
        .chain(webhooks(text))
}

/// `-----BEGIN … PRIVATE KEY-----` with a key behind it: a line alone is what scripts look for.
fn private_keys(text: &str) -> impl Iterator<Item = Secret> + '_ {
    /// What the shortest has in its first line, and how far the longest reaches.
    const LEAST: usize = 40;
    const MOST: usize = 16_384;
    /// How far in front its first word is.
    const REACH: usize = 40;
    static SIGN: Needle = Needle::new("PRIVATE KEY-----");
    SIGN.places(text).filter_map(|(at, start)| {
        let before = tail(&text[..at], REACH);
        let begin = at - before.len() + before.rfind("-----BEGIN ")?;
        // Where it is in one line its breaks are written as `\n`.
        let rest =
            text[start..].trim_start_matches(['\\', 'n', 'r', ' ', '\t', '\r', '\n', '"', '\'']);
        let body = text.len() - rest.len();
        let is_of_key = |byte: u8| letter_or_digit(byte) || b"+/=".contains(&byte);
        if run(rest.as_bytes(), is_of_key) < LEAST {
            return None;
        }
        let most = rest.len().min(MOST);
        let end = rest.as_bytes()[..most]
            .windows(5)
            .position(|five| five == b"-----");
        let end = body + end.unwrap_or_else(|| run(rest.as_bytes(), is_of_key));
        Some(Secret {
            span: begin..start,
            body: body..end,
            what: "a private key",
        })
    })
}

/// Keys of people and programs.
static LONG_TERM: Needle = Needle::new("AKIA");

/// A prefix and 16 capitals or digits ("IAM identifiers", "Unique identifiers").
pub(super) fn of_aws<'t>(
    text: &'t str,
    prefix: &'static Needle,
) -> impl Iterator<Item = Secret> + use<'t> {
    prefix.places(text).filter_map(move |(at, body)| {
        let is_inside = text[..at].bytes().next_back().is_some_and(letter_or_digit);
        let length = run(&text.as_bytes()[body..], letter_or_digit);
        let key = &text[body..body + length];
        let is_capital = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        // The documentation's own ends so.
        let is_key = length == 16 && key.bytes().all(is_capital) && !key.ends_with("EXAMPLE");
        (is_key && !is_inside).then(|| secret(at, body..body + length, "an access key of AWS"))
    })
}

/// `https://hooks.slack.com/services/T…/B…/…`: whoever has it can post.
fn webhooks(text: &str) -> impl Iterator<Item = Secret> + '_ {
    static PREFIX: Needle = Needle::new("hooks.slack.com/services/");
    PREFIX.places(text).filter_map(|(at, body)| {
        let length = run(&text.as_bytes()[body..], |byte| {
            letter_or_digit(byte) || byte == b'/'
        });
        let last = text[body..body + length].rsplit('/').next()?;
        // Slack's own example has nothing but `X`.
        let first = last.bytes().next()?;
        let is_one = last.bytes().all(|byte| byte == first);
        (last.len() >= 20 && !is_one).then(|| secret(at, body..body + length, "a webhook of Slack"))
    })
}

/// JSON Web Tokens: three parts in the Base64 of URLs, of which the first two are objects (RFC 7519).
/// They are hidden and no rule's: the ones in examples sign nothing.
pub(super) fn signed(text: &str) -> impl Iterator<Item = Secret> + '_ {
    /// How `{"` begins.
    static OBJECT: Needle = Needle::new("eyJ");
    /// What the shortest header and payload that anybody signs have.
    const LEAST: usize = 10;
    let is_digit = |byte: u8| letter_or_digit(byte) || byte == b'-' || byte == b'_';
    let mut done = 0;
    OBJECT.places(text).filter_map(move |(at, _)| {
        let is_inside = text[..at].bytes().next_back().is_some_and(letter_or_digit);
        if is_inside || at < done {
            return None;
        }
        let part = |start: usize| start + run(&text.as_bytes()[start..], is_digit);
        let header = part(at);
        done = header;
        let payload = part(text[header..].strip_prefix('.').map(|_| header + 1)?);
        // One that is encrypted has five (RFC 7516), and what was cut has two.
        let mut end = payload;
        while text[end..].starts_with('.') && part(end + 1) > end + 1 {
            end = part(end + 1);
        }
        done = end;
        let is_token = header - at >= LEAST && payload - header > LEAST;
        is_token.then(|| secret(at, at..end, "a JSON Web Token"))
    })
}

fn secret(start: usize, body: Range<usize>, what: &'static str) -> Secret {
    Secret {
        span: start..body.end,
        body,
        what,
    }
}

#[cfg(test)]
mod tests {
    use crate::secret::{find, mask};

    /// Made of the alphabet, so that it is nobody's.
    const BODY: &str = "a0b1c2d3e4f5g6h7i8j9a0b1c2d3e4f5g6h7i8j9";

    fn private(between: &str) -> String {
        let end = "-----END FAKE PRIVATE KEY-----";
        format!("-----BEGIN FAKE PRIVATE KEY-----{between}{BODY}{between}{BODY}{between}{end}")
    }

    #[test]
    fn what_has_such_a_shape_is_found_and_hidden() {
        for text in [
            private("\n      "),
            private("\\n"),
            format!("id: AKIA{}", "A0B1C2D3E4F5G6H7"),
            format!("https://hooks.slack.com/services/T0/B0/{BODY}"),
            format!("xoxb-{BODY}"),
            format!("npm_{}", &BODY[..36]),
        ] {
            assert_eq!(find(&text).len(), 1, "{text}");
            let masked = mask(&text);
            assert!(!masked.to_lowercase().contains("c2d3"), "{masked}");
            assert_eq!(masked.len(), text.len());
            assert_eq!(masked.lines().count(), text.lines().count());
        }
    }

    #[test]
    fn a_signed_token_is_hidden_and_told_by_no_rule() {
        let token = format!("eyJhbGciOiJub25l.eyJ{BODY}.{BODY}");
        let cut = &token[..30];
        for text in [
            format!("x {token}, y"),
            format!("jwt={token}"),
            cut.to_owned(),
        ] {
            let masked = mask(&text);
            assert!(!masked.contains("eyJ"), "{masked}");
            assert_eq!(masked.len(), text.len());
            assert_eq!(find(&text), []);
        }
        for text in ["eyJ", "eyJhbGci.eyJ", "heyJoe.is.here-and-more-than-that"] {
            assert_eq!(mask(text), text);
        }
    }

    #[test]
    fn what_only_names_one_is_none() {
        for text in [
            "grep -q -- '-----BEGIN RSA PRIVATE KEY-----' key.pem",
            "echo \"-----BEGIN PRIVATE KEY-----\\n$KEY\"",
            "AKIAIOSFODNN7EXAMPLE",
            "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
            "https://hooks.slack.com/services/$SLACK_PATH",
            "npm_config_registry_and_some_more_words_of_it",
        ] {
            assert_eq!(find(text), [], "{text}");
            assert_eq!(mask(text), text);
        }
    }
}

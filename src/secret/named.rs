//! Secrets that only what stands around them gives away: the name of a variable, a header, the
//! place of a password in a URL.

use std::ops::Range;

use memchr::memchr2_iter;

use super::behind::{self, Part};
use super::names::is_secret_name;
use super::needle::Needle;
use super::{Secret, run};

/// The keys under which an image has its credentials: no value of theirs is shown.
const CREDENTIALS: [&str; 2] = ["password", "aws_secret_access_key"];

/// The longest value that looks generated.
const LONGEST: usize = 200;

/// Whether a value is as random as generated ones: long, of digits and letters, and without words.
pub(crate) fn is_random(text: &str) -> bool {
    if !(20..=LONGEST).contains(&text.len()) || !text.bytes().all(is_of_value) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    let mut is_there = [false; 256];
    for byte in text.bytes() {
        is_there[usize::from(byte)] = true;
    }
    let distinct = is_there.iter().filter(|is_there| **is_there).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    distinct >= 10
        && digits * 10 >= text.len()
        && digits < text.len()
        && !DUMMIES.iter().any(|word| lower.contains(word))
}

fn is_of_value(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=_-.".contains(&byte)
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-".contains(&byte)
}

/// Values that look generated and that a script gives to the name of a secret: `NPM_TOKEN=…`.
pub(crate) fn assigned(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let given = by_name(text).map(|secret| secret.span);
    given.filter(|span| {
        text[..span.start]
            .trim_end_matches(['"', '\''])
            .ends_with('=')
    })
}

/// Passwords of `://name:password@host` that look like real ones: hosts on the way to which nobody
/// listens, and words, are left alone.
pub(crate) fn in_urls(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    in_headers(text).map(|secret| secret.span).filter(|span| {
        let host = text[span.end..].strip_prefix('@').unwrap_or_default();
        let end = host.find(|char: char| !char.is_ascii_alphanumeric() && !"-.".contains(char));
        let host = &host[..end.unwrap_or(host.len())];
        let is_far = host.contains('.') && !host.starts_with("127.") && host != "0.0.0.0";
        is_far && is_chosen(&text[span.clone()])
    })
}

/// Whether a password is none of those that stand for another.
fn is_chosen(password: &str) -> bool {
    /// The shortest that anybody takes.
    const LEAST: usize = 10;
    let lower = password.to_ascii_lowercase();
    let has = |is: fn(&u8) -> bool| password.bytes().any(|byte| is(&byte));
    password.len() >= LEAST
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
        && !password.contains('$')
        && !DUMMIES.iter().any(|word| lower.contains(word))
}

/// Words of values that stand for another.
const DUMMIES: [&str; 10] = [
    "test", "dummy", "example", "fake", "secret", "password", "changeme", "local", "token", "key",
];

/// Whether the declaration of a parameter that stands above is that of a secret.
fn is_of_secret(above: &str) -> bool {
    /// A declaration has a type and a description beside its default.
    const KEYS: usize = 4;
    const REACH: usize = 400;
    let above = tail(above, REACH);
    let mut names = above.rsplit(':').skip(1).take(KEYS);
    names.any(|name| is_secret_name(name.trim_end_matches(['"', '\''])))
}

/// The end of a text, of at most so many bytes.
pub(super) fn tail(text: &str, most: usize) -> &str {
    let from = text.len().saturating_sub(most);
    let mut starts = (from..=text.len()).filter_map(|at| text.get(at..));
    starts.next().unwrap_or_default()
}

/// Values that look generated, behind the name of a secret: `NPM_TOKEN: …`, `DB_PASSWORD=…`.
pub(super) fn by_name(text: &str) -> impl Iterator<Item = Secret> + '_ {
    let signs = memchr2_iter(b':', b'=', text.as_bytes());
    let named = signs.filter_map(move |sign| {
        let (above, name) = name_before(text, sign)?;
        let is_secret = is_secret_name(name) || name == "default" && is_of_secret(above);
        is_secret.then_some((sign, name))
    });
    named.flat_map(move |(sign, name)| {
        let parts = behind::parts(text, sign).into_iter();
        parts.filter_map(move |part| value(text, sign, name, &part))
    })
}

/// The name in front of a sign, and what stands above it. YAML has blanks between the two, and another line where
/// the name has a `?` in front; elsewhere what is in quotes behind a blank is a value.
fn name_before(text: &str, sign: usize) -> Option<(&str, &str)> {
    let bytes = text.as_bytes();
    let mut end = sign;
    if bytes[..end].ends_with(b" ")
        || bytes[..end].ends_with(b"\t")
        || bytes[..end].ends_with(b"\n")
    {
        end = apart(text, sign)?;
    }
    let quotes = bytes[..end].iter().rev();
    end -= quotes.take_while(|byte| b"\"'\\".contains(byte)).count();
    let name = bytes[..end].iter().rev();
    let length = name.take_while(|byte| is_of_name(**byte)).count();
    Some(text[..end].split_at(end - length))
}

/// Where a name ends that has blanks between itself and its sign.
fn apart(text: &str, sign: usize) -> Option<usize> {
    let near = text[..sign].trim_end_matches([' ', '\t']);
    let behind = text[sign + 1..].trim_start_matches(' ');
    match near.strip_suffix('\n').map(str::trim_end) {
        Some(above) if is_asked(above) => Some(above.len()),
        None if text.as_bytes()[sign] == b':' || behind.starts_with(['"', '\'']) => {
            Some(near.len())
        }
        Some(_) | None => None,
    }
}

/// Whether the last line is a key of its own: `? NAME`.
fn is_asked(above: &str) -> bool {
    let line = above.rsplit('\n').next().unwrap_or_default();
    line.trim_start_matches([' ', '-']).starts_with("? ")
}

/// What is hidden of a part of a value: what looks generated, and any credential.
fn value(text: &str, sign: usize, name: &str, part: &Part) -> Option<Secret> {
    let is_key = text.as_bytes()[sign] == b':' && !text[..sign].ends_with(' ');
    let is_credential = is_key && CREDENTIALS.contains(&name) && !part.is_item;
    let found = &text.as_bytes()[part.span.clone()];
    // Behind the longest that looks generated nobody counts, or a text of names takes for ever.
    let most = if is_credential {
        found.len()
    } else {
        LONGEST + 1
    };
    let length = run(&found[..found.len().min(most)], is_of_value);
    let span = part.span.start..part.span.start + length;
    let is_apart = length > 0 && span.start > sign + 1;
    (is_credential && is_apart || is_random(&text[span.clone()])).then(|| Secret {
        body: span.clone(),
        span,
        what: "a secret",
    })
}

/// What stands behind `Bearer` and `Basic`, and the password of `://name:password@host`.
pub(super) fn in_headers(text: &str) -> impl Iterator<Item = Secret> + '_ {
    /// The shortest that is hidden: `Bearer of news` is none.
    const LEAST: usize = 20;
    static SCHEMES: [Needle; 2] = [Needle::new("Bearer "), Needle::new("Basic ")];
    static AUTHORITY: Needle = Needle::new("://");
    let hidden = |span: Range<usize>| Secret {
        body: span.clone(),
        span,
        what: "a secret",
    };
    let headers = SCHEMES.iter().flat_map(move |scheme| {
        scheme.places(text).filter_map(move |(_, start)| {
            let length = run(&text.as_bytes()[start..], |byte| {
                is_of_value(byte) || byte == b'~'
            });
            (length >= LEAST).then(|| hidden(start..start + length))
        })
    });
    let passwords = AUTHORITY.places(text).filter_map(move |(_, start)| {
        let length = run(&text.as_bytes()[start..], |byte| {
            byte.is_ascii_graphic() && !b"/\"'`<>{}[]()|\\".contains(&byte)
        });
        let authority = &text[start..start + length];
        let (user, _) = authority.split_once('@')?;
        let (name, password) = user.split_once(':')?;
        let is_variable = password.is_empty() || password.starts_with(['$', '<']);
        let start = start + name.len() + 1;
        (!is_variable).then(|| hidden(start..start + password.len()))
    });
    headers.chain(passwords)
}

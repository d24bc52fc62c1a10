//! A look for secrets in a text, whatever encoded it.

/// Checks that none of the needles is in a text, whatever encoded it.
#[track_caller]
pub(crate) fn assert_no_secret(text: &str, needles: &[String]) {
    for reading in readings(text.as_bytes(), 2) {
        for needle in needles {
            let is_there = memchr::memmem::find(&reading, needle.as_bytes()).is_some();
            assert!(!is_there, "{needle:?} is in {text:?}");
        }
    }
}

/// A text, and what it can be decoded to.
fn readings(text: &[u8], depth: usize) -> Vec<Vec<u8>> {
    let mut all = vec![text.to_vec()];
    if depth == 0 {
        return all;
    }
    let mut decoded: Vec<Vec<u8>> = vec![
        unescaped(text, b'\\'),
        unescaped(text, b'%'),
        unescaped(
            &text
                .iter()
                .map(|b| if *b == b'+' { b' ' } else { *b })
                .collect::<Vec<_>>(),
            b'%',
        ),
        unescaped(text, b'&'),
        numbers(text),
        // Base64 that is broken into lines.
        text.iter()
            .copied()
            .filter(|byte| !b"\r\n".contains(byte))
            .collect(),
    ];
    for shift in 0..4 {
        decoded.push(runs(
            text,
            |byte| byte.is_ascii_alphanumeric() || b"+/-_".contains(&byte),
            |run| sixes(run.get(shift..).unwrap_or_default()),
        ));
    }
    for shift in 0..2 {
        decoded.push(runs(
            text,
            |byte| byte.is_ascii_hexdigit(),
            |run| {
                let pairs = run.get(shift..).unwrap_or_default().chunks_exact(2);
                pairs
                    .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
                    .collect()
            },
        ));
    }
    decoded.retain(|reading| reading != text && reading.len() > 5);
    for reading in decoded {
        all.extend(readings(&reading, depth - 1));
    }
    all
}

/// What `decode` makes of each long run of an alphabet.
fn runs(text: &[u8], is_digit: fn(u8) -> bool, decode: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let runs = text
        .split(|byte| !is_digit(*byte))
        .filter(|run| run.len() > 6);
    runs.flat_map(|run| [decode(run), vec![0]].concat())
        .collect()
}

fn sixes(run: &[u8]) -> Vec<u8> {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let value = |byte: u8| {
        let byte = match byte {
            b'-' => b'+',
            b'_' => b'/',
            byte => byte,
        };
        digits.iter().position(|digit| *digit == byte).unwrap_or(0)
    };
    let bits: Vec<usize> = run
        .iter()
        .flat_map(|byte| {
            (0..6)
                .rev()
                .map(|bit| value(*byte) >> bit & 1)
                .collect::<Vec<_>>()
        })
        .collect();
    let bytes = bits.chunks_exact(8);
    bytes
        .map(|bits| u8::try_from(bits.iter().fold(0, |byte, bit| byte << 1 | bit)).unwrap())
        .collect()
}

/// Lists of numbers as bytes; everything else is left out.
fn numbers(text: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(text).replace("\\n", " ");
    let mut out = Vec::new();
    for part in
        text.split(|char: char| !(char.is_ascii_digit() || char == ',' || char.is_whitespace()))
    {
        let numbers = part.split(|char: char| !char.is_ascii_digit());
        out.extend(numbers.filter_map(|number| number.parse::<u8>().ok()));
        out.push(0);
    }
    out
}

/// A text with its escapes undone that begin with `sign`.
fn unescaped(text: &[u8], sign: u8) -> Vec<u8> {
    let text = String::from_utf8_lossy(text);
    let pattern = match sign {
        b'\\' => r#"\\u[0-9a-fA-F]{4}|\\[nrt"'\\/]"#,
        b'%' => "%[0-9a-fA-F]{2}",
        _ => "&#x[0-9a-fA-F]+;|&#[0-9]+;|&(?:amp|lt|gt|quot|apos);",
    };
    let escapes = regex_lite::Regex::new(pattern).unwrap();
    let (mut out, mut done) = (Vec::new(), 0);
    for escape in escapes.find_iter(&text) {
        out.extend_from_slice(text[done..escape.start()].as_bytes());
        done = escape.end();
        let escape = escape.as_str();
        let number = |digits: &str, radix| u32::from_str_radix(digits, radix).unwrap();
        let char = match escape {
            "\\n" => '\n',
            "\\r" => '\r',
            "\\t" => '\t',
            "&amp;" => '&',
            "&lt;" => '<',
            "&gt;" => '>',
            "&quot;" => '"',
            "&apos;" => '\'',
            _ if sign == b'%' => {
                out.push(u8::from_str_radix(&escape[1..], 16).unwrap());
                continue;
            }
            _ if escape.starts_with("\\u") => {
                char::from_u32(number(&escape[2..], 16)).unwrap_or('?')
            }
            _ if sign == b'\\' => escape.chars().nth(1).unwrap(),
            _ if escape.starts_with("&#x") => {
                char::from_u32(number(&escape[3..escape.len() - 1], 16)).unwrap_or('?')
            }
            _ => char::from_u32(number(&escape[2..escape.len() - 1], 10)).unwrap_or('?'),
        };
        out.extend(char.to_string().bytes());
    }
    out.extend_from_slice(text[done..].as_bytes());
    out
}

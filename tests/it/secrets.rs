//! Reports of Newman with made-up secrets in them, and a look for these in whatever was made of such a
//! report. What is looked for is decoded here in its own way, so that a mistake in the redaction is none
//! of this.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// A report, what must not be shown of it, and what has to be told to the redaction.
#[derive(Clone, Debug)]
pub(crate) struct Leaky {
    pub(crate) report: String,
    pub(crate) needles: Vec<String>,
    /// Values of environment variables that are named as secret.
    pub(crate) variables: Vec<(String, String)>,
    /// Variables of Postman's that are named as secret.
    pub(crate) names: Vec<String>,
    /// An environment whose secrets have their mark.
    pub(crate) environment: String,
}

/// What gives a secret away.
#[derive(Clone, Copy, Debug)]
enum Source {
    NamedInEnvironment,
    MarkedInEnvironment,
    NamedInGlobals,
    NamedInCollection,
    Bearer,
    Basic,
    ApiKeyHeader,
    AnsweredTokenHeader,
    Cookie,
    SetCookie,
    CookieList,
    AuthBearer,
    AuthBasic,
    AuthApiKey,
    AuthOAuth2,
    AuthAws,
    Query,
    Form,
    JsonBody,
    SecretVariable,
    VariableName,
    EnvironmentFile,
}

const SOURCES: [Source; 22] = [
    Source::NamedInEnvironment,
    Source::MarkedInEnvironment,
    Source::NamedInGlobals,
    Source::NamedInCollection,
    Source::Bearer,
    Source::Basic,
    Source::ApiKeyHeader,
    Source::AnsweredTokenHeader,
    Source::Cookie,
    Source::SetCookie,
    Source::CookieList,
    Source::AuthBearer,
    Source::AuthBasic,
    Source::AuthApiKey,
    Source::AuthOAuth2,
    Source::AuthAws,
    Source::Query,
    Source::Form,
    Source::JsonBody,
    Source::SecretVariable,
    Source::VariableName,
    Source::EnvironmentFile,
];

/// What stands in texts of a report, with the secrets in it.
const PLACES: usize = 20;

/// A secret, what gives it away, and where else it is, in which form.
type Secret = (String, Source, Vec<(usize, usize)>);

/// Reports with secrets of every kind, in every place and form.
pub(crate) fn leaky() -> impl Strategy<Value = Leaky> {
    let source = select(&SOURCES[..]);
    let places = vec((0..PLACES, 0..FORMS), 1..12);
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
            format!("-----BEGIN FAKE PRIVATE KEY-----\n{}\n-----END FAKE PRIVATE KEY-----", lines.join("\n"))
        }),
    ]
}

fn report(secrets: &[Secret], short: &str) -> Leaky {
    let mut texts = vec![String::from("a text"); PLACES];
    let mut leaky = Leaky {
        report: String::new(),
        needles: vec![short.to_owned()],
        variables: Vec::new(),
        names: Vec::new(),
        environment: String::new(),
    };
    let (mut environment, mut globals, mut collection) = (vec![], vec![], vec![]);
    let (mut sent, mut answered, mut auth) = (vec![], vec![], json!({"type": "noauth"}));
    let (mut query, mut form, mut cookies, mut marked) = (vec![], vec![], vec![], vec![]);
    let mut body = json!({"password": short, "id": 1});
    for (index, (value, source, places)) in secrets.iter().enumerate() {
        leaky.needles.push(value.clone());
        for (place, form) in places {
            texts[*place] += &format!(" ({})", formed(value, *form));
        }
        let pair = |key: &str, value: &str| json!({"key": key, "value": value});
        let member = |kind: &str, key: &str| json!({"type": kind, kind: [pair(key, value)]});
        let cookie = percent(value, false, false);
        match source {
            Source::NamedInEnvironment => environment.push(pair("apiToken", value)),
            Source::MarkedInEnvironment => {
                environment.push(json!({"key": "plain", "value": value, "type": "secret"}));
            }
            Source::NamedInGlobals => globals.push(pair("DB_PASSWORD", value)),
            Source::NamedInCollection => collection.push(pair("client-secret", value)),
            Source::Bearer => sent.push(pair("Authorization", &format!("Bearer {value}"))),
            Source::Basic => {
                let both = base64(format!("bob:{value}").as_bytes(), false);
                sent.push(pair("authorization", &format!("Basic {both}")));
            }
            Source::ApiKeyHeader => sent.push(pair("x-api-key", value)),
            Source::AnsweredTokenHeader => answered.push(pair("X-Auth-Token", value)),
            Source::Cookie => sent.push(pair("Cookie", &format!("a=1; sid={cookie}"))),
            Source::SetCookie => {
                answered.push(pair(
                    "Set-Cookie",
                    &format!("sid={cookie}; Path=/; HttpOnly"),
                ));
            }
            Source::CookieList => cookies.push(json!({"name": "sid", "value": cookie})),
            Source::AuthBearer => auth = member("bearer", "token"),
            Source::AuthBasic => auth = json!({"type": "basic", "basic": {"password": value}}),
            Source::AuthApiKey => auth = member("apikey", "value"),
            Source::AuthOAuth2 => auth = member("oauth2", "accessToken"),
            Source::AuthAws => auth = member("awsv4", "secretKey"),
            Source::Query => query.push(pair("api_key", value)),
            Source::Form => form.push(pair("passphrase", value)),
            Source::JsonBody => body["token"] = value.as_str().into(),
            Source::SecretVariable => {
                leaky
                    .variables
                    .push((format!("SECRET_{index}"), value.clone()));
            }
            Source::VariableName => {
                leaky.names.push(format!("variable{index}"));
                environment.push(pair(&format!("variable{index}"), value));
            }
            Source::EnvironmentFile => {
                marked.push(json!({"key": format!("v{index}"), "value": value, "type": "secret"}))
            }
        }
        // Only the last one is in the report.
        if matches!(
            source,
            Source::AuthBearer
                | Source::AuthBasic
                | Source::AuthApiKey
                | Source::AuthOAuth2
                | Source::AuthAws
                | Source::JsonBody
        ) {
            leaky
                .variables
                .push((format!("SECRET_{index}"), value.clone()));
        }
    }
    let [
        collection_name,
        folder,
        request,
        environment_name,
        assertion,
        message,
        kind,
        script,
        failed,
        run_error,
        header_sent,
        header_answered,
        path,
        search,
        hash,
        note,
        graphql,
        raw,
        reason,
        answer,
    ] = &*texts
    else {
        panic!("{} places", texts.len());
    };
    sent.push(json!({"key": "X-Note", "value": header_sent}));
    sent.push(json!({"key": "X-Api-Key", "value": short}));
    answered.push(json!({"key": "X-Note", "value": header_answered}));
    query.push(json!({"key": "q", "value": search}));
    query.push(json!({"key": "token", "value": short}));
    form.push(json!({"key": "note", "value": note}));
    form.push(json!({"key": "pwd", "value": short}));
    let url = json!({
        "protocol": "https", "host": ["api", "example", "com"], "path": ["v1", path],
        "query": query, "hash": hash,
    });
    let row = |index: usize, url: Value, body: Value, answer: &str| {
        json!({
            "cursor": {"ref": index.to_string(), "iteration": 0, "length": 4, "cycles": 1},
            "item": {"id": "1", "name": request},
            "request": {
                "method": "POST", "url": url, "header": sent, "auth": auth, "body": body,
            },
            "response": {
                "code": 401, "status": reason, "header": answered, "cookie": cookies,
                "stream": {"type": "Buffer", "data": answer.as_bytes()},
            },
            "assertions": [{
                "assertion": assertion, "skipped": false,
                "error": {"name": kind, "message": message, "stack": "at x"},
            }],
            "testScript": [{"error": {"name": "Error", "message": script}}],
        })
    };
    let bodies = [
        json!({"mode": "raw", "raw": raw}),
        json!({"mode": "raw", "raw": body.to_string()}),
        json!({"mode": "urlencoded", "urlencoded": form}),
        json!({"mode": "graphql", "graphql": {"query": graphql}}),
    ];
    let url_text = format!(
        "https://bob:{short}@example.com/?token={}",
        percent(short, false, false)
    );
    let executions = bodies
        .into_iter()
        .enumerate()
        .map(|(index, sent)| match index {
            0 => row(index, url_text.clone().into(), sent, answer),
            1 => row(index, url.clone(), sent, &body.to_string()),
            _ => row(
                index,
                url.clone(),
                sent,
                &json!({"echo": answer}).to_string(),
            ),
        });
    let executions: Vec<_> = executions.collect();
    let report = json!({
        "collection": {
            "info": {"name": collection_name},
            "item": [{"name": folder, "item": [{"id": "1", "name": request}]}],
            "variable": collection,
        },
        "environment": {"name": environment_name, "values": environment},
        "globals": {"values": globals},
        "run": {
            "stats": {"iterations": {"total": 1}},
            "executions": executions,
            "failures": [{
                "error": {"name": "Error", "message": failed}, "at": "request",
                "source": {"id": "2", "name": request}, "cursor": {"ref": "x"},
                "parent": {"name": folder, "variable": collection},
            }],
            "error": {"message": run_error},
        },
    });
    leaky.report = serde_json::to_string_pretty(&report).unwrap();
    leaky.environment = json!({"values": marked}).to_string();
    leaky
}

/// How many forms there are.
pub(crate) const FORMS: usize = 20;

/// A value in one of its forms.
pub(crate) fn formed(value: &str, form: usize) -> String {
    let json = |text: &str| {
        let quoted = Value::from(text).to_string();
        quoted[1..quoted.len() - 1].to_owned()
    };
    let around = |before: &str| format!("{before}{value}; and more").into_bytes();
    let list = |between: &str| {
        let numbers: Vec<_> = value.bytes().map(|byte| byte.to_string()).collect();
        numbers.join(between)
    };
    match form {
        0 => value.to_owned(),
        1 => percent(value, false, false),
        2 => percent(value, false, true),
        3 => percent(value, true, false),
        4 => percent(value, true, true),
        5 => percent(value, false, false).replace("%20", "+"),
        6 => json(value),
        7 => json(&json(value)),
        8 => json(value).replace('/', "\\/").replace('&', "\\u0026"),
        9 => value
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('"', "&quot;")
            .replace('\'', "&#39;"),
        10 => value
            .chars()
            .map(|char| format!("&#x{:x};", u32::from(char)))
            .collect(),
        11 => base64(&around(""), false),
        12 => base64(&around("a"), false),
        13 => base64(&around("ab"), true),
        14 => base64(json(value).as_bytes(), true),
        15 => value.bytes().map(|byte| format!("{byte:02x}")).collect(),
        16 => value.bytes().map(|byte| format!("{byte:02X}")).collect(),
        17 => format!("[{}]", list(",")),
        18 => format!(
            "{{\"type\": \"Buffer\", \"data\": [\n    {}\n]}}",
            list(",\n    ")
        ),
        _ => json(&percent(&json(value), false, false)),
    }
}

fn percent(value: &str, is_full: bool, is_lower: bool) -> String {
    let bytes = value.bytes().map(|byte| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' if !is_full => {
            char::from(byte).to_string()
        }
        byte if is_lower => format!("%{byte:02x}"),
        byte => format!("%{byte:02X}"),
    });
    bytes.collect()
}

fn base64(bytes: &[u8], is_of_urls: bool) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes.chunks(3).map(|group| {
        let mut bits = 0u32;
        for at in 0..3 {
            bits = bits << 8 | u32::from(group.get(at).copied().unwrap_or(0));
        }
        let digit = |at: usize| {
            let digit = digits[(bits >> (18 - 6 * at) & 63) as usize];
            if at > group.len() {
                '='
            } else {
                char::from(digit)
            }
        };
        (0..4).map(digit).collect::<String>()
    });
    let text: String = groups.collect();
    if is_of_urls {
        text.replace('+', "-").replace('/', "_").replace('=', "")
    } else {
        text
    }
}

/// Checks that none of the needles is in a text, whatever encoded it.
#[track_caller]
pub(crate) fn assert_no_secret(text: &str, needles: &[String]) {
    for reading in readings(text.as_bytes(), 2) {
        for needle in needles {
            let is_there = reading
                .windows(needle.len())
                .any(|part| part == needle.as_bytes());
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

#[test]
fn what_is_looked_for_is_found_in_each_form() {
    let value = "Zq\"a/b\" é&<c>\n=7w";
    for form in 0..FORMS {
        let text = format!("x ({})", formed(value, form));
        let is_found = std::panic::catch_unwind(|| assert_no_secret(&text, &[value.to_owned()]));
        assert!(is_found.is_err(), "form {form}: {text}");
    }
}

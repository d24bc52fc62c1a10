//! What people are told of an answer that a service gave.

use postorb::fuzzed;
use postorb::service::Account;

use super::judge::harmless;

/// Made-up secrets: a token, and a value that somebody sets, with lines and quotes in it.
const TOKENS: [&str; 2] = ["q7Zt9mW2xK4vB8nL", "q7Zt9\nmW2xK4  \"vB8nL\""];
const ACCOUNTS: [Account; 3] = [Account::Postman, Account::CircleCi, Account::GitHub];
const STATUSES: [u16; 16] = [
    200, 201, 204, 302, 307, 400, 401, 402, 403, 404, 409, 422, 429, 500, 503, 999,
];

/// The first bytes as a service, a status and a place where it repeats its token, the rest as what it answers:
/// the token is in nothing that is told, and nothing steers a terminal.
pub(crate) fn messages(data: &[u8]) {
    let Some((&[service, status, place, way], body)) = data.split_first_chunk() else {
        return;
    };
    let account = ACCOUNTS[usize::from(service % 3)];
    let token = TOKENS[usize::from(service / 3 % 2)];
    let status = STATUSES[usize::from(status % 16)];
    // A fuzzer sees what it is compared with, and soon writes parts of it itself.
    let mut parts = token.as_bytes().windows(3);
    if parts.any(|part| body.windows(3).any(|window| window == part)) {
        return;
    }
    let mut body = body.to_vec();
    let mut at = usize::from(place) * body.len() / 256;
    // Half of an escape would take the first character of the token.
    while at > 0 && body[at - 1] == b'\\' {
        at -= 1;
    }
    let planted = written(token, way);
    body.splice(at..at, planted.bytes());
    let is_json = serde_json::from_slice::<serde_json::Value>(&body).is_ok();
    if way % 5 == 3 && !is_json {
        return;
    }
    let told = fuzzed::told(account, token, (status, &body));
    assert!(!told.is_empty());
    for page in told {
        assert!(page.starts_with("error: "), "{page}");
        harmless(&page);
        for part in token.split_whitespace() {
            assert!(!page.contains(part.trim_matches('"')), "{page}");
        }
    }
}

/// The token in one of the ways in which an answer can have it: as it is, as JSON has it, in JSON that is quoted in
/// JSON, on one line.
fn written(token: &str, way: u8) -> String {
    let inner = |text: &str| {
        let quoted = serde_json::Value::from(text).to_string();
        quoted[1..quoted.len() - 1].to_owned()
    };
    match way % 5 {
        0 => token.to_owned(),
        1 => token.chars().fold(String::new(), |out, char| {
            format!("{out}\\u{:04x}", u32::from(char))
        }),
        2 => inner(token),
        3 => inner(&inner(token)),
        _ => token.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

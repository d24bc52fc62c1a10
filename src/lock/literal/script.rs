//! Secrets that a script, or a body in JSON, gives to a name: `const apiKey = "…"`,
//! `pm.environment.set('token', '…')`, `{ key: 'X-Api-Key', value: '…' }`.

use crate::lock::token::{Kind, Token, tokens};
use crate::secret;

/// The lines with such a text, from 1, in their order.
pub(super) fn lines(script: &str) -> Vec<usize> {
    let (all, fault) = tokens(script);
    let mut lines = of_tokens(&all, 0);
    // What was switched off is in the repository too, and so is what stands behind a mistake.
    let broken = fault.map_or(usize::MAX, |fault| fault.line);
    for (index, line) in script.lines().enumerate() {
        let text = line.trim_start();
        let comment = text.trim_start_matches(['/', '*', ' ', '\t']);
        if comment.len() < text.len() || index + 1 >= broken {
            lines.extend(of_tokens(&tokens(comment).0, index));
        }
        if let Some((_, comment)) = line.split_once("//") {
            lines.extend(of_tokens(&tokens(comment).0, index));
        }
    }
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn of_tokens(all: &[Token<'_>], above: usize) -> Vec<usize> {
    let given = (0..all.len()).filter(|at| is_secret(all, *at));
    given
        .filter_map(|at| all.get(at))
        .map(|token| above + token.line)
        .collect()
}

/// Whether the token is a text that is secret by the name that it is given to.
fn is_secret(all: &[Token<'_>], at: usize) -> bool {
    let Some(value) = text(all.get(at)) else {
        return false;
    };
    if is_of_header(all, at, value) {
        return true;
    }
    let names = [assigned(all, at), in_object(all, at), set(all, at)];
    let mut names = names.into_iter().flatten();
    names.any(|name| secret::is_given(name, value))
}

/// The name of `name = …`, `a.name = b || …` and `a['name'] = c ? d : …`.
fn assigned<'s>(all: &[Token<'s>], at: usize) -> Option<&'s str> {
    /// Nobody gives a value further behind its name.
    const REACH: usize = 20;
    let before = at.checked_sub(1)?;
    let is_value = ["=", "|", "?", ":"];
    if !is_value.iter().any(|sign| all[before].is(sign)) {
        return None;
    }
    for place in (at.saturating_sub(REACH)..at).rev() {
        let token = &all[place];
        if [";", ",", "{", "}"].iter().any(|sign| token.is(sign)) {
            return None;
        }
        if token.is("=") {
            let is_equal = all
                .get(place + 1)
                .is_some_and(|next| next.is("=") || next.is(">"));
            let name = (!is_equal).then_some(place)?.checked_sub(1)?;
            return match &all[name] {
                token if token.is("]") => text(all.get(name.checked_sub(1)?)),
                token => (token.kind == Kind::Word).then_some(token.text),
            };
        }
    }
    None
}

/// The name of `{ name: … }` and `{ "name": … }`, or what `{ key: 'name', value: … }` names.
fn in_object<'s>(all: &[Token<'s>], at: usize) -> Option<&'s str> {
    let [name, colon] = all.get(at.checked_sub(2)?..at)? else {
        return None;
    };
    let begin = all.get(at.checked_sub(3)?)?;
    if !colon.is(":") || !begin.is("{") && !begin.is(",") {
        return None;
    }
    let name = text(Some(name)).unwrap_or(name.text);
    if name != "value" {
        return Some(name);
    }
    // `key: 'name'` stands in front of it, or behind it.
    let is_named = |four: &[Token<'_>]| {
        let key = text(four.first()).unwrap_or_else(|| four.first().map_or("", |key| key.text));
        matches!(key, "key" | "name") && four.get(1).is_some_and(|sign| sign.is(":"))
    };
    let before = all.get(at.checked_sub(6).unwrap_or(at)..at.saturating_sub(3));
    let behind = all.get(at + 2..at + 5);
    let mut both = [before, behind].into_iter().flatten();
    both.find(|four| is_named(four))
        .and_then(|four| text(four.get(2)))
}

/// The name of `….set('name', …)`.
fn set<'s>(all: &[Token<'s>], at: usize) -> Option<&'s str> {
    let [call, open, name, comma] = all.get(at.checked_sub(4)?..at)? else {
        return None;
    };
    (is_setter(call) && open.is("(") && comma.is(","))
        .then(|| text(Some(name)))
        .flatten()
}

/// Whether it is `….add('Name: value')` with a secret.
fn is_of_header(all: &[Token<'_>], at: usize, value: &str) -> bool {
    let before = at.checked_sub(2).and_then(|start| all.get(start..at));
    let is_call = before.is_some_and(|two| is_setter(&two[0]) && two[1].is("("));
    let given = value.split_once(':').filter(|_| is_call);
    given.is_some_and(|(name, value)| secret::is_given(name, value))
}

fn is_setter(call: &Token<'_>) -> bool {
    const OTHERS: [&str; 6] = ["add", "append", "upsert", "header", "put", "store"];
    call.kind == Kind::Word && (call.text.starts_with("set") || OTHERS.contains(&call.text))
}

/// What stands in quotes, or in back-ticks.
fn text<'s>(token: Option<&Token<'s>>) -> Option<&'s str> {
    let token = token.filter(|token| token.kind == Kind::Text)?;
    token.text.get(1..token.text.len().checked_sub(1)?)
}

#[cfg(test)]
mod tests {
    use super::lines;

    /// Nobody's, and of no shape that anybody publishes.
    const S: &str = "Zk93jfLq0aPqWmXn82hsYtR4";

    #[test]
    fn what_is_given_to_the_name_of_a_secret_is_found_however_it_is_written() {
        for script in [
            "const apiKey = \"S\";",
            "const apiKey=\"S\";",
            "let clientSecret\n  =\n  'S'",
            "const token = 'S'",
            "var a, access_token = `S`;",
            "pm.environment.set('token','S')",
            "pm.environment.set( \"client_secret\" , \"S\" );",
            "pm.variables.set('apiKey', 'S');",
            "postman.setEnvironmentVariable('password', 'hunter2-d')",
            "pm.request.headers.add({key:'X-Api-Key', value:'S'})",
            "pm.request.headers.upsert({ value: 'S', key: 'X-Api-Key' })",
            "pm.request.headers.add('X-Api-Key: S')",
            "const password = \"hunter2-d\"",
            "password = 'S3cure!Passw0rd#2024'",
            "config.password = 'S'",
            "config['password'] = 'S'",
            "const token = pm.environment.get('t') || 'S';",
            "const token = isProd ? get() : 'S';",
            "send({ url: u, 'password': 'S' })",
            "f({ a, token: 'S' })",
            "{ \"user\": {{user}}, \"password\": \"S\" }",
            "// const token = 'S'",
            "/* const token = 'S' */",
            "a(); // token = 'S'",
            "if (a {\nb)\nconst token = 'S'",
        ] {
            assert_eq!(
                lines(
                    &script
                        .replace("'S'", &format!("'{S}'"))
                        .replace("\"S\"", &format!("\"{S}\""))
                        .replace("`S`", &format!("`{S}`"))
                        .replace(": S'", &format!(": {S}'"))
                )
                .len(),
                1,
                "{script}"
            );
        }
        assert_eq!(lines(&format!("a\n\nb({{\n token:\n '{S}' }})")), [5]);
    }

    #[test]
    fn what_is_asked_compared_and_told_is_none() {
        for script in [
            "pm.environment.set('token', json.token)",
            "pm.environment.set('token', pm.response.json().access_token)",
            "pm.environment.set('tokenUrl', 'https://example.com/oauth2/v1/token')",
            "pm.environment.set('token', '{{$guid}}-{{other}}')",
            "const token = pm.environment.get('access-token-of-2024')",
            "const token = `Bearer ${pm.environment.get('t1')}`",
            "if (token === 'S') { a() }",
            "if (token == 'S' || password != 'S') { a() }",
            "pm.expect(json).to.have.property('token', 'S')",
            "pm.test('has a token 1 of 2', () => token)",
            "const token = cookies.find(one => one.name === 'session-id-1')",
            "console.log('token: hunter2-d')",
            "const password = 'wrong-password-1'",
            "const secret = 'client_secret'",
            "({ password: 'Password is required', token: 'string' })",
            "switch (token) { case 'S': break }",
            "const id = '28b680e3-eb56-4135-8f4c-de01a6e494e9'",
            "xml2Json('https://example.com?a=1')",
        ] {
            let script = script.replace("'S'", &format!("'{S}'"));
            assert_eq!(lines(&script), [0; 0], "{script}");
        }
    }
}

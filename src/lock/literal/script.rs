//! Secrets that a script, or a body in JSON, gives to a name: `const apiKey = "…"`,
//! `pm.environment.set('token', '…')`, `{ key: 'X-Api-Key', value: '…' }`.

use super::{escapes, names, within};
use crate::lock::token::{Token, tokens};
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

/// Whether a text that stands in another one has such a text; `depth` is how many more are read inside.
pub(super) fn has_secret(text: &str, depth: usize) -> bool {
    let all = tokens(text).0;
    (0..all.len()).any(|at| is_secret(&all, at, depth))
}

fn of_tokens(all: &[Token<'_>], above: usize) -> Vec<usize> {
    let given = (0..all.len()).filter(|at| is_secret(all, *at, within::OF_SCRIPT));
    given
        .filter_map(|at| all.get(at))
        .map(|token| above + token.line)
        .collect()
}

/// Whether the token is a text that is secret by the name that it is given to, or has one in it.
fn is_secret(all: &[Token<'_>], at: usize, depth: usize) -> bool {
    let Some(quoted) = names::text(all.get(at)) else {
        return false;
    };
    let value = escapes::unescaped(quoted);
    let is_given = |name: &str| secret::is_given(&escapes::unescaped(name), &value);
    is_of_header(all, at, &value)
        || names::of(all, at).any(is_given)
        || within::is_quoted_secret(quoted, depth)
}

/// Whether it is `….add('Name: value')` with a secret.
fn is_of_header(all: &[Token<'_>], at: usize, value: &str) -> bool {
    let before = at.checked_sub(2).and_then(|start| all.get(start..at));
    let is_call = before.is_some_and(|two| names::is_setter(&two[0]) && two[1].is("("));
    let given = value.split_once(':').filter(|_| is_call);
    given.is_some_and(|(name, value)| secret::is_given(name, value))
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
            "const token = ('S')",
            "const token = (('S'))",
            "const token: string = 'S'",
            "let token?: string | null = 'S'",
            "const tokens = {}, token: Array<string>[] = ['S']",
            "token ??= 'S'",
            "token ||= 'S'",
            "token += 'S'",
            "token = token + 'S'",
            "const body = '{\\\"password\\\":\\\"hunter2-d\\\"}'",
            "const body = '<password>hunter2-d</password>'",
            "pm.sendRequest('https://a.b/c?access_token=hunter2-d')",
            "f({ password: { type: 'a', value: 'S' } })",
            "f({ key: 'token', type: 'a', value: 'S' })",
            "f({ password: ['S'] })",
            "{ query(password: 'S') }",
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
            "const token = call('S')",
            "const token = (a, call)('S')",
            "const b = a + 'S'",
            "f({ key: 'name', type: 'a', value: 'S' })",
            "f({ user: { value: 'S' } })",
            "const body = '{\\\"user\\\":\\\"hunter2-d\\\"}'",
        ] {
            let script = script.replace("'S'", &format!("'{S}'"));
            assert_eq!(lines(&script), [0; 0], "{script}");
        }
    }
}

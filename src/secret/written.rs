//! Where scripts and other texts have a secret by what stands in front of it: a name, an option, a header, or its
//! place in an address. What a shell would take for one word is one, whatever it looks like.

use std::ops::Range;

use super::named::tail;
use super::telling::is_telling;
use super::word::{Enclosed, Reach, value};

/// Programs whose `-p`, `-u` and `-a` have a password behind them, by words that their lines have.
const LOGINS: [&str; 28] = [
    "login",
    "mysql",
    "mysqldump",
    "mysqladmin",
    "mariadb",
    "curl",
    "wget",
    "http",
    "https",
    "sshpass",
    "psql",
    "mongo",
    "mongosh",
    "mongodump",
    "mongorestore",
    "redis-cli",
    "ftp",
    "lftp",
    "sftp",
    "svn",
    "zip",
    "unzip",
    "7z",
    "ldapsearch",
    "smbclient",
    "sqlcmd",
    "twine",
    "jfrog",
];

/// Schemes of the header `Authorization`.
const SCHEMES: [&str; 4] = ["Bearer ", "Basic ", "bearer ", "basic "];

/// Every value that does not leave the machine, in no order; two may have a part in common.
pub(crate) fn written(text: &str, reach: Reach) -> Vec<Range<usize>> {
    let enclosed = Enclosed::of(text);
    let given = signs(text).chain(options(text)).chain(schemes(text));
    let mut starts: Vec<usize> = given.collect();
    starts.sort_unstable();
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in starts {
        // What begins inside of a value ends with it.
        if found.last().is_none_or(|last| start >= last.end) {
            found.push(value(text, start, reach, &enclosed));
        }
    }
    found.extend(users(text));
    found.retain(|span| !span.is_empty() && !is_variable(&text[span.clone()]));
    found
}

/// `$TOKEN` and `${TOKEN}` name a secret and are none.
pub(crate) fn is_variable(value: &str) -> bool {
    let name = value.trim().trim_matches(['"', '\'']).strip_prefix('$');
    let name = name.map(|name| {
        let inner = name.strip_prefix('{');
        inner
            .and_then(|name| name.strip_suffix('}'))
            .unwrap_or(name)
    });
    name.is_some_and(|name| {
        name.starts_with(|char: char| char.is_ascii_uppercase() || char == '_')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    })
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-.".contains(&byte)
}

/// Where values begin behind `NAME=`, `"name": `, `name => ` and the like.
fn signs(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.match_indices([':', '=']).filter_map(move |(sign, _)| {
        let before = text[..sign].trim_end_matches([' ', '"', '\'', '\\', ']', '+', '?']);
        let length = before
            .bytes()
            .rev()
            .take_while(|byte| is_of_name(*byte))
            .count();
        if !is_telling(&before[before.len() - length..]) {
            return None;
        }
        let behind = text[sign + 1..].trim_start_matches(['=', ':', '>', ' ', '\t']);
        // A default of a variable: `${TOKEN:-…}`.
        let behind = behind
            .strip_prefix('-')
            .filter(|_| before.contains("${"))
            .unwrap_or(behind);
        Some(text.len() - behind.len())
    })
}

/// Where values begin behind `--password`, `-p` and the like.
fn options(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.match_indices('-').filter_map(move |(at, _)| {
        let is_start = at == 0
            || text[..at].ends_with(|char: char| char.is_whitespace() || "\"'`([,".contains(char));
        if !is_start {
            return None;
        }
        let name = text[at..].trim_start_matches('-');
        let dashes = text.len() - at - name.len();
        let length = name.bytes().take_while(|byte| is_of_name(*byte)).count();
        let start = text.len() - name.len();
        let behind = |from: usize| {
            let rest = text[from..].trim_start_matches([' ', '\t', '\\', '\n', '=']);
            text.len() - rest.len()
        };
        if is_telling(&name[..length])
            || dashes == 2 && ["user", "proxy-user"].contains(&&name[..length])
        {
            return Some(behind(start + length)).filter(|from| *from > start + length);
        }
        let is_short = dashes == 1 && name.starts_with(['p', 'P', 'u', 'a']);
        (is_short && is_login(text, at)).then(|| behind(start + 1))
    })
}

/// Whether the line of an option, or what it goes on from, has a program that takes passwords.
fn is_login(text: &str, at: usize) -> bool {
    const REACH: usize = 1000;
    let before = tail(&text[..at], REACH).replace("\\\n", " ");
    let line = before.rsplit(['\n', ';', '|']).next().unwrap_or_default();
    let mut words = line.split(|char: char| char.is_whitespace() || "/\"'`(&".contains(char));
    words.any(|word| LOGINS.contains(&word))
}

/// Where values begin behind `Bearer`.
fn schemes(text: &str) -> impl Iterator<Item = usize> + '_ {
    SCHEMES.into_iter().flat_map(move |scheme| {
        let all = text.match_indices(scheme);
        all.map(move |(at, _)| at + scheme.len())
    })
}

/// Who is named in addresses, and with which password: `://name:password@host`.
fn users(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut done = 0;
    text.match_indices("://").filter_map(move |(at, sign)| {
        let start = at + sign.len();
        if at < done {
            return None;
        }
        let word = &text[start..];
        let end = word.find(|char: char| char.is_whitespace() || "\"'`<>".contains(char));
        let end = end.unwrap_or(word.len());
        done = start + end;
        // A password may have an `@` itself, and a `/`.
        let user = &word[..word[..end].rfind('@')?];
        let is_said = user == "git"
            || user
                .split(':')
                .all(|part| part == "git" || is_variable(part));
        (!is_said).then(|| start..start + user.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with what is found as `x`.
    fn without(text: &str, reach: Reach) -> String {
        let mut bytes = text.as_bytes().to_vec();
        for span in written(text, reach) {
            bytes[span].fill(b'x');
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_scripts_give_to_names_options_and_headers_is_found() {
        for (script, left) in [
            (
                "curl -u admin:Hunter2! https://a.b",
                "curl -u xxxxxxxxxxxxxx https://a.b",
            ),
            (
                "curl -H \"X-Api-Key: so secret\" x",
                "curl -H \"X-Api-Key: xxxxxxxxx\" x",
            ),
            ("mysql -pHunter2 db", "mysql -pxxxxxxx db"),
            (
                "docker login -u me -p Hun'ter 2' r",
                "docker login -u xx -p xxxxxxxxxx r",
            ),
            (
                "git clone https://Hunter2@a.b/c",
                "git clone https://xxxxxxx@a.b/c",
            ),
            ("curl https://me:a@b/c@a.b/c", "curl https://xxxxxxxx@a.b/c"),
            (
                "-H 'Authorization: Bearer abc.def'",
                "-H 'Authorization: xxxxxxxxxxxxxx'",
            ),
            ("x 'Bearer abc'", "x 'Bearer xxx'"),
            ("curl https://a.b?apikey=abc", "curl https://a.b?apikey=xxx"),
            ("export TOKEN=abc; ls", "export TOKEN=xxx; ls"),
            (
                "export TOKEN=\"a b;c\" && ls",
                "export TOKEN=\"xxxxx\" && ls",
            ),
            (
                "newman run a --env-var \"apikey=a b&c\"",
                "newman run a --env-var \"apikey=xxxxx\"",
            ),
            (
                "x --password abc --token=def y",
                "x --password xxx --token=xxx y",
            ),
            ("x --api-key 'a b' y", "x --api-key 'xxx' y"),
            (
                "-d '{\"password\": \"a, b\", \"a\": 1}'",
                "-d '{\"password\": \"xxxx\", \"a\": 1}'",
            ),
            (
                "-d \"{\\\"password\\\": \\\"a b\\\"}\"",
                "-d \"{\\\"password\\\": \\\"xxx\\\"}\"",
            ),
            ("echo ${TOKEN:-abc}", "echo ${TOKEN:-xxxx"),
            ("sshpass -p 'é' ssh a", "sshpass -p 'xx' ssh a"),
        ] {
            assert_eq!(without(script, Reach::Word), left, "{script}");
        }
        let line = without("TOKEN=a b; c\nX=1", Reach::Line);
        assert_eq!(line, "TOKEN=xxxxxx\nX=1");
    }

    #[test]
    fn what_only_names_a_secret_stays() {
        for text in [
            "export TOKEN=$OTHER",
            "export TOKEN=\"${OTHER}\"",
            "curl -u $USER_AND_PASSWORD a",
            "git clone ssh://git@github.com/a/b",
            "https://$TOKEN@a.b",
            "mkdir -p a/b",
            "docker run -p 80:80 -u root a",
            "NODE_ENV=test npm test",
            "",
            "=:-'\"\\",
            "TOKEN=",
            "--password",
        ] {
            assert_eq!(without(text, Reach::Word), text);
        }
    }
}

//! A report with secrets in it.

use serde_json::{Value, json};

use super::Leaky;
use super::forms::{FORMS, base64, formed, percent, piece, shortened};

/// What gives a secret away.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source {
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
    SetCookie2,
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

pub(super) const SOURCES: [Source; 23] = [
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
    Source::SetCookie2,
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
pub(super) const PLACES: usize = 20;

/// A secret, what gives it away, and where else it is, in which form.
pub(super) type Secret = (String, Source, Vec<(usize, usize)>);

/// A report that is put together.
struct Draft {
    /// What stands in each place.
    texts: Vec<String>,
    leaky: Leaky,
    environment: Vec<Value>,
    globals: Vec<Value>,
    collection: Vec<Value>,
    sent: Vec<Value>,
    answered: Vec<Value>,
    cookies: Vec<Value>,
    query: Vec<Value>,
    form: Vec<Value>,
    /// What is sent as JSON.
    body: Vec<Value>,
    /// One a request.
    auths: Vec<Value>,
    /// Variables of an environment that is no part of the report.
    marked: Vec<Value>,
}

/// A report with these secrets, and with a short one where its place gives it away.
pub(super) fn report(secrets: &[Secret], short: &str) -> Leaky {
    let mut draft = Draft::new(short);
    for (index, (value, source, places)) in secrets.iter().enumerate() {
        draft.leaky.needles.push(value.clone());
        for (place, form) in places {
            let text = &mut draft.texts[*place];
            let written = match form.checked_sub(FORMS) {
                None => formed(value, *form),
                Some(way) => {
                    draft.leaky.pieces.push(piece(value, way));
                    shortened(value, way)
                }
            };
            *text = format!("{text} ({written})");
        }
        draft.give_away(index, value, *source);
    }
    draft.finish(short)
}

fn pair(key: &str, value: &str) -> Value {
    json!({"key": key, "value": value})
}

impl Draft {
    fn new(short: &str) -> Self {
        Self {
            texts: vec![String::from("a text"); PLACES],
            leaky: Leaky {
                report: String::new(),
                needles: vec![short.to_owned()],
                pieces: vec![],
                variables: vec![],
                names: vec![],
                environment: String::new(),
            },
            environment: vec![],
            globals: vec![],
            collection: vec![],
            sent: vec![pair("X-Api-Key", short)],
            answered: vec![],
            cookies: vec![],
            query: vec![pair("token", short)],
            form: vec![pair("pwd", short)],
            body: vec![json!({"password": short, "id": 1})],
            auths: vec![json!({"type": "noauth"})],
            marked: vec![],
        }
    }

    /// Puts a value where it shows that it is secret.
    fn give_away(&mut self, index: usize, value: &str, source: Source) {
        let member = |kind: &str, key: &str| json!({"type": kind, kind: [pair(key, value)]});
        let marked = |name: String| json!({"key": name, "value": value, "type": "secret"});
        let cookie = percent(value, false, false);
        let (list, one) = match source {
            Source::NamedInEnvironment => (&mut self.environment, pair("apiToken", value)),
            Source::MarkedInEnvironment => (&mut self.environment, marked("plain".into())),
            Source::NamedInGlobals => (&mut self.globals, pair("DB_PASSWORD", value)),
            Source::NamedInCollection => (&mut self.collection, pair("client-secret", value)),
            Source::Bearer => {
                let header = pair("Authorization", &format!("Bearer {value}"));
                (&mut self.sent, header)
            }
            Source::Basic => {
                let both = base64(format!("bob:{value}").as_bytes(), false);
                let header = pair("authorization", &format!("Basic {both}"));
                (&mut self.sent, header)
            }
            Source::ApiKeyHeader => (&mut self.sent, pair("x-api-key", value)),
            Source::AnsweredTokenHeader => (&mut self.answered, pair("X-Auth-Token", value)),
            Source::Cookie => {
                let header = pair("Cookie", &format!("a=1; sid={cookie}"));
                (&mut self.sent, header)
            }
            Source::SetCookie => {
                let header = pair("Set-Cookie", &format!("sid={cookie}; Path=/; HttpOnly"));
                (&mut self.answered, header)
            }
            Source::SetCookie2 => {
                let header = format!("a=\"b\"; Version=\"1\", sid=\"{cookie}\"; Version=\"1\"");
                (&mut self.answered, pair("Set-Cookie2", &header))
            }
            Source::CookieList => (&mut self.cookies, json!({"name": "sid", "value": cookie})),
            Source::AuthBearer => (&mut self.auths, member("bearer", "token")),
            Source::AuthBasic => (
                &mut self.auths,
                json!({"type": "basic", "basic": {"password": value}}),
            ),
            Source::AuthApiKey => (&mut self.auths, member("apikey", "value")),
            Source::AuthOAuth2 => (&mut self.auths, member("oauth2", "accessToken")),
            Source::AuthAws => (&mut self.auths, member("awsv4", "secretKey")),
            Source::Query => (&mut self.query, pair("api_key", value)),
            Source::Form => (&mut self.form, pair("passphrase", value)),
            Source::JsonBody => (&mut self.body, json!({"token": value})),
            Source::SecretVariable => {
                let variable = (format!("SECRET_{index}"), value.to_owned());
                self.leaky.variables.push(variable);
                return;
            }
            Source::VariableName => {
                let name = format!("variable{index}");
                self.leaky.names.push(name.clone());
                (&mut self.environment, pair(&name, value))
            }
            Source::EnvironmentFile => (&mut self.marked, marked(format!("v{index}"))),
        };
        list.push(one);
    }

    fn finish(mut self, short: &str) -> Leaky {
        let text = |place: usize| self.texts[place].clone();
        self.sent.push(pair("X-Note", &text(0)));
        self.answered.push(pair("X-Note", &text(1)));
        self.query.push(pair("q", &text(2)));
        self.form.push(pair("note", &text(3)));
        let url = json!({
            "protocol": "https", "host": ["api", "example", "com"], "path": ["v1", text(4)],
            "query": self.query, "hash": text(5),
        });
        let raw_url = percent(short, false, false);
        let raw_url = format!("https://bob:{short}@example.com/?token={raw_url}");
        let json_body = Value::from(self.body.clone()).to_string();
        let echo = json!({"echo": text(6)}).to_string();
        let mut rows = vec![
            self.row(
                &raw_url.into(),
                &json!({"mode": "raw", "raw": text(7)}),
                &text(6),
            ),
            self.row(&url, &json!({"mode": "raw", "raw": json_body}), &json_body),
            self.row(
                &url,
                &json!({"mode": "urlencoded", "urlencoded": self.form}),
                &echo,
            ),
            self.row(
                &url,
                &json!({"mode": "graphql", "graphql": {"query": text(8)}}),
                "",
            ),
        ];
        let last = rows[3].clone();
        rows.resize(self.auths.len().max(rows.len()), last);
        for (index, row) in rows.iter_mut().enumerate() {
            row["cursor"] = json!({"ref": index.to_string(), "length": 4, "cycles": 1});
            row["request"]["auth"] = self.auths[index % self.auths.len()].clone();
        }
        let report = json!({
            "collection": {
                "info": {"name": text(9)},
                "item": [{"name": text(10), "item": [{"id": "1", "name": text(11)}]}],
                "variable": self.collection,
            },
            "environment": {"name": text(12), "values": self.environment},
            "globals": {"values": self.globals},
            "run": {
                "executions": rows,
                "failures": [{
                    "error": {"name": "Error", "message": text(13)}, "at": "request",
                    "source": {"id": "2", "name": text(11)}, "cursor": {"ref": "x"},
                    "parent": {"name": text(10), "variable": self.collection},
                }],
                "error": {"message": text(14)},
            },
        });
        self.leaky.report = serde_json::to_string_pretty(&report).unwrap();
        self.leaky.environment = json!({"values": self.marked}).to_string();
        self.leaky
    }

    fn row(&self, url: &Value, body: &Value, answer: &str) -> Value {
        let [assertion, kind, message, script, reason] = &self.texts[15..] else {
            panic!("{} places", self.texts.len());
        };
        json!({
            "item": {"id": "1", "name": self.texts[11]},
            "request": {"method": "POST", "url": url, "header": self.sent, "body": body},
            "response": {
                "code": 401, "status": reason, "header": self.answered, "cookie": self.cookies,
                "stream": {"type": "Buffer", "data": answer.as_bytes()},
            },
            "assertions": [{
                "assertion": assertion, "skipped": false,
                "error": {"name": kind, "message": message, "stack": "at x"},
            }],
            "testScript": [{"error": {"name": "Error", "message": script}}],
        })
    }
}

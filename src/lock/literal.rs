//! Keys that stand in a document as text: in an address, a header, a body, a script, an
//! authorisation. None of them may enter a repository.

mod auth;
mod escapes;
mod markup;
mod names;
mod pairs;
mod request;
mod script;
mod within;

use serde_json::Value;

use crate::secret;

/// Where a key stands, and what it is; nothing of the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The folders and the request: `Checkout › Pay`; empty for the document itself.
    pub owner: String,
    /// The part of it: ``header `Authorization` ``.
    pub part: String,
    /// What it is, with its article.
    pub what: &'static str,
}

/// What nobody publishes the shape of.
const SECRET: &str = "what looks like a secret";

/// Every place of a canonical document, in its order.
pub(super) fn places(value: &Value) -> Vec<Place> {
    let mut search = Search::default();
    search.owner(value);
    search.places
}

#[derive(Default)]
struct Search {
    names: Vec<String>,
    places: Vec<Place>,
}

impl Search {
    fn add(&mut self, part: &str, what: &'static str) {
        let owner = self.names.join(" › ");
        let place = Place {
            owner,
            part: secret::mask(part).into_owned(),
            what,
        };
        if !self.places.contains(&place) {
            self.places.push(place);
        }
    }

    fn text(&mut self, part: &str, text: &str) -> bool {
        let what = of_text(text);
        if let Some(what) = what {
            self.add(part, what);
        }
        what.is_some()
    }

    /// Any text in a value.
    fn any(&mut self, part: &str, value: &Value) -> bool {
        self.under(part, "", value)
    }

    /// Any text in a value that is given to a name.
    fn under(&mut self, part: &str, name: &str, value: &Value) -> bool {
        match value {
            Value::String(text) if name.is_empty() => self.text(part, text),
            Value::String(text) => self.given(part, name, text),
            Value::Array(items) => {
                // Each of them is a place: the first does not hide the others.
                let found = items
                    .iter()
                    .filter(|one| self.under(part, name, one))
                    .count();
                found > 0
            }
            Value::Object(map) => {
                let named = map.get("key").and_then(Value::as_str).unwrap_or(name);
                map.iter().fold(false, |is, (key, one)| {
                    let is_value = key == "value" && !named.is_empty();
                    self.under(part, if is_value { named } else { key }, one) || is
                })
            }
            _ => false,
        }
    }

    /// A name and what is given to it, which may be a secret by the name.
    fn given(&mut self, part: &str, name: &str, text: &str) -> bool {
        let is_secret =
            || secret::is_given(name, text) || is_cookie(name, text) || within::is_secret(text);
        let what = of_text(text)
            .or_else(|| of_text(&format!("{name}={text}")))
            .or_else(|| is_secret().then_some(SECRET));
        if let Some(what) = what {
            self.add(part, what);
        }
        what.is_some()
    }

    /// A collection, a folder, a request, an environment.
    fn owner(&mut self, value: &Value) {
        for (key, part) in value.as_object().into_iter().flatten() {
            match key.as_str() {
                "event" => self.scripts(part),
                "auth" => self.auth(part),
                "request" => self.request(part),
                "variable" | "values" => self.entries("variable", part),
                "item" => {
                    for item in part.as_array().into_iter().flatten() {
                        let name = item.get("name").and_then(Value::as_str);
                        let name = secret::mask(name.unwrap_or("without a name")).into_owned();
                        self.names.push(name);
                        self.owner(item);
                        self.names.pop();
                    }
                }
                "name" => {
                    self.any("its name", part);
                }
                key => {
                    self.any(&format!("`{key}`"), part);
                }
            }
        }
    }

    /// A list of keys and values.
    fn entries(&mut self, what: &str, list: &Value) {
        let Some(items) = list.as_array() else {
            self.any(what, list);
            return;
        };
        for item in items {
            let pair = item.as_str().and_then(pairs::pair);
            let text = |key| item.get(key).and_then(Value::as_str);
            let name = pair.map(|(name, _)| name).or_else(|| text("key"));
            let name = name.unwrap_or_default();
            let part = format!("{what} `{name}`");
            let value = pair.map(|(_, value)| value).or_else(|| text("value"));
            // A number that Postman once made up for every request, against caches.
            if name.eq_ignore_ascii_case("postman-token") {
                continue;
            }
            if !value.is_some_and(|value| self.given(&part, name, value)) {
                self.any(&part, item);
            }
        }
    }

    fn scripts(&mut self, events: &Value) {
        for event in events.as_array().into_iter().flatten() {
            let listen = event.get("listen").and_then(Value::as_str);
            let what = match listen {
                Some("prerequest") => "pre-request script",
                Some("test") => "test script",
                _ => "script",
            };
            for (key, part) in event
                .get("script")
                .and_then(Value::as_object)
                .into_iter()
                .flatten()
            {
                match key.as_str() {
                    "exec" => {
                        let lines = part.as_array().into_iter().flatten();
                        let lines: Vec<_> = lines.filter_map(Value::as_str).collect();
                        self.lines(what, &lines.join("\n"));
                    }
                    // It is fetched from there.
                    "src" => self.url(part),
                    key => {
                        self.under(what, key, part);
                    }
                }
            }
        }
    }

    /// A text of several lines: some keys have several, and are told where they begin.
    fn lines(&mut self, what: &str, text: &str) {
        let text = &escapes::plain(text);
        let mut told = 0;
        for body in secret::bodies(text) {
            let line = text[..body.start].matches('\n').count() + 1;
            if line != told {
                let of_line = text.lines().nth(line - 1).and_then(of_text);
                self.add(&format!("{what}, line {line}"), of_line.unwrap_or(SECRET));
                told = line;
            }
        }
        self.told_on(what, script::lines(text));
    }

    /// Lines with a secret that only its name gives away.
    fn told_on(&mut self, what: &str, lines: Vec<usize>) {
        for line in lines {
            let part = format!("{what}, line {line}");
            let owner = self.names.join(" › ");
            let is_told = |place: &Place| place.owner == owner && place.part == part;
            if !self.places.iter().any(is_told) {
                self.add(&part, SECRET);
            }
        }
    }

    fn auth(&mut self, auth: &Value) {
        for (name, is_shaped) in auth::literals(auth) {
            let part = format!("authorisation, `{name}`");
            self.add(&part, is_shaped.unwrap_or("a secret as text"));
        }
    }
}

/// Whether a header is a cookie with a secret in it: `Cookie: session=…`.
fn is_cookie(name: &str, text: &str) -> bool {
    let mut cookies = text.split(';').filter_map(|one| one.split_once('='));
    name.eq_ignore_ascii_case("cookie")
        && cookies.any(|(name, value)| secret::is_given(name.trim(), value))
}

/// What of a text is a secret.
fn of_text(text: &str) -> Option<&'static str> {
    let known = secret::find(text).first().map(|secret| secret.what);
    known.or_else(|| secret::bodies(text).next().map(|_| SECRET))
}

#[cfg(test)]
mod tests;

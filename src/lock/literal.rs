//! Keys that stand in a document as text: in an address, a header, a body, a script, an
//! authorisation. None of them may enter a repository.

mod auth;
mod script;

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
        match value {
            Value::String(text) => self.text(part, text),
            Value::Array(items) => {
                // Each of them is a place: the first does not hide the others.
                let found = items.iter().filter(|one| self.any(part, one)).count();
                found > 0
            }
            Value::Object(map) => map.iter().fold(false, |is, (key, one)| {
                let given = one.as_str().is_some_and(|text| self.given(part, key, text));
                given || self.any(part, one) || is
            }),
            _ => false,
        }
    }

    /// A name and what is given to it, which may be a secret by the name.
    fn given(&mut self, part: &str, name: &str, text: &str) -> bool {
        let is_secret = || secret::is_given(name, text) || is_cookie(name, text);
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

    fn request(&mut self, request: &Value) {
        let Some(map) = request.as_object() else {
            return self.url(request);
        };
        for (key, part) in map {
            match key.as_str() {
                "url" => self.url(part),
                "header" => self.entries("header", part),
                "auth" => self.auth(part),
                "body" => self.body(part),
                key => {
                    self.any(&format!("`{key}`"), part);
                }
            }
        }
    }

    /// A parameter stands in the address as well, which then tells nothing new.
    fn url(&mut self, url: &Value) {
        let before = self.places.len();
        for (list, what) in [("query", "parameter"), ("variable", "path variable")] {
            if let Some(list) = url.get(list) {
                self.entries(what, list);
            }
        }
        if self.places.len() == before && !self.any("the address", url) {
            self.address(url);
        }
    }

    /// The parameters of an address that is a text alone.
    fn address(&mut self, url: &Value) {
        let query = url.as_str().and_then(|url| url.split_once('?'));
        for pair in query.map_or("", |(_, query)| query).split('&') {
            if let Some((name, value)) = pair.split_once('=') {
                self.given(&format!("parameter `{name}`"), name, value);
            }
        }
    }

    fn body(&mut self, body: &Value) {
        for (key, part) in body.as_object().into_iter().flatten() {
            match part {
                Value::Array(_) => self.entries("field", part),
                Value::String(text) if key == "raw" => self.lines("body", text),
                Value::Object(map) if key == "graphql" => {
                    for part in map.values() {
                        match part {
                            Value::String(text) => self.lines("body", text),
                            part => {
                                self.any("body", part);
                            }
                        }
                    }
                }
                part => {
                    self.any("body", part);
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
            let name = item.get("key").and_then(Value::as_str).unwrap_or_default();
            let part = format!("{what} `{name}`");
            let value = item.get("value").and_then(Value::as_str);
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
            let exec = event.pointer("/script/exec").and_then(Value::as_array);
            let lines = exec.into_iter().flatten().filter_map(Value::as_str);
            self.lines(what, &lines.collect::<Vec<_>>().join("\n"));
        }
    }

    /// A text of several lines: some keys have several, and are told where they begin.
    fn lines(&mut self, what: &str, text: &str) {
        let mut told = 0;
        for body in secret::bodies(text) {
            let line = text[..body.start].matches('\n').count() + 1;
            if line != told {
                let of_line = text.lines().nth(line - 1).and_then(of_text);
                self.add(&format!("{what}, line {line}"), of_line.unwrap_or(SECRET));
                told = line;
            }
        }
        for line in script::lines(text) {
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

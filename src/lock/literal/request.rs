//! Where a request has texts: its address, its headers, its body.

use serde_json::Value;

use super::{Search, markup, pairs};

impl Search {
    pub(super) fn request(&mut self, request: &Value) {
        let Some(map) = request.as_object() else {
            return self.url(request);
        };
        for (key, part) in map {
            match key.as_str() {
                "url" => self.url(part),
                "header" if part.is_string() => self.head(part),
                "header" => self.entries("header", part),
                "auth" => self.auth(part),
                "body" => self.body(part),
                key => {
                    self.any(&format!("`{key}`"), part);
                }
            }
        }
    }

    /// A header as one text, a line each.
    fn head(&mut self, head: &Value) {
        for line in head.as_str().unwrap_or_default().lines() {
            match pairs::pair(line) {
                Some((name, value)) => self.given(&format!("header `{name}`"), name, value),
                None => self.text("header", line),
            };
        }
    }

    /// A parameter stands in the address as well, which then tells nothing new.
    pub(super) fn url(&mut self, url: &Value) {
        let before = self.places.len();
        for (list, what) in [("query", "parameter"), ("variable", "path variable")] {
            if let Some(list) = url.get(list) {
                self.entries(what, list);
            }
        }
        if self.places.len() == before {
            let text = |key| url.get(key).and_then(Value::as_str);
            self.address(url.as_str().or_else(|| text("raw")).unwrap_or_default());
            for part in ["query", "hash"].into_iter().filter_map(text) {
                self.address(&format!("?{part}"));
            }
        }
        if self.places.len() == before {
            self.any("the address", url);
        }
    }

    /// The parameters of an address in one piece, of which `query` may have nothing.
    fn address(&mut self, address: &str) {
        for (name, value) in pairs::of_address(address) {
            self.given(&format!("parameter `{name}`"), &name, &value);
        }
    }

    fn body(&mut self, body: &Value) {
        for (key, part) in body.as_object().into_iter().flatten() {
            match part {
                Value::Array(_) => self.entries("field", part),
                // What is sent of a file, a query and its variables.
                Value::Object(map) => {
                    for (key, part) in map {
                        self.body_part(key, part);
                    }
                }
                part => self.body_part(key, part),
            }
        }
    }

    fn body_part(&mut self, name: &str, part: &Value) {
        match part {
            Value::String(text) => {
                let before = self.places.len();
                self.body_text(text);
                if self.places.len() == before {
                    self.given("body", name, text);
                }
            }
            part => {
                self.under("body", name, part);
            }
        }
    }

    /// A body is what its type says, which nobody has to tell the truth about.
    fn body_text(&mut self, text: &str) {
        self.lines("body", text);
        self.told_on("body", pairs::lines(text).collect());
        self.told_on("body", markup::lines(text));
    }
}

//! The plain reader of what was sent and answered.

use super::super::keep;
use super::node::Node;

/// What was sent and answered, as `super::lines` tells it.
#[derive(Clone, Debug, Default)]
pub(super) struct Exchange {
    method: String,
    raw: String,
    parts: [String; 5],
    has_query: bool,
    reason: String,
    pub(super) code: u16,
    pub(super) is_answered: bool,
    sent: Side,
    answered: Side,
    /// Whether there is something in it that is read otherwise: texts that are cut, and forms.
    pub(super) is_odd: bool,
}

/// Headers' names, and a body.
#[derive(Clone, Debug, Default)]
struct Side {
    names: Vec<String>,
    body: Vec<u8>,
    size: u64,
    has_body: bool,
}

const PARTS: [&str; 5] = ["protocol", "host", "port", "path", "hash"];

impl Exchange {
    fn put(&mut self, node: &Node) -> String {
        let text = node.text().unwrap_or_default();
        self.is_odd |= text.len() > keep::NAME;
        text.to_owned()
    }

    /// Reads `request`; its id and its name.
    pub(super) fn request(&mut self, node: &Node) -> (String, String) {
        let (mut id, mut name) = (String::new(), String::new());
        for (key, value) in node.members() {
            match &**key {
                "method" => self.method = self.put(value),
                "url" => self.url(value),
                "header" | "headers" => self.sent.names = self.names(value),
                "body" => self.sent_body(value),
                "id" => id = self.put(value),
                "name" => name = self.put(value),
                _ => {}
            }
        }
        (id, name)
    }

    /// Reads `response`; its time and its size.
    pub(super) fn response(&mut self, node: &Node) -> (u64, Option<u64>) {
        let (mut time, mut size) = (0, None);
        if !node.is_object() {
            return (time, size);
        }
        self.is_answered = true;
        for (key, value) in node.members() {
            match &**key {
                "code" => {
                    let code = value.count().and_then(|code| u16::try_from(code).ok());
                    self.code = code.unwrap_or(0);
                }
                "status" => self.reason = self.put(value),
                "header" | "headers" => self.answered.names = self.names(value),
                "stream" => {
                    let mut whole = 0;
                    for (key, value) in value.members() {
                        match (&**key, value) {
                            ("data", Node::List(bytes)) => {
                                self.answered.has_body = true;
                                self.answered.body.extend(bytes.iter().map(byte));
                                self.answered.size += bytes.len() as u64;
                            }
                            ("size", value) => whole = value.count().unwrap_or(0).min(keep::WHOLE),
                            _ => {}
                        }
                    }
                    self.answered.size = self.answered.size.max(whole);
                }
                "body" => {
                    if let Some(text) = value.text() {
                        self.is_odd |= text.len() > keep::BODY;
                        self.answered.set(text);
                    }
                }
                "responseTime" => time = value.count().unwrap_or(0),
                "responseSize" => size = value.count(),
                _ => {}
            }
        }
        let whole = self.answered.has_body.then_some(self.answered.size);
        (time, size.or(whole))
    }

    fn url(&mut self, node: &Node) {
        if let Some(text) = node.text() {
            self.raw += text;
            self.is_odd |= self.raw.len() > keep::NAME;
            return;
        }
        for (key, value) in node.members() {
            match &**key {
                "raw" => self.raw = self.put(value),
                "query" => self.has_query = !self.names(value).is_empty(),
                part => {
                    let between = if part == "host" { "." } else { "/" };
                    let text = match value {
                        Node::List(list) if matches!(part, "host" | "path") => {
                            let texts = list.iter().map(|one| one.text().unwrap_or_default());
                            texts.collect::<Vec<_>>().join(between)
                        }
                        _ => value.text().unwrap_or_default().to_owned(),
                    };
                    if let Some(at) = PARTS.iter().position(|name| *name == part) {
                        self.is_odd |= text.len() > keep::NAME;
                        self.parts[at] = text;
                    }
                }
            }
        }
    }

    fn names(&mut self, node: &Node) -> Vec<String> {
        let mut names = Vec::new();
        let mut len = 0;
        for pair in node.elements() {
            let mut name = String::new();
            let mut is_disabled = false;
            for (key, value) in pair.members() {
                match &**key {
                    "key" => name = self.put(value),
                    "disabled" => is_disabled = value.is_true(),
                    _ => len += value.text().map_or(0, str::len),
                }
            }
            len += name.len();
            if !is_disabled && !name.is_empty() {
                names.push(name);
            }
        }
        self.is_odd |= len > keep::MESSAGE;
        names
    }

    fn sent_body(&mut self, node: &Node) {
        if let Some(text) = node.text() {
            self.is_odd |= text.len() > keep::BODY;
            self.sent.set(text);
            return;
        }
        let mut texts = Vec::new();
        for (key, value) in node.members() {
            match &**key {
                "raw" => texts.extend(value.text()),
                "urlencoded" | "formdata" => self.is_odd = true,
                "graphql" => {
                    let queries = value.members().iter().filter(|(key, _)| key == "query");
                    texts.extend(queries.filter_map(|(_, query)| query.text()));
                }
                _ => {}
            }
        }
        for text in texts {
            self.is_odd |= text.len() > keep::BODY;
            self.sent.set(text);
        }
    }

    pub(super) fn lines(&self) -> Vec<String> {
        let [protocol, host, port, path, hash] = &self.parts;
        let mut url = self.raw.clone();
        if !host.is_empty() {
            let protocol = match protocol.trim_end_matches("://") {
                _ if protocol.is_empty() => String::new(),
                protocol => format!("{protocol}://"),
            };
            let port = if port.is_empty() {
                String::new()
            } else {
                format!(":{port}")
            };
            let slash = if path.is_empty() || path.starts_with('/') {
                ""
            } else {
                "/"
            };
            let query = if self.has_query { "?" } else { "" };
            let hash = if hash.is_empty() {
                String::new()
            } else {
                format!("#{hash}")
            };
            url = format!("{protocol}{host}{port}{slash}{path}{query}{hash}");
        }
        if self.method.is_empty() && url.is_empty() && !self.is_answered {
            return Vec::new();
        }
        let url = url.split('?').next().unwrap_or_default();
        let (method, reason) = (&self.method, &self.reason);
        let answered = if self.is_answered {
            self.answered.line()
        } else {
            "nothing".to_owned()
        };
        vec![
            format!("{method:?} {url:?} {reason:?}"),
            self.sent.line(),
            answered,
        ]
    }
}

impl Side {
    fn set(&mut self, text: &str) {
        self.has_body = true;
        self.body = text.as_bytes().to_vec();
        self.size = text.len() as u64;
    }

    fn line(&self) -> String {
        let kept = &self.body[..self.body.len().min(keep::BODY)];
        let text = String::from_utf8_lossy(kept);
        let is_cut = self.size > kept.len() as u64;
        let body = self.has_body.then_some((&*text, self.size, is_cut));
        format!("{:?} {body:?}", self.names)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is in the range"
)]
fn byte(node: &Node) -> u8 {
    match node {
        Node::Number(number) if (0.0..=255.0).contains(number) && number.fract() == 0.0 => {
            *number as u8
        }
        _ => b'?',
    }
}

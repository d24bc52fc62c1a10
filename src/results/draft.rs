//! What was sent and answered, while an execution is read: whether it is kept is known in the end
//! only. Its memory is used again for the next one.

use super::json::Kept;
use super::keep;

/// An exchange that is read.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) method: String,
    pub(super) url: Url,
    pub(super) reason: String,
    pub(super) code: u16,
    pub(super) sent: Side,
    pub(super) answered: Side,
    pub(super) is_answered: bool,
}

/// Headers and a body that are read.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// Names and values, one behind the other.
    pub(super) headers: Pairs,
    pub(super) body: Kept,
    pub(super) has_body: bool,
}

/// The parts of a URL that are read.
#[derive(Debug, Default)]
pub(super) struct Url {
    pub(super) raw: String,
    pub(super) protocol: String,
    pub(super) host: String,
    pub(super) port: String,
    pub(super) path: String,
    pub(super) query: Pairs,
    pub(super) hash: String,
}

/// Names and values in one text.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    text: String,
    ends: Vec<(usize, usize)>,
}

impl Pairs {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// Adds one; what is too much for a message is left out.
    pub(super) fn push(&mut self, name: &str, value: &str) {
        if self.text.len() > keep::MESSAGE * 4 {
            return;
        }
        self.text.push_str(name);
        let name = self.text.len();
        self.text.push_str(value);
        self.ends.push((name, self.text.len()));
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut at = 0;
        self.ends.iter().map(move |(name, value)| {
            let start = std::mem::replace(&mut at, *value);
            (&self.text[start..*name], &self.text[*name..*value])
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

impl Draft {
    /// Whether nothing is known of what was sent and answered.
    pub(super) fn is_blank(&self) -> bool {
        self.method.is_empty() && self.url.text().is_empty() && !self.is_answered
    }

    pub(super) fn clear(&mut self) {
        self.method.clear();
        self.url.clear();
        self.reason.clear();
        self.code = 0;
        self.is_answered = false;
        self.sent.clear();
        self.answered.clear();
    }
}

impl Side {
    fn clear(&mut self) {
        self.headers.clear();
        self.body.clear(keep::BODY);
        self.has_body = false;
    }
}

impl Url {
    fn clear(&mut self) {
        let Self {
            raw,
            protocol,
            host,
            port,
            path,
            query,
            hash,
        } = self;
        for text in [raw, protocol, host, port, path, hash] {
            text.clear();
        }
        query.clear();
    }

    /// The URL as it was sent.
    pub(super) fn text(&self) -> String {
        if self.host.is_empty() {
            return self.raw.clone();
        }
        let mut out = String::new();
        if !self.protocol.is_empty() {
            out += self.protocol.trim_end_matches("://");
            out += "://";
        }
        out += &self.host;
        if !self.port.is_empty() {
            out.push(':');
            out += &self.port;
        }
        if !self.path.is_empty() && !self.path.starts_with('/') {
            out.push('/');
        }
        out += &self.path;
        for (index, (name, value)) in self.query.iter().enumerate() {
            out.push(if index == 0 { '?' } else { '&' });
            out += name;
            if !value.is_empty() {
                out.push('=');
                out += value;
            }
        }
        if !self.hash.is_empty() {
            out.push('#');
            out += &self.hash;
        }
        out
    }
}

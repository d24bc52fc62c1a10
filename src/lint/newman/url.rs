//! The URLs that a run fetches from, and what is wrong with the way they carry a key.

use std::ops::Range;

use super::{Argument, Call, Tool};
use crate::suggest::nearest;

/// Postman's hosts (Postman API, "Base URL"); the last is for accounts in the EU.
pub(in crate::lint) const HOSTS: [&str; 3] = ["api.getpostman.com", "api.postman.com", EU_HOST];
pub(in crate::lint) const EU_HOST: &str = "api.eu.postman.com";

/// A URL in an argument.
#[derive(Clone, Debug)]
pub(in crate::lint) struct Url<'t> {
    /// Where it stands in the argument's text.
    pub(in crate::lint) span: Range<usize>,
    /// The whole of it.
    pub(in crate::lint) text: &'t str,
    /// Its host, without a port.
    pub(in crate::lint) host: &'t str,
    /// The value of `apikey=`, and where it stands in the argument's text.
    pub(in crate::lint) key: Option<(Range<usize>, &'t str)>,
}

/// What is wrong with the way a URL carries a key: the first thing to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::lint) enum Fault {
    /// It carries none, and no option does.
    None,
    /// It carries what stands for a key in an example.
    Placeholder,
    /// It carries it to a host whose name is misspelled: the host that is meant.
    Misspelled(&'static str),
    /// It carries Postman's key to somebody else.
    Foreign,
    /// It carries it over plain HTTP.
    Http,
    /// Newman leaves it in the URL for the EU's host.
    Eu,
    /// It carries it where an option could.
    InUrl,
}

impl<'v> Argument<'v> {
    /// The URL that the argument is, or that is part of it.
    pub(in crate::lint) fn url(&self) -> Option<Url<'v>> {
        let text = self.text.text;
        let written = text.get(self.word.span.clone())?;
        let start = self.word.span.start + written.find("http")?;
        let rest = text.get(start..)?;
        let scheme = ["https://", "http://"]
            .into_iter()
            .find(|scheme| rest.starts_with(scheme))?;
        let url = &rest[..length(rest)];
        let host = &url[scheme.len()..];
        let host = &host[..host.find(['/', '?', ':', '#']).unwrap_or(host.len())];
        let key = url
            .find("apikey=")
            .map(|at| at + "apikey=".len())
            .map(|at| {
                let value = &url[at..];
                let value = &value[..value.find(['&', '#']).unwrap_or(value.len())];
                (start + at..start + at + value.len(), value)
            });
        Some(Url {
            span: start..start + url.len(),
            text: url,
            host,
            key,
        })
    }
}

/// How long the URL at the start of `text` is: up to white space or a quote, but for what stands in
/// angle brackets.
fn length(text: &str) -> usize {
    let mut at = 0;
    while let Some(found) = text[at..].find([
        ' ', '\t', '\n', '\r', '\'', '"', '`', ')', '|', ';', '<', '>',
    ]) {
        at += found;
        if !text[at..].starts_with('<') {
            return at;
        }
        let line = text[at..].lines().next().unwrap_or_default();
        match line.find('>') {
            Some(end) => at += end + line[end..].bytes().take_while(|byte| *byte == b'>').count(),
            None => return at,
        }
    }
    text.len()
}

impl Url<'_> {
    /// Whether the key that it should carry is Postman's.
    pub(in crate::lint) fn is_postmans(&self) -> bool {
        HOSTS.contains(&self.host)
    }

    /// What stands behind `/collections/` or `/environments/`, with its place in the argument's text.
    pub(in crate::lint) fn id(&self) -> Option<(Range<usize>, &str)> {
        let at = ["/collections/", "/environments/"]
            .iter()
            .find_map(|folder| {
                let at = self.text.find(folder)?;
                Some(at + folder.len())
            })?;
        let id = &self.text[at..];
        let id = &id[..id.find(['/', '?', '&', '#']).unwrap_or(id.len())];
        let start = self.span.start + at;
        Some((start..start + id.len(), id))
    }

    /// What is wrong with it as an argument of `call`.
    pub(in crate::lint) fn fault(&self, call: &Call<'_>) -> Option<Fault> {
        if self.host.contains(['$', '<', '{']) || self.host.is_empty() {
            return None;
        }
        let Some((_, key)) = &self.key else {
            let is_fetched = call.tool == Tool::Newman && self.is_postmans() && !call.is_open;
            let is_given = call.option("postman-api-key").is_some();
            return match (is_fetched && !self.text.contains("access_key="), is_given) {
                (true, false) => Some(Fault::None),
                (true, true) if self.host == EU_HOST => Some(Fault::Eu),
                _ => None,
            };
        };
        if key.is_empty() {
            return Some(Fault::None);
        }
        if is_placeholder(key) {
            return Some(Fault::Placeholder);
        }
        if !self.is_postmans() {
            let host = self.host;
            if host == "localhost" || host.starts_with("127.") || !host.contains('.') {
                return None;
            }
            // A host of somebody else's whose name is alike has another domain.
            let meant = nearest(host, HOSTS).filter(|meant| is_typing_error(host, meant));
            let is_postmans_key = key.contains("POSTMAN") || key.starts_with("PMAK-");
            return match meant {
                Some(meant) => Some(Fault::Misspelled(meant)),
                None => is_postmans_key.then_some(Fault::Foreign),
            };
        }
        if self.text.starts_with("http:") {
            return Some(Fault::Http);
        }
        if call.tool != Tool::Newman {
            return None;
        }
        if self.host == EU_HOST {
            return Some(Fault::Eu);
        }
        let is_uid = self.id().is_some_and(|(_, id)| super::id::is_uid(id));
        (is_uid && key.starts_with('$')).then_some(Fault::InUrl)
    }
}

/// Whether `host` is `meant` but for two characters.
fn is_typing_error(host: &str, meant: &str) -> bool {
    strsim::osa_distance(host, meant) <= 2
}

/// Whether a key's value stands for a key, as examples have it.
pub(in crate::lint) fn is_placeholder(key: &str) -> bool {
    if key.starts_with("${{") {
        return true;
    }
    if key.starts_with('$') || key.starts_with("<<") || key.starts_with('%') {
        return false;
    }
    let lower = key.to_ascii_lowercase();
    let words = [
        "your", "xxx", "api_key", "api-key", "apikey", "replace", "changeme", "insert", "example",
    ];
    key.starts_with(['<', '{', '[', '…'])
        || key.ends_with("...")
        || key.ends_with('…')
        || words.iter().any(|word| lower.contains(word))
        || lower
            .strip_prefix("pmak-")
            .is_some_and(|rest| !rest.contains(|char: char| char.is_ascii_hexdigit()))
}

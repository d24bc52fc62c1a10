//! Where a collection, an environment or data comes from.

use super::refusal::Refusal;
use crate::id::{is_meant, is_uid, is_uuid};
use crate::names;

/// What a run is given, told apart by its shape.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// `<owner>-<uuid>`, which Newman and the Postman CLI fetch by themselves.
    Uid(String),
    /// `<uuid>`, which Postman finds only among what belongs to the key's owner.
    BareId(String),
    /// An id behind the address of Postman's API.
    PostmanUrl {
        /// The host that the address names.
        host: Host,
        /// A UID or a bare id.
        id: String,
    },
    /// Any other address.
    Url(String),
    /// A file of the repository.
    File(String),
}

/// A host of Postman's API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// The older name, which Postman's own integration writes.
    GetPostman,
    /// The present name.
    Postman,
    /// The host of teams whose data stays in the EU.
    Eu,
}

/// What an address is expected to lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A collection.
    Collection,
    /// An environment.
    Environment,
    /// Global variables.
    Globals,
    /// Rows of data.
    Data,
}

impl Host {
    const ALL: [Self; 3] = [Self::GetPostman, Self::Postman, Self::Eu];

    /// The host's name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::GetPostman => "api.getpostman.com",
            Self::Postman => "api.postman.com",
            Self::Eu => "api.eu.postman.com",
        }
    }
}

impl Kind {
    /// The part of Postman's API that has it.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Collection => "collections",
            Self::Environment => "environments",
            Self::Globals => "globals",
            Self::Data => "data",
        }
    }

    /// The selection's key for it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Collection => "collection",
            Self::Environment => "environment",
            Self::Globals => "globals",
            Self::Data => "iteration-data",
        }
    }
}

impl Source {
    /// Tells what `text` is, and whether it asks for the key to travel in the URL.
    pub(super) fn read(text: &str, kind: Kind, key: &str) -> Result<(Self, bool), Refusal> {
        if let Some((scheme, rest)) = scheme(text) {
            return match postman(rest) {
                Some((host, rest)) if scheme == "https" => Self::address(host, rest, kind, key),
                Some(_) => Err(Refusal::PlainHttp),
                None => Ok((Self::Url(text.to_owned()), false)),
            };
        }
        if text.contains("://") {
            return Err(Refusal::Scheme);
        }
        let source = match text {
            _ if kind == Kind::Data => Self::File(text.to_owned()),
            _ if is_uid(text) => Self::Uid(text.to_owned()),
            _ if is_uuid(text) => Self::BareId(text.to_owned()),
            // Globals have no id, and their file may be called anything.
            _ if kind != Kind::Globals && is_meant(text) => return Err(Refusal::Id),
            _ => Self::File(text.to_owned()),
        };
        Ok((source, false))
    }

    /// The address of a collection or environment, without its host.
    fn address(host: Host, rest: &str, kind: Kind, key: &str) -> Result<(Self, bool), Refusal> {
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let keyed = match query.split_once('=') {
            _ if query.is_empty() => false,
            Some(("apikey", value)) => match variable(value) {
                Some(name) if name == key => true,
                Some(name) => return Err(Refusal::OtherVariable(name.to_owned())),
                None => return Err(Refusal::LiteralKey),
            },
            Some(("access_key", _)) => return Err(Refusal::LiteralKey),
            _ if query.contains("key=") => return Err(Refusal::LiteralKey),
            _ => return Err(Refusal::Address),
        };
        let id = path
            .strip_prefix(kind.path())
            .and_then(|rest| rest.strip_prefix('/'))
            .filter(|id| is_uid(id) || is_uuid(id))
            .ok_or(Refusal::Address)?;
        let id = id.to_owned();
        Ok((Self::PostmanUrl { host, id }, keyed))
    }

    /// The id that Postman knows it by; none where it is not Postman's.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Uid(id) | Self::BareId(id) | Self::PostmanUrl { id, .. } => Some(id),
            Self::Url(_) | Self::File(_) => None,
        }
    }

    /// The id, address or path.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Uid(text)
            | Self::BareId(text)
            | Self::PostmanUrl { id: text, .. }
            | Self::Url(text)
            | Self::File(text) => text,
        }
    }

    /// The id in the text of a selection, whatever variable its key comes from; none where it has none.
    #[must_use]
    pub fn id_in(text: &str, kind: Kind) -> Option<String> {
        let source = match Self::read(text, kind, names::API_KEY) {
            Err(Refusal::OtherVariable(key)) => Self::read(text, kind, &key),
            read => read,
        };
        source.ok()?.0.id().map(str::to_owned)
    }

    /// The id where it names its owner too, which is what Newman and the Postman CLI ask for.
    #[must_use]
    pub fn uid(&self) -> Option<&str> {
        self.id().filter(|id| is_uid(id))
    }
}

/// The scheme of a web address, in lower case, and what follows its `://`.
fn scheme(text: &str) -> Option<(&'static str, &str)> {
    ["https", "http"].into_iter().find_map(|scheme| {
        let (start, rest) = text.split_once("://")?;
        start.eq_ignore_ascii_case(scheme).then_some((scheme, rest))
    })
}

/// The host of Postman's API that an address names, and the path behind it.
fn postman(rest: &str) -> Option<(Host, &str)> {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let name = authority
        .rsplit_once('@')
        .map_or(authority, |(_, name)| name);
    let name = name.split_once(':').map_or(name, |(name, _)| name);
    let host = Host::ALL
        .into_iter()
        .find(|host| host.name().eq_ignore_ascii_case(name))?;
    Some((host, path.strip_prefix('/').unwrap_or(path)))
}

/// The name in `$NAME` or `${NAME}`.
fn variable(text: &str) -> Option<&str> {
    let name = text.strip_prefix('$')?;
    let name = name
        .strip_prefix('{')
        .map_or(Some(name), |name| name.strip_suffix('}'))?;
    is_variable(name).then_some(name)
}

/// Whether a shell takes `name` for a variable's.
pub(super) fn is_variable(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_')
        && name
            .chars()
            .all(|char| char.is_ascii_alphanumeric() || char == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    const UUID: &str = "28b680e3-eb56-4135-8f4c-de01a6e494e9";

    fn read(text: &str) -> Result<(Source, bool), Refusal> {
        Source::read(text, Kind::Collection, names::API_KEY)
    }

    #[test]
    fn shapes_tell_what_a_source_is() {
        let uid = format!("789883-{UUID}");
        assert_eq!(read(&uid), Ok((Source::Uid(uid.clone()), false)));
        assert_eq!(read(UUID), Ok((Source::BareId(UUID.to_owned()), false)));
        for file in [
            "a.json",
            "postman/é b.json",
            "1-2-3",
            "x-28b680e3",
            "http:/x",
        ] {
            assert_eq!(read(file), Ok((Source::File(file.to_owned()), false)));
        }
        let url = "HTTPS://example.com/collections/1?apikey=x";
        assert_eq!(read(url), Ok((Source::Url(url.to_owned()), false)));
        for (host, name) in Host::ALL.map(|host| (host, host.name())) {
            let id = uid.clone();
            let source = Source::PostmanUrl { host, id };
            let url = format!("https://{name}/collections/{uid}");
            assert_eq!(read(&url), Ok((source.clone(), false)));
            let keyed = format!("{url}?apikey=$POSTMAN_API_KEY");
            assert_eq!(read(&keyed), Ok((source.clone(), true)));
            let braced = format!("{url}?apikey=${{POSTMAN_API_KEY}}");
            assert_eq!(read(&braced), Ok((source, true)));
        }
    }

    #[test]
    fn what_can_only_be_an_id_is_no_file() {
        for text in [
            &UUID[1..],
            &UUID.replacen('-', "", 1),
            &format!("789883-{UUID}0"),
        ] {
            assert_eq!(read(text), Err(Refusal::Id), "{text}");
            let globals = Source::read(text, Kind::Globals, names::API_KEY);
            assert_eq!(globals, Ok((Source::File(text.to_owned()), false)));
        }
    }

    #[test]
    fn the_id_is_found_whatever_the_keys_variable_is() {
        let url = format!("https://api.postman.com/collections/{UUID}?apikey=$MINE");
        for text in [UUID, &url] {
            assert_eq!(Source::id_in(text, Kind::Collection).as_deref(), Some(UUID));
        }
        for text in ["a.json", "https://x.y/z", &url.replace("$MINE", "x")] {
            assert_eq!(Source::id_in(text, Kind::Collection), None, "{text}");
        }
    }

    #[test]
    fn a_key_as_text_is_refused() {
        for query in [
            "apikey=PMAK-1",
            "apikey=",
            "access_key=PMAT-1",
            "a=b&apikey=x",
            "apikey=$",
        ] {
            let url = format!("https://api.getpostman.com/collections/{UUID}?{query}");
            assert_eq!(read(&url), Err(Refusal::LiteralKey), "{query}");
        }
        let other = format!("https://api.getpostman.com/collections/{UUID}?apikey=$MINE");
        assert_eq!(read(&other), Err(Refusal::OtherVariable("MINE".to_owned())));
    }

    #[test]
    fn addresses_that_lead_nowhere_are_refused() {
        for path in [
            "",
            "me",
            "collections/",
            "collections/1",
            "collections/x?model=minimal",
        ] {
            let url = format!("https://api.postman.com/{path}");
            assert_eq!(read(&url), Err(Refusal::Address), "{path}");
        }
        let environment = format!("https://api.postman.com/environments/{UUID}");
        assert_eq!(read(&environment), Err(Refusal::Address));
        let http = format!("http://api.postman.com/collections/{UUID}");
        assert_eq!(read(&http), Err(Refusal::PlainHttp));
        for other in [
            "file:///a.json",
            "see https://a.b/c.json",
            "ahttps://a.b/c.json",
        ] {
            assert_eq!(read(other), Err(Refusal::Scheme), "{other}");
        }
    }
}

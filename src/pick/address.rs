//! Addresses: those of Postman's app and API hold an id, which is all that is kept of them.

use super::Kind;
use crate::id::{is_uid, is_uuid};
use crate::names::API_KEY;
use crate::plan::Host;
use crate::{Exit, Failure, secret};

/// What an address leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address<'t> {
    /// A UID or a bare id.
    Id(&'t str),
    /// Something that is fetched from there.
    Other(String),
}

/// Reads an address; none where the text is no address.
pub(super) fn read(text: &str, kind: Kind) -> Result<Option<Address<'_>>, Failure> {
    let Some((scheme, host, path)) = parts(text) else {
        return Ok(None);
    };
    if !is_postmans(host) {
        if secret::in_address(text).next().is_some() {
            return Err(keyed(kind));
        }
        return Ok(scheme.map(|_| Address::Other(text.to_owned())));
    }
    if let Some(id) = id_behind(path, segments(kind)) {
        // The id alone would be looked for on the host of everybody else.
        if host.eq_ignore_ascii_case(Host::Eu.name()) {
            let folder = segments(kind)[1];
            let url = format!("https://{}/{folder}/{id}", Host::Eu.name());
            return Ok(Some(Address::Other(url)));
        }
        return Ok(Some(Address::Id(id)));
    }
    Err(elsewhere(path, kind))
}

/// The id of the workspace in an address of Postman's app; none where there is none.
pub(super) fn workspace(text: &str) -> Option<&str> {
    let (_, host, path) = parts(text)?;
    let mut parts = path.split('/');
    parts.find(|part| matches!(*part, "workspace" | "workspaces"))?;
    // `My-Workspace~1f0df51a-…`, or the id alone.
    let id = parts.next()?.rsplit('~').next()?;
    (is_postmans(host) && is_uuid(id)).then_some(id)
}

/// Scheme, host and path; the scheme may be left out where the host is Postman's, as browsers show it.
fn parts(text: &str) -> Option<(Option<&str>, &str, &str)> {
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => (None, text),
    };
    if scheme.is_some_and(|scheme| {
        !["http", "https"]
            .iter()
            .any(|web| scheme.eq_ignore_ascii_case(web))
    }) {
        return None;
    }
    let end = rest.find(['?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest[..end].split_once('/').unwrap_or((&rest[..end], ""));
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    (scheme.is_some() || is_postmans(host)).then_some((scheme, host, path))
}

/// Whether a host is one of Postman's: `app.postman.com`, `go.postman.co`, `TEAM.postman.co`, the API.
fn is_postmans(host: &str) -> bool {
    let host = host.to_ascii_lowercase();
    ["postman.com", "postman.co", "getpostman.com"]
        .iter()
        .any(|domain| {
            let sub = host.strip_suffix(domain);
            sub.is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
        })
}

/// The parts of a path that an id of the kind follows; the second is the API's.
const fn segments(kind: Kind) -> &'static [&'static str] {
    match kind {
        // The page of a collection's documentation has the collection's id.
        Kind::Collection => &["collection", "collections", "documentation"],
        Kind::Environment => &["environment", "environments"],
    }
}

fn id_behind<'p>(path: &'p str, segments: &[&str]) -> Option<&'p str> {
    let parts = path.split('/').collect::<Vec<_>>();
    let pairs = parts.windows(2);
    let mut ids = pairs
        .filter(|pair| segments.contains(&pair[0]))
        .map(|pair| pair[1]);
    ids.find(|id| is_uid(id) || is_uuid(id))
}

/// An address with a secret, which is not written into a file that others read, nor repeated.
fn keyed(kind: Kind) -> Failure {
    let name = kind.name();
    Failure::new(
        Exit::Usage,
        format!("the address of the {name} has a secret in it"),
    )
    .help("the selection is in the repository, and a runner shows the address in its log")
    .help(format!(
        "fetch the {name} into a file of the repository, and name that file"
    ))
    .help(format!(
        "or name the one that Postman has, by its id: the key is taken from ${API_KEY}"
    ))
}

/// An address of Postman's without an id of the kind. Nothing of it is repeated: it may hold a key.
fn elsewhere(path: &str, kind: Kind) -> Failure {
    let one = kind.one();
    let message = if id_behind(path, segments(kind.other())).is_some() {
        format!(
            "the address leads to {}, and {one} is asked for",
            kind.other().one()
        )
    } else if path
        .split('/')
        .any(|part| part == "request" || part == "folder")
    {
        format!("the address leads to a part of a collection, and {one} is asked for")
    } else {
        format!("the address is Postman's and has no id of {one}")
    };
    Failure::new(Exit::Usage, message).help(format!(
        "open the {0} in Postman and copy the address, or its id from the info panel: `…/{0}/<owner>-<id>`",
        kind.name()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const UID: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";
    const ID: &str = "28b680e3-eb56-4135-8f4c-de01a6e494e9";
    const SPACE: &str = "1f0df51a-8658-4ee8-a2a1-d2567dfa09a9";

    fn id(text: &str, kind: Kind) -> Option<Address<'_>> {
        read(text, kind).unwrap()
    }

    #[test]
    fn an_address_with_a_secret_is_refused_and_not_repeated() {
        for text in [
            "https://example.com/c.json?apikey=hunter2",
            "https://example.com/c.json?a=b&access_token=hunter2",
            "https://me:hunter2@example.com/c.json",
        ] {
            let failure = read(text, Kind::Collection).unwrap_err();
            assert_eq!(failure.exit, Exit::Usage);
            let told = format!("{failure:?}");
            assert!(
                told.contains("has a secret in it") && !told.contains("hunter2"),
                "{told}"
            );
        }
        for text in [
            "https://example.com/c.json?raw=true",
            "https://example.com/c.json?apikey=$KEY",
        ] {
            let read = read(text, Kind::Collection).unwrap();
            assert_eq!(read, Some(Address::Other(text.to_owned())));
        }
    }

    #[test]
    fn addresses_of_the_app_and_of_the_api_come_to_their_id() {
        for address in [
            format!(
                "https://app.postman.com/workspace/Shop~{SPACE}/collection/{UID}?action=share&creator=1"
            ),
            format!("https://go.postman.co/collection/{UID}"),
            format!("https://acme.postman.co/workspace/Shop~{SPACE}/collection/{UID}/bookings-api"),
            format!("https://www.postman.com/acme/workspace/shop/collection/{UID}/bookings-api#x"),
            format!("https://acme.postman.co/workspace/{SPACE}/documentation/{UID}"),
            format!("https://api.getpostman.com/collections/{UID}?apikey=$POSTMAN_API_KEY"),
            format!("HTTPS://API.postman.com:443/collections/{UID}"),
            format!("web.postman.co/collection/{UID}"),
        ] {
            assert_eq!(
                id(&address, Kind::Collection),
                Some(Address::Id(UID)),
                "{address}"
            );
        }
        let address = format!("https://api.postman.com/environments/{ID}");
        assert_eq!(id(&address, Kind::Environment), Some(Address::Id(ID)));
    }

    #[test]
    fn of_the_eu_host_the_host_is_kept_and_no_key() {
        let address = format!("https://api.eu.postman.com/collections/{UID}?apikey=PMAK-x");
        let kept = format!("https://api.eu.postman.com/collections/{UID}");
        assert_eq!(id(&address, Kind::Collection), Some(Address::Other(kept)));
    }

    #[test]
    fn other_addresses_stay_and_words_are_none() {
        let url = "https://example.com/collection/a.json";
        assert_eq!(
            id(url, Kind::Collection),
            Some(Address::Other(url.to_owned()))
        );
        let near = format!("https://evilpostman.com/collection/{UID}");
        assert_eq!(
            id(&near, Kind::Collection),
            Some(Address::Other(near.clone()))
        );
        for words in [
            "a.json",
            "Shop / Checkout",
            "ftp://x/y",
            "postman/a.json",
            "collection",
        ] {
            assert_eq!(id(words, Kind::Collection), None, "{words}");
        }
    }

    #[test]
    fn addresses_of_something_else_are_told_without_their_text() {
        for (address, told) in [
            (
                format!("https://go.postman.co/environment/{UID}?apikey=PMAK-x"),
                "an environment, and",
            ),
            (
                format!("https://go.postman.co/request/{UID}"),
                "a part of a collection",
            ),
            (
                "https://www.postman.com/acme/collections".to_owned(),
                "no id of a collection",
            ),
        ] {
            let failure = read(&address, Kind::Collection).unwrap_err();
            assert_eq!(failure.exit, Exit::Usage);
            assert!(failure.message.contains(told), "{}", failure.message);
            assert!(!format!("{failure:?}").contains("PMAK"));
        }
    }

    #[test]
    fn a_workspace_is_found_in_an_address() {
        for address in [
            format!("https://app.postman.com/workspace/Shop~{SPACE}/overview"),
            format!("acme.postman.co/workspace/{SPACE}"),
        ] {
            assert_eq!(workspace(&address), Some(SPACE), "{address}");
        }
        assert_eq!(
            workspace(&format!("https://example.com/workspace/{SPACE}")),
            None
        );
    }
}

//! Where a service is: the one host that its key is sent to.

use std::borrow::Cow;
use std::net::IpAddr;

use reqwest::Url;

use super::{Call, Service};
use crate::{Env, Exit, Failure};

/// The address that every call begins with.
#[derive(Clone, Debug)]
pub(super) struct Base {
    url: Url,
    /// Whether the environment names it.
    is_named: bool,
}

impl Base {
    /// The service's own, or the one that the environment names.
    pub(super) fn new(service: &Service, env: &Env) -> Result<Self, Failure> {
        let given = env.get(service.base_variable);
        let given = given.map(|text| whole(text, service.is_host_enough));
        let url = read(given.as_deref().unwrap_or(service.base)).map_err(|wrong| {
            let message = format!("{} {wrong}", service.base_variable);
            Failure::new(Exit::Usage, message)
                .help(format!("write it like {}", service.base))
                .help("plain http is for this machine only: http://127.0.0.1:4010")
        })?;
        let is_named = given.is_some();
        Ok(Self { url, is_named })
    }

    /// Whether the environment names it, where somebody may have written another one than was meant.
    pub(super) const fn is_named(&self) -> bool {
        self.is_named
    }

    /// The address of a call.
    pub(super) fn of(&self, call: &Call) -> Url {
        let mut url = self.url.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(&call.path);
        }
        for (name, value) in &call.query {
            url.query_pairs_mut().append_pair(name, value);
        }
        url
    }

    /// The address as a text without a slash at its end.
    pub(super) fn text(&self) -> &str {
        self.url.as_str().trim_end_matches('/')
    }

    /// The host, for people.
    pub(super) fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// Whether what is sent there could be read on its way.
    pub(super) fn is_plain(&self) -> bool {
        self.url.scheme() == "http"
    }
}

/// An address as the variable has it. Whoever writes a host alone means https, whatever the host; and whoever
/// writes the address of an API's version, as CircleCI's documents do, means that of all.
fn whole(text: &str, is_host_enough: bool) -> Cow<'_, str> {
    if !is_host_enough {
        return text.into();
    }
    let text = text.trim().trim_end_matches('/');
    let mut versions = ["/api/v2", "/api/v3", "/api"].into_iter();
    let host = versions.find_map(|version| text.strip_suffix(version));
    let host = host.unwrap_or(text);
    if host.contains("://") {
        return host.into();
    }
    format!("https://{host}").into()
}

/// What is wrong with an address never shows it: it may have a key in it.
fn read(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text.trim()).map_err(|_| "is no URL")?;
    let is_ours = match url.scheme() {
        "https" => url.host_str().is_some_and(|host| !host.is_empty()),
        "http" => url.host_str().is_some_and(is_loopback),
        _ => false,
    };
    if !is_ours {
        return Err("has to be an address with https");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("has a user's name or a password in it");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("has more behind its path");
    }
    Ok(url)
}

/// Whether a host is this machine.
pub(super) fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost"
        || bare
            .parse()
            .is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_goes_over_https_or_stays_on_this_machine() {
        for text in [
            "https://api.eu.postman.com",
            "https://example.com:8443/postman/",
            "http://127.0.0.1:4010",
            "http://[::1]:4010/",
            "http://localhost",
        ] {
            assert!(read(text).is_ok(), "{text}");
        }
        for text in [
            "",
            "api.postman.com",
            "http://api.postman.com",
            "http://127.0.0.1.example.com",
            "http://localhost.example.com",
            "http://10.0.0.1",
            "ftp://127.0.0.1",
            "file:///etc/passwd",
            "https://me:PMAK-1@api.postman.com",
            "https://PMAK-1@api.postman.com",
            "https://api.postman.com?apikey=PMAK-1",
            "https://api.postman.com#x",
        ] {
            let wrong = read(text).unwrap_err();
            assert!(!wrong.contains("PMAK"), "{text}: {wrong}");
        }
    }

    #[test]
    fn a_host_alone_is_one_with_https_where_a_service_takes_it() {
        for (text, url) in [
            ("circleci.example.com", "https://circleci.example.com"),
            (" localhost:4010\n", "https://localhost:4010"),
            ("http://127.0.0.1:4010/", "http://127.0.0.1:4010"),
            ("https://circleci.com/api/v2", "https://circleci.com"),
            ("circleci.com/api/v2/", "https://circleci.com"),
            (
                "https://example.com/circle/api/v3",
                "https://example.com/circle",
            ),
            ("https://example.com/my-api", "https://example.com/my-api"),
        ] {
            let read = read(&whole(text, true)).unwrap();
            assert_eq!(read.as_str().trim_end_matches('/'), url);
        }
        assert!(read(&whole("circleci.example.com", false)).is_err());
        assert!(read(&whole("token@circleci.example.com", true)).is_err());
    }

    #[test]
    fn no_part_of_a_path_leads_elsewhere() {
        let url = read("https://example.com/postman/").unwrap();
        let is_named = true;
        let base = Base { url, is_named };
        for (part, url) in [
            ("1-2", "https://example.com/postman/collections/1-2?a=b%26c"),
            (
                "../me",
                "https://example.com/postman/collections/..%2Fme?a=b%26c",
            ),
            (
                "a?b#c",
                "https://example.com/postman/collections/a%3Fb%23c?a=b%26c",
            ),
            (
                "//x",
                "https://example.com/postman/collections/%2F%2Fx?a=b%26c",
            ),
        ] {
            let call = Call::get("look", &["collections", part]).query("a", "b&c");
            assert_eq!(base.of(&call).as_str(), url);
        }
    }
}

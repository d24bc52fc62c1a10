//! The one client of HTTP: made when it is first needed, and what can go wrong below HTTP.

use std::error::Error as _;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime};

use reqwest::blocking::{Client, ClientBuilder, Response};
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderValue, LOCATION};
use reqwest::{Method, Url, redirect};
use rustls::ClientConfig;

use super::body::{self, Cut};
use super::hints::Hints;
use super::{Answer, Call, call, proxy, roots};
use crate::{Env, Exit, Failure};

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);

/// The client of one service.
#[derive(Debug)]
pub(super) struct Transport {
    env: Env,
    is_plain: bool,
    client: OnceLock<Result<Client, Failure>>,
}

/// What a call is sent with.
pub(super) struct Sent<'s> {
    pub(super) url: Url,
    pub(super) accept: &'static str,
    pub(super) key: Option<(&'static str, &'s HeaderValue)>,
    pub(super) within: Duration,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Trouble {
    /// There was none in time.
    Slow,
    /// No connection came about; the reason in words.
    Unreached(String),
    /// Nobody knows who is at the other end.
    Untrusted(String),
    /// The connection broke; the reason in words.
    Broken(String),
    /// The answer is longer than postorb reads.
    TooLong,
    /// The client could not be made.
    Unmade(Failure),
}

impl Transport {
    pub(super) fn new(env: &Env, is_plain: bool) -> Self {
        Self {
            env: env.clone(),
            is_plain,
            client: OnceLock::new(),
        }
    }

    /// Makes a call once.
    pub(super) fn send(&self, call: &Call, sent: Sent<'_>) -> Result<Answer, Trouble> {
        let client = self.client.get_or_init(|| self.make());
        let client = client.as_ref().map_err(|no| Trouble::Unmade(no.clone()))?;
        let method = match call.method {
            call::Method::Get => Method::GET,
            call::Method::Post => Method::POST,
            call::Method::Put => Method::PUT,
            call::Method::Patch => Method::PATCH,
        };
        let end = Instant::now() + sent.within;
        let mut request = client
            .request(method, sent.url)
            .timeout(sent.within)
            .header(ACCEPT, sent.accept);
        if let Some((name, key)) = sent.key {
            request = request.header(name, key);
        }
        if let Some(body) = &call.body {
            request = request
                .header(CONTENT_TYPE, "application/json")
                .body(body.to_string());
        }
        let response = request.send().map_err(|error| trouble(&error))?;
        answer(response, end)
    }

    fn make(&self) -> Result<Client, Failure> {
        let mut builder = builder(&self.env, self.is_plain)?;
        if !self.is_plain
            && let Some(proxy) = proxy::of(&self.env)?
        {
            builder = builder.proxy(proxy);
        }
        builder.build().map_err(|error| unmade(&error))
    }
}

/// What every client begins with.
pub(super) fn builder(env: &Env, is_plain: bool) -> Result<ClientBuilder, Failure> {
    Ok(Client::builder()
        .user_agent(concat!("postorb/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .connect_timeout(CONNECT)
        .tls_backend_preconfigured(tls(env, is_plain)?)
        // Those of the process are not looked at: the environment is handed in.
        .no_proxy())
}

/// Plain calls need no roots, which take milliseconds to read.
fn tls(env: &Env, is_plain: bool) -> Result<ClientConfig, Failure> {
    let roots = if is_plain {
        rustls::RootCertStore::empty()
    } else {
        roots::of(env)?
    };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| unmade(&error))?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

pub(super) fn unmade(error: &dyn std::error::Error) -> Failure {
    let message = format!("cannot make a client of HTTP: {error}");
    Failure::new(Exit::Internal, message)
}

fn answer(response: Response, end: Instant) -> Result<Answer, Trouble> {
    let header = |name: &str| response.headers().get(name)?.to_str().ok();
    let media_type = header(CONTENT_TYPE.as_str()).unwrap_or_default().to_owned();
    let location = header(LOCATION.as_str()).map(str::to_owned);
    let hints = Hints::of(header, SystemTime::now());
    let status = response.status().as_u16();
    let expected = response.content_length();
    let body = body::read(response, expected, end).map_err(|cut| match cut {
        Cut::TooLong => Trouble::TooLong,
        Cut::TooSlow => Trouble::Slow,
        Cut::Broken(error) => broken(&error),
    })?;
    Ok(Answer {
        status,
        hints,
        media_type,
        location,
        body,
    })
}

/// What an error of the client comes to. Its own text has the whole address in it and is not used.
fn trouble(error: &reqwest::Error) -> Trouble {
    let reason = reason(error);
    if error.is_timeout() {
        Trouble::Slow
    } else if reason.contains("certificate") || reason.contains("Certificate") {
        Trouble::Untrusted(reason)
    } else if error.is_connect() {
        Trouble::Unreached(reason)
    } else {
        Trouble::Broken(reason)
    }
}

/// What an error while a body is read comes to: a timeout is in it, or below it.
fn broken(error: &std::io::Error) -> Trouble {
    let inner = error
        .get_ref()
        .and_then(|inner| inner.downcast_ref::<reqwest::Error>());
    match inner {
        Some(inner) if inner.is_timeout() => Trouble::Slow,
        Some(inner) => Trouble::Broken(reason(inner)),
        None => Trouble::Broken(error.to_string()),
    }
}

/// The innermost reason, which is the one that says something.
pub(super) fn reason(error: &reqwest::Error) -> String {
    let mut source = error.source();
    let mut reason = String::from("the connection failed");
    while let Some(inner) = source {
        reason = inner.to_string();
        source = inner.source();
    }
    plain(reason)
}

/// The resolver's own words for a name that nobody has are its question, written for its authors.
fn plain(reason: String) -> String {
    if reason.starts_with("no records found for") {
        return "there is no such host".to_owned();
    }
    reason
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_host_that_nobody_has_is_told_in_words() {
        let said = "no records found for Query { name: Name(\"nohost.invalid.\"), query_type: AAAA, query_class: IN }";
        assert_eq!(plain(said.to_owned()), "there is no such host");
        let other = "Connection refused (os error 111)";
        assert_eq!(plain(other.to_owned()), other);
    }
}

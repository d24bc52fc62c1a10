//! Any address, asked without a key: whether it answers.

use std::time::Duration;

use reqwest::Url;
use reqwest::blocking::Client;

use super::{proxy, transport};
use crate::{Env, Exit, Failure};

/// An address to look at. It may be on this machine, and be plain: nothing secret goes there.
#[derive(Clone, Debug)]
pub struct Web {
    client: Client,
    url: Url,
}

impl Web {
    /// Opens no connection.
    ///
    /// # Errors
    /// What is no address of the web, and a proxy that cannot be used.
    pub fn new(url: &str, env: &Env) -> Result<Self, Failure> {
        let parsed = Url::parse(url).ok();
        let parsed =
            parsed.filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
        let Some(url) = parsed else {
            let message = format!("`{url}` is no address that can be asked");
            return Err(Failure::new(Exit::Usage, message)
                .help("write it like http://localhost:8080/health"));
        };
        let mut builder = transport::builder(env, url.scheme() == "http")?;
        if let Some(proxy) = proxy::of(env)? {
            builder = builder.proxy(proxy);
        }
        let client = builder.build().map_err(|error| transport::unmade(&error))?;
        Ok(Self { client, url })
    }

    /// The status that it answers with.
    ///
    /// # Errors
    /// Why it does not answer within this time.
    pub fn status(&self, within: Duration) -> Result<u16, String> {
        let request = self.client.get(self.url.clone()).timeout(within);
        match request.send() {
            Ok(response) => Ok(response.status().as_u16()),
            Err(error) if error.is_timeout() => Err("it does not answer".to_owned()),
            Err(error) => Err(transport::reason(&error)),
        }
    }
}

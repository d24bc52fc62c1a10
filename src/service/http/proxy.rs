//! Proxies, from the variables that other programs take them from.

use reqwest::{NoProxy, Proxy, Url};

use crate::{Env, Exit, Failure};

/// In which order they are looked for: curl's.
const VARIABLES: [&str; 4] = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/// The proxy that calls over https go through; none where the environment names none. Calls over plain
/// http stay on this machine, and so go through none.
pub(super) fn of(env: &Env) -> Result<Option<Proxy>, Failure> {
    let set = VARIABLES
        .iter()
        .find_map(|name| Some((*name, env.get(name)?)));
    let Some((name, text)) = set else {
        return Ok(None);
    };
    let unusable = || {
        // What it is stays unsaid: it may have a password in it.
        Failure::new(
            Exit::Usage,
            format!("{name} is no proxy that postorb can use"),
        )
        .help("write it like http://proxy.example.com:8080, or with https")
        .help("NO_PROXY names hosts that are reached without it")
    };
    let text = if text.contains("://") {
        text.to_owned()
    } else {
        format!("http://{text}")
    };
    let url = Url::parse(&text).map_err(|_| unusable())?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(unusable());
    }
    let proxy = Proxy::https(url).map_err(|_| unusable())?;
    let without = env.get("no_proxy").or_else(|| env.get("NO_PROXY"));
    Ok(Some(proxy.no_proxy(without.and_then(NoProxy::from_string))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxy(variables: &[(&str, &str)]) -> Result<Option<String>, Failure> {
        let variables = variables
            .iter()
            .map(|(name, value)| (name.into(), value.into()));
        Ok(of(&Env::new(variables))?.map(|proxy| format!("{proxy:?}")))
    }

    #[test]
    fn a_proxy_is_found_in_the_order_of_curl() {
        assert_eq!(proxy(&[("HTTP_PROXY", "http://a:1")]), Ok(None));
        for (variables, host) in [
            (&[("HTTPS_PROXY", "http://a:1")][..], "a"),
            (&[("HTTPS_PROXY", "a:1")], "a"),
            (
                &[("ALL_PROXY", "http://b:1"), ("HTTPS_PROXY", "http://a:1")],
                "a",
            ),
            (&[("ALL_PROXY", "https://b:1")], "b"),
            (
                &[("https_proxy", "http://c:1"), ("HTTPS_PROXY", "http://a:1")],
                "c",
            ),
        ] {
            let proxy = proxy(variables).unwrap().unwrap();
            assert!(proxy.contains(&format!("Domain(\"{host}\")")), "{proxy}");
        }
    }

    #[test]
    fn one_that_cannot_be_used_is_not_shown() {
        for text in ["socks5://me:secret@a:1", "http://", "http://me:secret@:x"] {
            let failure = proxy(&[("ALL_PROXY", text)]).unwrap_err();
            assert_eq!(failure.exit, Exit::Usage);
            let told = format!("{failure:?}");
            assert!(
                told.contains("ALL_PROXY is no proxy") && !told.contains("secret"),
                "{told}"
            );
        }
    }
}

//! `--wait-for`: nothing runs before what it tests answers.

use std::thread;
use std::time::{Duration, Instant};

use crate::cli::RunArgs;
use crate::command::Context;
use crate::service::Web;
use crate::terminal::{Interrupt, cancelled};
use crate::{Exit, Failure};

/// How long there is between two looks.
const PAUSE: Duration = Duration::from_millis(250);

/// Waits until each address answers with anything but a failure of the server's (5xx).
///
/// # Errors
/// Where one does not in time, with what it answered last, and where somebody asks to end.
pub(super) fn wait(
    args: &RunArgs,
    interrupt: &Interrupt,
    context: &mut Context<'_, '_>,
) -> Result<(), Failure> {
    let limit = Duration::from_millis(args.wait_timeout.milliseconds());
    for url in &args.wait_for {
        let web = Web::new(url, context.env)?;
        context.detail(&format!("waiting for {}", shown_url(url)));
        let deadline = Instant::now() + limit;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let web = web.clone();
            let last = match interrupt.wait(move || Ok(web.status(left)))? {
                Ok(status) if status < 500 => break,
                Ok(status) => format!("it answered with status {status} last"),
                Err(why) => why,
            };
            if deadline <= Instant::now() + PAUSE {
                // Neither a password nor what stands behind the path is anybody's to see.
                let url = shown_url(url);
                let message = format!(
                    "{url} did not answer within {}: {last}",
                    args.wait_timeout.0
                );
                return Err(Failure::new(Exit::TimedOut, message)
                    .help("start it before, or give it longer with --wait-timeout"));
            }
            let paused = Instant::now();
            while paused.elapsed() < PAUSE {
                if interrupt.is_asked() {
                    return Err(cancelled());
                }
                thread::sleep(Duration::from_millis(25));
            }
        }
    }
    Ok(())
}

/// An address without a user, a password and parameters.
fn shown_url(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("http", url));
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = authority.rsplit('@').next().unwrap_or_default();
    format!("{scheme}://{host}{path}")
}

#[cfg(test)]
mod tests {
    use super::shown_url;

    #[test]
    fn what_may_be_secret_in_an_address_is_not_shown() {
        assert_eq!(
            shown_url("http://me:pw@127.0.0.1:1/x?token=s#t"),
            "http://127.0.0.1:1/x"
        );
        assert_eq!(shown_url("https://example.com"), "https://example.com");
    }
}

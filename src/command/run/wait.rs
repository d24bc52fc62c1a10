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
        context.detail(&format!("waiting for {url}"));
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

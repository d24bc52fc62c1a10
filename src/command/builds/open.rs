//! `postorb builds open`.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::site::Site;
use super::which::Which;
use crate::cli::builds::OpenArgs;
use crate::command::{Context, project};
use crate::service::{CircleCi, Network};
use crate::{Exit, Failure, names};

/// How long the opener may take to say that there is no browser; one that runs the browser itself goes on.
const PATIENCE: Duration = Duration::from_secs(3);

pub(super) fn run(args: &OpenArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let which = Which::parse(&args.build, args.branch.as_deref(), &args.project)?;
    let url = match which {
        // Its number says where it is; whether it is there, the browser tells.
        Which::Number(number) => numbered(number, args, context)?,
        which => found(which, args, context)?,
    };
    context.print(&format!("{url}\n"))?;
    let is_seen = context.io.stdout_is_terminal || context.io.stderr_is_terminal;
    if !args.print && is_seen && !open(&url) {
        context.note("no browser was opened: the address is above");
    }
    Ok(Exit::Ok)
}

fn numbered(
    number: u64,
    args: &OpenArgs,
    context: &mut Context<'_, '_>,
) -> Result<String, Failure> {
    let slug = project::find(&args.project, context)?.slug;
    let circleci = CircleCi::anonymous(context.env, Network::default())?;
    Ok(circleci.pipeline_page(&slug, number))
}

fn found(which: Which, args: &OpenArgs, context: &mut Context<'_, '_>) -> Result<String, Failure> {
    let network = Network::new(args.network.timeout.as_deref(), context.env)?;
    let site = Site::open(&args.project, network, context)?;
    let project = args.project.clone();
    let url = site.ask(move |circleci, slug| {
        let (slug, pipeline) = which.find(circleci, slug, &project)?;
        Ok(circleci.pipeline_page(&slug, pipeline.number))
    })?;
    site.tell_calls(context);
    Ok(url)
}

/// Hands an address to what opens addresses on this system: as one argument, and without the tokens that
/// are in this process's environment.
fn open(url: &str) -> bool {
    if !is_plain(url) {
        return false;
    }
    let (program, before): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("rundll32", &["url.dll,FileProtocolHandler"])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before).arg(url);
    command.stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    for name in names::SECRET_VARIABLES {
        command.env_remove(name);
    }
    let Ok(mut child) = command.spawn() else {
        return false;
    };
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => std::thread::sleep(Duration::from_millis(20)),
            Err(_) => return false,
        }
    }
    true
}

/// Whether an address is nothing but one: no opener can take it for a flag, a file or a script.
fn is_plain(url: &str) -> bool {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let is_part = |byte: u8| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b':' | b'/' | b'.' | b'-' | b'_' | b'%' | b'~')
    };
    is_web && url.bytes().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn only_addresses_are_opened() {
        assert!(is_plain(
            "https://app.circleci.com/pipelines/github/acme/book.ings_1/7"
        ));
        for other in [
            "file:///etc/passwd",
            "--help",
            "https://x/$(id)",
            "https://x/a b",
            "https://x/a&calc",
            "https://x/\"a",
            "javascript:alert(1)",
        ] {
            assert!(!is_plain(other), "{other}");
        }
    }
}

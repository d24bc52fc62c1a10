//! A process of the runner's: started in a group of its own, listened to, and ended as a whole.

use std::ffi::OsString;
use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::{Common, End, Stop};

/// How often a process is looked at.
const LOOK: Duration = Duration::from_millis(10);
/// How much of what a process says is kept, in bytes: the end of it.
const SAID: usize = 16 << 10;

/// How a process ended, and the end of what it said on standard output and standard error.
pub(super) struct Ended {
    pub(super) end: End,
    pub(super) said: String,
}

/// Runs a process to its end, to `deadline`, or until postorb is told to stop; `look` is called while it
/// runs.
///
/// # Errors
/// Where it cannot be started.
pub(super) fn run(
    arguments: &[OsString],
    common: &Common<'_>,
    deadline: Option<Instant>,
    stop: Stop<'_>,
    mut look: impl FnMut(),
) -> io::Result<Ended> {
    let mut child = start(arguments, common)?;
    let listeners = [
        child.stdout.take().map(|stream| listen(Box::new(stream))),
        child.stderr.take().map(|stream| listen(Box::new(stream))),
    ];
    let end = loop {
        if let Some(status) = child.try_wait()? {
            break End::Exited(status.code());
        }
        let early = if stop() {
            Some(End::Stopped)
        } else {
            let is_over = deadline.is_some_and(|deadline| Instant::now() >= deadline);
            is_over.then_some(End::TimedOut)
        };
        if let Some(end) = early {
            finish(&mut child, common.grace);
            break end;
        }
        look();
        thread::sleep(LOOK);
    };
    // What the runner started is not left behind, and would keep its streams open.
    signal(&child, Ask::End);
    let said = listeners.into_iter().flatten().map(heard);
    Ok(Ended {
        end,
        said: said.collect(),
    })
}

fn start(arguments: &[OsString], common: &Common<'_>) -> io::Result<Child> {
    let (file, first) = common.program.command();
    let mut command = Command::new(file);
    command
        .args(first)
        .args(arguments)
        .env_clear()
        .envs(variables(common))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        command.process_group(0);
    }
    command.spawn()
}

/// The runner's environment, in which Node finds our reporter before all others.
fn variables(common: &Common<'_>) -> Vec<(OsString, OsString)> {
    let mut variables = common.variables.clone();
    let others = variables
        .iter()
        .find(|(name, _)| name == "NODE_PATH")
        .map(|(_, value)| value.clone())
        .unwrap_or_default();
    let folders = std::env::split_paths(&others).filter(|folder| !folder.as_os_str().is_empty());
    let folders = std::iter::once(common.scratch.path().to_owned()).chain(folders);
    // A folder with the separator in its name cannot be in a list.
    let all = std::env::join_paths(folders).unwrap_or_else(|_| common.scratch.path().into());
    variables.retain(|(name, _)| name != "NODE_PATH");
    variables.push(("NODE_PATH".into(), all));
    variables
}

/// Asks a process and all that it started to end, and ends them where they do not.
fn finish(child: &mut Child, grace: Duration) {
    signal(child, Ask::Stop);
    let deadline = Instant::now() + grace;
    while Instant::now() < deadline {
        if !matches!(child.try_wait(), Ok(None)) {
            return;
        }
        thread::sleep(LOOK);
    }
    signal(child, Ask::End);
    // Whether it can be waited for or not, nothing more can be done.
    let _: io::Result<ExitStatus> = child.wait();
}

#[derive(Clone, Copy)]
enum Ask {
    /// To end by itself.
    Stop,
    /// Not at all.
    End,
}

/// Tells a process group; one that is gone already need not be told.
#[cfg(unix)]
fn signal(child: &Child, ask: Ask) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let signal = match ask {
        Ask::Stop => Signal::TERM,
        Ask::End => Signal::KILL,
    };
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    if let Some(pid) = pid {
        let _ = kill_process_group(pid, signal);
    }
}

#[cfg(not(unix))]
fn signal(child: &Child, _: Ask) {
    // There are no groups to tell: what the runner started ends when its pipes close.
    let _ = child;
}

/// Keeps the end of what a stream says.
fn listen(mut stream: Box<dyn Read + Send>) -> JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let (mut kept, mut piece) = (Vec::new(), [0; 4096]);
        while let Ok(count @ 1..) = stream.read(&mut piece) {
            kept.extend_from_slice(&piece[..count]);
            if kept.len() > 2 * SAID {
                kept.drain(..kept.len() - SAID);
            }
        }
        kept
    })
}

fn heard(listener: JoinHandle<Vec<u8>>) -> String {
    let said = listener.join().unwrap_or_default();
    let end = &said[said.len().saturating_sub(SAID)..];
    String::from_utf8_lossy(end).into_owned()
}

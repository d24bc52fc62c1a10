//! How much memory a process and those that it starts take at most, as Linux tells it.

use std::collections::HashMap;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

/// What a process took.
pub(crate) struct Used {
    pub(crate) time: Duration,
    pub(crate) code: Option<i32>,
    /// In megabytes.
    pub(crate) itself: f64,
    /// The largest of those that it started, in megabytes.
    pub(crate) started: f64,
}

/// Runs a command, and looks at its processes ten times a second.
pub(crate) fn used(command: &mut Command) -> Used {
    let start = Instant::now();
    let mut child = command.spawn().unwrap();
    let (mut itself, mut started) = (0.0, 0.0);
    let code = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status.code();
        }
        let all = processes();
        for (pid, (parent, peak)) in &all {
            if *pid == child.id() {
                itself = peak.max(itself);
            } else if is_below(*parent, child.id(), &all) {
                started = peak.max(started);
            }
        }
        std::thread::sleep(Duration::from_millis(100));
    };
    Used {
        time: start.elapsed(),
        code,
        itself,
        started,
    }
}

type Processes = HashMap<u32, (u32, f64)>;

fn is_below(mut process: u32, ancestor: u32, all: &Processes) -> bool {
    while process != ancestor {
        match all.get(&process) {
            Some((parent, _)) if *parent != 0 => process = *parent,
            _ => return false,
        }
    }
    true
}

/// The parent and the peak of every process.
fn processes() -> Processes {
    let entries = fs::read_dir("/proc").unwrap().filter_map(Result::ok);
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    let all = pids.filter_map(|pid: u32| {
        let status = fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
        let value = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse::<f64>().ok()
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a process's number"
        )]
        let parent = value("PPid:")? as u32;
        Some((pid, (parent, value("VmHWM:").unwrap_or(0.0) / 1000.0)))
    });
    all.collect()
}

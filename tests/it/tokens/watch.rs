//! A process while it runs: its arguments and those of its children, as anybody can list them.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What no run takes: the deadline that it is given is much shorter.
const LONGEST: Duration = Duration::from_mins(1);

/// What a process did.
pub(super) struct Seen {
    pub(super) output: Output,
    /// Command lines.
    pub(super) lines: BTreeSet<String>,
}

/// Runs a command with something to read, and looks at it until it ends.
pub(super) fn watch(command: &mut Command, input: &str) -> Seen {
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let id = child.id();
    let mut lines = BTreeSet::new();
    look(id, &mut lines);
    // Who does not read has no pipe to write to.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let (done, begin) = (AtomicBool::new(false), Instant::now());
    std::thread::scope(|scope| {
        let looking = scope.spawn(|| {
            let mut lines = BTreeSet::new();
            while !done.load(Ordering::Relaxed) {
                look(id, &mut lines);
                std::thread::sleep(Duration::from_millis(2));
            }
            lines
        });
        let output = child.wait_with_output().unwrap();
        done.store(true, Ordering::Relaxed);
        lines.extend(looking.join().unwrap());
        assert!(
            begin.elapsed() < LONGEST,
            "{command:?} took {:?}",
            begin.elapsed()
        );
        Seen { output, lines }
    })
}

/// The command lines of a process and of its children, where the system shows them in files.
fn look(process: u32, lines: &mut BTreeSet<String>) {
    let Ok(line) = std::fs::read(format!("/proc/{process}/cmdline")) else {
        return;
    };
    lines.insert(String::from_utf8_lossy(&line).replace('\0', " "));
    let Ok(tasks) = std::fs::read_dir(format!("/proc/{process}/task")) else {
        return;
    };
    for task in tasks.flatten() {
        let children = std::fs::read_to_string(task.path().join("children")).unwrap_or_default();
        for child in children.split_whitespace().filter_map(|id| id.parse().ok()) {
            look(child, lines);
        }
    }
}

//! Killed at every write: each file is the old one or the new one.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use super::{Call, Files, USUAL, Usual, all, files, in_shell, postorb, scene};
use crate::needs;

/// The same, where the process is killed for it: at the first byte of the first file.
#[test]
fn whoever_is_killed_at_the_first_write_leaves_files_as_they_were() {
    all(&USUAL, |usual| {
        let (scene, call) = (scene(), &usual.call);
        let before = files(&scene);
        let script = "ulimit -c 0; ulimit -f 0; exec \"$0\" \"$@\"";
        in_shell(&scene, call, script).output().unwrap();
        let left = files(&scene);
        for (path, text) in &before {
            assert_eq!(left.get(path), Some(text), "{call:?}: {}", path.display());
        }
    });
}

/// What changes files, or what is in them. Each has a count of its own, by which it is injected.
const WRITES: [&str; 18] = [
    "openat",
    "write",
    "pwrite64",
    "writev",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "renameat",
    "renameat2",
    "linkat",
    "unlink",
    "unlinkat",
    "mkdir",
    "fchmod",
    "fchown",
    "flock",
    "copy_file_range",
];

/// More often than any command enters one of these.
const MOST: usize = 10_000;

/// A call, with the files before it and after it, twice.
struct Stepped<'c> {
    call: &'c Call,
    old: Files,
    new: Files,
    again: Files,
}

impl<'c> Stepped<'c> {
    fn new(call: &'c Call) -> Self {
        let whole = || {
            let scene = scene();
            let old = files(&scene);
            postorb(&scene, call).output().unwrap();
            (old, files(&scene))
        };
        let ((old, new), (_, again)) = (whole(), whole());
        Self {
            call,
            old,
            new,
            again,
        }
    }

    /// Kills it when it enters its system call of this name for this time, and looks at the files. Whether it
    /// came to that.
    fn kill(&self, strace: &Path, write: &str, time: usize) -> bool {
        let scene = scene();
        let strace = strace.display();
        let script = format!(
            "exec '{strace}' -f -qq -o /dev/null -e trace={write} \
             -e inject={write}:signal=KILL:when={time} \"$0\" \"$@\""
        );
        let output = in_shell(&scene, self.call, &script).output().unwrap();
        let left = files(&scene);
        for path in self.old.keys().chain(self.new.keys()) {
            let (old, left) = (self.old.get(path), left.get(path));
            let is_whole = left == old || self.is_new(path, left);
            let call = self.call;
            assert!(is_whole, "{call:?}, {write} {time}: {}", path.display());
        }
        output.status.code().is_none()
    }

    /// Whether a file is the new one. Where times in it make it another one each time, its length and its end
    /// tell.
    fn is_new(&self, path: &PathBuf, left: Option<&Vec<u8>>) -> bool {
        let (new, again) = (self.new.get(path), self.again.get(path));
        match (left, new) {
            (Some(left), Some(new)) if Some(new) != again => {
                left.len().abs_diff(new.len()) <= 8 && left.last() == new.last()
            }
            (left, new) => left == new,
        }
    }
}

#[test]
fn killed_at_every_write_each_file_is_the_old_or_the_new_one() {
    let Some(strace) = needs::program("strace") else {
        return;
    };
    let mut probe = Command::new(&strace);
    if !probe
        .args(["-o", "/dev/null", "true"])
        .status()
        .unwrap()
        .success()
    {
        return needs::missing("processes cannot be traced here");
    }
    let mut commands = Vec::new();
    let is_first = |usual: &&Usual| {
        let is_new = is_stepped(usual) && !commands.contains(&usual.call.command);
        if is_new {
            commands.push(usual.call.command);
        }
        is_new
    };
    let first: Vec<_> = USUAL.iter().filter(is_first).collect();
    assert!(first.len() >= 5, "{}", first.len());
    let commands = first.iter().map(|usual| Stepped::new(&usual.call));
    let commands: Vec<_> = commands.collect();
    let steps = commands
        .iter()
        .flat_map(|one| WRITES.map(|write| (one, write)));
    let met = Mutex::new(BTreeMap::<_, usize>::new());
    all(&steps.collect::<Vec<_>>(), |(stepped, write)| {
        let kills = (1..MOST)
            .take_while(|time| stepped.kill(&strace, write, *time))
            .count();
        *met.lock().unwrap().entry(stepped.call.command).or_default() += kills;
    });
    // Every command opens, writes and gives a name at least.
    let met = met.into_inner().unwrap();
    assert!(met.values().all(|kills| *kills >= 5), "{met:?}");
}

/// Those that write files of the repository, without a child that writes, too.
fn is_stepped(usual: &Usual) -> bool {
    usual.writes && usual.call.command != "run" && !usual.call.command.starts_with("auth")
}

//! Killed at every write: each file is the old one or the new one.

use std::process::Command;

use super::{USUAL, Usual, all, files, in_shell, postorb, scene};
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

/// What changes files, or what is in them.
const WRITES: &str = "openat,write,pwrite64,writev,fsync,fdatasync,ftruncate,rename,renameat,renameat2,\
    link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,fchmod,fchown,flock,copy_file_range";

#[test]
fn killed_at_every_write_each_file_is_the_old_or_the_new_one() {
    let Some(strace) = needs::program("strace") else {
        return;
    };
    let probe = Command::new(&strace)
        .args(["-o", "/dev/null", "true"])
        .output()
        .unwrap();
    if !probe.status.success() {
        return needs::missing("processes cannot be traced here");
    }
    let jobs: Vec<_> = USUAL.iter().filter(|usual| is_stepped(usual)).collect();
    assert!(jobs.len() >= 6, "{}", jobs.len());
    all(&jobs, |usual| {
        let call = &usual.call;
        let whole = || {
            let scene = scene();
            let old = files(&scene);
            postorb(&scene, call).output().unwrap();
            (old, files(&scene))
        };
        let ((old, new), (_, again)) = (whole(), whole());
        let mut kills = 0;
        for step in 1.. {
            let scene = scene();
            let script = format!(
                "exec '{}' -f -qq -o /dev/null -e trace={WRITES} -e inject={WRITES}:signal=KILL:when={step} \"$0\" \"$@\"",
                strace.display()
            );
            let output = in_shell(&scene, call, &script).output().unwrap();
            let left = files(&scene);
            for path in old.keys().chain(new.keys()) {
                let (old, left) = (old.get(path), left.get(path));
                let is_whole = left == old || is_new(left, new.get(path), again.get(path));
                assert!(is_whole, "{call:?}, step {step}: {}", path.display());
            }
            if output.status.code().is_some() {
                break;
            }
            kills += 1;
        }
        assert!(kills > 3, "{call:?}: killed {kills} times");
    });
}

/// Whether a file is the new one. Where times in it make it another one each time, its length and its end
/// tell.
fn is_new(left: Option<&Vec<u8>>, new: Option<&Vec<u8>>, again: Option<&Vec<u8>>) -> bool {
    match (left, new) {
        (Some(left), Some(new)) if Some(new) != again => {
            left.len().abs_diff(new.len()) <= 8 && left.last() == new.last()
        }
        (left, new) => left == new,
    }
}

/// Those that write files of the repository, without a child that writes, too.
fn is_stepped(usual: &Usual) -> bool {
    usual.writes && usual.call.command != "run" && !usual.call.command.starts_with("auth")
}

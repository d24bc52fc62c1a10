//! Every command where something that it takes for granted is not there: a home, a locale, streams, a disk
//! that takes what is written, the time to write it. It ends with the code that it ends with elsewhere, or
//! says what it could not write; and every file is what it was or what it was to become.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::all;
use super::commands::{Call, calls};
use super::scene::{Scene, Setup};
use crate::needs;

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// A call where everything is there: how it ends, and the files that it leaves.
struct Usual {
    call: Call,
    code: i32,
    prints: bool,
    /// Whether it writes files.
    writes: bool,
}

fn scene() -> Scene {
    Scene::new(Setup::Environment)
}

fn postorb(scene: &Scene, call: &Call) -> Command {
    in_shell(scene, call, "exec \"$0\" \"$@\"")
}

/// Runs it by a script of a shell's, in which `"$0" "$@"` is the call.
fn in_shell(scene: &Scene, call: &Call, script: &str) -> Command {
    let mut command = scene.command(Path::new("bash"));
    command.args(["-c", script, env!("CARGO_BIN_EXE_postorb")]);
    command.args(call.command.split(' ')).args(call.args);
    if call.types {
        let key = scene.work().join("../typed");
        std::fs::write(&key, format!("{}\n", scene.keys.typed)).unwrap();
        command.stdin(File::open(key).unwrap());
    } else {
        command.stdin(Stdio::null());
    }
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Files without what this test puts there, and without what a killed writer may leave: it is named so that
/// nobody takes it for the file.
fn files(scene: &Scene) -> Files {
    let mut files = scene.files();
    files.retain(|path, _| {
        let name = path.file_name().unwrap().to_string_lossy();
        name != "typed" && !name.starts_with(".postorb-")
    });
    let root = scene.work().join("..").canonicalize().unwrap();
    let inside = |path: PathBuf| path.strip_prefix(&root).map(Path::to_owned).unwrap_or(path);
    files
        .into_iter()
        .map(|(path, text)| (inside(path), text))
        .collect()
}

fn usual() -> Vec<Usual> {
    calls()
        .into_iter()
        .map(|call| {
            let scene = scene();
            let before = files(&scene);
            let output = postorb(&scene, &call).output().unwrap();
            Usual {
                code: output.status.code().unwrap(),
                prints: !output.stdout.is_empty(),
                writes: files(&scene) != before,
                call,
            }
        })
        .collect()
}

#[track_caller]
fn ends(output: &Output, codes: &[i32], what: &str) {
    let told = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code();
    let is_expected = code.is_some_and(|code| codes.contains(&code));
    assert!(is_expected, "{what}: {code:?}, not {codes:?}\n{told}");
    assert!(!told.contains("panicked"), "{what}: {told}");
}

#[test]
fn closed_streams_change_no_exit_code() {
    all(&usual(), |usual| {
        let call = &usual.call;
        for closed in ["stdout", "stderr", "both"] {
            let scene = scene();
            let mut command = postorb(&scene, call);
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            if closed != "stderr" {
                command.stdout(writer.try_clone().unwrap());
            }
            if closed != "stdout" {
                command.stderr(writer);
            }
            let output = command.output().unwrap();
            ends(
                &output,
                &[usual.code],
                &format!("{call:?}, {closed} closed"),
            );
        }
        let scene = scene();
        let none = in_shell(&scene, call, "exec \"$0\" \"$@\" >&- 2>&-")
            .output()
            .unwrap();
        ends(&none, &[usual.code], &format!("{call:?}, no streams"));
        if !call.types {
            let scene = self::scene();
            let none = in_shell(&scene, call, "exec \"$0\" \"$@\" <&-")
                .output()
                .unwrap();
            ends(&none, &[usual.code], &format!("{call:?}, no stdin"));
        }
    });
}

#[test]
fn a_full_device_behind_a_stream_is_told() {
    all(&usual(), |usual| {
        let scene = scene();
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = postorb(&scene, &usual.call).stdout(full).output().unwrap();
        let code = if usual.prints { 70 } else { usual.code };
        ends(&output, &[code], &format!("{:?}", usual.call));
    });
}

/// A key that is typed is kept below a home, and nowhere else.
#[test]
fn without_a_home_or_a_locale_it_is_the_same() {
    all(&usual(), |usual| {
        for (name, value) in [
            ("HOME", None),
            ("HOME", Some("")),
            ("HOME", Some("/nonexistent")),
            ("LC_ALL", Some("xx_XX.nothing")),
            ("LANG", Some("\u{1b}[31m")),
            ("TERM", Some("none")),
            ("TZ", Some("Nowhere/None")),
            ("COLUMNS", Some("-1")),
        ] {
            let (scene, call) = (scene(), &usual.call);
            let mut command = postorb(&scene, call);
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
            let output = command.output().unwrap();
            let what = format!("{call:?}, {name}={value:?}");
            if name == "HOME" && call.command.starts_with("auth") {
                ends(&output, &[usual.code, 2, 3, 70], &what);
            } else {
                ends(&output, &[usual.code], &what);
            }
        }
    });
}

/// Files of the process can have no byte: writing one fails, as on a full disk.
#[test]
fn where_nothing_can_be_written_files_stay_and_it_is_told() {
    all(&usual(), |usual| {
        let (scene, call) = (scene(), &usual.call);
        let before = files(&scene);
        let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\"";
        let output = in_shell(&scene, call, script).output().unwrap();
        let codes: &[i32] = match call.command {
            // Runs have temporary files, and say for each suite what could not be written.
            "run" | "discover" => &[usual.code, 1, 70],
            _ if call.command.starts_with("auth") => &[usual.code, 70],
            _ if usual.writes => &[70],
            _ => &[usual.code],
        };
        ends(&output, codes, &format!("{call:?}"));
        let same = files(&scene) == before;
        assert!(
            same || call.command.starts_with("auth"),
            "{call:?} changed a file"
        );
        if output.status.code() == Some(70) {
            let told = String::from_utf8_lossy(&output.stderr);
            assert!(
                told.contains("(os error 27)") || told.contains("too large"),
                "{told}"
            );
        }
    });
}

/// The same, where the process is killed for it: at the first byte of the first file.
#[test]
fn whoever_is_killed_at_the_first_write_leaves_files_as_they_were() {
    all(&usual(), |usual| {
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
    let jobs: Vec<_> = usual().into_iter().filter(is_stepped).collect();
    assert!(jobs.len() >= 6, "{}", jobs.len());
    all(&jobs, |Usual { call, .. }| {
        let whole = scene();
        let old = files(&whole);
        postorb(&whole, call).output().unwrap();
        let new = files(&whole);
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
                let (old, new, left) = (old.get(path), new.get(path), left.get(path));
                let is_whole = left == old || same(left, new);
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

/// Whether a file is the new one. Times in it differ from call to call.
fn same(left: Option<&Vec<u8>>, new: Option<&Vec<u8>>) -> bool {
    match (left, new) {
        (Some(left), Some(new)) => left.len().abs_diff(new.len()) <= 8 && left.last() == new.last(),
        (left, new) => left == new,
    }
}

/// Those that write files of the repository, without a child that writes, too.
fn is_stepped(usual: &Usual) -> bool {
    usual.writes && usual.call.command != "run" && !usual.call.command.starts_with("auth")
}

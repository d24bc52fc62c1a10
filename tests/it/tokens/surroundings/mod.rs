//! Every command where something that it takes for granted is not there: a home, a locale, streams, a disk
//! that takes what is written, the time to write it. It ends with the code that it ends with elsewhere, or
//! says what it could not write; and every file is what it was or what it was to become.

mod killed;

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{LazyLock, Mutex};

use super::all;
use super::commands::{Call, calls};
use super::scene::{Scene, Setup};

type Files = BTreeMap<PathBuf, Vec<u8>>;

/// How a call ends where everything is there.
#[derive(Clone)]
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
    // A machine with much to do is no silent Postman.
    command.env("POSTORB_TIMEOUT", "5m");
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

/// Every call where everything is there.
static USUAL: LazyLock<Vec<Usual>> = LazyLock::new(|| {
    let found = Mutex::new(Vec::new());
    all(&calls(), |call| {
        let usual = usual(call.clone());
        found.lock().unwrap().push(usual);
    });
    found.into_inner().unwrap()
});

/// The first call of every command: what is asked of all of them does not depend on their flags.
fn first_calls() -> Vec<Usual> {
    let mut commands = Vec::new();
    let known = USUAL.iter();
    let all = calls().into_iter().filter(|call| {
        let is_first = !commands.contains(&call.command);
        commands.push(call.command);
        is_first
    });
    let of = |call: Call| {
        known
            .clone()
            .find(|usual| usual.call.command == call.command && usual.call.args == call.args)
    };
    all.filter_map(of).cloned().collect()
}

fn usual(call: Call) -> Usual {
    let scene = scene();
    let before = files(&scene);
    let output = postorb(&scene, &call).output().unwrap();
    Usual {
        code: output.status.code().unwrap(),
        prints: !output.stdout.is_empty(),
        writes: files(&scene) != before,
        call,
    }
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
    all(&first_calls(), |usual| {
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

/// What somebody sees on standard output does not depend on how much else is told.
#[test]
fn verbose_or_not_standard_output_is_the_same() {
    let calls: Vec<_> = calls()
        .into_iter()
        .filter(|call| !call.args.contains(&"-v"))
        .collect();
    let printed = |call: &Call, more: &str| {
        let scene = scene();
        let output = in_shell(&scene, call, &format!("exec \"$0\" \"$@\" {more}"))
            .output()
            .unwrap();
        let root = scene.work().join("..").canonicalize().unwrap();
        let stdout = String::from_utf8(output.stdout).unwrap();
        stdout
            .replace(&root.display().to_string(), "")
            .replace(&scene.fake.base, "")
    };
    let compared = std::sync::atomic::AtomicUsize::new(0);
    all(&calls, |call| {
        let usual = printed(call, "");
        // Results have times in them.
        if usual.is_empty() || usual != printed(call, "") {
            return;
        }
        for more in ["-v", "-q", "--color=never"] {
            assert_eq!(printed(call, more), usual, "{call:?} {more}");
        }
        compared.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    });
    assert!(compared.into_inner() >= 10);
}

#[test]
fn a_full_device_behind_a_stream_is_told() {
    all(&first_calls(), |usual| {
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
    all(&first_calls(), |usual| {
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
    all(&USUAL, |usual| {
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

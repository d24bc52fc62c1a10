//! What happens to a file when its writer is killed, the disk is full, or several write at once.
//! The writers are processes of their own: this test binary again, told by [`ACT`] what to do.

#![cfg(unix)]

mod merging;
mod scene;

use std::fs::{self, OpenOptions, Permissions};
use std::io::{BufRead as _, BufReader};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use postorb::file::{create, read, replace};
use postorb::{Exit, Failure};
use tempfile::tempdir;

use crate::needs::missing;
use scene::{Immutable, Mount, done, leftovers, scene};

const ACT: &str = "POSTORB_TEST_ACT";
const FILE: &str = "POSTORB_TEST_FILE";

/// The other process. Without [`ACT`] it is a test that has nothing to do.
#[test]
fn acts_as_the_other_process() {
    let Ok(act) = std::env::var(ACT) else { return };
    let path = PathBuf::from(std::env::var_os(FILE).unwrap());
    match act.as_str() {
        "alternate" => alternate(&path),
        "count" => (0..COUNTS).for_each(|_| count(&path)),
        "read" => println!("\n{}", read(&path).unwrap_err().message),
        other => panic!("no act: {other}"),
    }
}

fn act(act: &str, path: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "--nocapture", "--quiet"])
        .arg("faults::acts_as_the_other_process")
        .env(ACT, act)
        .env(FILE, path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    command
}

/// Long enough for a kill to meet a write in its middle.
fn long(letter: &str) -> String {
    format!("{}\n", letter.repeat(79)).repeat(5_000)
}

fn alternate(path: &Path) {
    let texts = [long("a"), long("b")];
    println!("\nready");
    loop {
        let before = read(path).unwrap();
        let next = usize::from(before.text == texts[0]);
        replace(path, &before, &texts[next]).unwrap();
    }
}

#[test]
fn a_killed_writer_leaves_the_old_text_or_the_new_one() {
    let (folder, path) = scene(&long("a"));
    for kill in 0..200 {
        let mut writer = act("alternate", &path).spawn().unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap() == "ready"));
        sleep(Duration::from_micros(kill * 53));
        writer.kill().unwrap();
        writer.wait().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text == long("a") || text == long("b"),
            "kill {kill} left {} bytes",
            text.len()
        );
    }
    // Were nothing left behind, no kill would have met a write, and nothing would be shown.
    assert!(leftovers(folder.path()) > 0, "no kill met a write");
    replace(&path, &read(&path).unwrap(), "c\n").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "c\n");
}

const WRITERS: u32 = 4;
const COUNTS: u32 = 25;

/// Adds one to the number in a file, trying again while somebody else is faster.
fn count(path: &Path) {
    loop {
        let before = read(path).unwrap();
        let number: u32 = before.text.trim().parse().unwrap();
        match replace(path, &before, &format!("{}\n", number + 1)) {
            Ok(()) => return,
            Err(Failure { message, .. }) => assert!(message.contains("was changed"), "{message}"),
        }
    }
}

#[test]
fn writers_at_once_do_not_lose_one_anothers_text() {
    let (folder, path) = scene("0\n");
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| act("count", &path).spawn().unwrap())
        .collect();
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }
    let expected = format!("{}\n", WRITERS * COUNTS);
    assert_eq!(fs::read_to_string(&path).unwrap(), expected);
    assert_eq!(leftovers(folder.path()), 0);
}

#[test]
fn a_link_stays_a_link_and_its_target_is_replaced() {
    let (folder, path) = scene("a: 1\n");
    let inside = folder.path().join("inside");
    fs::create_dir(&inside).unwrap();
    let link = inside.join("link.yml");
    symlink("../config.yml", &link).unwrap();

    replace(&link, &read(&link).unwrap(), "a: 2\n").unwrap();

    assert_eq!(fs::read_link(&link).unwrap(), Path::new("../config.yml"));
    assert!(!path.is_symlink());
    assert_eq!(fs::read_to_string(&path).unwrap(), "a: 2\n");
    assert_eq!(leftovers(&inside), 0);
}

#[test]
fn a_dangling_link_is_told_and_stays() {
    let folder = tempdir().unwrap();
    let link = folder.path().join("link.yml");
    symlink("gone.yml", &link).unwrap();

    let failure = read(&link).unwrap_err();
    let expected = "is a symbolic link to `gone.yml`, which does not exist";
    assert!(failure.message.ends_with(expected), "{failure:?}");
    assert_eq!(create(&link, "a\n").unwrap_err().exit, Exit::Internal);
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("gone.yml"));
    assert!(!folder.path().join("gone.yml").exists());
}

#[test]
fn permissions_are_kept_but_for_the_set_id_bits() {
    for (mode, kept) in [
        (0o600, 0o600),
        (0o755, 0o755),
        (0o666, 0o666),
        (0o4755, 0o755),
    ] {
        let (_folder, path) = scene("a: 1\n");
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        replace(&path, &read(&path).unwrap(), "a: 2\n").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, kept);
    }
}

#[test]
fn a_created_file_has_the_permissions_of_any_new_file() {
    let (folder, usual) = scene("a: 1\n");
    let path = folder.path().join("new/config.yml");
    create(&path, "a: 1\n").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().mode();
    assert_eq!(mode(&path), mode(&usual));
}

#[test]
fn the_owner_is_kept_where_the_system_allows_it() {
    let (_folder, path) = scene("a: 1\n");
    if chown(&path, Some(65_534), Some(65_534)).is_err() {
        return missing("only root can give files away");
    }
    replace(&path, &read(&path).unwrap(), "a: 2\n").unwrap();
    let metadata = fs::metadata(&path).unwrap();
    assert_eq!((metadata.uid(), metadata.gid()), (65_534, 65_534));
}

/// Tries to replace a file that holds `old` by `new`, and finds it as it was.
#[track_caller]
fn refused(path: &Path, old: &str, new: &str, why: &str) {
    let failure = replace(path, &read(path).unwrap(), new).unwrap_err();
    assert_eq!(failure.exit, Exit::Internal);
    assert!(failure.message.contains(why), "{failure:?}");
    assert!(
        failure.message.ends_with("; the file is as it was"),
        "{failure:?}"
    );
    assert_eq!(fs::read_to_string(path).unwrap(), old);
    assert_eq!(leftovers(path.parent().unwrap()), 0);
}

#[test]
fn a_read_only_file_is_not_replaced() {
    let (_folder, path) = scene("a: 1\n");
    fs::set_permissions(&path, Permissions::from_mode(0o444)).unwrap();
    refused(&path, "a: 1\n", "a: 2\n", "the file is read-only");
}

#[test]
fn a_file_in_a_folder_that_takes_no_new_ones_is_not_replaced() {
    let (folder, path) = scene("a: 1\n");
    let Some(_closed) = Immutable::new(folder.path()) else {
        return missing("folders cannot be made immutable, which takes root");
    };
    refused(&path, "a: 1\n", "a: 2\n", "(os error 1)");
}

#[test]
fn a_file_on_a_full_disk_is_not_replaced() {
    let folder = tempdir().unwrap();
    let disk = ["-t", "tmpfs", "-o", "size=64k", "none"];
    let Some(_disk) = Mount::new(&disk, folder.path()) else {
        return missing("file systems cannot be mounted, which takes root");
    };
    let path = folder.path().join("config.yml");
    let (old, new) = ("a".repeat(40_000), "b".repeat(40_000));
    fs::write(&path, &old).unwrap();
    refused(&path, &old, &new, "No space left on device");
}

#[test]
fn a_file_on_a_read_only_file_system_is_not_replaced() {
    let folder = tempdir().unwrap();
    let Some(_disk) = Mount::new(&["-t", "tmpfs", "none"], folder.path()) else {
        return missing("file systems cannot be mounted, which takes root");
    };
    let path = folder.path().join("config.yml");
    fs::write(&path, "a: 1\n").unwrap();
    let remount = [
        "-o".as_ref(),
        "remount,ro".as_ref(),
        folder.path().as_os_str(),
    ];
    assert!(done("mount", remount));
    refused(&path, "a: 1\n", "a: 2\n", "Read-only file system");
}

#[test]
fn a_file_that_is_mounted_by_itself_is_not_replaced() {
    let (folder, path) = scene("a: 1\n");
    let other = folder.path().join("other.yml");
    fs::write(&other, "b: 1\n").unwrap();
    let Some(_mount) = Mount::new(&["--bind", other.to_str().unwrap()], &path) else {
        return missing("file systems cannot be mounted, which takes root");
    };
    refused(&path, "b: 1\n", "b: 2\n", "busy");
}

#[test]
fn a_pipe_is_told_and_not_waited_for() {
    let folder = tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(done("mkfifo", [&pipe]));
    let mut reader = act("read", &pipe).spawn().unwrap();
    let start = Instant::now();
    while reader.try_wait().unwrap().is_none() {
        if start.elapsed() > Duration::from_secs(20) {
            reader.kill().unwrap();
            panic!("it waits for a writer");
        }
        sleep(Duration::from_millis(5));
    }
    let output = reader.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("pipe` is a pipe, not a file\n"), "{said}");
}

/// Commands that print without reading anything.
const PRINTS: [&[&str]; 3] = [&["schema"], &["--help"], &["validate", "--rules"]];

#[test]
fn output_that_cannot_be_written_is_told() {
    for args in PRINTS {
        let Ok(full) = OpenOptions::new().write(true).open("/dev/full") else {
            return missing("there is no /dev/full");
        };
        let output = print_to(args, full);
        let said = String::from_utf8(output.stderr).unwrap();
        let code = i32::from(Exit::Internal.code());
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert!(
            said.starts_with("error: cannot write to standard output: No space left"),
            "{said}"
        );
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    for args in PRINTS {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = print_to(args, writer);
        assert_eq!(output.status.code(), Some(0), "{args:?}");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    }
}

fn print_to(args: &[&str], stdout: impl Into<Stdio>) -> Output {
    Command::new(env!("CARGO_BIN_EXE_postorb"))
        .args(args)
        .stdout(stdout)
        .output()
        .unwrap()
}

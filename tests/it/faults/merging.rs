//! The same through `postorb merge`: its process is killed, raced and refused.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::{TempDir, tempdir};

use super::scene::{Immutable, Mount, leftovers};
use crate::needs::missing;
use crate::support;

/// A folder with a config of many jobs, and a selection.
struct Repository {
    folder: PathBuf,
    config: PathBuf,
    /// The config as it is.
    old: String,
}

impl Repository {
    fn new(jobs: usize) -> (TempDir, Self) {
        let folder = tempdir().unwrap();
        let repository = Self::at(folder.path(), jobs);
        (folder, repository)
    }

    fn at(folder: &Path, jobs: usize) -> Self {
        let job = |number| {
            format!("  job-{number}:\n    docker: [{{ image: x }}]\n    steps: [checkout]\n")
        };
        let jobs: String = (0..jobs).map(job).collect();
        fs::write(folder.join("postorb.yml"), support::MANY).unwrap();
        let repository = Self {
            folder: folder.to_owned(),
            config: folder.join("config.yml"),
            old: format!("version: 2.1\njobs:\n{jobs}"),
        };
        repository.reset();
        repository
    }

    fn reset(&self) {
        fs::write(&self.config, &self.old).unwrap();
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.config).unwrap()
    }

    fn start(&self) -> Child {
        self.start_on(&self.config)
    }

    fn start_on(&self, config: &Path) -> Child {
        Command::new(env!("CARGO_BIN_EXE_postorb"))
            .args(["merge", "--quiet", "--selection", "postorb.yml", "--config"])
            .arg(config)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    fn merge(&self) -> Output {
        self.start().wait_with_output().unwrap()
    }

    /// The config as a merge leaves it, which is undone.
    fn merged(&self) -> String {
        let output = self.merge();
        assert!(output.status.success(), "{output:?}");
        let new = self.text();
        assert_ne!(new, self.old);
        self.reset();
        new
    }

    /// Merges, and finds that it is refused and that nothing was touched.
    #[track_caller]
    fn refused(&self, why: &str) {
        let output = self.merge();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(70), "{told}");
        assert!(told.contains(why), "{told}");
        assert!(told.contains("; the file is as it was\n"), "{told}");
        assert_eq!(self.text(), self.old);
        assert_eq!(leftovers(&self.folder), 0);
    }
}

const KILLS: u32 = 160;

#[test]
fn a_killed_merge_leaves_the_old_config_or_the_new_one() {
    let (_folder, repository) = Repository::new(400);
    let new = repository.merged();
    let start = Instant::now();
    repository.merge();
    let whole = start.elapsed();
    let (mut old, mut merged) = (0, 0);
    for kill in 0..KILLS {
        repository.reset();
        let mut child = repository.start();
        // From its first moment to well after its last, most of them early: a busy machine may take
        // several times as long as before.
        sleep(whole * (4 * kill * kill) / (KILLS * KILLS));
        // It may have ended by then.
        let _ = child.kill();
        child.wait().unwrap();
        match repository.text() {
            text if text == repository.old => old += 1,
            text if text == new => merged += 1,
            text => panic!("kill {kill} left {} bytes", text.len()),
        }
    }
    assert!(
        old > 0 && merged > 0,
        "{old} old, {merged} new: all kills came too early or too late"
    );
    repository.reset();
    assert_eq!(repository.merged(), new);
}

#[test]
fn two_merges_at_once_come_to_one() {
    let (_folder, repository) = Repository::new(50);
    let new = repository.merged();
    for _ in 0..30 {
        repository.reset();
        let both = [repository.start(), repository.start()];
        let both = both.map(|child| child.wait_with_output().unwrap());
        for output in &both {
            let told = String::from_utf8_lossy(&output.stderr);
            let changed = told.contains("was changed since it was read; nothing was written");
            assert!(output.status.success() || changed, "{told}");
        }
        assert!(both.iter().any(|output| output.status.success()));
        assert_eq!(repository.text(), new);
    }
    assert_eq!(leftovers(&repository.folder), 0);
}

/// The writer waits for the folder's lock when it has read the config; that it holds the folder open
/// says when.
#[cfg(target_os = "linux")]
#[test]
fn a_config_that_changes_under_a_merge_is_not_overwritten() {
    let (_folder, repository) = Repository::new(3);
    let folder = repository.folder.canonicalize().unwrap();
    let lock = File::open(&folder).unwrap();
    lock.lock().unwrap();
    let child = repository.start();
    let open = Path::new("/proc").join(child.id().to_string()).join("fd");
    let waits = || {
        let mut files = fs::read_dir(&open).into_iter().flatten().flatten();
        files.any(|file| fs::read_link(file.path()).is_ok_and(|path| path == folder))
    };
    let start = Instant::now();
    while !waits() {
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "it never gets there"
        );
        sleep(Duration::from_millis(1));
    }
    let other = format!("{}# somebody else's line\n", repository.old);
    fs::write(&repository.config, &other).unwrap();
    lock.unlock().unwrap();
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(70), "{told}");
    assert!(
        told.contains("was changed since it was read; nothing was written"),
        "{told}"
    );
    assert!(told.contains("run the command again"), "{told}");
    assert_eq!(repository.text(), other);
}

#[test]
fn a_config_behind_a_link_is_merged_and_the_link_stays() {
    let (_folder, repository) = Repository::new(3);
    let new = repository.merged();
    let link = repository.folder.join("link.yml");
    symlink("config.yml", &link).unwrap();
    let output = repository.start_on(&link).wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("config.yml"));
    assert_eq!(repository.text(), new);
}

#[test]
fn a_read_only_config_stays_as_it_is() {
    let (_folder, repository) = Repository::new(3);
    fs::set_permissions(&repository.config, Permissions::from_mode(0o444)).unwrap();
    repository.refused("the file is read-only");
}

#[test]
fn a_config_in_a_closed_folder_stays_as_it_is() {
    let (_folder, repository) = Repository::new(3);
    let Some(_closed) = Immutable::new(&repository.folder) else {
        return missing("folders cannot be made immutable, which takes root");
    };
    repository.refused("(os error 1)");
}

#[test]
fn a_config_on_a_full_disk_stays_as_it_is() {
    let folder = tempdir().unwrap();
    let disk = ["-t", "tmpfs", "-o", "size=64k", "none"];
    let Some(_disk) = Mount::new(&disk, folder.path()) else {
        return missing("file systems cannot be mounted, which takes root");
    };
    let repository = Repository::at(folder.path(), 600);
    assert!(repository.old.len() > 32_000);
    repository.refused("No space left on device");
}

//! A machine for the installer: the programs it may call, a home, and a server.

use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::release::{self, VERSION};
use super::server::{Answer, Answers, Server};
use crate::needs;

pub(crate) const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/install.sh");
pub(crate) const LINUX: &str = "x86_64-unknown-linux-musl";

/// What the script calls beside a downloader and what checks sums.
const PROGRAMS: &[&str] = &[
    "cat", "chmod", "cp", "cut", "grep", "gzip", "ln", "mkdir", "mktemp", "mv", "readlink", "rm",
    "sed", "sh", "sleep", "tail", "tar", "tr", "unzip",
];

pub(crate) struct Scene {
    root: tempfile::TempDir,
    pub(crate) server: Server,
}

pub(crate) struct Ended {
    pub(crate) exit: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// A release for `target` as it should be.
pub(crate) fn good(target: &str) -> Answers {
    let folder = format!("postorb-{VERSION}-{target}");
    let binary = release::binary(VERSION);
    let members = [
        (format!("{folder}/"), b'5', &[][..]),
        (format!("{folder}/postorb"), b'0', binary.as_slice()),
        (format!("{folder}/man/postorb.1"), b'0', b"a page"),
    ];
    published(&format!("{folder}.tar.gz"), release::tar_gz(&members))
}

/// An archive and the sums that name it.
pub(crate) fn published(archive: &str, bytes: Vec<u8>) -> Answers {
    let sums = format!("{}  {archive}\n", release::sha256(&bytes));
    Answers::from([
        (path("SHA256SUMS"), Answer::Body(sums.into_bytes())),
        (path(archive), Answer::Body(bytes)),
    ])
}

pub(crate) fn archive(target: &str) -> String {
    path(&format!("postorb-{VERSION}-{target}.tar.gz"))
}

pub(crate) fn path(name: &str) -> String {
    format!("/v{VERSION}/{name}")
}

impl Scene {
    /// A machine with `curl`.
    pub(crate) fn new(answers: impl FnOnce(&str) -> Answers) -> Self {
        let scene = Self::with(&["curl", "sha256sum"], answers);
        scene.expect("every machine with tests has curl")
    }

    /// A machine with these programs beside the usual ones, where they can be found.
    pub(crate) fn with(programs: &[&str], answers: impl FnOnce(&str) -> Answers) -> Option<Self> {
        let root = tempfile::tempdir().unwrap();
        for folder in ["bin", "home", "tmp", "to"] {
            std::fs::create_dir(root.path().join(folder)).unwrap();
        }
        for program in PROGRAMS.iter().chain(programs) {
            let found = needs::program(program)?;
            symlink(found, root.path().join("bin").join(program)).unwrap();
        }
        let server = Server::start(answers);
        let scene = Self { root, server };
        scene.machine("Linux", "x86_64");
        Some(scene)
    }

    /// What `uname` says.
    pub(crate) fn machine(&self, system: &str, machine: &str) {
        let text =
            format!("#!/bin/sh\ncase $1 in -s) echo '{system}' ;; -m) echo '{machine}' ;; esac\n");
        self.program("uname", &text);
    }

    pub(crate) fn program(&self, name: &str, text: &str) {
        let file = self.path("bin").join(name);
        std::fs::write(&file, text).unwrap();
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// The command for a shell, with the script and `args` still to come.
    pub(crate) fn shell(&self, shell: &[&str]) -> Command {
        let program = needs::program(shell[0]).unwrap();
        let mut command = Command::new(program);
        command
            .args(&shell[1..])
            .env_clear()
            .env("PATH", self.path("bin"))
            .env("HOME", self.path("home"))
            .env("TMPDIR", self.path("tmp"))
            .env("POSTORB_TIMEOUT", "20")
            .current_dir(self.root.path())
            .stdin(Stdio::null());
        command
    }

    /// Runs the script with `sh`, from the server and into the folder `to`.
    pub(crate) fn install(&self, args: &[&str]) -> Ended {
        let mut command = self.shell(&["sh"]);
        command.arg(SCRIPT).args(args);
        self.run(&mut command)
    }

    /// Whatever comes of it, nothing is left in the folder for temporary files.
    pub(crate) fn run(&self, command: &mut Command) -> Ended {
        for (name, value) in [
            ("POSTORB_BASE_URL", self.server.base.clone()),
            ("POSTORB_INSTALL_DIR", self.path("to").display().to_string()),
        ] {
            if !command.get_envs().any(|(known, _)| known == name) {
                command.env(name, value);
            }
        }
        let output = command.output().unwrap();
        assert_eq!(self.names("tmp"), [""; 0]);
        Ended {
            exit: output.status.code(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// The installer refuses, says so, and leaves what was installed before as it was.
    pub(crate) fn refuses(&self, args: &[&str], exit: i32, told: &str) -> Ended {
        let old = self.path("to/postorb");
        std::fs::write(&old, "old").unwrap();
        let ended = self.install(args);
        assert_eq!(ended.exit, Some(exit), "{}", ended.stderr);
        assert!(ended.stderr.contains(told), "{told}: {}", ended.stderr);
        assert!(ended.stderr.contains("\n  help: "), "{}", ended.stderr);
        assert_eq!(ended.stdout, "");
        assert_eq!(std::fs::read_to_string(&old).unwrap(), "old");
        assert_eq!(self.names("to"), ["postorb"]);
        ended
    }
}

//! `postorb run` with the real Newman and the real Postman CLI, against a local API.

mod api;
mod atoms;
#[cfg(unix)]
mod ci;
mod ends;
mod fetched;
mod lab;
#[cfg(unix)]
mod layout;
mod many;
#[cfg(unix)]
mod orb;
mod program;
mod sharing;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::needs;

/// A repository with collections, and what runs them.
struct Repository {
    folder: tempfile::TempDir,
    tools: PathBuf,
}

impl Repository {
    /// One with the lab's collections in `postman/`, whose environment leads to this API; none where
    /// something is missing.
    fn new(base: &str) -> Option<Self> {
        let shared = needs::shared()?;
        let tools = needs::runners()?;
        let folder = tempfile::tempdir().unwrap();
        let postman = folder.path().join("postman");
        fs::create_dir(&postman).unwrap();
        for entry in fs::read_dir(shared.join("newman/collections")).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, postman.join(path.file_name().unwrap())).unwrap();
        }
        for name in ["rows.csv", "rows.json", "lab.postman_globals.json"] {
            fs::copy(shared.join("newman/data").join(name), postman.join(name)).unwrap();
        }
        let environment = shared.join("newman/data/lab.postman_environment.json");
        let environment = fs::read_to_string(environment).unwrap();
        let environment = environment.replace("http://127.0.0.1:18080", base);
        fs::write(postman.join("lab.json"), environment).unwrap();
        Some(Self { folder, tools })
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// postorb in this folder, with its own folder for temporary files: see [`Repository::left`].
    fn postorb(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_postorb"));
        let path = std::env::var("PATH").unwrap();
        let path = format!("{}:{path}", self.tools.join("node_modules/.bin").display());
        fs::create_dir_all(self.tmp()).unwrap();
        command
            .args(args)
            .current_dir(self.path())
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.path())
            .env("TMPDIR", self.tmp())
            .stdin(Stdio::null());
        command
    }

    fn tmp(&self) -> PathBuf {
        self.path().join("tmp")
    }

    /// Temporary files that are left.
    fn left(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.tmp()).unwrap();
        entries.map(|entry| entry.unwrap().path()).collect()
    }
}

/// The exit code and what was written.
struct Ran {
    code: i32,
    stdout: String,
    stderr: String,
}

fn ran(output: &Output) -> Ran {
    Ran {
        code: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout.clone()).unwrap(),
        stderr: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

fn run(command: &mut Command) -> Ran {
    ran(&command.output().unwrap())
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| {
            panic!("{error}: {}\n{}", self.stdout, self.stderr);
        })
    }
}

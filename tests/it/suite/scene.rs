//! A repository beside a fake Postman.

use std::path::PathBuf;
use std::process::Command;

use crate::postman::{Data, Fake};

pub(super) struct Scene {
    folder: tempfile::TempDir,
    pub(super) fake: Fake,
}

#[derive(Debug)]
pub(super) struct Answer {
    pub(super) code: i32,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

impl Scene {
    pub(super) fn new(data: Data) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(".circleci")).unwrap();
        let fake = Fake::new(data);
        Self { folder, fake }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join(".circleci/postorb.yml")
    }

    pub(super) fn exists(&self) -> bool {
        self.file().exists()
    }

    pub(super) fn selection(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap()
    }

    pub(super) fn write(&self, text: &str) {
        std::fs::write(self.file(), text).unwrap();
    }

    pub(super) fn write_file(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// `postorb suite add`, with a key that the fake takes.
    pub(super) fn add(&self, args: &[&str]) -> Answer {
        let variables = self.fake.variables();
        let variables: Vec<_> = variables
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.run(args, &variables)
    }

    pub(super) fn add_without_key(&self, args: &[&str]) -> Answer {
        self.run(args, &[])
    }

    pub(super) fn run(&self, args: &[&str], variables: &[(&str, &str)]) -> Answer {
        self.command(&[&["suite", "add"], args].concat(), variables)
    }

    /// Any command.
    pub(super) fn command(&self, args: &[&str], variables: &[(&str, &str)]) -> Answer {
        let output = Command::new(env!("CARGO_BIN_EXE_postorb"))
            .args(args)
            .env_clear()
            .env("HOME", self.folder.path())
            .env("POSTMAN_API_BASE_URL", &self.fake.base)
            .envs(variables.iter().copied())
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        Answer {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

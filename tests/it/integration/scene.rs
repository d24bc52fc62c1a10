//! A repository of GitHub's with a selection, beside a fake Postman.

use std::process::Command;

use crate::postman::{Data, Fake};

pub(super) struct Scene {
    folder: tempfile::TempDir,
    pub(super) fake: Fake,
}

#[derive(Debug)]
pub(super) struct Answer {
    pub(super) exit: i32,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

pub(super) const SELECTION: &str = "\
version: 1
# What runs.
suites:
  - name: smoke # quick
    collection: tests/api.json
  - { name: 'a, b', collection: tests/api.json }
";

impl Scene {
    pub(super) fn new(selection: &str) -> Self {
        let scene = Self {
            folder: tempfile::tempdir().unwrap(),
            fake: Fake::new(Data::small()),
        };
        scene.write(".circleci/postorb.yml", selection);
        let remote = "[remote \"origin\"]\n\turl = git@github.com:acme/bookings.git\n";
        scene.write(".git/config", remote);
        scene
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(super) fn selection(&self) -> String {
        std::fs::read_to_string(self.folder.path().join(".circleci/postorb.yml")).unwrap()
    }

    /// `postorb integration`, with a key that the fake takes.
    pub(super) fn run(&self, args: &[&str]) -> Answer {
        let [_, (name, key)] = self.fake.variables();
        self.call(args, &[(name, &key)])
    }

    /// The same where there is no key.
    pub(super) fn without_key(&self, args: &[&str]) -> Answer {
        self.call(args, &[])
    }

    pub(super) fn call(&self, args: &[&str], variables: &[(&str, &str)]) -> Answer {
        let output = Command::new(env!("CARGO_BIN_EXE_postorb"))
            .arg("integration")
            .args(args)
            .env_clear()
            .env("HOME", self.folder.path().join("home"))
            .env("POSTMAN_API_BASE_URL", &self.fake.base)
            .envs(variables.iter().copied())
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        Answer {
            exit: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

//! A repository with a selection, a config and a Newman, beside a fake Postman and a fake CircleCI.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::circleci;
use crate::postman;
use crate::postman::data::uuid;

/// A value that nobody may ever see: no shape gives it away.
pub(crate) const HUSH: &str = "hush-hush-and-away";

pub(crate) struct Scene {
    folder: tempfile::TempDir,
    pub(crate) postman: postman::Fake,
    pub(crate) circleci: circleci::Fake,
    /// Variables beside those that the fakes need.
    pub(crate) variables: Vec<(&'static str, String)>,
}

#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) exit: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Answer {
    /// The line about something.
    pub(crate) fn line(&self, about: &str) -> &str {
        let mut lines = self.stdout.lines();
        let is_it = |line: &&str| line.split_whitespace().nth(1) == Some(about);
        lines
            .find(is_it)
            .unwrap_or_else(|| panic!("no line about {about}: {self:?}"))
    }
}

impl Scene {
    /// One in which nothing is to be mended.
    pub(crate) fn new() -> Self {
        let data = postman::Data::small();
        let (collection, environment) = (data.collection_uid(), data.environment_uid());
        let scene = Self {
            folder: tempfile::tempdir().unwrap(),
            postman: postman::Fake::new(data),
            circleci: circleci::Fake::new(circleci::Data::small()),
            variables: Vec::new(),
        };
        scene.write(
            ".circleci/postorb.yml",
            &format!(
                "version: 1\nsuites:\n  - name: smoke\n    collection: {collection} # Bookings\n    environment: {environment} # Staging\n    secrets: {{ token: API_TOKEN }}\nworkflows:\n  - name: api-tests\n    context: [postman]\n"
            ),
        );
        let remote = "[remote \"origin\"]\n\turl = git@github.com:acme/bookings.git\n";
        scene.write(".git/config", remote);
        scene.program("lib/newman/bin/newman.js", "exit 9");
        scene.write(
            "home/lib/newman/package.json",
            r#"{"name": "newman", "version": "6.2.2"}"#,
        );
        scene.link("lib/newman/bin/newman.js", "newman");
        scene.program("bin/node", "echo v22.14.0");
        scene.circleci.change(|data| {
            let variables = &mut data.projects[0].variables;
            variables.insert("API_TOKEN".to_owned(), "xxxx1234".to_owned());
            let config =
                json!({ "source": "orbs:\n  newman: postman/newman@1.0.0\n", "compiled": "" });
            data.pipeline(12).config = Some(config);
        });
        let merged = scene.run(&["merge"]);
        assert_eq!(merged.exit, 0, "{merged:?}");
        scene
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn path(&self, path: &str) -> std::path::PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Changes the selection, and the config with it.
    pub(crate) fn select(&self, old: &str, new: &str) {
        let text = self.read(".circleci/postorb.yml");
        assert!(text.contains(old), "{text}");
        self.write(".circleci/postorb.yml", &text.replace(old, new));
        let merged = self.run(&["merge"]);
        assert_eq!(merged.exit, 0, "{merged:?}");
    }

    pub(crate) fn program(&self, path: &str, script: &str) {
        let path = format!("home/{path}");
        self.write(&path, &format!("#!/bin/sh\n{script}\n"));
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        std::fs::set_permissions(self.path(&path), mode).unwrap();
    }

    fn link(&self, target: &str, name: &str) {
        let folder = self.path("home/bin");
        std::fs::create_dir_all(&folder).unwrap();
        std::os::unix::fs::symlink(self.path("home").join(target), folder.join(name)).unwrap();
    }

    /// `postorb doctor` with the keys that the fakes take.
    pub(crate) fn doctor(&self, args: &[&str]) -> Answer {
        self.run(&[&["doctor"], args].concat())
    }

    pub(crate) fn run(&self, args: &[&str]) -> Answer {
        let keys = self.keys();
        let all = keys.iter().chain(&self.variables);
        let all: Vec<_> = all.map(|(name, value)| (*name, value.as_str())).collect();
        self.call(args, &all)
    }

    /// What a process needs to reach the fakes.
    pub(crate) fn keys(&self) -> Vec<(&'static str, String)> {
        let postman = self.postman.variables();
        postman
            .into_iter()
            .chain(self.circleci.variables())
            .collect()
    }

    /// With these variables and no others, but for the addresses of the fakes.
    pub(crate) fn call(&self, args: &[&str], variables: &[(&str, &str)]) -> Answer {
        let output = Command::new(env!("CARGO_BIN_EXE_postorb"))
            .args(args)
            .env_clear()
            .env("HOME", self.path("home"))
            .env("PATH", self.path("home/bin"))
            .env("POSTMAN_API_BASE_URL", &self.postman.base)
            .env("CIRCLECI_CLI_HOST", &self.circleci.base)
            .envs(variables.iter().copied())
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        let answer = Answer {
            exit: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        };
        let all = format!("{}{}", answer.stdout, answer.stderr);
        for secret in [HUSH, postman::KEY, circleci::TOKEN] {
            assert!(!all.contains(secret), "{all}");
        }
        answer
    }

    /// The bodies of what was changed at CircleCI.
    pub(crate) fn set(&self) -> Vec<(String, Value)> {
        let requests = self.circleci.requests().into_iter();
        let writes = requests.filter(|request| request.method != "GET");
        let bodies = writes.map(|request| {
            let call = format!("{} {}", request.method, request.path);
            (call, serde_json::from_slice(&request.body).unwrap())
        });
        bodies.collect()
    }

    /// The id of the environment.
    pub(crate) fn environment() -> String {
        format!("789883-{}", uuid(3, 1))
    }
}

//! A repository with a selection, and the Postman that it names.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::postman::data::{collection, environment, uuid};
use crate::postman::{Data, Fake, KEY};

/// A value that nobody may ever see again: no shape gives it away.
pub(super) const HUSH: &str = "hush-hush-and-away";

pub(super) const BOOKINGS: &str = ".circleci/postorb/bookings.postman_collection.json";
pub(super) const STAGING: &str = ".circleci/postorb/staging.postman_environment.json";
pub(super) const LOCK: &str = ".circleci/postorb.lock";

pub(super) struct Scene {
    pub(super) folder: tempfile::TempDir,
    pub(super) fake: Fake,
}

/// What a call of postorb came to.
#[derive(Debug)]
pub(super) struct Output {
    pub(super) exit: i32,
    pub(super) stdout: String,
    pub(super) stderr: String,
}

impl Scene {
    /// A suite with an environment that has a secret, and one whose collection is a file.
    pub(super) fn new() -> Self {
        let mut data = Data::small();
        let uid = data.environment_uid();
        let values = json!([
            { "key": "host", "value": "example.com", "enabled": true, "type": "default" },
            { "key": "token", "value": HUSH, "enabled": true, "type": "secret" },
        ]);
        data.environments
            .insert(uid.clone(), environment(&uid, "Staging", &values));
        let pay = data.collections.get_mut(&collection_uid()).unwrap();
        pay["item"][0]["event"] = json!([{ "listen": "test", "script": { "id": "s", "exec": [
            "pm.test('is 200', () => pm.response.to.have.status(200));"
        ] } }]);
        let scene = Self {
            folder: tempfile::tempdir().unwrap(),
            fake: Fake::new(data),
        };
        scene.select(&format!(
            "  - name: smoke\n    collection: {}\n    environment: {}\n    secrets: {{ token: API_TOKEN }}\n\
             \x20 - name: local\n    collection: postman/own.json\n",
            collection_uid(),
            environment_uid(),
        ));
        let own = collection("1-x", "Own")
            .to_string()
            .replace("{{host}}", "example.com");
        scene.write("postman/own.json", &own);
        scene.write(".git/HEAD", "ref: refs/heads/main\n");
        scene
    }

    pub(super) fn select(&self, suites: &str) {
        self.write(
            ".circleci/postorb.yml",
            &format!("version: 1\nsuites:\n{suites}"),
        );
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(super) fn read(&self, path: &str) -> String {
        let read = std::fs::read_to_string(self.folder.path().join(path));
        read.unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub(super) fn exists(&self, path: &str) -> bool {
        self.folder.path().join(path).exists()
    }

    /// Every file below `.circleci`, with its text.
    pub(super) fn files(&self) -> BTreeMap<String, String> {
        let mut files = BTreeMap::new();
        list(&self.folder.path().join(".circleci"), "", &mut files);
        files
    }

    pub(super) fn run(&self, args: &[&str]) -> Output {
        self.run_with(args, true)
    }

    /// Runs postorb in the repository. Wherever it writes, no secret may be.
    pub(super) fn run_with(&self, args: &[&str], has_key: bool) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_postorb"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env_clear();
        command.env("HOME", self.folder.path().join("home"));
        for (name, value) in self.fake.variables() {
            if has_key || name != "POSTMAN_API_KEY" {
                command.env(name, value);
            }
        }
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        let output = Output {
            exit: output.status.code().unwrap(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        };
        let files: String = self.files().into_values().collect();
        let files = files.replace(&self.read(".circleci/postorb.yml"), "");
        for secret in [HUSH, KEY] {
            for written in [&output.stdout, &output.stderr, &files] {
                assert!(!written.contains(secret), "{args:?}: {written}");
            }
        }
        output
    }

    /// The same, which has to go well.
    pub(super) fn pull(&self) -> Output {
        let output = self.run(&["pull"]);
        assert_eq!(output.exit, 0, "{output:?}");
        output
    }

    /// Changes the collection in Postman.
    pub(super) fn edit(&self, edit: impl FnOnce(&mut Value)) {
        self.fake
            .change(|data| edit(data.collections.get_mut(&collection_uid()).unwrap()));
    }
}

pub(super) fn collection_uid() -> String {
    format!("789883-{}", uuid(2, 1))
}

pub(super) fn environment_uid() -> String {
    format!("789883-{}", uuid(3, 1))
}

fn list(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            list(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, std::fs::read_to_string(entry.path()).unwrap());
        }
    }
}

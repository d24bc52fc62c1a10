//! CircleCI, as far as steps of a job go: a job runs in containers that share nothing but the workspace and the
//! cache. What is asked of the network comes from this machine.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;

use super::{Ran, Repository, ran};

/// Which jobs there are, and what is their own.
pub(super) trait Jobs {
    /// The kinds of a job's steps, and what each is given.
    fn steps(&self, job: &str, parameters: &str) -> Vec<(String, Value)>;
    /// What a `run` step finds beside what CircleCI sets.
    fn set(&self, run: &Value, home: &Path, command: &mut Command);
    /// The folder of the cache that a key of `save_cache` or `restore_cache` leads to.
    fn cache(&self, kind: &str, key: &str) -> String;
    /// Looks at test results that are stored; a step that was red may have left none.
    fn look(&self, results: &Path, is_red: bool);
}

/// What is there beside containers.
pub(super) struct Ci<J> {
    pub(super) repository: Repository,
    pub(super) jobs: J,
    /// The folder that has everything of it.
    home: tempfile::TempDir,
}

/// A container, as far as it came.
pub(super) struct Container {
    pub(super) folder: PathBuf,
    /// What `run` steps wrote.
    pub(super) log: String,
    pub(super) is_red: bool,
}

impl<J: Jobs> Ci<J> {
    /// One with these programs first on the path, by their names and scripts.
    pub(super) fn new<const N: usize>(
        repository: Repository,
        jobs: J,
        programs: [(&str, String); N],
    ) -> Self {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("bin");
        fs::create_dir(&folder).unwrap();
        for (name, script) in programs {
            let file = folder.join(name);
            fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self {
            repository,
            jobs,
            home,
        }
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// The artifact of this name.
    pub(super) fn artifact(&self, name: &str) -> String {
        fs::read_to_string(self.path("artifacts").join(name)).unwrap()
    }

    /// A container of a job with these parameters: its number, of so many.
    pub(super) fn job(&self, name: &str, parameters: &str, node: (u64, u64)) -> Container {
        let home = self.path(&format!("{name}-{}", node.0));
        let _ = fs::remove_dir_all(&home);
        let folder = home.join("project");
        fs::create_dir_all(&folder).unwrap();
        let mut container = Container {
            folder,
            log: String::new(),
            is_red: false,
        };
        for (kind, given) in self.jobs.steps(name, parameters) {
            // CircleCI documents `when` for `save_cache`, and not for `persist_to_workspace`.
            let is_always = kind.starts_with("store_")
                || kind == "save_cache" && given["when"].as_str() == Some("always");
            if !container.is_red || is_always {
                self.step(&kind, &given, &mut container, node);
            }
        }
        container
    }

    fn step(&self, kind: &str, given: &Value, container: &mut Container, node: (u64, u64)) {
        let text = |key: &str| given[key].as_str().unwrap();
        let texts = |key: &str| given[key].as_sequence().unwrap().iter();
        let folder = container.folder.clone();
        let cache = |key: &str| self.path("cache").join(self.jobs.cache(kind, key));
        match kind {
            "checkout" => copy(self.repository.path(), &folder),
            "run" => {
                let ran = self.script(given, &folder, node);
                container.log += &ran.stdout;
                container.log += &ran.stderr;
                container.is_red = ran.code != 0;
            }
            "persist_to_workspace" => {
                let root = folder.join(text("root"));
                for path in texts("paths").filter_map(Value::as_str) {
                    copy(&root.join(path), &self.path("workspace").join(path));
                }
            }
            "attach_workspace" => copy(&self.path("workspace"), &folder.join(text("at"))),
            "save_cache" => {
                for path in texts("paths").filter_map(Value::as_str) {
                    copy(&folder.join(path), &cache(text("key")).join(path));
                }
            }
            "restore_cache" => copy(&cache(given["keys"][0].as_str().unwrap()), &folder),
            "store_test_results" => self.jobs.look(&folder.join(text("path")), container.is_red),
            "store_artifacts" => copy(&folder.join(text("path")), &self.path("artifacts")),
            other => panic!("{other}"),
        }
    }

    /// A step as CircleCI runs it: in bash, with what earlier steps wrote for it.
    fn script(&self, run: &Value, folder: &Path, (index, total): (u64, u64)) -> Ran {
        let home = folder.parent().unwrap();
        let script = home.join("script.sh");
        fs::write(&script, run["command"].as_str().unwrap()).unwrap();
        let path = std::env::var("PATH").unwrap();
        let mut command = Command::new("bash");
        command
            .args(["-eo", "pipefail"])
            .arg(script)
            .current_dir(folder)
            .env_clear()
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("HOME", home)
            .env("BASH_ENV", home.join("bash_env"))
            .env("TMPDIR", home)
            .env("CIRCLE_NODE_INDEX", index.to_string())
            .env("CIRCLE_NODE_TOTAL", total.to_string())
            .env("GITHUB_STEP_SUMMARY", self.path("summary.md"));
        self.jobs.set(run, home, &mut command);
        ran(&command.output().unwrap())
    }
}

/// Copies a file, or a folder with all that is in it; what is not there is left out.
fn copy(from: &Path, to: &Path) {
    if from.is_file() {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
    for entry in fs::read_dir(from).into_iter().flatten() {
        let entry = entry.unwrap();
        copy(&entry.path(), &to.join(entry.file_name()));
    }
}

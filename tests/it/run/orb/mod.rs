//! Jobs of the orb, as CircleCI runs them: all their steps in containers that share nothing but the
//! workspace and the cache, with the real Newman. What is downloaded comes from this machine.

mod shared;

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;

use super::api::Api;
use super::sharing::shop;
use super::{Ran, Repository, ran};
use crate::install::release::{VERSION, sha256, tar_gz};
use crate::install::scene::{LINUX, archive, path, published};
use crate::install::server::Server;
use crate::orb::compiled::steps;
use crate::orb::environment;

const SELECTION: &str = "\
version: 1
suites:
  - { name: shop, collection: shop.json, environment: postman/lab.json, split: folder, before: Auth }
  - { name: pass, collection: postman/pass.postman_collection.json, environment: postman/lab.json }
";

/// What is there beside containers.
struct Ci {
    repository: Repository,
    orb: Value,
    server: Server,
    home: tempfile::TempDir,
}

/// A container, as far as it came.
struct Container {
    folder: PathBuf,
    /// What `run` steps wrote.
    log: String,
    is_red: bool,
}

impl Ci {
    fn new(base: &str) -> Option<Self> {
        let repository = Repository::new(base)?;
        repository.write("shop.json", &shop().to_string());
        repository.write(".circleci/postorb.yml", SELECTION);
        let name = format!("postorb-{VERSION}-{LINUX}");
        // The binary of a debug build takes a minute to pack.
        let binary = format!(
            "#!/bin/sh\nexec '{}' \"$@\"\n",
            env!("CARGO_BIN_EXE_postorb")
        );
        let members = [
            (format!("{name}/"), b'5', &[][..]),
            (format!("{name}/postorb"), b'0', binary.as_bytes()),
        ];
        let bytes = tar_gz(&members);
        assert_eq!(sha256(&bytes).len(), 64);
        let server = Server::start(|_| published(&format!("{name}.tar.gz"), bytes));
        let ci = Self {
            repository,
            orb: crate::orb::orb(),
            server,
            home: tempfile::tempdir().unwrap(),
        };
        let newman = ci.repository.tools.join("node_modules/.bin/newman");
        let npm = format!(
            "#!/bin/sh\n[ \"$7\" = newman@6.2.2 ] || exit 1\nmkdir -p \"$6/bin\" && ln -sf '{}' \"$6/bin/newman\"\n",
            newman.display()
        );
        fs::create_dir(ci.path("bin")).unwrap();
        for (name, text) in [("npm", npm), ("uname", UNAME.to_owned())] {
            fs::write(ci.path("bin").join(name), text).unwrap();
            fs::set_permissions(ci.path("bin").join(name), fs::Permissions::from_mode(0o755))
                .unwrap();
        }
        Some(ci)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A container of a job with these parameters.
    fn job(&self, name: &str, parameters: &str, node: (u64, u64)) -> Container {
        let home = self.path(&format!("{name}-{}", node.0));
        let _ = fs::remove_dir_all(&home);
        let folder = home.join("project");
        fs::create_dir_all(&folder).unwrap();
        let mut container = Container {
            folder,
            log: String::new(),
            is_red: false,
        };
        for (kind, given) in steps(&self.orb, "jobs", name, parameters) {
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
        let folder = container.folder.clone();
        match kind {
            "checkout" => copy(self.repository.path(), &folder),
            "run" => {
                let ran = self.script(given, &folder, node);
                container.log += &ran.stdout;
                container.log += &ran.stderr;
                container.is_red = ran.code != 0;
            }
            "persist_to_workspace" => {
                let path = given["paths"][0].as_str().unwrap();
                copy(
                    &folder.join(text("root")).join(path),
                    &self.path("workspace").join(path),
                );
            }
            "attach_workspace" => copy(&self.path("workspace"), &folder.join(text("at"))),
            "save_cache" => {
                let path = given["paths"][0].as_str().unwrap();
                copy(&folder.join(path), &self.cache(text("key")).join(path));
            }
            "restore_cache" => {
                let first = given["keys"][0].as_str().unwrap();
                copy(&self.cache(first), &folder);
            }
            "store_test_results" => assert!(folder.join(text("path")).is_dir()),
            "store_artifacts" => copy(&folder.join(text("path")), &self.path("artifacts")),
            other => panic!("{other}"),
        }
    }

    /// What is kept of a branch under a key that begins so.
    fn cache(&self, key: &str) -> PathBuf {
        let (start, _) = key.split_once("{{ .Branch }}..").unwrap();
        self.path("cache")
            .join(start.replace("{{ .Environment.CIRCLE_JOB }}", "collections"))
    }

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
            .env("CIRCLE_JOB", "collections")
            .env("CIRCLE_NODE_INDEX", index.to_string())
            .env("CIRCLE_NODE_TOTAL", total.to_string())
            .env("GITHUB_STEP_SUMMARY", self.path("summary.md"))
            .envs(environment(run));
        if run["environment"]["POSTORB_BASE_URL"].as_str() == Some("") {
            command.env("POSTORB_BASE_URL", &self.server.base);
        }
        ran(&command.output().unwrap())
    }

    fn artifact(&self, name: &str) -> String {
        fs::read_to_string(self.path("artifacts").join(name)).unwrap()
    }
}

const UNAME: &str = "#!/bin/sh\ncase $1 in -s) echo Linux ;; -m) echo x86_64 ;; esac\n";

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

#[test]
fn a_job_runs_stores_and_compares() {
    let Some(api) = Api::start() else { return };
    let Some(ci) = Ci::new(&api.base()) else {
        return;
    };
    let first = ci.job("run", "{}", (0, 1));
    assert!(!first.is_red, "{}", first.log);
    assert!(first.log.contains("SHA-256 checked"), "{}", first.log);
    assert_eq!(ci.server.requests(), [path("SHA256SUMS"), archive(LINUX)]);
    let json: serde_json::Value = serde_json::from_str(&ci.artifact("results.json")).unwrap();
    let suites = json["suites"].as_array().unwrap().iter();
    let mut names: Vec<_> = suites
        .map(|suite| suite["name"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        ["pass", "shop/check-out", "shop/re-funds", "shop/requests"]
    );
    assert!(ci.artifact("results.html").contains("shop/re-funds"));
    assert!(
        ci.artifact("junit/run.xml")
            .contains("file=\"shop/re-funds\"")
    );

    let broken = shop().to_string().replace("to.eql('me')", "to.eql('you')");
    ci.repository.write("shop.json", &broken);
    let second = ci.job("run", "{}", (0, 1));
    assert!(second.is_red);
    assert!(
        ci.artifact("results.md").contains("4 new"),
        "{}",
        second.log
    );

    ci.repository.write("shop.json", &shop().to_string());
    assert!(!ci.job("run", "{ suites: shop }", (0, 1)).is_red);
    assert!(!ci.artifact("results.md").contains("`pass`"));
}

#[test]
fn a_config_is_checked_and_so_is_that_it_is_up_to_date() {
    let Some(api) = Api::start() else { return };
    let Some(ci) = Ci::new(&api.base()) else {
        return;
    };
    let merged = ci.repository.postorb(&["render"]).output().unwrap();
    let config = String::from_utf8(merged.stdout).unwrap();
    ci.repository.write(".circleci/config.yml", &config);
    let drifted = ci.job("check", "{}", (0, 1));
    assert!(drifted.is_red, "nothing was merged: {}", drifted.log);
    fs::remove_file(ci.repository.path().join(".circleci/config.yml")).unwrap();
    let merge = ci.repository.postorb(&["merge"]).status().unwrap();
    assert!(merge.success());
    let checked = ci.job("check", "{}", (0, 1));
    assert!(!checked.is_red, "{}", checked.log);
    let junit = checked.folder.join("postorb-results/junit/validate.xml");
    assert!(fs::read_to_string(junit).unwrap().contains("<testsuite"));
    let broken = config.replace("checkout", "chekcout");
    ci.repository.write(".circleci/config.yml", &broken);
    let broken = ci.job("check", "{ drift: false }", (0, 1));
    assert!(
        broken.is_red && broken.log.contains("error[unknown-command]"),
        "{}",
        broken.log
    );
}

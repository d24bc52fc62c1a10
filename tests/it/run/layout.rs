//! A config of the layout `postorb`, as CircleCI runs it: its steps in a shell, in containers that share
//! nothing but the workspace and the cache. The built binary stands in for the download.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;

use super::api::Api;
use super::sharing::shop;
use super::{Ran, Repository, ran, run};

const SELECTION: &str = "\
version: 1
layout: postorb
suites:
  - { name: shop, collection: shop.json, environment: postman/lab.json, split: folder, before: Auth }
  - name: known
    collection: postman/fail.postman_collection.json
    environment: postman/lab.json
    secrets: { apiToken: MY_TOKEN }
    quarantine: { until: 2999-12-31, reason: x }
parallelism: 3
publish: [github-summary]
";

const TOKEN: &str = "tok-4f9d8c7b6a5e4d3c2b1a";

/// What is there beside containers.
struct Ci {
    repository: Repository,
    config: Value,
    /// The folder that has everything of it.
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
    fn new(base: &str, selection: &str) -> Option<Self> {
        let repository = Repository::new(base)?;
        repository.write("shop.json", &shop().to_string());
        repository.write(".circleci/postorb.yml", selection);
        let rendered = run(&mut repository.postorb(&["render"]));
        assert_eq!((rendered.code, rendered.stderr.as_str()), (0, ""));
        repository.write(".circleci/config.yml", &rendered.stdout);
        let checked = run(&mut repository.postorb(&["validate", "--fail-on", "warning"]));
        assert_eq!(checked.code, 0, "{}{}", checked.stdout, checked.stderr);
        let config = serde_yaml::from_str(&rendered.stdout).unwrap();
        let home = tempfile::tempdir().unwrap();
        let ci = Self {
            repository,
            config,
            home,
        };
        ci.programs();
        Some(ci)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// What the network would be asked for: the installer, and Newman.
    fn programs(&self) {
        use std::os::unix::fs::PermissionsExt as _;
        let binary = env!("CARGO_BIN_EXE_postorb");
        let version = env!("CARGO_PKG_VERSION");
        let newman = self.repository.tools.join("node_modules/.bin/newman");
        let url =
            format!("https://github.com/postorb/postorb/releases/download/v{version}/install.sh");
        let curl = format!(
            "[ \"$*\" = \"--proto =https --tlsv1.2 -LsSfo /tmp/install-postorb.sh {url}\" ] || exit 22\n\
             cat > \"$TMP_INSTALLER\" <<'END'\n\
             [ \"$1 $2 $3\" = '--version {version} --to' ] || exit 2\n\
             mkdir -p \"$4\" && ln -sf '{binary}' \"$4/postorb\"\nEND"
        );
        let npm = format!(
            "[ \"$*\" = \"install --global --prefix $HOME/.newman newman@6.2.2\" ] || exit 1\n\
             mkdir -p \"$4/bin\" && ln -sf '{}' \"$4/bin/newman\"",
            newman.display()
        );
        // The installer lies in /tmp for everybody: each test has its own.
        let sh = "[ \"$1\" != /tmp/install-postorb.sh ] || { shift; set -- \"$TMP_INSTALLER\" \"$@\"; }\nexec /bin/sh \"$@\"".to_owned();
        fs::create_dir(self.path("bin")).unwrap();
        for (name, script) in [("curl", curl), ("npm", npm), ("sh", sh)] {
            let file = self.path("bin").join(name);
            fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
    }

    /// A whole workflow: the containers, and where there are several the job behind them.
    fn workflow(&self, name: &str) -> (Vec<Container>, Option<Container>) {
        let (job, report) = (format!("{name}-report"), &self.config["jobs"]);
        let _ = fs::remove_dir_all(self.path("workspace"));
        let total = report[name]["parallelism"].as_u64().unwrap_or(1);
        let containers = (0..total)
            .map(|index| self.job(name, index, total))
            .collect();
        let behind = report.get(&job).map(|_| self.job(&job, 0, 1));
        (containers, behind)
    }

    fn job(&self, name: &str, index: u64, total: u64) -> Container {
        let home = self.path(&format!("{name}-{index}"));
        let _ = fs::remove_dir_all(&home);
        let folder = home.join("project");
        fs::create_dir_all(&folder).unwrap();
        let mut container = Container {
            folder,
            log: String::new(),
            is_red: false,
        };
        let steps = self.config["jobs"][name]["steps"].as_sequence().unwrap();
        for step in steps {
            let (kind, given) = if let Some(kind) = step.as_str() {
                (kind, &Value::Null)
            } else {
                let (kind, given) = step.as_mapping().unwrap().iter().next().unwrap();
                (kind.as_str().unwrap(), given)
            };
            // CircleCI documents `when` for `save_cache`, and not for `persist_to_workspace`.
            let is_always = kind.starts_with("store_")
                || kind == "save_cache" && given["when"].as_str() == Some("always");
            if !container.is_red || is_always {
                self.step(kind, given, &mut container, (index, total));
            }
        }
        container
    }

    fn step(&self, kind: &str, given: &Value, container: &mut Container, node: (u64, u64)) {
        let text = |key: &str| given[key].as_str().unwrap();
        let folder = container.folder.clone();
        match kind {
            "checkout" => {
                for name in ["postman", "shop.json", ".circleci"] {
                    copy(&self.repository.path().join(name), &folder.join(name));
                }
            }
            "run" => {
                let ran = self.script(text("command"), &folder, node);
                container.log += &ran.stdout;
                container.log += &ran.stderr;
                container.is_red = ran.code != 0;
            }
            "persist_to_workspace" => {
                let (root, paths) = (
                    folder.join(text("root")),
                    given["paths"].as_sequence().unwrap(),
                );
                for path in paths.iter().filter_map(Value::as_str) {
                    copy(&root.join(path), &self.path("workspace").join(path));
                }
            }
            "attach_workspace" => copy(&self.path("workspace"), &folder.join(text("at"))),
            "save_cache" => {
                assert!(
                    text("key").contains("<< pipeline.git.branch.is_default >>-{{ .Branch }}..")
                );
                assert_eq!(given["paths"].as_sequence().unwrap().len(), 1);
                let path = given["paths"][0].as_str().unwrap();
                copy(&folder.join(path), &self.path("cache").join(path));
            }
            "restore_cache" => {
                let keys = given["keys"].as_sequence().unwrap();
                assert!(keys[0].as_str().unwrap().ends_with("{{ .Branch }}.."));
                copy(&self.path("cache"), &folder);
            }
            "store_test_results" => {
                // A step that was red may have left nothing.
                assert!(container.is_red || folder.join(text("path")).is_file());
            }
            "store_artifacts" => copy(&folder.join(text("path")), &self.path("artifacts")),
            other => panic!("{other}"),
        }
    }

    /// A step as CircleCI runs it: in bash, with what earlier steps wrote for it.
    fn script(&self, script: &str, folder: &Path, (index, total): (u64, u64)) -> Ran {
        let home = folder.parent().unwrap();
        let path = std::env::var("PATH").unwrap();
        let mut command = Command::new("bash");
        command
            .args(["-eo", "pipefail", "-c", script])
            .current_dir(folder)
            .env_clear()
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("HOME", home)
            .env("BASH_ENV", home.join("bash_env"))
            .env("TMPDIR", home)
            .env("TMP_INSTALLER", home.join("install.sh"))
            .env("CIRCLE_NODE_INDEX", index.to_string())
            .env("CIRCLE_NODE_TOTAL", total.to_string())
            .env("GITHUB_STEP_SUMMARY", self.path("summary.md"))
            .env("MY_TOKEN", TOKEN);
        ran(&command.output().unwrap())
    }

    /// The artifact of this name.
    fn artifact(&self, name: &str) -> String {
        fs::read_to_string(self.path("artifacts").join(name)).unwrap()
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

#[test]
fn a_config_with_several_containers_runs_compares_and_publishes() {
    let Some(api) = Api::start() else { return };
    let Some(ci) = Ci::new(&api.base(), SELECTION) else {
        return;
    };
    let (containers, report) = ci.workflow("postman-collections");
    let report = report.unwrap();
    let logs: Vec<_> = containers.iter().map(|one| one.log.as_str()).collect();
    assert!(containers.iter().all(|one| !one.is_red), "{logs:?}");
    assert!(!report.is_red, "{}", report.log);
    for (number, log) in logs.iter().enumerate() {
        assert!(
            log.contains(&format!("note: shard {}/3", number + 1)),
            "{log}"
        );
    }
    assert!(
        report.log.contains("there is no baseline"),
        "{}",
        report.log
    );
    let json: serde_json::Value = serde_json::from_str(&ci.artifact("report.json")).unwrap();
    let suites = json["suites"].as_array().unwrap().iter();
    let mut names: Vec<_> = suites
        .map(|suite| suite["name"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    assert_eq!(
        names,
        ["known", "shop/check-out", "shop/re-funds", "shop/requests"]
    );
    let summary = fs::read_to_string(ci.path("summary.md")).unwrap();
    assert!(summary.contains("passed"), "{summary}");

    // Somebody breaks a test: the shard that has it is red, and what is behind it tells.
    let broken = shop().to_string().replace("to.eql('me')", "to.eql('you')");
    ci.repository.write("shop.json", &broken);
    let (containers, report) = ci.workflow("postman-collections");
    let report = report.unwrap();
    assert!(report.is_red && containers.iter().any(|one| one.is_red));
    let outcome = "exit code 1 of postorb run: see the step \"Run the suites\"";
    for container in &containers {
        assert_eq!(container.log.contains(outcome), container.is_red);
    }
    assert!(!report.log.contains("no machine has run it"));
    assert!(
        containers[0].log.contains("note: shard 1/3"),
        "{}",
        containers[0].log
    );
    assert!(
        !containers[0].log.contains("no timings"),
        "{}",
        containers[0].log
    );
    assert!(
        ci.artifact("report.md").contains("4 new"),
        "{}",
        ci.artifact("report.md")
    );

    // What was answered has come from the container to the page.
    let page = ci.artifact("report.html");
    assert!(page.contains("Request and response") && page.contains(">Since the baseline</h2>"));

    // And mends it.
    ci.repository.write("shop.json", &shop().to_string());
    let (_, report) = ci.workflow("postman-collections");
    assert!(!report.unwrap().is_red);
    assert!(
        ci.artifact("report.md").contains("4 fixed"),
        "{}",
        ci.artifact("report.md")
    );
    for name in ["report.html", "report.md", "report.json", "junit.xml"] {
        assert!(!ci.artifact(name).contains(TOKEN), "{name}");
    }
}

#[test]
fn a_container_that_is_lost_is_missed() {
    let Some(api) = Api::start() else { return };
    let Some(ci) = Ci::new(&api.base(), SELECTION) else {
        return;
    };
    ci.job("postman-collections", 0, 3);
    ci.job("postman-collections", 1, 3);
    let report = ci.job("postman-collections-report", 0, 1);
    assert!(report.is_red);
    assert!(
        report.log.contains("no machine has run it"),
        "{}",
        report.log
    );
}

#[test]
fn a_container_that_runs_nothing_is_red_where_it_ends() {
    let Some(api) = Api::start() else { return };
    let Some(ci) = Ci::new(&api.base(), SELECTION) else {
        return;
    };
    ci.repository.write(".circleci/postorb.yml", "version: 2\n");
    let container = ci.job("postman-collections", 0, 3);
    assert!(container.is_red);
    assert!(!container.log.contains("see the step"), "{}", container.log);
    assert!(!ci.path("workspace").exists());
}

#[test]
fn a_config_with_one_container_has_one_job() {
    let Some(api) = Api::start() else { return };
    let selection = SELECTION.replace("parallelism: 3\n", "");
    let Some(ci) = Ci::new(&api.base(), &selection) else {
        return;
    };
    let (containers, report) = ci.workflow("postman-collections");
    assert!(report.is_none() && containers.len() == 1);
    assert!(!containers[0].is_red, "{}", containers[0].log);
    assert!(ci.artifact("report.md").contains("shop/check-out"));
    assert!(ci.artifact("junit.xml").contains("file=\"shop/re-funds\""));
}

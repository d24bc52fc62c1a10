//! A config of the layout `postorb`, as CircleCI runs it: its steps in a shell, in containers that share
//! nothing but the workspace and the cache. The built binary stands in for the download.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_yaml::Value;

use super::api::Api;
use super::ci::{Ci, Container, Jobs};
use super::sharing::shop;
use super::{Repository, run};

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

/// The jobs of a config.
struct Config(Value);

impl Jobs for Config {
    fn steps(&self, job: &str, _: &str) -> Vec<(String, Value)> {
        let steps = self.0["jobs"][job]["steps"].as_sequence().unwrap().iter();
        let steps = steps.map(|step| {
            if let Some(kind) = step.as_str() {
                return (kind.to_owned(), Value::Null);
            }
            let (kind, given) = step.as_mapping().unwrap().iter().next().unwrap();
            (kind.as_str().unwrap().to_owned(), given.clone())
        });
        steps.collect()
    }

    fn set(&self, _: &Value, home: &Path, command: &mut Command) {
        command.env("TMP_INSTALLER", home.join("install.sh"));
        command.env("MY_TOKEN", TOKEN);
    }

    fn cache(&self, kind: &str, key: &str) -> String {
        match kind {
            "save_cache" => {
                let branch = "<< pipeline.git.branch.is_default >>-{{ .Branch }}..";
                assert!(key.contains(branch), "{key}");
            }
            _ => assert!(key.ends_with("{{ .Branch }}.."), "{key}"),
        }
        String::new()
    }

    fn look(&self, results: &Path, is_red: bool) {
        assert!(is_red || results.is_file());
    }
}

/// What CircleCI has of a selection's config; none where something is missing.
fn ci(base: &str, selection: &str) -> Option<Ci<Config>> {
    let repository = Repository::new(base)?;
    repository.write("shop.json", &shop().to_string());
    repository.write(".circleci/postorb.yml", selection);
    let rendered = run(&mut repository.postorb(&["render"]));
    assert_eq!((rendered.code, rendered.stderr.as_str()), (0, ""));
    repository.write(".circleci/config.yml", &rendered.stdout);
    let checked = run(&mut repository.postorb(&["validate", "--fail-on", "warning"]));
    assert_eq!(checked.code, 0, "{}{}", checked.stdout, checked.stderr);
    let config = serde_yaml::from_str(&rendered.stdout).unwrap();
    let programs = programs(&repository.tools.join("node_modules/.bin/newman"));
    Some(Ci::new(repository, Config(config), programs))
}

/// What the network would be asked for: the installer, and Newman.
fn programs(newman: &Path) -> [(&'static str, String); 3] {
    let binary = env!("CARGO_BIN_EXE_postorb");
    let version = env!("CARGO_PKG_VERSION");
    let url = format!("https://github.com/postorb/postorb/releases/download/v{version}/install.sh");
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
    let sh = "[ \"$1\" != /tmp/install-postorb.sh ] || { shift; set -- \"$TMP_INSTALLER\" \"$@\"; }\nexec /bin/sh \"$@\"";
    [("curl", curl), ("npm", npm), ("sh", sh.to_owned())]
}

/// A whole workflow: the containers, and where there are several the job behind them.
fn workflow(ci: &Ci<Config>, name: &str) -> (Vec<Container>, Option<Container>) {
    let (job, jobs) = (format!("{name}-report"), &ci.jobs.0["jobs"]);
    let _ = fs::remove_dir_all(ci.path("workspace"));
    let total = jobs[name]["parallelism"].as_u64().unwrap_or(1);
    let containers = (0..total).map(|index| ci.job(name, "", (index, total)));
    let containers = containers.collect();
    let behind = jobs.get(&job).map(|_| ci.job(&job, "", (0, 1)));
    (containers, behind)
}

#[test]
fn a_config_with_several_containers_runs_compares_and_publishes() {
    let Some(api) = Api::start() else { return };
    let Some(ci) = ci(&api.base(), SELECTION) else {
        return;
    };
    let (containers, report) = workflow(&ci, "postman-collections");
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
    let (containers, report) = workflow(&ci, "postman-collections");
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
    let (_, report) = workflow(&ci, "postman-collections");
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
    let Some(ci) = ci(&api.base(), SELECTION) else {
        return;
    };
    ci.job("postman-collections", "", (0, 3));
    ci.job("postman-collections", "", (1, 3));
    let report = ci.job("postman-collections-report", "", (0, 1));
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
    let Some(ci) = ci(&api.base(), SELECTION) else {
        return;
    };
    ci.repository.write(".circleci/postorb.yml", "version: 2\n");
    let container = ci.job("postman-collections", "", (0, 3));
    assert!(container.is_red);
    assert!(!container.log.contains("see the step"), "{}", container.log);
    assert!(!ci.path("workspace").exists());
}

#[test]
fn a_config_with_one_container_has_one_job() {
    let Some(api) = Api::start() else { return };
    let selection = SELECTION.replace("parallelism: 3\n", "");
    let Some(ci) = ci(&api.base(), &selection) else {
        return;
    };
    let (containers, report) = workflow(&ci, "postman-collections");
    assert!(report.is_none() && containers.len() == 1);
    assert!(!containers[0].is_red, "{}", containers[0].log);
    assert!(ci.artifact("report.md").contains("shop/check-out"));
    assert!(ci.artifact("junit.xml").contains("file=\"shop/re-funds\""));
}

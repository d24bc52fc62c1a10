//! Jobs of the orb, as CircleCI runs them: all their steps in containers that share nothing but the
//! workspace and the cache, with the real Newman. What is downloaded comes from this machine.

mod shared;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_yaml::Value;

use super::Repository;
use super::api::Api;
use super::ci::{Ci, Jobs};
use super::sharing::shop;
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

/// The jobs of the orb, and where the binary is downloaded from.
struct Orb {
    orb: Value,
    server: Server,
}

impl Jobs for Orb {
    fn steps(&self, job: &str, parameters: &str) -> Vec<(String, Value)> {
        steps(&self.orb, "jobs", job, parameters)
    }

    fn set(&self, run: &Value, _: &Path, command: &mut Command) {
        command.env("CIRCLE_JOB", "collections");
        command.envs(environment(run));
        if run["environment"]["POSTORB_BASE_URL"].as_str() == Some("") {
            command.env("POSTORB_BASE_URL", &self.server.base);
        }
    }

    /// What is kept of a branch under a key that begins so.
    fn cache(&self, _: &str, key: &str) -> String {
        let (start, _) = key.split_once("{{ .Branch }}..").unwrap();
        start.replace("{{ .Environment.CIRCLE_JOB }}", "collections")
    }

    fn look(&self, results: &Path, _: bool) {
        assert!(results.is_dir());
    }
}

/// What CircleCI has of the orb; none where something is missing.
fn ci(base: &str) -> Option<Ci<Orb>> {
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
    let orb = Orb {
        orb: crate::orb::orb(),
        server: Server::start(|_| published(&format!("{name}.tar.gz"), bytes)),
    };
    let newman = repository.tools.join("node_modules/.bin/newman");
    let npm = format!(
        "[ \"$7\" = newman@6.2.2 ] || exit 1\nmkdir -p \"$6/bin\" && ln -sf '{}' \"$6/bin/newman\"",
        newman.display()
    );
    let programs = [("npm", npm), ("uname", UNAME.to_owned())];
    Some(Ci::new(repository, orb, programs))
}

const UNAME: &str = "case $1 in -s) echo Linux ;; -m) echo x86_64 ;; esac";

#[test]
fn a_job_runs_stores_and_compares() {
    let Some(api) = Api::start() else { return };
    let Some(ci) = ci(&api.base()) else {
        return;
    };
    let first = ci.job("run", "{}", (0, 1));
    assert!(!first.is_red, "{}", first.log);
    assert!(first.log.contains("SHA-256 checked"), "{}", first.log);
    assert_eq!(
        ci.jobs.server.requests(),
        [path("SHA256SUMS"), archive(LINUX)]
    );
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
    let Some(ci) = ci(&api.base()) else {
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

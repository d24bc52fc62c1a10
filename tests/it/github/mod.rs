//! Results published from builds of CircleCI and of GitHub Actions, to a fake GitHub and a fake Postman.

mod checks;
mod comments;
mod contract;
mod fake;
mod files;
mod postman;
mod refused;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use fake::COMMIT;
pub(crate) use fake::{Data, Fake, Owner, TOKEN};
use serde_json::{Value, json};

/// A build with reports.
struct Build {
    folder: tempfile::TempDir,
    variables: Vec<(&'static str, String)>,
}

/// What a call came to.
struct Ran {
    code: i32,
    stderr: String,
}

/// A report of a suite with a test for each message: one that is empty passes.
fn report(messages: &[&str]) -> String {
    let assertions = messages.iter().enumerate().map(|(index, message)| {
        let mut one = json!({ "assertion": format!("test {index}"), "skipped": false });
        if !message.is_empty() {
            one["error"] = json!({ "name": "AssertionError", "message": message });
        }
        one
    });
    let report = json!({
        "collection": { "info": { "name": "C" }, "item": [{ "id": "1", "name": "Ask" }] },
        "run": {
            "executions": [{
                "cursor": { "ref": "r", "iteration": 0 },
                "item": { "id": "1", "name": "Ask" },
                "response": { "code": 200, "responseTime": 12 },
                "assertions": assertions.collect::<Vec<Value>>(),
            }],
            "failures": [],
        },
    });
    report.to_string()
}

impl Build {
    /// One that knows nothing but where GitHub is, and its token.
    fn new(fake: &Fake) -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            variables: vec![
                ("GITHUB_API_URL", fake.base.clone()),
                ("GITHUB_TOKEN", TOKEN.to_owned()),
            ],
        }
    }

    /// A job of CircleCI's for the pull request 7.
    fn circleci(fake: &Fake) -> Self {
        Self::detached(fake).with(
            "CIRCLE_PULL_REQUEST",
            "https://github.com/acme/bookings/pull/7",
        )
    }

    /// A job of CircleCI's that knows its commit only.
    fn detached(fake: &Fake) -> Self {
        Self::new(fake)
            .with("CIRCLECI", "true")
            .with("CIRCLE_REPOSITORY_URL", "git@github.com:acme/bookings.git")
            .with("CIRCLE_SHA1", COMMIT)
            .with("CIRCLE_BRANCH", "topic")
            .with(
                "CIRCLE_BUILD_URL",
                "https://circleci.com/gh/acme/bookings/12",
            )
    }

    /// A step of GitHub Actions' for the pull request 7, whose branch is in this repository.
    fn actions(fake: &Fake, from: &str) -> Self {
        let build = Self::new(fake);
        let event = json!({ "pull_request": {
            "number": 7,
            "head": { "sha": COMMIT, "repo": { "full_name": from } },
            "base": { "repo": { "full_name": "acme/bookings" } },
        } });
        build.write("event.json", &event.to_string());
        let path = build.path().join("event.json").display().to_string();
        build
            .with("GITHUB_ACTIONS", "true")
            .with("GITHUB_REPOSITORY", "acme/bookings")
            .with("GITHUB_SERVER_URL", "https://github.com")
            .with("GITHUB_RUN_ID", "55")
            .with("GITHUB_SHA", &"f".repeat(40))
            .with("GITHUB_EVENT_PATH", &path)
    }

    fn with(mut self, name: &'static str, value: &str) -> Self {
        self.variables.push((name, value.to_owned()));
        self
    }

    fn without(mut self, name: &str) -> Self {
        self.variables.retain(|(other, _)| *other != name);
        self
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// `postorb report`, of which neither output shows the token.
    fn report(&self, args: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_postorb"))
            .arg("report")
            .args(args)
            .current_dir(self.path())
            .env_clear()
            .env("HOME", self.path())
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let [stdout, stderr] =
            [output.stdout, output.stderr].map(|text| String::from_utf8(text).unwrap());
        assert!(
            !stdout.contains(TOKEN) && !stderr.contains(TOKEN),
            "{stdout}{stderr}"
        );
        Ran {
            code: output.status.code().unwrap(),
            stderr,
        }
    }

    /// Reports a suite with these messages to a destination.
    fn publish(&self, suite: &str, messages: &[&str], to: &str) -> Ran {
        self.write(&format!("{suite}.json"), &report(messages));
        self.report(&["--to", to, &format!("{suite}={suite}.json")])
    }
}

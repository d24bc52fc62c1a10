//! A container in which scripts of the orb run.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Command;

use serde_yaml::Value;

use super::compiled::steps;
use super::{environment, orb};

/// A container with a program `postorb` that notes how it is called, each argument between `<` and `>`, and
/// the secrets that it is given.
pub(super) struct Container {
    folder: tempfile::TempDir,
    variables: Vec<(String, String)>,
}

pub(super) struct Ended {
    pub(super) exit: i32,
    pub(super) stderr: String,
    /// The calls of postorb, a line each.
    pub(super) calls: String,
}

const STAND_IN: &str = r#"#!/bin/bash
{ printf '<%s>' "$@"; printf ' %s %s\n' "${POSTMAN_API_KEY-}" "${GITHUB_TOKEN-${GH_TOKEN-}}"; } >>"$CALLS"
echo "${POSTORB_POSTMAN_API_KEY_NAME-} ${POSTORB_GITHUB_TOKEN_NAME-}" >"$CALLS.names"
case $1 in
  discover) echo smoke ;;
  validate) echo '<testsuites/>' ;;
esac
[ ! -e "$CALLS.results" ] || { mkdir -p postorb-results && echo '{}' >postorb-results/results.json; }
exit "$(cat "$CALLS.$1" 2>/dev/null || echo 0)"
"#;

impl Container {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["bin", "project", "home"] {
            fs::create_dir(folder.path().join(name)).unwrap();
        }
        let container = Self {
            folder,
            variables: Vec::new(),
        };
        container.program("postorb", STAND_IN);
        container
    }

    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn program(&self, name: &str, script: &str) {
        let file = self.path("bin").join(name);
        fs::write(&file, script).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// What a command of the stand-in ends with.
    pub(super) fn ends(&self, command: &str, exit: u8) {
        fs::write(self.path(&format!("calls.{command}")), exit.to_string()).unwrap();
    }

    /// Lets the stand-in leave results.
    pub(super) fn leaves_results(&self) {
        fs::write(self.path("calls.results"), "").unwrap();
    }

    /// Runs a command of the orb with these parameters, as YAML: the steps that are `run`, until one fails.
    pub(super) fn run(&self, command: &str, parameters: &str) -> Ended {
        let mut ended = Ended {
            exit: 0,
            stderr: String::new(),
            calls: String::new(),
        };
        let _ = fs::remove_file(self.path("calls"));
        for (kind, given) in steps(&orb(), "commands", command, parameters) {
            assert_eq!(kind, "run");
            if ended.exit == 0 {
                let output = self.script(&given).output().unwrap();
                ended.exit = output.status.code().unwrap();
                ended.stderr += &String::from_utf8(output.stderr).unwrap();
            }
        }
        ended.calls = fs::read_to_string(self.path("calls")).unwrap_or_default();
        ended
    }

    /// A `run` step as CircleCI runs it.
    pub(super) fn script(&self, run: &Value) -> Command {
        let script = self.path("script.sh");
        fs::write(&script, run["command"].as_str().unwrap()).unwrap();
        let path = std::env::var("PATH").unwrap();
        let mut command = Command::new("bash");
        command
            .args(["-eo", "pipefail"])
            .arg(script)
            .env_clear()
            .env("PATH", format!("{}:{path}", self.path("bin").display()))
            .env("HOME", self.path("home"))
            .env("BASH_ENV", self.path("bash_env"))
            .env("CALLS", self.path("calls"))
            .env("CIRCLE_JOB", "api tests/2")
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .envs(environment(run))
            .current_dir(self.path("project"));
        command
    }
}

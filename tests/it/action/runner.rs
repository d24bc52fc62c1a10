//! What a runner of GitHub does with an action: its inputs, its expressions, its steps, the files that
//! these are given, and the commands in what they print.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_yaml::Value;
use tempfile::TempDir;

/// A runner for one call of the action.
pub(crate) struct Runner {
    /// The action's checkout.
    pub(crate) action: PathBuf,
    /// The folder of the repository.
    pub(crate) workspace: PathBuf,
    /// The first folder of the PATH.
    pub(crate) programs: PathBuf,
    /// Whether what the tests were started with follows on the PATH.
    is_alone: bool,
    temporary: TempDir,
}

/// What a call came to.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The exit code of the step that failed, or 0.
    pub(crate) exit: i32,
    /// What all steps printed.
    pub(crate) log: String,
    /// The summaries of all steps.
    pub(crate) summary: String,
    /// The action's outputs, as far as they have a value.
    pub(crate) outputs: BTreeMap<String, String>,
    /// What the runner was told to do, by the names of the commands.
    pub(crate) commands: Vec<String>,
    /// Whatever the last step gave out, the action's outputs or not.
    pub(crate) raw: HashMap<String, String>,
}

impl Outcome {
    /// An output; empty where it has no value.
    pub(crate) fn output(&self, name: &str) -> &str {
        self.outputs.get(name).map_or("", String::as_str)
    }
}

impl Runner {
    /// The action of this repository, to look at a repository of these files.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let [workspace, programs] = ["work", "programs"].map(|name| temporary.path().join(name));
        for folder in [&workspace, &programs, &temporary.path().join("runner")] {
            fs::create_dir_all(folder).unwrap();
        }
        for (name, text) in files {
            let path = workspace.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let binary = env!("CARGO_BIN_EXE_postorb");
        std::os::unix::fs::symlink(binary, programs.join("postorb")).unwrap();
        Self {
            action: own,
            workspace,
            programs,
            is_alone: false,
            temporary,
        }
    }

    /// Puts a program on the PATH, in front of all others.
    pub(crate) fn program(&self, name: &str, script: &str) {
        let path = self.programs.join(name);
        let _ = fs::remove_file(&path);
        executable(&path, script);
    }

    /// Takes everything off the PATH but these programs.
    pub(crate) fn only(&mut self, programs: &[&str]) {
        self.is_alone = true;
        fs::remove_file(self.programs.join("postorb")).unwrap();
        for name in programs {
            let found = crate::needs::program(name).unwrap();
            std::os::unix::fs::symlink(found, self.programs.join(name)).unwrap();
        }
    }

    /// Runs the action with these inputs, and the defaults of all others.
    pub(crate) fn run(&self, with: &[(&str, &str)]) -> Outcome {
        let text = fs::read_to_string(self.action.join("action.yml")).unwrap();
        let action: Value = serde_yaml::from_str(&text).unwrap();
        let mut scope = Scope::default();
        for (name, input) in action["inputs"].as_mapping().unwrap() {
            let default = input["default"].as_str().unwrap();
            let default = scope.evaluate(default);
            scope.set(&format!("inputs.{}", name.as_str().unwrap()), &default);
        }
        for (name, value) in with {
            let key = format!("inputs.{name}");
            assert!(scope.values.contains_key(&key), "no input {name}");
            scope.set(&key, value);
        }
        let mut outcome = Outcome::default();
        for step in action["runs"]["steps"].as_sequence().unwrap() {
            if outcome.exit == 0 {
                self.step(step, &mut scope, &mut outcome);
            }
        }
        for (name, output) in action["outputs"].as_mapping().unwrap() {
            let value = scope.evaluate(output["value"].as_str().unwrap());
            if !value.is_empty() {
                let name = name.as_str().unwrap().to_owned();
                outcome.outputs.insert(name, value);
            }
        }
        outcome.commands = commands(&outcome.log);
        outcome
    }

    fn step(&self, step: &Value, scope: &mut Scope, outcome: &mut Outcome) {
        assert_eq!(step["shell"], "bash");
        let id = step["id"].as_str().unwrap();
        let file = |name: &str| self.temporary.path().join(format!("{id}-{name}"));
        let (script, output, summary) = (file("script.sh"), file("output"), file("summary"));
        fs::write(&script, step["run"].as_str().unwrap()).unwrap();
        for file in [&output, &summary] {
            fs::write(file, "").unwrap();
        }
        let log = fs::File::create(file("log")).unwrap();
        let mut path = self.programs.display().to_string();
        if !self.is_alone {
            path = format!("{path}:{}", std::env::var("PATH").unwrap());
        }
        let mut command = Command::new("bash");
        command
            .args(["--noprofile", "--norc", "-e", "-o", "pipefail"])
            .arg(&script)
            .current_dir(&self.workspace)
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.temporary.path())
            .env("LC_ALL", "C.UTF-8")
            .env("GITHUB_ACTIONS", "true")
            .env("GITHUB_ACTION_PATH", &self.action)
            .env("GITHUB_OUTPUT", &output)
            .env("GITHUB_STEP_SUMMARY", &summary)
            .env("GITHUB_WORKSPACE", &self.workspace)
            .env("RUNNER_TEMP", self.temporary.path().join("runner"))
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log);
        for (name, value) in step["env"].as_mapping().unwrap() {
            let value = scope.evaluate(value.as_str().unwrap());
            command.env(name.as_str().unwrap(), value);
        }
        outcome.exit = command.status().unwrap().code().unwrap();
        outcome.log += &fs::read_to_string(file("log")).unwrap();
        outcome.summary += &fs::read_to_string(summary).unwrap();
        outcome.raw.clear();
        for (name, value) in outputs(&fs::read_to_string(output).unwrap()) {
            scope.set(&format!("steps.{id}.outputs.{name}"), &value);
            outcome.raw.insert(name, value);
        }
    }

    /// What is left in the folder for temporary files.
    pub(crate) fn left_over(&self) -> Vec<String> {
        names(&self.temporary.path().join("runner"))
    }
}

/// The names in a folder, in their order.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Writes a script that can be run.
pub(crate) fn executable(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::write(path, script).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// What expressions can name.
struct Scope {
    values: HashMap<String, String>,
}

impl Default for Scope {
    fn default() -> Self {
        let token = ("github.token".to_owned(), "the-token".to_owned());
        Self {
            values: HashMap::from([token]),
        }
    }
}

impl Scope {
    fn set(&mut self, name: &str, value: &str) {
        self.values.insert(name.to_owned(), value.to_owned());
    }

    /// A text with what its expressions name; these are names and nothing else, and at most a text
    /// that stands for an empty one.
    fn evaluate(&self, text: &str) -> String {
        let mut parts = text.split("${{");
        let mut out = parts.next().unwrap().to_owned();
        for part in parts {
            let (expression, rest) = part.split_once("}}").unwrap();
            let (name, other) = expression.split_once(" || ").unwrap_or((expression, "''"));
            let (name, other) = (name.trim(), other.trim());
            let other = other
                .strip_prefix('\'')
                .and_then(|rest| rest.strip_suffix('\''));
            let other = other.filter(|text| !text.contains('\'')).expect(expression);
            let is_name = |char: char| char.is_ascii_alphanumeric() || "._-".contains(char);
            assert!(name.chars().all(is_name), "no name: {name}");
            let known = name.starts_with("steps.") || self.values.contains_key(name);
            assert!(known, "there is no {name}");
            let value = self.values.get(name).map_or("", String::as_str);
            out += if value.is_empty() { other } else { value };
            out += rest;
        }
        out
    }
}

/// The outputs in the file of a step; the last of a name counts.
fn outputs(file: &str) -> Vec<(String, String)> {
    let mut outputs = Vec::new();
    let mut lines = file.lines();
    while let Some(line) = lines.next() {
        if line.is_empty() {
            continue;
        }
        if let Some((name, end)) = line
            .split_once("<<")
            .filter(|(name, _)| !name.contains('='))
        {
            let value: Vec<&str> = lines.by_ref().take_while(|line| *line != end).collect();
            outputs.push((name.to_owned(), value.join("\n")));
        } else {
            let (name, value) = line.split_once('=').expect(line);
            outputs.push((name.to_owned(), value.to_owned()));
        }
    }
    outputs
}

/// The commands that a runner finds in a log, as actions/runner reads it: at the beginning of a line
/// behind blanks, or in brackets anywhere, and not between `stop-commands` and its token.
fn commands(log: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut stopped: Option<String> = None;
    for line in log.lines() {
        let own = line.trim_start().strip_prefix("::");
        let own = own.and_then(|rest| rest.split_once("::"));
        let old = line
            .split_once("##[")
            .and_then(|(_, rest)| rest.split_once(']'));
        let Some((head, data)) = own.or(old) else {
            continue;
        };
        match (&stopped, head) {
            (Some(token), head) if head == token => stopped = None,
            (Some(_), _) => {}
            (None, "stop-commands") => stopped = Some(data.to_owned()),
            (None, head) => found.push(head.split(' ').next().unwrap().to_owned()),
        }
    }
    assert_eq!(stopped, None, "commands stay stopped");
    found
}

#[test]
fn the_runner_finds_commands_where_the_real_one_does() {
    let log = "\
::group::a
  ::set-output name=x::y
text ##[add-mask]x
text ::error::x
::stop-commands::token
::error::x
::token::
::error title=x::y
";
    assert_eq!(commands(log), ["group", "set-output", "add-mask", "error"]);
}

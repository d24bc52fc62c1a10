//! A repository that uses the hooks, and the one that it has them from.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// What Postman's dialog prints.
pub(super) const BROKEN: &str = include_str!("../../data/cli/readme/files/pasted.yml");

/// The README's selection and a config that does not have it yet.
const FILES: [(&str, &str); 2] = [
    (
        ".circleci/config.yml",
        include_str!("../../data/cli/readme/files/.circleci/config.yml"),
    ),
    (
        ".circleci/postorb.yml",
        include_str!("../../data/cli/readme/files/.circleci/postorb.yml"),
    ),
];

pub(super) struct Scene {
    folder: TempDir,
    runner: PathBuf,
    environment: Vec<(&'static str, OsString)>,
}

/// Whether a program was content, and all that it said.
pub(super) struct Answer {
    pub(super) passed: bool,
    pub(super) said: String,
}

impl Answer {
    pub(super) fn failed_with(&self, parts: &[&str]) {
        assert!(!self.passed, "passed: {}", self.said);
        for part in parts {
            assert!(self.said.contains(part), "no `{part}` in {}", self.said);
        }
    }
}

impl Scene {
    /// A repository whose hooks `runner` runs, out of the folder `tools`.
    pub(super) fn new(runner: &str, tools: &Path, wheel: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        // The one wheel that may be installed, whatever a registry has. It is copied, because the
        // clone's own path may hold what has to be quoted in an address.
        let copied = at("wheels").join(wheel.file_name().unwrap());
        fs::create_dir(at("wheels")).unwrap();
        fs::copy(wheel, &copied).unwrap();
        let constraint = format!("postorb @ file://{}\n", copied.display());
        fs::write(at("constraints.txt"), constraint).unwrap();
        let system = std::env::var_os("PATH").unwrap_or_default();
        let path = std::iter::once(tools.to_owned()).chain(std::env::split_paths(&system));
        let environment = vec![
            ("PATH", std::env::join_paths(path).unwrap()),
            ("PIP_CONSTRAINT", at("constraints.txt").into()),
            ("UV_CONSTRAINT", at("constraints.txt").into()),
            ("PRE_COMMIT_HOME", at("pre-commit").into()),
            ("PREK_HOME", at("prek").into()),
            ("GIT_CONFIG_GLOBAL", "/dev/null".into()),
            ("GIT_AUTHOR_NAME", "Ada".into()),
            ("GIT_AUTHOR_EMAIL", "ada@example.com".into()),
            ("GIT_COMMITTER_NAME", "Ada".into()),
            ("GIT_COMMITTER_EMAIL", "ada@example.com".into()),
        ];
        fs::create_dir(at("repository")).unwrap();
        let scene = Self {
            runner: tools.join(runner),
            folder,
            environment,
        };
        scene.publish();
        scene.begin();
        scene
    }

    /// The repository of the hooks: what they are installed from, as it is in the working tree.
    fn publish(&self) {
        let hooks = self.folder.path().join("hooks");
        fs::create_dir(&hooks).unwrap();
        for name in [super::MANIFEST, "pyproject.toml"] {
            fs::copy(name, hooks.join(name)).unwrap();
        }
        let tag = format!("v{}", env!("CARGO_PKG_VERSION"));
        for arguments in [
            &["init", "--quiet"][..],
            &["add", "--all"],
            &["commit", "--quiet", "--message=hooks"],
            &["tag", &tag],
        ] {
            self.git(&hooks, arguments);
        }
    }

    /// The repository that uses them, with what the README shows and the hook that it only names.
    fn begin(&self) {
        let hooks = self.folder.path().join("hooks");
        let config = readme_config();
        let own = config.replace(env!("CARGO_PKG_REPOSITORY"), hooks.to_str().unwrap());
        assert_ne!(own, config, "the README names the repository");
        let own = format!("{own}      - id: postorb-merge\n");
        self.write(".pre-commit-config.yaml", &own);
        for (path, text) in FILES {
            self.write(path, text);
        }
        let repository = self.repository();
        self.git(&repository, &["init", "--quiet"]);
        self.git(&repository, &["add", "--all"]);
    }

    pub(super) fn repository(&self) -> PathBuf {
        self.folder.path().join("repository")
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        let path = self.repository().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Runs one hook on the whole repository.
    pub(super) fn hook(&self, id: &str) -> Answer {
        self.run(&["run", id, "--all-files"])
    }

    pub(super) fn run(&self, arguments: &[&str]) -> Answer {
        self.answer(Command::new(&self.runner).args(arguments))
    }

    /// Commits everything, which runs the hooks that are installed.
    pub(super) fn commit(&self, message: &str) -> Answer {
        self.git(&self.repository(), &["add", "--all"]);
        self.answer(Command::new("git").args(["commit", "--message", message]))
    }

    fn git(&self, folder: &Path, arguments: &[&str]) {
        let mut command = Command::new("git");
        let answer = self.answer(command.arg("-C").arg(folder).args(arguments));
        assert!(answer.passed, "git {arguments:?}: {}", answer.said);
    }

    fn answer(&self, command: &mut Command) -> Answer {
        let output = command
            .current_dir(self.repository())
            .env_remove("GIT_DIR")
            .env_remove("GIT_INDEX_FILE")
            .env_remove("GIT_WORK_TREE")
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .output()
            .unwrap();
        let said = [output.stdout, output.stderr].concat();
        Answer {
            passed: output.status.success(),
            said: String::from_utf8_lossy(&said).into_owned(),
        }
    }
}

/// The `.pre-commit-config.yaml` that the README gives.
pub(super) fn readme_config() -> String {
    let page = fs::read_to_string("README.md").unwrap();
    let block = page
        .split("```yaml\n")
        .filter_map(|part| part.split_once("```"))
        .map(|(block, _)| block)
        .find(|block| block.starts_with("repos:\n"));
    block
        .expect("the README says how hooks are set up")
        .to_owned()
}

//! A repository and a home with tokens about, a Postman and a `CircleCI` that take one of them each, and
//! another server that gets none.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::commands::Call;
use super::keys::Keys;
use super::watch::{Seen, watch};
use crate::postman::{Data, Fake};
use crate::{circleci, github};

/// Where the key for Postman comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setup {
    Environment,
    /// The file, which the fake takes the key of.
    File,
    /// The variable that the selection names, with a key that Postman refuses.
    Named,
    /// The selection and the config have a key in them.
    Selection,
    /// Variables that are no keys have one in them.
    Misplaced,
}

impl Setup {
    pub(super) const ALL: [Self; 5] = [
        Self::Environment,
        Self::File,
        Self::Named,
        Self::Selection,
        Self::Misplaced,
    ];
}

pub(super) struct Scene {
    root: tempfile::TempDir,
    pub(super) fake: Fake,
    pub(super) circleci: circleci::Fake,
    github: github::Fake,
    pub(super) other: Fake,
    pub(super) keys: Keys,
    setup: Setup,
    /// The files before anything ran.
    before: BTreeMap<PathBuf, Vec<u8>>,
}

const CREDENTIALS: &str = "home/.config/postorb/credentials";

impl Scene {
    pub(super) fn new(setup: Setup) -> Self {
        let (root, data) = (tempfile::tempdir().unwrap(), Data::small());
        let uids = (data.collection_uid(), data.environment_uid());
        let mut scene = Self {
            root,
            fake: Fake::brief(data),
            circleci: circleci::Fake::brief(circleci::Data::small()),
            github: github::Fake::brief(github::Data::default()),
            other: Fake::brief(Data::small()),
            keys: Keys::new(),
            setup,
            before: BTreeMap::new(),
        };
        scene.write("work/.circleci/config.yml", &scene.config());
        scene.write("work/.circleci/postorb.yml", &scene.selection(&uids));
        scene.write("work/linked.yml", LINKED);
        scene.write("work/report.json", RESULTS);
        scene.newman();
        scene.credentials();
        scene.before = scene.files();
        scene
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let file = self.root.path().join(name);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, text).unwrap();
        file
    }

    fn config(&self) -> String {
        let leak = match self.setup {
            Setup::Selection => format!(
                "      - run: newman run x --postman-api-key {}\n",
                self.keys.misplaced
            ),
            _ => String::new(),
        };
        format!(
            "version: 2.1\njobs:\n  build:\n    docker:\n      - image: cimg/base:2025.04\n    steps:\n      - checkout\n{leak}workflows:\n  main:\n    jobs:\n      - build\n"
        )
    }

    fn selection(&self, (collection, environment): &(String, String)) -> String {
        let more = match self.setup {
            Setup::Named => "api-key: { env: OUR_KEY }\n".to_owned(),
            Setup::Selection => format!(
                "# {}\njob: \"x {}\"\n",
                self.keys.misplaced, self.keys.misplaced
            ),
            _ => String::new(),
        };
        format!(
            "version: 1\nsuites:\n  - name: smoke\n    collection: {collection}\n    environment: {environment}\n{more}"
        )
    }

    /// What stands in for Newman: it says what it is called with, and gives a report of Newman's.
    fn newman(&self) {
        let script = "#!/bin/sh\necho \"$@\"\nwhile [ \"$1\" != --reporter-postorb-export ]; do shift; done\ncp report.json \"$2\"\n";
        let file = self.write("home/bin/newman", script);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(file, PermissionsExt::from_mode(0o755)).unwrap();
        }
        #[cfg(not(unix))]
        let _ = file;
    }

    /// Its folder before all others.
    fn path(&self) -> std::ffi::OsString {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let own = self.root.path().join("home/bin");
        let folders = std::iter::once(own).chain(std::env::split_paths(&path));
        std::env::join_paths(folders).unwrap()
    }

    fn credentials(&self) {
        let postman = match self.setup {
            Setup::File => &self.keys.postman,
            _ => &self.keys.filed,
        };
        let circleci = match self.setup {
            Setup::File => &self.keys.circle,
            _ => &self.keys.filed_circle,
        };
        let keys = serde_json::json!({
            "postman": postman,
            "circleci": circleci,
            "github": self.keys.filed_github,
        });
        let file = self.write(CREDENTIALS, &format!("{keys:#}\n"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(file, PermissionsExt::from_mode(0o600)).unwrap();
        }
        #[cfg(not(unix))]
        let _ = file;
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        let keys = &self.keys;
        let mut variables = vec![
            ("CIRCLE_TOKEN", keys.circle.clone()),
            ("CIRCLECI_CLI_TOKEN", keys.circle_cli.clone()),
            ("GITHUB_TOKEN", keys.github.clone()),
            ("GH_TOKEN", keys.gh.clone()),
            ("POSTMAN_API_BASE_URL", self.fake.base.clone()),
            ("CIRCLECI_CLI_HOST", self.circleci.base.clone()),
            ("GITHUB_API_URL", self.github.base.clone()),
            // What is silent is given up soon.
            ("POSTORB_TIMEOUT", "1500ms".to_owned()),
        ];
        match self.setup {
            Setup::File => variables.retain(|(name, _)| !name.ends_with("_TOKEN")),
            Setup::Named => variables.push(("OUR_KEY", keys.named.clone())),
            Setup::Environment | Setup::Selection => {
                variables.push(("POSTMAN_API_KEY", keys.postman.clone()));
            }
            Setup::Misplaced => {
                let with_key = |base: &str| base.replace("://", &format!("://{}@", keys.misplaced));
                variables
                    .retain(|(name, _)| !name.starts_with("POST") && *name != "CIRCLECI_CLI_HOST");
                variables.extend([
                    ("POSTMAN_API_KEY", keys.postman.clone()),
                    ("POSTMAN_API_BASE_URL", with_key(&self.fake.base)),
                    ("CIRCLECI_CLI_HOST", with_key(&self.circleci.base)),
                    ("POSTORB_TIMEOUT", keys.misplaced.clone()),
                    ("COLUMNS", keys.misplaced.clone()),
                ]);
            }
        }
        variables
    }

    /// The folder of the repository.
    pub(super) fn work(&self) -> PathBuf {
        self.root.path().join("work")
    }

    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", self.path())
            .env("HOME", self.root.path().join("home"))
            .envs(self.variables())
            .current_dir(self.root.path().join("work"));
        command
    }

    /// Runs postorb.
    pub(super) fn run(&self, call: &Call) -> Run {
        let mut command = self.command(Path::new(env!("CARGO_BIN_EXE_postorb")));
        command.args(call.command.split(' ')).args(call.args);
        let input = if call.types {
            format!("{}\n", self.keys.typed)
        } else {
            String::new()
        };
        Run {
            what: format!("{call:?}, {:?}", self.setup),
            seen: watch(&mut command, &input),
        }
    }

    /// Runs a program that shows a text.
    pub(super) fn leak(&self, leak: Leak, text: &str) -> Run {
        let script = match leak {
            Leak::Stdout => "printf '%s' \"$TEXT\"",
            Leak::Stderr => "printf '%s' \"$TEXT\" >&2",
            Leak::Work => "printf '%s' \"$TEXT\" > .hidden",
            Leak::Home => "mkdir -p ~/.cache/x && printf '%s' \"$TEXT\" > ~/.cache/x/y",
            Leak::Changed => "printf '%s' \"$TEXT\" >> .circleci/postorb.yml",
            Leak::Child => "sh -c 'sleep 0.2; :' \"$TEXT\"",
        };
        let mut command = self.command(Path::new("sh"));
        command.args(["-c", script]).env("TEXT", text);
        Run {
            what: format!("{leak:?}"),
            seen: watch(&mut command, ""),
        }
    }

    /// What is in every file of the repository and of the home, but for that of the keys.
    pub(super) fn files(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.root.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path != self.root.path().join(CREDENTIALS) {
                    files.insert(path.clone(), std::fs::read(path).unwrap());
                }
            }
        }
        files
    }
}

/// A way to show something.
#[derive(Clone, Copy, Debug)]
pub(super) enum Leak {
    Stdout,
    Stderr,
    Work,
    Home,
    Changed,
    Child,
}

impl Leak {
    pub(super) const ALL: [Self; 6] = [
        Self::Stdout,
        Self::Stderr,
        Self::Work,
        Self::Home,
        Self::Changed,
        Self::Child,
    ];
}

/// What a process did.
pub(super) struct Run {
    what: String,
    seen: Seen,
}

impl Run {
    /// Checks that no token is on its streams, in a file that it wrote, or among its arguments.
    #[track_caller]
    pub(super) fn assert_hidden(&self, scene: &Scene) {
        let output = &self.seen.output;
        let (stdout, stderr) = (
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
        assert_ne!(output.status.code(), Some(70), "{}: {stderr}", self.what);
        let mut shown = format!("{}\n{stdout}\n{stderr}\n", self.what);
        for line in &self.seen.lines {
            shown.extend([line, "\n"]);
        }
        for (path, text) in scene.files() {
            if scene.before.get(&path) != Some(&text) {
                shown.extend([
                    &*path.to_string_lossy(),
                    "\n",
                    &String::from_utf8_lossy(&text),
                    "\n",
                ]);
            }
        }
        scene.keys.assert_hidden(&shown);
    }
}

/// A selection with an integration.
const LINKED: &str = "version: 1\nintegrations: [{ nickname: Bookings, api: a, project: gh/acme/bookings }]\nsuites: [{ name: smoke, collection: a.json }]\n";

/// A real report of Newman, in which something failed.
const RESULTS: &str = include_str!("../../data/cli/readme/files/newman/smoke.json");

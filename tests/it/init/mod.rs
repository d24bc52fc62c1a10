//! `postorb init`, as a person at a terminal and as a script use it, against a Postman that is a fake.

mod answers;
mod cancelled;
mod flags;
mod page;
mod picker;
mod refused;

use std::fs;
use std::path::Path;

use serde_json::json;
use tempfile::TempDir;

use crate::postman::data::{collection, environment, uuid};
use crate::postman::{Data, Fake};
use crate::process_of::{Done, run};
use crate::pty::Session;

/// A config with a workflow that has something to wait for, and something that waits.
const CONFIG: &str = "\
# ours
version: 2.1
jobs:
  build:
    docker:
      - image: cimg/base:2025.04
    steps:
      - checkout
  deploy:
    docker:
      - image: cimg/base:2025.04
    steps:
      - checkout
workflows:
  main:
    jobs:
      - build
      - deploy
";

const REMOTE: &str = "[remote \"origin\"]\n\turl = git@github.com:acme/bookings.git\n";

/// A repository and a Postman.
struct Scene {
    root: TempDir,
    postman: Fake,
}

/// A team with two workspaces, and two collections and environments in the first.
fn data() -> Data {
    let mut data = Data::small();
    let uid = format!("789883-{}", uuid(2, 2));
    data.add_collection(0, &uid, collection(&uid, "Payments & refunds"));
    let uid = format!("789883-{}", uuid(3, 2));
    data.add_environment(0, &uid, environment(&uid, "EU", &json!([])));
    data.spaces.push(crate::postman::Space {
        id: uuid(1, 2),
        name: "Another".to_owned(),
        kind: "personal".to_owned(),
        ..crate::postman::Space::default()
    });
    data
}

impl Scene {
    /// A repository with these files, and what git knows of it.
    fn new(files: &[(&str, &str)]) -> Self {
        Self::with(files, data())
    }

    fn with(files: &[(&str, &str)], data: Data) -> Self {
        let root = tempfile::tempdir().unwrap();
        let git = [
            (".git/config", REMOTE),
            (".git/HEAD", "ref: refs/heads/main\n"),
        ];
        for (name, text) in files.iter().chain(&git) {
            let file = root.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        for folder in ["objects", "refs"] {
            fs::create_dir_all(root.path().join(".git").join(folder)).unwrap();
        }
        Self {
            root,
            postman: Fake::new(data),
        }
    }

    fn variables(&self) -> Vec<(&'static str, String)> {
        self.postman.variables().to_vec()
    }

    /// `postorb init` at a terminal of 24 lines and 100 columns.
    fn session(&self, flags: &[&str]) -> Session {
        self.session_in(flags, (24, 100))
    }

    fn session_in(&self, flags: &[&str], size: (u16, u16)) -> Session {
        let args = [&["init"], flags].concat();
        let variables = self.variables();
        let variables: Vec<_> = variables
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        Session::start(&args, self.root.path(), &variables, size)
    }

    /// The same without one.
    fn run(&self, flags: &[&str]) -> Done {
        let args = [&["init"], flags].concat();
        run(&args, self.root.path(), &self.variables())
    }

    fn selection(&self) -> String {
        self.read(".circleci/postorb.yml")
    }

    fn config(&self) -> String {
        self.read(".circleci/config.yml")
    }

    /// What a file holds; empty where it is not there.
    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.root.path().join(name)).unwrap_or_default()
    }

    /// Every file but git's, with its text.
    fn files(&self) -> Vec<(String, String)> {
        let mut files = Vec::new();
        gather(self.root.path(), self.root.path(), &mut files);
        files.sort();
        files
    }
}

fn gather(folder: &Path, root: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, root, files);
        } else {
            let name = path.strip_prefix(root).unwrap().display().to_string();
            files.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

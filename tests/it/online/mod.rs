//! What `CircleCI` says of configs: `validate --online`, and `diff --last-run`, against its fake and Postman's.

mod compiler;
mod kept;
mod last_run;
mod page;
mod refused;
mod variables;

use std::path::Path;

use serde_json::Value;

use crate::circleci::{Data, Fake};
use crate::postman;
use crate::process_of::{Done, run};

const CONFIG: &str = ".circleci/config.yml";
const SELECTION: &str = ".circleci/postorb.yml";

/// Where configs are sent.
const COMPILE: &str = "POST /api/v3/configs/compile";

/// A repository of `gh/acme/bookings`.
struct Scene {
    folder: tempfile::TempDir,
    circleci: Fake,
    postman: postman::Fake,
    variables: Vec<(&'static str, String)>,
}

impl Scene {
    fn new(data: Data) -> Self {
        let (circleci, postman) = (Fake::new(data), postman::Fake::new(postman::Data::small()));
        let variables = circleci.variables().into_iter().chain(postman.variables());
        let scene = Self {
            folder: tempfile::tempdir().unwrap(),
            variables: variables.collect(),
            circleci,
            postman,
        };
        let remote = "[remote \"origin\"]\n\turl = git@github.com:acme/bookings.git\n";
        scene.write(".git/config", remote);
        scene.write(".git/HEAD", "ref: refs/heads/main\n");
        scene
    }

    /// One whose project has the key.
    fn with_key(mut data: Data) -> Self {
        let key = ("POSTMAN_API_KEY".to_owned(), "PMAK-1".to_owned());
        data.projects[0].variables.extend([key]);
        Self::new(data)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(path)).unwrap()
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The same without one of its variables.
    fn without(mut self, name: &str) -> Self {
        self.variables.retain(|(own, _)| *own != name);
        self
    }

    fn run(&self, args: &[&str]) -> Done {
        run(args, self.path(), &self.variables)
    }

    /// `postorb validate --online`.
    fn validate(&self, args: &[&str]) -> Done {
        self.run(&[&["validate", "--online"], args].concat())
    }

    /// Has the compiler find this in configs that have a text.
    fn says(&self, text: &str, error: &str) {
        let pair = (text.to_owned(), error.to_owned());
        self.circleci.change(|data| data.compiler.errors.push(pair));
    }

    /// Everything that was sent to be compiled.
    fn sent(&self) -> Vec<Value> {
        let requests = self.circleci.requests().into_iter();
        let sent = requests.filter(|one| one.path.contains("compile"));
        sent.map(|one| serde_json::from_slice(&one.body).unwrap())
            .collect()
    }

    /// The texts of the configs that were sent.
    fn texts(&self) -> Vec<String> {
        let sent = self.sent().into_iter();
        sent.map(|body| {
            let newer = &body["data"]["attributes"]["config"];
            let text = newer.as_str().or_else(|| body["config_yaml"].as_str());
            text.unwrap().to_owned()
        })
        .collect()
    }
}

/// A config that uses a public orb, whose content postorb does not know.
const WITH_ORB: &str = "version: 2.1
orbs:
  slack: circleci/slack@5.1.1
jobs:
  build:
    docker:
      - image: cimg/base:2024.02
    steps:
      - checkout
      - slack/notify:
          branch_list: main
workflows:
  main:
    jobs: [build]
";

/// What the compiler says of it.
const UNEXPECTED: &str = "Error calling workflow: 'main'\nError calling job: 'build'\n\
     Error calling command: 'slack/notify'\nUnexpected argument(s): branch_list";

/// A config that runs a collection with the key, in a job with these arguments.
fn with_newman(entry: &str) -> String {
    format!(
        "version: 2.1\njobs:\n  test:\n    docker: [{{ image: cimg/node:22.14.0 }}]\n    steps:\n      - checkout\n      \
         - run: npx newman@6.2.2 run a.json --env-var \"key=$POSTMAN_API_KEY\" -r junit --reporter-junit-export results/a.xml\n      \
         - store_test_results: {{ path: results }}\nworkflows: {{ main: {{ jobs: [{entry}] }} }}\n"
    )
}

//! What the fake has.

use std::collections::BTreeMap;

use serde_json::{Value, json};

pub(crate) use super::pipelines::{Job, Pipeline, Workflow};

/// The token that it takes. It has the shape of one, so that what hides tokens by their shape does.
pub(crate) const TOKEN: &str = concat!(
    "CCIPAT_",
    "7Zq8vT3mKp0Lw9xYb2NcR7",
    "_",
    "0123456789abcdef0123456789abcdef01234567"
);

/// A part of it that is long enough to be no other's, and short enough to be found in what is left of one that
/// was cut.
pub(crate) fn piece() -> &'static str {
    &TOKEN[7..17]
}

/// The login of its owner.
pub(crate) const LOGIN: &str = "taylor-lee";

/// The slug of the project of [`Data::app`].
pub(crate) const APP: &str = "circleci/43G3kM5RtfFE7v5sa4nWAU/44n9pujWcTnVZ2b5S8Fnat";

/// Everything that the owner of a token reaches.
#[derive(Clone, Debug)]
pub(crate) struct Data {
    pub(crate) organizations: Vec<Organization>,
    pub(crate) projects: Vec<Project>,
    pub(crate) contexts: Vec<Context>,
    /// Every pipeline that was started, in the order of the requests.
    pub(crate) started: Vec<Started>,
    /// Why no pipeline is started, where that is so.
    pub(crate) skips: Option<String>,
    pub(crate) compiler: Compiler,
    /// Whether the token is one of a project: it is nobody's, and nothing is found with it.
    pub(crate) is_project_token: bool,
    /// How many entries a page has.
    pub(crate) page: usize,
}

/// An organization.
#[derive(Clone, Debug)]
pub(crate) struct Organization {
    pub(crate) id: String,
    /// `github`, `bitbucket` or `circleci`.
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    pub(crate) slug: String,
}

/// A project of an organization.
#[derive(Clone, Debug, Default)]
pub(crate) struct Project {
    pub(crate) id: String,
    /// In the short form.
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) default_branch: String,
    /// The newest first.
    pub(crate) pipelines: Vec<Pipeline>,
    /// How many there are before these: they are made when they are asked for.
    pub(crate) older: u64,
    pub(crate) variables: BTreeMap<String, String>,
    /// As `CircleCI` answers with them.
    pub(crate) definitions: Vec<Value>,
}

/// A context of an organization.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The slug of the organization.
    pub(crate) owner: String,
    pub(crate) variables: BTreeMap<String, String>,
}

/// A pipeline that was started.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Started {
    pub(crate) slug: String,
    /// Whether by definition: `pipeline/run`.
    pub(crate) by_definition: bool,
    pub(crate) body: Value,
}

/// What compiles configs.
#[derive(Clone, Debug)]
pub(crate) struct Compiler {
    /// Whether it has version 3.
    pub(crate) has_v3: bool,
    /// Whether anybody may ask version 3.
    pub(crate) is_open: bool,
    /// What it finds in every config that has this text.
    pub(crate) errors: Vec<(String, String)>,
    /// What it makes of any other; none for the text itself.
    pub(crate) output: Option<String>,
}

/// What [`uuid`] made an id of.
pub(crate) fn nth(kind: u8, id: &str) -> Option<u64> {
    let n = u64::from_str_radix(id.rsplit('-').next()?, 16).ok()?;
    (uuid(kind, n) == id).then_some(n)
}

/// An id, the `n`th of its kind.
pub(crate) fn uuid(kind: u8, n: u64) -> String {
    format!("{kind:08x}-0000-4000-8000-{n:012x}")
}

impl Default for Data {
    fn default() -> Self {
        Self {
            organizations: Vec::new(),
            projects: Vec::new(),
            contexts: Vec::new(),
            started: Vec::new(),
            skips: None,
            compiler: Compiler {
                has_v3: true,
                is_open: true,
                errors: Vec::new(),
                output: None,
            },
            is_project_token: false,
            page: 20,
        }
    }
}

impl Data {
    /// The organization `gh/acme` with the project `bookings`. Its pipelines, from 12 down: one of `main` that
    /// went well, one of `topic` with failed tests, one of a tag, and one whose config was wrong. A context
    /// `postman` has the key; the project has not.
    pub(crate) fn small() -> Self {
        let good = Pipeline::new(12, "main", "Bookings are confirmed by mail")
            .with(Workflow::new("api-tests", "success").with(Job::new("smoke", "success", 31)));
        let job = Job::new("regression", "failed", 30)
            .test(
                "Create a booking",
                "Status code is 201",
                "failure",
                "expected 500 to equal 201",
            )
            .test("Create a booking", "Body has an id", "success", "");
        let red = Pipeline::new(11, "topic", "Try another confirmation").with(
            Workflow::new("api-tests", "failed")
                .with(Job::new("smoke", "success", 29))
                .with(job),
        );
        let tagged = Pipeline::tagged(10, "v1.0.0", "Release 1.0.0")
            .with(Workflow::new("api-tests", "success").with(Job::new("smoke", "success", 28)));
        let wrong = Pipeline::new(9, "main", "Add a job").errored("unknown key 'foo'");
        let project = Project {
            id: uuid(2, 1),
            slug: "gh/acme/bookings".to_owned(),
            name: "bookings".to_owned(),
            default_branch: "main".to_owned(),
            pipelines: vec![good, red, tagged, wrong],
            ..Project::default()
        };
        let key = ("POSTMAN_API_KEY".to_owned(), "PMAK-in-a-context".to_owned());
        Self {
            organizations: vec![Organization {
                id: uuid(1, 1),
                kind: "github",
                name: "acme".to_owned(),
                slug: "gh/acme".to_owned(),
            }],
            projects: vec![project],
            contexts: vec![Context {
                id: uuid(3, 1),
                name: "postman".to_owned(),
                owner: "gh/acme".to_owned(),
                variables: BTreeMap::from([key]),
            }],
            ..Self::default()
        }
    }

    /// The same with this many older pipelines.
    pub(crate) fn large(count: u64) -> Self {
        let mut data = Self::small();
        for (n, pipeline) in data.projects[0].pipelines.iter_mut().rev().enumerate() {
            pipeline.renumber(count + 1 + n as u64);
        }
        data.projects[0].older = count;
        data
    }

    /// One project of the GitHub App, [`APP`]: two definitions, and a pipeline that has no `vcs`.
    pub(crate) fn app() -> Self {
        let organization = "circleci/43G3kM5RtfFE7v5sa4nWAU";
        let definition = |n: u64, name: &str, file: &str| {
            json!({
                "id": uuid(4, n), "name": name, "description": "", "created_at": "2026-11-01T10:00:00Z",
                "config_source": {
                    "provider": "github_app", "file_path": file,
                    "repo": { "external_id": "789883", "full_name": "acme/bookings" },
                },
                "checkout_source": {
                    "provider": "github_app",
                    "repo": { "external_id": "789883", "full_name": "acme/bookings" },
                },
            })
        };
        let pipeline = Pipeline::of_app(3, "main", "Bookings are confirmed by mail")
            .with(Workflow::new("api-tests", "success").with(Job::new("smoke", "success", 5)));
        Self {
            organizations: vec![Organization {
                id: uuid(1, 2),
                kind: "circleci",
                name: "Acme".to_owned(),
                slug: organization.to_owned(),
            }],
            projects: vec![Project {
                id: uuid(2, 2),
                slug: APP.to_owned(),
                name: "bookings".to_owned(),
                default_branch: "main".to_owned(),
                pipelines: vec![pipeline],
                definitions: vec![
                    definition(1, "api-tests", ".circleci/config.yml"),
                    definition(2, "nightly", ".circleci/nightly.yml"),
                ],
                ..Project::default()
            }],
            ..Self::default()
        }
    }

    /// A pipeline of `gh/acme/bookings` for every status of a workflow, with a job of every status in the last.
    pub(crate) fn every_status() -> Self {
        use postorb::service::circleci::{JobStatus, Status};
        let mut data = Self::small();
        let mut pipelines = Vec::new();
        for (n, status) in (1..).zip(Status::ALL) {
            let subject = format!("This is {status}");
            pipelines.push(
                Pipeline::new(n, "main", &subject).with(Workflow::new("api-tests", status.name())),
            );
        }
        let mut workflow = Workflow::new("api-tests", "failing");
        for (n, status) in (1..).zip(JobStatus::ALL) {
            workflow = workflow.with(Job::new(&format!("job-{status}"), status.name(), n));
        }
        let last =
            Pipeline::new(pipelines.len() as u64 + 1, "main", "This is every job").with(workflow);
        pipelines.push(last);
        pipelines.reverse();
        data.projects[0].pipelines = pipelines;
        data
    }

    /// The pipeline of this number of the first project.
    pub(crate) fn pipeline(&mut self, number: u64) -> &mut Pipeline {
        let mut all = self.projects[0].pipelines.iter_mut();
        all.find(|one| one.number == number).unwrap()
    }
}

impl Project {
    /// The `n`th pipeline from the newest on.
    pub(crate) fn nth(&self, n: usize) -> Option<Pipeline> {
        if let Some(pipeline) = self.pipelines.get(n) {
            return Some(pipeline.clone());
        }
        let number = self.older.checked_sub((n - self.pipelines.len()) as u64)?;
        (number > 0).then(|| old(number))
    }

    /// The pipeline of this number.
    pub(crate) fn numbered(&self, number: u64) -> Option<Pipeline> {
        let own = self.pipelines.iter().find(|one| one.number == number);
        let is_older = (1..=self.older).contains(&number);
        own.cloned().or_else(|| is_older.then(|| old(number)))
    }
}

/// One of those that are made when they are asked for.
fn old(number: u64) -> Pipeline {
    Pipeline::new(number, "main", &format!("Change {number}"))
        .with(Workflow::new("api-tests", "success"))
}

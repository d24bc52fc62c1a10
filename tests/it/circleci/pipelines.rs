//! Pipelines, workflows and jobs of the fake, as `CircleCI` answers with them.

use serde_json::{Value, json};

use super::data::{LOGIN, uuid};

/// A pipeline.
#[derive(Clone, Debug)]
pub(crate) struct Pipeline {
    pub(crate) number: u64,
    /// As `CircleCI` answers with it; the slug is put in where it is answered with.
    pub(crate) json: Value,
    pub(crate) workflows: Vec<Workflow>,
    /// `{source, compiled}`; none where it had no config.
    pub(crate) config: Option<Value>,
}

/// A workflow.
#[derive(Clone, Debug)]
pub(crate) struct Workflow {
    pub(crate) name: String,
    pub(crate) status: String,
    /// Times that a test wants; those of the pipeline's hour where they are empty.
    pub(crate) created_at: String,
    pub(crate) stopped_at: String,
    /// Where it is the setup workflow.
    pub(crate) is_setup: bool,
    pub(crate) jobs: Vec<Job>,
}

/// A job.
#[derive(Clone, Debug)]
pub(crate) struct Job {
    pub(crate) name: String,
    pub(crate) status: String,
    pub(crate) number: u64,
    pub(crate) is_approval: bool,
    pub(crate) tests: Vec<Value>,
    /// Paths.
    pub(crate) artifacts: Vec<String>,
    /// Times that a test wants; those of the pipeline's hour where they are empty.
    pub(crate) started_at: String,
    pub(crate) stopped_at: String,
}

impl Pipeline {
    /// One of a branch of a repository on GitHub.
    pub(crate) fn new(number: u64, branch: &str, subject: &str) -> Self {
        let mut pipeline = Self::bare(number);
        pipeline.json["vcs"] = json!({
            "provider_name": "GitHub", "revision": format!("{number:040x}"), "branch": branch,
            "origin_repository_url": "https://github.com/acme/bookings",
            "target_repository_url": "https://github.com/acme/bookings",
            "commit": { "subject": subject, "body": "" },
        });
        pipeline
    }

    /// One of a tag, which has no branch.
    pub(crate) fn tagged(number: u64, tag: &str, subject: &str) -> Self {
        let mut pipeline = Self::new(number, "", subject);
        let vcs = pipeline.json["vcs"].as_object_mut().unwrap();
        vcs.remove("branch");
        vcs.insert("tag".to_owned(), tag.into());
        pipeline
    }

    /// One of the GitHub App, which has no `vcs`.
    pub(crate) fn of_app(number: u64, branch: &str, subject: &str) -> Self {
        let mut pipeline = Self::bare(number);
        let sha = format!("{number:040x}");
        pipeline.json["trigger_parameters"] = json!({
            "git": { "branch": branch, "checkout_sha": sha, "ref": format!("refs/heads/{branch}") },
            "github_app": { "commit_title": subject, "user_username": LOGIN },
        });
        pipeline
    }

    /// One of which nothing is known: no `vcs`, no commit, no branch.
    pub(crate) fn bare(number: u64) -> Self {
        let json = json!({
            "id": uuid(5, number), "number": number, "state": "created", "errors": [],
            "created_at": time(number, 0), "updated_at": time(number, 0),
            "trigger": {
                "type": "webhook", "received_at": time(number, 0),
                "actor": { "login": LOGIN, "avatar_url": null },
            },
        });
        let config = json!({ "source": "version: 2.1\n", "compiled": "version: 2\n" });
        Self {
            number,
            json,
            workflows: Vec::new(),
            config: Some(config),
        }
    }

    /// The same with one more workflow.
    pub(crate) fn with(mut self, workflow: Workflow) -> Self {
        self.workflows.push(workflow);
        self
    }

    /// The same with a config that was wrong.
    pub(crate) fn errored(mut self, message: &str) -> Self {
        self.json["state"] = "errored".into();
        self.json["errors"] = json!([{ "type": "config", "message": message }]);
        self
    }

    /// Gives it another number, and so another id.
    pub(crate) fn renumber(&mut self, number: u64) {
        self.number = number;
        self.json["number"] = number.into();
        self.json["id"] = uuid(5, number).into();
    }

    pub(crate) fn id(&self) -> &str {
        self.json["id"].as_str().unwrap()
    }

    /// The workflow of this name; several can have it, and this is the first.
    pub(crate) fn workflow(&mut self, name: &str) -> &mut Workflow {
        let mut all = self.workflows.iter_mut();
        all.find(|one| one.name == name).unwrap()
    }

    pub(super) fn answer(&self, slug: &str) -> Value {
        let mut json = self.json.clone();
        json["project_slug"] = slug.into();
        json
    }
}

impl Workflow {
    pub(crate) fn new(name: &str, status: &str) -> Self {
        Self {
            name: name.to_owned(),
            status: status.to_owned(),
            created_at: String::new(),
            stopped_at: String::new(),
            is_setup: false,
            jobs: Vec::new(),
        }
    }

    /// The same with one more job.
    pub(crate) fn with(mut self, job: Job) -> Self {
        self.jobs.push(job);
        self
    }

    /// The id of the `n`th workflow of a pipeline.
    pub(crate) fn id(pipeline: u64, n: usize) -> String {
        uuid(6, pipeline * 100 + n as u64)
    }

    /// The job of this name.
    pub(crate) fn job(&mut self, name: &str) -> &mut Job {
        let mut all = self.jobs.iter_mut();
        all.find(|one| one.name == name).unwrap()
    }

    pub(super) fn answer(&self, pipeline: &Pipeline, n: usize, slug: &str) -> Value {
        let created = wanted(&self.created_at, || time(pipeline.number, 1));
        let is_over = !matches!(self.status.as_str(), "running" | "failing" | "on_hold");
        let stopped = is_over.then(|| wanted(&self.stopped_at, || time(pipeline.number, 4)));
        let mut json = json!({
            "id": Self::id(pipeline.number, n), "name": self.name, "status": self.status,
            "pipeline_id": pipeline.id(), "pipeline_number": pipeline.number, "project_slug": slug,
            "started_by": uuid(7, 1), "created_at": created, "stopped_at": stopped,
        });
        if self.is_setup {
            json["tag"] = "setup".into();
        }
        json
    }
}

impl Job {
    pub(crate) fn new(name: &str, status: &str, number: u64) -> Self {
        Self {
            name: name.to_owned(),
            status: status.to_owned(),
            number,
            is_approval: false,
            tests: Vec::new(),
            artifacts: Vec::new(),
            started_at: String::new(),
            stopped_at: String::new(),
        }
    }

    /// The same with one more test: `result` is `success`, `failure` or `skipped`.
    pub(crate) fn test(mut self, class: &str, name: &str, result: &str, message: &str) -> Self {
        self.tests.push(json!({
            "name": name, "classname": class, "result": result, "message": message, "file": "",
            "run_time": 0.25, "source": "unknown",
        }));
        self
    }

    fn has_begun(&self) -> bool {
        let waits = ["queued", "not_running", "blocked", "on_hold", "not_run"];
        !waits.contains(&self.status.as_str())
    }

    fn is_over(&self) -> bool {
        self.has_begun() && self.status != "running"
    }

    pub(super) fn answer(&self, pipeline: u64, slug: &str) -> Value {
        let kind = if self.is_approval {
            "approval"
        } else {
            "build"
        };
        let mut json = json!({
            "id": uuid(8, self.number), "name": self.name, "type": kind, "status": self.status,
            "project_slug": slug, "dependencies": [],
            "started_at": wanted(&self.started_at, || time(pipeline, 2)),
            "stopped_at": self.is_over().then(|| wanted(&self.stopped_at, || time(pipeline, 3))),
        });
        if self.has_begun() && !self.is_approval {
            json["job_number"] = self.number.into();
        }
        json
    }

    /// The same job by itself.
    pub(super) fn details(
        &self,
        pipeline: &Pipeline,
        workflow: (usize, &Workflow),
        slug: &str,
    ) -> Value {
        let (n, workflow) = workflow;
        let number = pipeline.number;
        json!({
            "web_url": format!("https://app.circleci.com/jobs/{slug}/{}", self.number),
            "project": {
                "id": uuid(2, 1), "slug": slug, "name": "bookings",
                "external_url": "https://github.com/acme/bookings",
            },
            "parallel_runs": [{ "index": 0, "status": self.status }],
            "latest_workflow": { "id": Workflow::id(number, n), "name": workflow.name },
            "pipeline": { "id": pipeline.id() },
            "executor": { "resource_class": "medium", "type": "docker" },
            "organization": { "name": "acme" },
            "name": self.name, "status": self.status, "number": self.number, "parallelism": 1,
            "contexts": [], "messages": [], "duration": self.is_over().then_some(60_000),
            "created_at": time(number, 1), "queued_at": time(number, 1), "started_at": time(number, 2),
            "stopped_at": self.is_over().then(|| time(number, 3)),
        })
    }
}

fn wanted(own: &str, usual: impl Fn() -> String) -> String {
    if own.is_empty() {
        usual()
    } else {
        own.to_owned()
    }
}

/// A minute of the hour in which a pipeline ran; later ones are later.
pub(crate) fn time(pipeline: u64, minute: u64) -> String {
    let (day, hour) = (1 + pipeline / 24 % 28, pipeline % 24);
    let month = 1 + pipeline / 672 % 12;
    let year = 2024 + pipeline / 8064;
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00.000Z")
}

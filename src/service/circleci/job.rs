//! Jobs of workflows, and what they leave.

use serde::Deserialize;

use super::id::checked;
use super::lenient::or_default;
use super::{CircleCi, JobStatus, Slug, v2};
use crate::Failure;
use crate::service::http::Call;

/// A job in a workflow.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// `build`, `approval`, or what `CircleCI` adds to these.
    #[serde(default, rename = "type", deserialize_with = "or_default")]
    pub kind: String,
    /// How far it is.
    pub status: JobStatus,
    /// Its number in the project; what has not begun and what is approved has none.
    #[serde(default, rename = "job_number")]
    pub number: Option<u64>,
    /// The slug of its project, as `CircleCI` writes it.
    #[serde(default, deserialize_with = "or_default")]
    pub project_slug: String,
    /// The ids of the jobs that it waits for.
    #[serde(default, deserialize_with = "or_default")]
    pub dependencies: Vec<String>,
    /// When it began.
    #[serde(default)]
    pub started_at: Option<String>,
    /// When it ended.
    #[serde(default)]
    pub stopped_at: Option<String>,
}

impl Job {
    /// Whether nothing changes any more; one that stopped does not, whatever its status is called.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.status.is_over()
            || matches!(self.status, JobStatus::Unknown(_)) && self.stopped_at.is_some()
    }
}

/// A job by itself.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct JobDetails {
    /// Its number in the project.
    pub number: u64,
    /// Its name.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// How far it is.
    pub status: JobStatus,
    /// Where people see it.
    #[serde(default)]
    pub web_url: Option<String>,
    /// On how many machines it runs.
    #[serde(default)]
    pub parallelism: Option<u64>,
    /// How long it took, in milliseconds.
    #[serde(default)]
    pub duration: Option<u64>,
    /// When it waited for its turn.
    #[serde(default)]
    pub queued_at: Option<String>,
    /// When it began.
    #[serde(default)]
    pub started_at: Option<String>,
    /// When it ended.
    #[serde(default)]
    pub stopped_at: Option<String>,
    /// What `CircleCI` says about it.
    #[serde(default, deserialize_with = "or_default")]
    pub messages: Vec<JobMessage>,
}

/// What `CircleCI` says about a job.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct JobMessage {
    /// What kind of message it is.
    #[serde(default, rename = "type", deserialize_with = "or_default")]
    pub kind: String,
    /// The message.
    #[serde(default, deserialize_with = "or_default")]
    pub message: String,
    /// Why it is there.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A test in what a job stored with `store_test_results`.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Test {
    /// Its name.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// Its class; for postorb and Newman the request.
    #[serde(default, deserialize_with = "or_default")]
    pub classname: String,
    /// Its file; most have none.
    #[serde(default, deserialize_with = "or_default")]
    pub file: String,
    /// `success`, `failure`, `skipped` or another end.
    #[serde(default, deserialize_with = "or_default")]
    pub result: String,
    /// What it says.
    #[serde(default, deserialize_with = "or_default")]
    pub message: String,
    /// How long it took, in seconds.
    #[serde(default, deserialize_with = "or_default")]
    pub run_time: f64,
    /// What wrote it.
    #[serde(default, deserialize_with = "or_default")]
    pub source: String,
}

/// A file that a job stored with `store_artifacts`.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Artifact {
    /// Its path.
    pub path: String,
    /// The machine it is of.
    #[serde(default, deserialize_with = "or_default")]
    pub node_index: u64,
    /// Where it is; whoever reads it needs a token there.
    #[serde(default, deserialize_with = "or_default")]
    pub url: String,
}

impl CircleCi {
    /// The jobs of a workflow.
    ///
    /// # Errors
    /// Where a call fails, or `CircleCI` answers something else.
    pub fn jobs(&self, workflow: &str) -> Result<Vec<Job>, Failure> {
        let id = checked("workflow", workflow)?;
        let what = format!("list the jobs of the workflow {id}");
        self.all(&Call::get(what, &v2(&["workflow", id, "job"])))
    }

    /// A job by its number.
    ///
    /// # Errors
    /// Where the call fails, or `CircleCI` answers something else.
    pub fn job(&self, slug: &Slug, number: u64) -> Result<JobDetails, Failure> {
        let (text, digits) = (slug.to_string(), number.to_string());
        let what = format!("look at the job {number} of {slug}");
        let call = Call::get(what, &v2(&["project", &text, "job", &digits]));
        let object = self.client.object(&call, "number");
        let object = object.map_err(|failure| self.with_causes(slug, failure))?;
        self.typed(&call, object.into())
    }

    /// The tests of a job. Of more than 250 MB there are none (CircleCI's document).
    ///
    /// # Errors
    /// Where a call fails, or `CircleCI` answers something else.
    pub fn tests(&self, slug: &Slug, number: u64) -> Result<Vec<Test>, Failure> {
        self.left(slug, number, "tests")
    }

    /// The files that a job has stored.
    ///
    /// # Errors
    /// Where a call fails, or `CircleCI` answers something else.
    pub fn artifacts(&self, slug: &Slug, number: u64) -> Result<Vec<Artifact>, Failure> {
        self.left(slug, number, "artifacts")
    }

    fn left<T: serde::de::DeserializeOwned>(
        &self,
        slug: &Slug,
        number: u64,
        kind: &str,
    ) -> Result<Vec<T>, Failure> {
        let (text, digits) = (slug.to_string(), number.to_string());
        let what = format!("list the {kind} of the job {number} of {slug}");
        self.all(&Call::get(what, &v2(&["project", &text, &digits, kind])))
            .map_err(|failure| self.with_causes(slug, failure))
    }
}

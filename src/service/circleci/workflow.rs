//! Workflows of pipelines.

use serde::Deserialize;

use super::id::checked;
use super::lenient::or_default;
use super::{CircleCi, Status, v2};
use crate::Failure;
use crate::service::http::Call;

/// A workflow.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Workflow {
    /// Its id.
    pub id: String,
    /// Its name, which one that is run again has too.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// How far it is.
    pub status: Status,
    /// When it began to be.
    #[serde(default, deserialize_with = "or_default")]
    pub created_at: String,
    /// When it ended.
    #[serde(default)]
    pub stopped_at: Option<String>,
    /// The id of its pipeline.
    #[serde(default, deserialize_with = "or_default")]
    pub pipeline_id: String,
    /// The number of its pipeline.
    #[serde(default, deserialize_with = "or_default")]
    pub pipeline_number: u64,
    /// The slug of its project, as `CircleCI` writes it.
    #[serde(default, deserialize_with = "or_default")]
    pub project_slug: String,
    /// The id of who started it.
    #[serde(default)]
    pub started_by: Option<String>,
    /// `setup` where it chooses the config of the others.
    #[serde(default)]
    pub tag: Option<String>,
}

impl Workflow {
    /// Whether nothing changes any more; one that stopped does not, whatever its status is called.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.status.is_over()
            || matches!(self.status, Status::Unknown(_)) && self.stopped_at.is_some()
    }
}

impl CircleCi {
    /// The workflows of a pipeline, the newest first.
    ///
    /// # Errors
    /// Where a call fails, or `CircleCI` answers something else.
    pub fn workflows(&self, pipeline: &str) -> Result<Vec<Workflow>, Failure> {
        let id = checked("pipeline", pipeline)?;
        let what = format!("list the workflows of the pipeline {id}");
        self.all(&Call::get(what, &v2(&["pipeline", id, "workflow"])))
    }

    /// A workflow.
    ///
    /// # Errors
    /// Where the call fails, or `CircleCI` answers something else.
    pub fn workflow(&self, id: &str) -> Result<Workflow, Failure> {
        let id = checked("workflow", id)?;
        let what = format!("look at the workflow {id}");
        self.one(&Call::get(what, &v2(&["workflow", id])))
    }
}

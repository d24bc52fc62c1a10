//! Where people see what is in CircleCI (its web application, whose addresses have the long slug).

use super::{CircleCi, Slug};
use crate::names;

impl CircleCi {
    /// The address that people visit: CircleCI's own application, or the host of a server of one's own.
    #[must_use]
    pub fn web(&self) -> String {
        if self.client.base() == names::CIRCLECI {
            names::CIRCLECI_APP.to_owned()
        } else {
            self.client.base().to_owned()
        }
    }

    /// Where the pipelines of a project are seen.
    #[must_use]
    pub fn project_page(&self, slug: &Slug) -> String {
        format!("{}/pipelines/{}", self.web(), slug.long())
    }

    /// Where a pipeline is seen.
    #[must_use]
    pub fn pipeline_page(&self, slug: &Slug, number: u64) -> String {
        format!("{}/{number}", self.project_page(slug))
    }

    /// Where a workflow of a pipeline is seen.
    #[must_use]
    pub fn workflow_page(&self, slug: &Slug, number: u64, workflow: &str) -> String {
        format!("{}/workflows/{workflow}", self.pipeline_page(slug, number))
    }

    /// Where a job of a workflow is seen.
    #[must_use]
    pub fn job_page(&self, slug: &Slug, number: u64, workflow: &str, job: u64) -> String {
        format!("{}/jobs/{job}", self.workflow_page(slug, number, workflow))
    }
}

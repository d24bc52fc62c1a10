//! Jobs that share the suites of a workflow, in layouts that have no job for each.

use super::Plan;
use crate::selection::slug;

/// The jobs of one workflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedJobs {
    /// The index of the workflow.
    pub workflow: usize,
    /// The job that runs the suites, in one container or in several.
    pub run: String,
    /// The job that brings together what several containers found; none where there is one.
    pub report: Option<String>,
}

impl Plan {
    /// How many containers share the suites of a workflow.
    #[must_use]
    pub fn containers(&self) -> u32 {
        self.asks.parallelism.unwrap_or(1).max(1)
    }

    /// The jobs of each workflow that has suites: named as the plan's job is, and where several workflows
    /// have suites after the workflow too.
    #[must_use]
    pub fn shared_jobs(&self) -> Vec<SharedJobs> {
        let has_runs = |at: &usize| self.runs.iter().any(|run| run.workflow == *at);
        let used: Vec<usize> = (0..self.workflows.len()).filter(has_runs).collect();
        let jobs = used.iter().map(|at| {
            let run = match used.len() {
                1 => self.job.clone(),
                _ => format!("{}-{}", self.job, slug(&self.workflows[*at].name)),
            };
            let report = (self.containers() > 1).then(|| format!("{run}-report"));
            SharedJobs {
                workflow: *at,
                run,
                report,
            }
        });
        jobs.collect()
    }
}

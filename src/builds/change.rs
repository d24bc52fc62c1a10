//! What changed between two looks at a build, each change once.

use super::{Build, Job, Problem, Status, Workflow};

/// Something that people are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change<'b> {
    /// The pipeline cannot run.
    Problem(&'b Problem),
    /// A workflow began or has another status.
    Workflow {
        label: String,
        workflow: &'b Workflow,
    },
    /// A job began or has another status.
    Job {
        workflow: String,
        job: &'b Job,
        /// Where an approval is given.
        url: &'b str,
    },
}

/// What is new in `now`; everything that has begun, where nobody looked before.
pub(crate) fn changes<'b>(before: Option<&Build>, now: &'b Build) -> Vec<Change<'b>> {
    let mut all: Vec<Change<'b>> = Vec::new();
    let known = before.map_or(0, |before| before.problems.len());
    all.extend(now.problems.iter().skip(known).map(Change::Problem));
    for workflow in &now.workflows {
        let label = now.label(workflow);
        let old = before.and_then(|before| find(before, &workflow.id));
        let is_new = old.is_none_or(|old| old.status != workflow.status);
        // Its jobs come about before it is over, and after it began.
        let is_end = workflow.status.is_over();
        let own = || Change::Workflow {
            label: label.clone(),
            workflow,
        };
        if is_new && !is_end {
            all.push(own());
        }
        for job in &workflow.jobs {
            let was = old.and_then(|old| old.jobs.iter().find(|was| was.id == job.id));
            if was.is_none_or(|was| was.status != job.status) && is_told(&job.status) {
                all.push(Change::Job {
                    workflow: label.clone(),
                    job,
                    url: &workflow.url,
                });
            }
        }
        if is_new && is_end {
            all.push(own());
        }
    }
    all
}

/// Jobs that wait for others are told of when they begin.
fn is_told(status: &Status) -> bool {
    !matches!(
        status,
        Status::Blocked | Status::NotRunning | Status::NotRun
    )
}

fn find<'b>(build: &'b Build, id: &str) -> Option<&'b Workflow> {
    build.workflows.iter().find(|one| one.id == id)
}

impl Build {
    /// What a workflow is called here: those that ran again are counted.
    pub(crate) fn label(&self, workflow: &Workflow) -> String {
        let same = self
            .workflows
            .iter()
            .filter(|one| one.name == workflow.name);
        let before = same.take_while(|one| one.id != workflow.id).count();
        match before {
            0 => workflow.name.clone(),
            before => format!("{} (run {})", workflow.name, before + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::build::tests::{build, job, workflow};
    use super::*;

    fn told(before: Option<&Build>, now: &Build) -> Vec<String> {
        let lines = changes(before, now).into_iter().map(|change| match change {
            Change::Problem(problem) => problem.message.clone(),
            Change::Workflow { label, workflow } => format!("{label}: {}", workflow.status),
            Change::Job { workflow, job, .. } => {
                format!("{workflow} › {}: {}", job.name, job.status)
            }
        });
        lines.collect()
    }

    #[test]
    fn each_change_is_told_once_and_in_the_order_of_things() {
        let mut one = build();
        let mut main = workflow("main", Status::Running, 1_000, None);
        main.jobs = vec![job("build", Status::Running), job("smoke", Status::Blocked)];
        one.workflows = vec![main];
        assert_eq!(told(None, &one), ["main: running", "main › build: running"]);
        assert_eq!(told(Some(&one), &one), [""; 0]);
        let mut two = one.clone();
        two.workflows[0].jobs[0].status = Status::Success;
        two.workflows[0].jobs[1].status = Status::Failed;
        two.workflows[0].status = Status::Failed;
        assert_eq!(
            told(Some(&one), &two),
            [
                "main › build: success",
                "main › smoke: failed",
                "main: failed"
            ]
        );
        let mut three = two.clone();
        three
            .workflows
            .push(workflow("main", Status::OnHold, 5_000, None));
        assert_eq!(told(Some(&two), &three), ["main (run 2): on_hold"]);
    }

    #[test]
    fn an_error_of_the_pipeline_is_told_once() {
        let mut one = build();
        one.problems.push(Problem {
            kind: "config".to_owned(),
            message: "no such job".to_owned(),
        });
        assert_eq!(told(None, &one), ["no such job"]);
        assert_eq!(told(Some(&one), &one), [""; 0]);
    }
}

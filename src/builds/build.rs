use super::Status;

/// A pipeline and what is known of it. Times are milliseconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Build {
    /// Its number in the project.
    pub(crate) number: u64,
    pub(crate) id: String,
    /// The slug of its project.
    pub(crate) project: String,
    /// Where people look at it.
    pub(crate) url: String,
    /// What CircleCI says of its config: `created`, `errored`, `setup-pending`, `setup`, `pending`.
    pub(crate) state: String,
    /// What its workflows come to; none where they could not be asked for.
    pub(crate) status: Option<Status>,
    pub(crate) at: Option<At>,
    pub(crate) revision: Option<String>,
    /// The first line of the commit's message.
    pub(crate) subject: Option<String>,
    /// Who asked for it.
    pub(crate) who: Option<String>,
    /// What asked for it: `webhook`, `api`, `explicit`, `scheduled_pipeline`.
    pub(crate) trigger: String,
    pub(crate) created: Option<u64>,
    /// Why there is nothing to run, such as mistakes in the config.
    pub(crate) problems: Vec<Problem>,
    /// In the order in which they began.
    pub(crate) workflows: Vec<Workflow>,
}

/// What a build is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum At {
    Branch(String),
    Tag(String),
}

/// An error of a pipeline's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// `config`, `config-fetch`, `plan` and others.
    pub(crate) kind: String,
    pub(crate) message: String,
}

/// A workflow of a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Workflow {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) status: Status,
    pub(crate) created: Option<u64>,
    pub(crate) stopped: Option<u64>,
    pub(crate) url: String,
    /// In the order in which they began; empty where nobody asked.
    pub(crate) jobs: Vec<Job>,
}

/// A job of a workflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Job {
    pub(crate) id: String,
    pub(crate) name: String,
    /// None before it runs, and of an approval.
    pub(crate) number: Option<u64>,
    /// Whether it waits for somebody to approve.
    pub(crate) is_approval: bool,
    pub(crate) status: Status,
    pub(crate) started: Option<u64>,
    pub(crate) stopped: Option<u64>,
    /// Where people look at it.
    pub(crate) url: String,
}

impl Build {
    /// The workflows that count: of those with the same name the one that began last, since running a
    /// workflow again makes a new one in the same pipeline.
    pub(crate) fn counted(&self) -> Vec<&Workflow> {
        counted(&self.workflows)
    }

    /// How long its workflows ran: time in which none did does not count. None before one began.
    pub(crate) fn took(&self, now: u64) -> Option<u64> {
        let workflows = self.counted().into_iter();
        let mut spans: Vec<(u64, u64)> = workflows
            .filter_map(|one| {
                let end = one.stopped.unwrap_or(now);
                one.created.map(|start| (start, end.max(start)))
            })
            .collect();
        spans.sort_unstable();
        let mut reached = 0;
        let mut sum = 0;
        for (start, end) in &spans {
            sum += end.saturating_sub(reached.max(*start));
            reached = reached.max(*end);
        }
        (!spans.is_empty()).then_some(sum)
    }
}

/// See [`Build::counted`].
pub(super) fn counted(workflows: &[Workflow]) -> Vec<&Workflow> {
    let is_last = |at: usize, one: &Workflow| {
        let later = workflows.iter().enumerate().filter(|(other, later)| {
            later.name == one.name && (later.created, *other) > (one.created, at)
        });
        later.count() == 0
    };
    let all = workflows.iter().enumerate();
    let counted = all.filter(|(at, one)| is_last(*at, one));
    counted.map(|(_, one)| one).collect()
}

impl Workflow {
    /// Whether nothing changes any more; one that stopped does not, whatever its status is called.
    pub(crate) fn is_over(&self) -> bool {
        self.status.is_over() || matches!(self.status, Status::Unknown(_)) && self.stopped.is_some()
    }

    pub(crate) fn took(&self, now: u64) -> Option<u64> {
        took(self.created, self.stopped, &self.status, now)
    }
}

impl Job {
    /// What has not begun took no time, whatever CircleCI says of when it began.
    pub(crate) fn took(&self, now: u64) -> Option<u64> {
        let waits = [
            Status::Blocked,
            Status::NotRunning,
            Status::Queued,
            Status::OnHold,
            Status::NotRun,
        ];
        if waits.contains(&self.status) {
            return None;
        }
        took(self.started, self.stopped, &self.status, now)
    }
}

/// None for what has not begun, and for what ended nobody knows when.
fn took(start: Option<u64>, end: Option<u64>, status: &Status, now: u64) -> Option<u64> {
    let end = end.or((!status.is_over()).then_some(now))?;
    start.map(|start| end.saturating_sub(start))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A build to begin with.
    pub(crate) fn build() -> Build {
        Build {
            number: 1042,
            id: "5034460f-c7c4-4c43-9457-de07e2029e7b".to_owned(),
            project: "gh/acme/bookings".to_owned(),
            url: "https://app.circleci.com/pipelines/github/acme/bookings/1042".to_owned(),
            state: "created".to_owned(),
            status: Some(Status::Success),
            at: Some(At::Branch("main".to_owned())),
            revision: Some("4f2a91c0d3b8e5f6a7b8c9d0e1f2a3b4c5d6e7f8".to_owned()),
            subject: Some("Checkout: refunds in EUR".to_owned()),
            who: Some("ada".to_owned()),
            trigger: "webhook".to_owned(),
            created: Some(1_000_000),
            problems: Vec::new(),
            workflows: Vec::new(),
        }
    }

    /// A workflow of this name that ran for so long.
    pub(crate) fn workflow(
        name: &str,
        status: Status,
        created: u64,
        stopped: Option<u64>,
    ) -> Workflow {
        Workflow {
            id: format!("{name}-{created}"),
            name: name.to_owned(),
            status,
            created: Some(created),
            stopped,
            url: format!("https://app.circleci.com/w/{name}-{created}"),
            jobs: Vec::new(),
        }
    }

    /// A job of this name.
    pub(crate) fn job(name: &str, status: Status) -> Job {
        let has_begun = !matches!(
            status,
            Status::Blocked | Status::NotRunning | Status::Queued
        );
        Job {
            id: format!("job-{name}"),
            name: name.to_owned(),
            number: has_begun.then_some(7),
            is_approval: false,
            started: has_begun.then_some(1_010_000),
            stopped: status.is_over().then_some(1_055_000),
            status,
            url: format!("https://app.circleci.com/j/{name}"),
        }
    }

    #[test]
    fn what_ran_again_counts_once_and_pauses_do_not() {
        let mut build = build();
        assert_eq!(build.took(5_000), None);
        build.workflows = vec![
            workflow("main", Status::Failed, 1_000, Some(2_000)),
            workflow("docs", Status::Success, 1_500, Some(3_000)),
            workflow("main", Status::Success, 9_000, Some(9_500)),
        ];
        let counted: Vec<&str> = build.counted().iter().map(|one| one.id.as_str()).collect();
        assert_eq!(counted, ["docs-1500", "main-9000"]);
        assert_eq!(build.took(99_000), Some(2_000));
        build.workflows[2].stopped = None;
        assert_eq!(build.took(10_000), Some(2_500));
        build.workflows[0].name = "other".to_owned();
        assert_eq!(build.took(10_000), Some(3_000));
    }

    #[test]
    fn what_ended_nobody_knows_when_took_nobody_knows_how_long() {
        let one = workflow("main", Status::Canceled, 1_000, None);
        assert_eq!(one.took(5_000), None);
        let one = workflow("main", Status::Running, 1_000, None);
        assert_eq!(one.took(5_000), Some(4_000));
    }
}

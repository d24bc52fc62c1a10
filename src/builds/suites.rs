//! What suites of the selection came to in a build.

use super::{Build, Counts, Job, Status, Test, Workflow};

/// A run of the plan, and where a build shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sought {
    pub(crate) suite: String,
    /// What its tests name as their file, and its job where it has its own.
    pub(crate) slug: String,
    /// What its job is called.
    pub(crate) job: String,
    /// Whether other suites run in that job, too.
    pub(crate) is_shared: bool,
    /// Whether its failures do not count.
    pub(crate) is_quarantined: bool,
}

/// What a job left behind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// The id of the job.
    pub(crate) job: String,
    pub(crate) tests: Vec<Test>,
    pub(crate) artifacts: Vec<Artifact>,
}

/// A file that a job stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Artifact {
    pub(crate) path: String,
    pub(crate) url: String,
}

/// What a suite came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judged {
    Passed,
    Failed,
    /// It failed, and that does not count yet.
    Quarantined,
    Running,
    /// Its job has not begun.
    Waiting,
    Canceled,
    /// Its job was left out, because another failed.
    NotRun,
    /// Its job is over, and left no results of it.
    Untold,
    /// Nothing in the build runs it.
    Absent,
}

/// A run of a suite in a build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SuiteResult {
    pub(crate) suite: String,
    pub(crate) run: String,
    pub(crate) judged: Judged,
    /// None where its job stored no tests.
    pub(crate) counts: Option<Counts>,
    /// The job that ran it.
    pub(crate) job: Option<Job>,
    pub(crate) artifacts: Vec<Artifact>,
}

/// What became of each of `sought`, in their order.
pub(crate) fn suites(build: &Build, sought: &[Sought], evidence: &[Evidence]) -> Vec<SuiteResult> {
    let workflows = build.counted();
    let each = sought.iter().map(|one| result(&workflows, one, evidence));
    each.collect()
}

fn result(workflows: &[&Workflow], sought: &Sought, evidence: &[Evidence]) -> SuiteResult {
    let jobs = || workflows.iter().flat_map(|workflow| &workflow.jobs);
    let left = |job: &Job| evidence.iter().find(|one| one.job == job.id);
    // What names the suite itself is more than the name of a job.
    let by_tests = jobs().find(|job| {
        left(job).is_some_and(|one| one.tests.iter().any(|test| test.is_of(&sought.slug)))
    });
    let by_name = || {
        let named = jobs().filter(|job| job.name == sought.job);
        named.max_by_key(|job| (job.status != Status::Retried, job.started))
    };
    let job = by_tests.or_else(by_name);
    let left = job.and_then(left);
    let tests = left.map_or(&[][..], |left| &left.tests);
    let own: Vec<&Test> = tests
        .iter()
        .filter(|test| test.is_of(&sought.slug))
        .collect();
    // Newman's own JUnit names no file: in a job of its own all tests are the suite's.
    let own = if own.is_empty() && !sought.is_shared {
        tests.iter().collect()
    } else {
        own
    };
    let counts: Option<Counts> = (!own.is_empty()).then(|| own.iter().copied().collect());
    let is_forgiven = sought.is_quarantined && own.iter().any(|test| test.is_forgiven());
    let judge = |job| match judge(job, counts, sought) {
        Judged::Passed if is_forgiven => Judged::Quarantined,
        judged => judged,
    };
    SuiteResult {
        suite: sought.suite.clone(),
        run: sought.slug.clone(),
        judged: job.map_or(Judged::Absent, judge),
        counts,
        job: job.cloned(),
        artifacts: left.map_or_else(Vec::new, |left| left.artifacts.clone()),
    }
}

fn judge(job: &Job, counts: Option<Counts>, sought: &Sought) -> Judged {
    let failed = if sought.is_quarantined {
        Judged::Quarantined
    } else {
        Judged::Failed
    };
    if counts.is_some_and(|counts| counts.failed > 0) {
        return failed;
    }
    match &job.status {
        status if !status.is_over() => match status {
            Status::Running | Status::Failing => Judged::Running,
            _ => Judged::Waiting,
        },
        Status::Canceled => Judged::Canceled,
        Status::NotRun => Judged::NotRun,
        Status::Success if counts.is_some() || !sought.is_shared => Judged::Passed,
        // Of several suites in one job, others can be why it failed.
        _ if sought.is_shared => match counts {
            Some(_) => Judged::Passed,
            None => Judged::Untold,
        },
        _ => Judged::Failed,
    }
}

impl Judged {
    /// The word for it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::Quarantined => "quarantined",
            Self::Running => "running",
            Self::Waiting => "waiting",
            Self::Canceled => "canceled",
            Self::NotRun => "not_run",
            Self::Untold => "no_results",
            Self::Absent => "absent",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::build::tests::{build, job, workflow};
    use super::*;

    fn sought(slug: &str, job: &str) -> Sought {
        Sought {
            suite: slug.to_owned(),
            slug: slug.to_owned(),
            job: job.to_owned(),
            is_shared: slug != job,
            is_quarantined: false,
        }
    }

    fn test(file: &str, result: &str) -> Test {
        Test {
            name: "is 200".to_owned(),
            class: "Pay".to_owned(),
            file: file.to_owned(),
            result: result.to_owned(),
            message: None,
        }
    }

    fn of(jobs: Vec<Job>, sought: &Sought, tests: Vec<Test>) -> SuiteResult {
        let mut build = build();
        let mut main = workflow("main", Status::Success, 1_000, None);
        let evidence = Evidence {
            job: jobs.first().map(|job| job.id.clone()).unwrap_or_default(),
            tests,
            artifacts: Vec::new(),
        };
        main.jobs = jobs;
        build.workflows = vec![main];
        suites(&build, std::slice::from_ref(sought), &[evidence]).remove(0)
    }

    #[test]
    fn a_suite_with_a_job_of_its_own_is_what_the_job_is() {
        for (status, judged) in [
            ("success", Judged::Passed),
            ("failed", Judged::Failed),
            ("timedout", Judged::Failed),
            ("infrastructure_fail", Judged::Failed),
            ("terminated-unknown", Judged::Failed),
            ("unauthorized", Judged::Failed),
            ("running", Judged::Running),
            ("queued", Judged::Waiting),
            ("blocked", Judged::Waiting),
            ("on_hold", Judged::Waiting),
            ("not_running", Judged::Waiting),
            ("canceled", Judged::Canceled),
            ("not_run", Judged::NotRun),
        ] {
            let jobs = vec![job("smoke", Status::parse(status))];
            let result = of(jobs, &sought("smoke", "smoke"), Vec::new());
            assert_eq!((result.judged, result.counts), (judged, None), "{status}");
        }
        let absent = of(
            vec![job("build", Status::Success)],
            &sought("smoke", "smoke"),
            Vec::new(),
        );
        assert_eq!(absent.judged, Judged::Absent);
    }

    #[test]
    fn of_a_job_that_several_share_the_atoms_tell() {
        let all = || {
            vec![
                test("smoke", "success"),
                test("smoke/Checkout", "skipped"),
                test("smoke-eu", "failure"),
                test("regression", "error"),
            ]
        };
        let jobs = || vec![job("postman-collections", Status::Failed)];
        let one = |slug| of(jobs(), &sought(slug, "postman-collections"), all());
        let smoke = one("smoke");
        assert_eq!(smoke.judged, Judged::Passed);
        let counts = smoke.counts.unwrap();
        assert_eq!((counts.passed, counts.failed, counts.skipped), (1, 0, 1));
        assert_eq!(one("smoke-eu").judged, Judged::Failed);
        assert_eq!(one("regression").judged, Judged::Failed);
        assert_eq!(one("nightly").judged, Judged::Untold);
        let mut quarantined = sought("regression", "postman-collections");
        quarantined.is_quarantined = true;
        assert_eq!(of(jobs(), &quarantined, all()).judged, Judged::Quarantined);
    }

    #[test]
    fn what_postorb_says_of_a_test_in_quarantine_is_known_again() {
        let mut sought = sought("regression", "postman-collections");
        let judged = |sought: &Sought, message: &str| {
            let message = Some(message.to_owned());
            let skipped = Test {
                message,
                ..test("regression", "skipped")
            };
            let jobs = vec![job("postman-collections", Status::Success)];
            of(jobs, sought, vec![skipped]).judged
        };
        let failed = "in quarantine until 2999-12-31 (PAY-812): expected 1 to equal 2";
        assert_eq!(judged(&sought, failed), Judged::Passed);
        sought.is_quarantined = true;
        assert_eq!(judged(&sought, failed), Judged::Quarantined);
        assert_eq!(judged(&sought, "not on Sundays"), Judged::Passed);
    }

    #[test]
    fn in_a_job_of_its_own_every_test_is_the_suites() {
        let tests = vec![test("", "success"), test("", "failure")];
        let jobs = vec![job("smoke", Status::Failed)];
        let result = of(jobs, &sought("smoke", "smoke"), tests);
        assert_eq!(result.counts.unwrap().total(), 2);
        assert_eq!(result.job.unwrap().name, "smoke");
    }

    #[test]
    fn of_a_job_that_was_tried_again_the_last_one_counts() {
        let mut first = job("smoke", Status::Retried);
        first.started = Some(9_000_000);
        let second = job("smoke", Status::Success);
        let result = of(vec![first, second], &sought("smoke", "smoke"), Vec::new());
        assert_eq!(result.judged, Judged::Passed);
    }
}

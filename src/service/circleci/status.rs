//! How far something is: the statuses that CircleCI's document has, and room for others.

use std::fmt;

use serde::Deserialize;

use super::Workflow;

/// The status of a workflow; that of a pipeline, which has none, comes from its workflows.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(from = "String")]
pub enum Status {
    /// Everything went well.
    Success,
    /// Something is under way.
    Running,
    /// Nothing of it was to run.
    NotRun,
    /// A job failed.
    Failed,
    /// It could not run.
    Error,
    /// A job failed, and others are under way.
    Failing,
    /// It waits for an approval.
    OnHold,
    /// Somebody stopped it.
    Canceled,
    /// Who started it may not.
    Unauthorized,
    /// What this version does not know.
    Unknown(String),
}

impl Status {
    /// Those that the document has.
    pub const ALL: [Self; 9] = [
        Self::Success,
        Self::Running,
        Self::NotRun,
        Self::Failed,
        Self::Error,
        Self::Failing,
        Self::OnHold,
        Self::Canceled,
        Self::Unauthorized,
    ];

    /// What `CircleCI` calls it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Success => "success",
            Self::Running => "running",
            Self::NotRun => "not_run",
            Self::Failed => "failed",
            Self::Error => "error",
            Self::Failing => "failing",
            Self::OnHold => "on_hold",
            Self::Canceled => "canceled",
            Self::Unauthorized => "unauthorized",
            Self::Unknown(name) => name,
        }
    }

    /// Whether nothing changes any more. Of what is not known nobody can say.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(
            self,
            Self::Success
                | Self::NotRun
                | Self::Failed
                | Self::Error
                | Self::Canceled
                | Self::Unauthorized
        )
    }

    /// Whether it ended well.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        matches!(self, Self::Success)
    }

    /// Whether it went wrong already, over or not; what somebody stopped did not.
    #[must_use]
    pub const fn is_failure(&self) -> bool {
        matches!(
            self,
            Self::Failed | Self::Error | Self::Failing | Self::Unauthorized
        )
    }

    /// What the workflows of a pipeline come to. Of those with one name the last counts: the others were run
    /// again. While one is under way it is running, or failing; then the worst counts, and what was not to
    /// run only where nothing else did.
    #[must_use]
    pub fn of_workflows(workflows: &[Workflow]) -> Self {
        let last = last(workflows);
        let under_way: Vec<_> = last.iter().filter(|one| !one.is_over()).collect();
        let has = |status: &Self| last.iter().find(|one| one.status == *status);
        if !under_way.is_empty() {
            let is_failing = last.iter().any(|one| one.status.is_failure());
            let waits = under_way.iter().all(|one| one.status == Self::OnHold);
            return match (is_failing, waits) {
                (true, _) => Self::Failing,
                (false, true) => Self::OnHold,
                (false, false) => Self::Running,
            };
        }
        let worst = [
            Self::Error,
            Self::Failed,
            Self::Unauthorized,
            Self::Canceled,
        ];
        if let Some(one) = worst.iter().find_map(has) {
            return one.status.clone();
        }
        let mut others = last.iter().map(|one| &one.status);
        if let Some(unknown) = others.find(|status| matches!(status, Self::Unknown(_))) {
            return unknown.clone();
        }
        has(&Self::Success).map_or(Self::NotRun, |one| one.status.clone())
    }
}

/// The last workflow of each name. Times are written so that they sort as texts.
fn last(workflows: &[Workflow]) -> Vec<&Workflow> {
    let mut last: Vec<&Workflow> = Vec::new();
    for one in workflows {
        match last.iter_mut().find(|other| other.name == one.name) {
            Some(other) if one.created_at > other.created_at => *other = one,
            Some(_) => {}
            None => last.push(one),
        }
    }
    last
}

impl From<String> for Status {
    fn from(name: String) -> Self {
        let known = Self::ALL.into_iter().find(|status| status.name() == name);
        known.unwrap_or(Self::Unknown(name))
    }
}

impl fmt::Display for Status {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workflow(name: &str, status: &str, minute: u32) -> Workflow {
        let json = serde_json::json!({
            "id": "1", "name": name, "status": status,
            "created_at": format!("2026-11-28T10:{minute:02}:00Z"),
        });
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn every_status_has_the_name_that_it_is_read_by() {
        for status in Status::ALL {
            assert_eq!(Status::from(status.name().to_owned()), status);
        }
        let over = Status::ALL.into_iter().filter(Status::is_over);
        let over: Vec<_> = over.map(|status| status.to_string()).collect();
        let ends = [
            "success",
            "not_run",
            "failed",
            "error",
            "canceled",
            "unauthorized",
        ];
        assert_eq!(over, ends);
        let new = Status::from("paused".to_owned());
        assert_eq!(new, Status::Unknown("paused".to_owned()));
        assert!(!new.is_over() && !new.is_success() && !new.is_failure());
    }

    #[test]
    fn a_pipeline_is_what_its_workflows_are() {
        for (statuses, status) in [
            (&[][..], "not_run"),
            (&["success", "success"], "success"),
            (&["success", "not_run"], "success"),
            (&["not_run"], "not_run"),
            (&["success", "failed", "canceled"], "failed"),
            (&["failed", "error"], "error"),
            (&["success", "canceled"], "canceled"),
            (&["canceled", "unauthorized"], "unauthorized"),
            (&["success", "running"], "running"),
            (&["failed", "running"], "failing"),
            (&["failing", "success"], "failing"),
            (&["failed", "on_hold"], "failing"),
            (&["success", "on_hold"], "on_hold"),
            (&["running", "on_hold"], "running"),
            (&["success", "paused"], "running"),
        ] {
            let workflows = statuses.iter().zip(0..);
            let workflows: Vec<_> = workflows
                .map(|(status, n)| workflow(&n.to_string(), status, 0))
                .collect();
            let found = Status::of_workflows(&workflows);
            assert_eq!(found.name(), status, "{statuses:?}");
        }
    }

    #[test]
    fn what_was_run_again_does_not_count() {
        let (first, again) = (
            workflow("test", "failed", 1),
            workflow("test", "success", 9),
        );
        let other = workflow("deploy", "success", 5);
        for all in [
            [first.clone(), again.clone(), other.clone()],
            [other, again, first],
        ] {
            assert_eq!(Status::of_workflows(&all), Status::Success);
        }
    }

    #[test]
    fn what_is_not_known_is_over_when_it_has_stopped() {
        let mut one = workflow("test", "paused", 1);
        assert!(!one.is_over());
        one.stopped_at = Some("2026-11-28T10:02:00Z".to_owned());
        assert!(one.is_over());
        let all = [one, workflow("deploy", "success", 1)];
        assert_eq!(Status::of_workflows(&all).name(), "paused");
    }
}

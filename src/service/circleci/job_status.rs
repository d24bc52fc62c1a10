//! How far a job is: the statuses that CircleCI's document has, and room for others.

use std::fmt;

use serde::Deserialize;

/// The status of a job.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Hash)]
#[serde(from = "String")]
pub enum JobStatus {
    /// It went well.
    Success,
    /// It is under way.
    Running,
    /// It was not to run.
    NotRun,
    /// A step failed.
    Failed,
    /// It was run again.
    Retried,
    /// It waits for a machine.
    Queued,
    /// It is ready, and has not begun.
    NotRunning,
    /// `CircleCI` itself failed.
    InfrastructureFail,
    /// It took too long.
    TimedOut,
    /// It waits for an approval.
    OnHold,
    /// It ended, and nobody knows how.
    TerminatedUnknown,
    /// It waits for another job.
    Blocked,
    /// Somebody stopped it.
    Canceled,
    /// Who started it may not.
    Unauthorized,
    /// What this version does not know.
    Unknown(String),
}

impl JobStatus {
    /// Those that the document has.
    pub const ALL: [Self; 14] = [
        Self::Success,
        Self::Running,
        Self::NotRun,
        Self::Failed,
        Self::Retried,
        Self::Queued,
        Self::NotRunning,
        Self::InfrastructureFail,
        Self::TimedOut,
        Self::OnHold,
        Self::TerminatedUnknown,
        Self::Blocked,
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
            Self::Retried => "retried",
            Self::Queued => "queued",
            Self::NotRunning => "not_running",
            Self::InfrastructureFail => "infrastructure_fail",
            Self::TimedOut => "timedout",
            Self::OnHold => "on_hold",
            Self::TerminatedUnknown => "terminated-unknown",
            Self::Blocked => "blocked",
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
            Self::Success | Self::NotRun | Self::Retried | Self::Canceled
        ) || self.is_failure()
    }

    /// Whether it ended well.
    #[must_use]
    pub const fn is_success(&self) -> bool {
        matches!(self, Self::Success)
    }

    /// Whether it went wrong; what somebody stopped did not.
    #[must_use]
    pub const fn is_failure(&self) -> bool {
        matches!(
            self,
            Self::Failed
                | Self::InfrastructureFail
                | Self::TimedOut
                | Self::TerminatedUnknown
                | Self::Unauthorized
        )
    }
}

impl From<String> for JobStatus {
    fn from(name: String) -> Self {
        let known = Self::ALL.into_iter().find(|status| status.name() == name);
        known.unwrap_or(Self::Unknown(name))
    }
}

impl fmt::Display for JobStatus {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::JobStatus;

    #[test]
    fn every_status_has_the_name_that_it_is_read_by() {
        for status in JobStatus::ALL {
            assert_eq!(JobStatus::from(status.name().to_owned()), status);
        }
        let going = JobStatus::ALL.into_iter().filter(|one| !one.is_over());
        let going: Vec<_> = going.map(|status| status.to_string()).collect();
        assert_eq!(
            going,
            ["running", "queued", "not_running", "on_hold", "blocked"]
        );
        let new = JobStatus::from("paused".to_owned());
        assert_eq!(new, JobStatus::Unknown("paused".to_owned()));
        assert!(!new.is_over() && !new.is_success() && !new.is_failure());
    }
}

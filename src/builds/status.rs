//! The statuses of builds, workflows and jobs, under CircleCI's own names.

use std::fmt;

/// A status; CircleCI can add others to those that are known (circleci.md, section 1).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Status {
    Success,
    Running,
    NotRun,
    Failed,
    Error,
    Failing,
    OnHold,
    Canceled,
    Unauthorized,
    Queued,
    NotRunning,
    Blocked,
    Retried,
    InfrastructureFail,
    TimedOut,
    Terminated,
    Unknown(String),
}

/// What a status means for whoever looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Good,
    Bad,
    /// It goes on.
    Busy,
    /// Somebody has to do something, or did.
    Odd,
    /// Nothing happens, and nothing is wrong.
    Calm,
}

/// Every status that has a name.
const NAMES: [(Status, &str); 16] = [
    (Status::Success, "success"),
    (Status::Running, "running"),
    (Status::NotRun, "not_run"),
    (Status::Failed, "failed"),
    (Status::Error, "error"),
    (Status::Failing, "failing"),
    (Status::OnHold, "on_hold"),
    (Status::Canceled, "canceled"),
    (Status::Unauthorized, "unauthorized"),
    (Status::Queued, "queued"),
    (Status::NotRunning, "not_running"),
    (Status::Blocked, "blocked"),
    (Status::Retried, "retried"),
    (Status::InfrastructureFail, "infrastructure_fail"),
    (Status::TimedOut, "timedout"),
    (Status::Terminated, "terminated-unknown"),
];

impl Status {
    /// The status that CircleCI calls so.
    pub(crate) fn parse(name: &str) -> Self {
        let known = NAMES.iter().find(|(_, own)| *own == name);
        known.map_or_else(
            || Self::Unknown(name.to_owned()),
            |(status, _)| status.clone(),
        )
    }

    /// What CircleCI calls it.
    pub(crate) fn name(&self) -> &str {
        if let Self::Unknown(name) = self {
            return name;
        }
        let own = NAMES.iter().find(|(status, _)| status == self);
        own.map_or("", |(_, name)| name)
    }

    /// Whether it stays as it is. One that is not known may change: whoever waits has a deadline.
    pub(crate) fn is_over(&self) -> bool {
        matches!(
            self,
            Self::Success
                | Self::NotRun
                | Self::Failed
                | Self::Error
                | Self::Canceled
                | Self::Unauthorized
                | Self::Retried
                | Self::InfrastructureFail
                | Self::TimedOut
                | Self::Terminated
        )
    }

    /// Whether something went wrong, be it over or not.
    pub(crate) fn is_bad(&self) -> bool {
        self.tone() == Tone::Bad
    }

    pub(crate) fn tone(&self) -> Tone {
        match self {
            Self::Success => Tone::Good,
            Self::Failed
            | Self::Error
            | Self::Failing
            | Self::Unauthorized
            | Self::InfrastructureFail
            | Self::TimedOut
            | Self::Terminated => Tone::Bad,
            Self::Running | Self::Queued => Tone::Busy,
            Self::OnHold | Self::Canceled | Self::Unknown(_) => Tone::Odd,
            Self::NotRun | Self::NotRunning | Self::Blocked | Self::Retried => Tone::Calm,
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, Status, Tone};

    #[test]
    fn a_status_is_read_as_it_is_written() {
        for (status, name) in &NAMES {
            assert_eq!(Status::parse(name), *status);
            assert_eq!(status.to_string(), *name);
        }
        let new = Status::parse("paused");
        assert_eq!(new, Status::Unknown("paused".to_owned()));
        assert_eq!(new.name(), "paused");
        assert!(!new.is_over() && !new.is_bad());
    }

    #[test]
    fn what_goes_on_is_not_over() {
        let open: Vec<&str> = NAMES
            .iter()
            .filter(|(status, _)| !status.is_over())
            .map(|(_, name)| *name)
            .collect();
        let expected = [
            "running",
            "failing",
            "on_hold",
            "queued",
            "not_running",
            "blocked",
        ];
        assert_eq!(open, expected);
        assert_eq!(Status::OnHold.tone(), Tone::Odd);
        assert!(Status::Failing.is_bad() && !Status::Canceled.is_bad());
    }
}

//! Exit codes: a promise to scripts. Where the meaning is the same they are those of CircleCI's
//! official CLI (circleci-cli, `internal/clikit/errors/exitcodes.go`).

/// How a run of postorb ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Everything asked for was done.
    Ok,
    /// A red verdict or drift, and nothing else.
    Red,
    /// Wrong usage, or input that cannot be read.
    Usage,
    /// A key or token is missing or refused.
    Authentication,
    /// A service or the network failed.
    Api,
    /// What was named does not exist.
    NotFound,
    /// Stopped by the user.
    Cancelled,
    /// A config has validation errors.
    Invalid,
    /// A deadline passed.
    TimedOut,
    /// A bug in postorb, or a write that failed.
    Internal,
}

impl Exit {
    /// The number the process exits with.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Ok => 0,
            Self::Red => 1,
            Self::Usage => 2,
            Self::Authentication => 3,
            Self::Api => 4,
            Self::NotFound => 5,
            Self::Cancelled => 6,
            Self::Invalid => 7,
            Self::TimedOut => 8,
            Self::Internal => 70,
        }
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

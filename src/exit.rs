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

    /// Those that several causes can come to, those that weigh most first: whoever stopped it knows, who has
    /// no key cannot have the rest, and what a service did not tell weighs more than what it did.
    const WEIGHTS: [Self; 10] = [
        Self::Cancelled,
        Self::Authentication,
        Self::Api,
        Self::TimedOut,
        Self::Internal,
        Self::NotFound,
        Self::Usage,
        Self::Invalid,
        Self::Red,
        Self::Ok,
    ];

    /// The one of several that is told.
    pub(crate) fn weightiest(exits: impl IntoIterator<Item = Self>) -> Option<Self> {
        let weight = |exit: &Self| Self::WEIGHTS.iter().position(|one| one == exit);
        exits.into_iter().min_by_key(weight)
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Exit;

    #[test]
    fn codes_are_the_ones_that_are_promised() {
        let codes = Exit::WEIGHTS.map(Exit::code);
        assert_eq!(codes, [6, 3, 4, 8, 70, 5, 2, 7, 1, 0]);
    }

    #[test]
    fn of_several_causes_the_weightiest_is_told() {
        use Exit::{Api, Authentication, Cancelled, Internal, Ok, Red, TimedOut};
        for (several, told) in [
            (
                &[Red, TimedOut, Api, Authentication, Cancelled][..],
                Cancelled,
            ),
            (&[Red, TimedOut, Api, Authentication], Authentication),
            (&[Api, Red, TimedOut], Api),
            (&[Red, TimedOut], TimedOut),
            (&[Red, Internal], Internal),
            (&[Ok, Red], Red),
        ] {
            assert_eq!(Exit::weightiest(several.iter().copied()), Some(told));
        }
        assert_eq!(Exit::weightiest([]), None);
    }
}

//! What a service said of the key that a variable of this environment has: `--fix` hands on none that was
//! refused, and none unasked that nobody vouched for.

use crate::Exit;
use crate::report::doctor::{Check, State};
use crate::service::{Account, Origin};

/// What is known of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// The service takes it.
    Taken,
    /// The service does not.
    Refused,
    /// Nobody said: the service did not answer, or was asked about another key.
    Unknown,
}

/// What came of asking a service about a key.
#[derive(Clone, Debug)]
pub(super) struct Verdict {
    /// What people call the service.
    pub(super) service: &'static str,
    /// The variables that hold keys of its.
    names: Vec<String>,
    /// The one whose key was asked about; none for one out of the file of keys.
    asked: Option<String>,
    standing: Standing,
}

impl Verdict {
    /// Of the line that tells it; `named` is the variable that the selection names.
    pub(super) fn of(
        account: Account,
        named: Option<&str>,
        origin: Option<&Origin>,
        check: &Check,
    ) -> Self {
        let known = account.variables().iter().copied();
        Self {
            service: account.title(),
            names: named.into_iter().chain(known).map(str::to_owned).collect(),
            asked: match origin {
                Some(Origin::Variable(name)) => Some(name.clone()),
                Some(Origin::File(_)) | None => None,
            },
            standing: match (check.state, check.exit) {
                (State::Ok, _) => Standing::Taken,
                (State::Problem, Exit::Authentication) => Standing::Refused,
                (State::Problem | State::Unknown, _) => Standing::Unknown,
            },
        }
    }

    /// What is known of the key in a variable; none where the variable holds no key of this service's.
    pub(super) fn on(&self, variable: &str) -> Option<Standing> {
        if self.asked.as_deref() == Some(variable) {
            return Some(self.standing);
        }
        let is_own = self.names.iter().any(|name| name == variable);
        is_own.then_some(Standing::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_on_the_key_that_was_asked_about_and_on_no_other() {
        let origin = Origin::Variable("MY_KEY".to_owned());
        let verdict =
            |check: &Check| Verdict::of(Account::Postman, Some("MY_KEY"), Some(&origin), check);
        let (ok, problem) = (Check::ok("postman", ""), Check::problem("postman", ""));
        let refused = problem.clone().exit(Exit::Authentication);
        for (check, standing) in [
            (&ok, Standing::Taken),
            (&refused, Standing::Refused),
            // The file of keys cannot be read, or the address is none.
            (&problem, Standing::Unknown),
            (&Check::unknown("postman", ""), Standing::Unknown),
        ] {
            assert_eq!(verdict(check).on("MY_KEY"), Some(standing));
            let other = verdict(check).on("POSTMAN_API_KEY");
            assert_eq!(other, Some(Standing::Unknown));
            assert_eq!(verdict(check).on("API_TOKEN"), None);
        }
        let file = Origin::File("credentials".into());
        let verdict = Verdict::of(Account::Postman, None, Some(&file), &ok);
        assert_eq!(verdict.on("POSTMAN_API_KEY"), Some(Standing::Unknown));
    }
}

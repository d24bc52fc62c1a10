//! Whose a token is.

use super::Github;
use crate::service::http::Call;
use crate::{Exit, Failure};

/// Who a token belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum User {
    /// A person, by the name to log in with.
    Person(String),
    /// An app, such as GitHub Actions: GitHub tells nobody's name (403).
    App,
}

impl Github {
    /// Who the token belongs to.
    ///
    /// # Errors
    /// Where the call fails, the token is none, or GitHub answers something else.
    pub fn user(&self) -> Result<User, Failure> {
        let call = Call::get("ask whose token it is", &["user"]);
        match self.client.inside(&call, "login") {
            Ok(login) => Ok(User::Person(login.as_str().unwrap_or_default().to_owned())),
            Err(failure) if failure.exit == Exit::Authentication && !self.client.is_refused() => {
                Ok(User::App)
            }
            Err(failure) => Err(failure),
        }
    }
}

//! Whose token it is.

use serde_json::Value;

use super::Github;
use crate::service::http::Call;
use crate::{Exit, Failure};

impl Github {
    /// The login of the token's owner; none for a token of an app or of a job, which is nobody's (GitHub
    /// documentation, "Get the authenticated user").
    ///
    /// # Errors
    /// Where the call fails, or GitHub answers something else.
    pub fn me(&self) -> Result<Option<String>, Failure> {
        let call = Call::get("ask whose token it is", &["user"]);
        match self.client.inside(&call, "login") {
            Ok(Value::String(login)) => Ok(Some(login)),
            Ok(_) => Err(self.client.unexpected(&call, "a `login` that is no text")),
            Err(failure) if failure.exit == Exit::NotFound => Ok(None),
            Err(failure) if failure.exit == Exit::Authentication && !self.client.is_refused() => {
                Ok(None)
            }
            Err(failure) => Err(failure),
        }
    }
}

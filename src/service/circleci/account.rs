//! Whose token it is, and what it reaches.

use serde::Deserialize;
use serde_json::Value;

use super::lenient::or_default;
use super::{CircleCi, v2};
use crate::Failure;
use crate::service::http::Call;

/// The owner of the token.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Me {
    /// The owner's id.
    pub id: String,
    /// The name to log in with, where the code is.
    #[serde(default, deserialize_with = "or_default")]
    pub login: String,
    /// The name of the person.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
}

/// An organization that the owner of the token reaches.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub struct Organization {
    /// Its id; some have none.
    #[serde(default)]
    pub id: Option<String>,
    /// Where its code is: `github`, `bitbucket` or `circleci`.
    #[serde(default, deserialize_with = "or_default")]
    pub vcs_type: String,
    /// Its name.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// What slugs of its projects begin with: `gh/acme`.
    #[serde(default, deserialize_with = "or_default")]
    pub slug: String,
}

impl CircleCi {
    /// The owner of the token.
    ///
    /// # Errors
    /// Where the call fails, or `CircleCI` answers something else.
    pub fn me(&self) -> Result<Me, Failure> {
        self.one(&Call::get("ask whose token it is", &v2(&["me"])))
    }

    /// The organizations that the owner of the token reaches.
    ///
    /// # Errors
    /// Where the call fails, or `CircleCI` answers something else.
    pub fn collaborations(&self) -> Result<Vec<Organization>, Failure> {
        let call = Call::get("list the organizations", &v2(&["me", "collaborations"]));
        let entries: Vec<Value> = self.client.list(&call)?;
        entries
            .into_iter()
            .map(|entry| self.typed(&call, entry))
            .collect()
    }
}

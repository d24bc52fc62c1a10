//! What Postman answers with, as far as postorb uses it.

use serde::Deserialize;
use serde_json::Value;

/// The owner of the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    /// The owner's number, which UIDs begin with.
    pub id: String,
    /// The name to log in with.
    pub username: String,
    /// The name of the person.
    pub full_name: Option<String>,
    /// The address of the person.
    pub email: Option<String>,
    /// The name of the team.
    pub team_name: Option<String>,
    /// The calls of this month; none where Postman does not say.
    pub quota: Option<Quota>,
}

/// Calls of a month.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub struct Quota {
    /// How many there are.
    pub limit: u64,
    /// How many were made.
    pub usage: u64,
}

impl Quota {
    /// How many are left.
    #[must_use]
    pub const fn left(self) -> u64 {
        self.limit.saturating_sub(self.usage)
    }
}

/// A workspace.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Workspace {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// `personal`, `team`, `private`, `public`, `partner`, or what Postman adds to these.
    #[serde(default, rename = "type")]
    pub kind: String,
}

/// A workspace and what is in it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Contents {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// Its collections.
    #[serde(default)]
    pub collections: Vec<Listed>,
    /// Its environments.
    #[serde(default)]
    pub environments: Vec<Listed>,
    /// Its APIs in the API Builder.
    #[serde(default)]
    pub apis: Vec<Listed>,
    /// Its specifications in the Spec Hub; none where Postman does not say, and [`Postman::specs`] does.
    ///
    /// [`Postman::specs`]: super::Postman::specs
    #[serde(default)]
    pub specs: Option<Vec<Listed>>,
}

/// A collection, an environment, an API or a specification in a list.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    /// Its id.
    pub id: String,
    /// The id with its owner in front; what has none is known by its id.
    #[serde(default)]
    pub uid: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
    /// When it was last changed; lists of a workspace do not say.
    #[serde(default)]
    pub updated_at: Option<String>,
}

/// A version or a tag.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default)]
    pub name: String,
}

/// A collection or an environment as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What Postman has of it, without the wrapper.
    pub json: Value,
    /// When it was last changed, as Postman writes it.
    pub updated_at: Option<String>,
}

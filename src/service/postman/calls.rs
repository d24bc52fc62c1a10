//! What can be asked.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Contents, Document, Listed, Me, Named, Postman, Quota, Workspace};
use crate::service::http::{Call, Page, pages};
use crate::{Exit, Failure};

/// The media type of the API Builder, whose calls answer otherwise without it.
const API_BUILDER: &str = "application/vnd.api.v10+json";

/// Who asks, and what is left of the month's calls.
impl Postman {
    /// The owner of the key.
    ///
    /// # Errors
    /// Where the call fails, or Postman answers something else.
    pub fn me(&self) -> Result<Me, Failure> {
        let call = Call::get("ask whose key it is", &["me"]);
        let mut object = self.client.object(&call, "user")?;
        let user = object.remove("user").unwrap_or_default();
        let text = |key: &str| user.get(key).and_then(Value::as_str).map(str::to_owned);
        let Some(id) = user.get("id").and_then(id) else {
            return Err(self.client.unexpected(&call, "a user that has no `id`"));
        };
        Ok(Me {
            id,
            username: text("username").unwrap_or_default(),
            full_name: text("fullName"),
            email: text("email"),
            team_name: text("teamName"),
            quota: object.get("operations").and_then(quota),
        })
    }
}

/// An id, which is a number here and a text there.
fn id(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        _ => None,
    }
}

fn quota(operations: &Value) -> Option<Quota> {
    let mut all = operations.as_array()?.iter();
    let usage = all.find(|one| one.get("name").and_then(Value::as_str) == Some("api_usage"))?;
    serde_json::from_value(usage.clone()).ok()
}

/// What there is.
impl Postman {
    /// The workspaces that the owner of the key can see.
    ///
    /// # Errors
    /// Where a call fails, or Postman answers something else.
    pub fn workspaces(&self) -> Result<Vec<Workspace>, Failure> {
        let call = Call::get("list the workspaces", &["workspaces"]);
        self.list(&call, "workspaces", Page::Cursor)
    }

    /// What is in a workspace. A workspace that is not there is an error here, and an empty list in other
    /// calls.
    ///
    /// # Errors
    /// Where the call fails, or Postman answers something else.
    pub fn workspace(&self, id: &str) -> Result<Contents, Failure> {
        let what = format!("look into the workspace {}", checked("workspace", id)?);
        let call = Call::get(what, &["workspaces", id]);
        let contents: Contents = self.one(&call, "workspace")?;
        Ok(Contents {
            collections: with_uids(contents.collections),
            environments: with_uids(contents.environments),
            apis: with_uids(contents.apis),
            specs: contents.specs.map(with_uids),
            ..contents
        })
    }

    /// The collections of a workspace, or all that the owner of the key has to do with. A workspace that is
    /// not there has none: [`Postman::workspace`] tells.
    ///
    /// # Errors
    /// Where a call fails, or Postman answers something else.
    pub fn collections(&self, workspace: Option<&str>) -> Result<Vec<Listed>, Failure> {
        self.listed("collections", workspace, Page::Offset)
    }

    /// The environments of a workspace, or all that the owner of the key has to do with, as
    /// [`Postman::collections`].
    ///
    /// # Errors
    /// Where the call fails, or Postman answers something else.
    pub fn environments(&self, workspace: Option<&str>) -> Result<Vec<Listed>, Failure> {
        self.listed("environments", workspace, Page::Single)
    }

    /// The APIs of a workspace, in the API Builder. Newer versions of Postman have specifications instead.
    ///
    /// # Errors
    /// Where a call fails, or Postman answers something else.
    pub fn apis(&self, workspace: &str) -> Result<Vec<Named>, Failure> {
        let what = format!(
            "list the APIs of the workspace {}",
            checked("workspace", workspace)?
        );
        let call = Call::get(what, &["apis"])
            .query("workspaceId", workspace)
            .accept(API_BUILDER);
        self.list(&call, "apis", Page::Cursor)
    }

    /// The versions of an API.
    ///
    /// # Errors
    /// Where a call fails, or Postman answers something else.
    pub fn versions(&self, api: &str) -> Result<Vec<Named>, Failure> {
        let what = format!("list the versions of the API {}", checked("API", api)?);
        let call = Call::get(what, &["apis", api, "versions"]).accept(API_BUILDER);
        self.list(&call, "versions", Page::Cursor)
    }

    /// The specifications of a workspace, in the Spec Hub.
    ///
    /// # Errors
    /// Where a call fails, or Postman answers something else.
    pub fn specs(&self, workspace: &str) -> Result<Vec<Named>, Failure> {
        let id = checked("workspace", workspace)?;
        let what = format!("list the specifications of the workspace {id}");
        let call = Call::get(what, &["specs"]).query("workspaceId", workspace);
        self.list(&call, "specs", Page::Cursor)
    }

    /// The version tags of a specification.
    ///
    /// # Errors
    /// Where a call fails, or Postman answers something else.
    pub fn tags(&self, spec: &str) -> Result<Vec<Named>, Failure> {
        let id = checked("specification", spec)?;
        let what = format!("list the version tags of the specification {id}");
        let call = Call::get(what, &["specs", spec, "version-tags"]);
        self.list(&call, "data", Page::Cursor)
    }
}

/// What runs.
impl Postman {
    /// A collection, by its UID; its bare id does for its owner.
    ///
    /// # Errors
    /// Where the call fails, or Postman answers something else.
    pub fn collection(&self, id: &str) -> Result<Document, Failure> {
        let what = format!("read the collection {}", checked("collection", id)?);
        let call = Call::get(what, &["collections", id]);
        let json = self.client.inside(&call, "collection")?;
        let info = json.get("info").filter(|info| info.is_object());
        let Some(info) = info else {
            return Err(self
                .client
                .unexpected(&call, "a collection that has no `info`"));
        };
        let updated_at = time(info.get("updatedAt"));
        Ok(Document { json, updated_at })
    }

    /// An environment, by its UID; its bare id does for its owner.
    ///
    /// # Errors
    /// Where the call fails, or Postman answers something else.
    pub fn environment(&self, id: &str) -> Result<Document, Failure> {
        let what = format!("read the environment {}", checked("environment", id)?);
        let call = Call::get(what, &["environments", id]);
        let json = self.client.inside(&call, "environment")?;
        if !json.get("values").is_some_and(Value::is_array) {
            return Err(self
                .client
                .unexpected(&call, "an environment that has no `values`"));
        }
        let updated_at = time(json.get("updatedAt"));
        Ok(Document { json, updated_at })
    }
}

fn time(value: Option<&Value>) -> Option<String> {
    value.and_then(Value::as_str).map(str::to_owned)
}

impl Postman {
    fn listed(
        &self,
        kind: &'static str,
        workspace: Option<&str>,
        page: Page,
    ) -> Result<Vec<Listed>, Failure> {
        let call = match workspace {
            Some(id) => {
                let what = format!(
                    "list the {kind} of the workspace {}",
                    checked("workspace", id)?
                );
                Call::get(what, &[kind]).query("workspace", id)
            }
            None => Call::get(format!("list the {kind}"), &[kind]),
        };
        Ok(with_uids(self.list(&call, kind, page)?))
    }

    pub(super) fn list<T: DeserializeOwned>(
        &self,
        call: &Call,
        key: &str,
        page: Page,
    ) -> Result<Vec<T>, Failure> {
        let entries = pages(&self.client, call, key, page)?.into_iter();
        entries.map(|entry| self.typed(call, key, entry)).collect()
    }

    pub(super) fn one<T: DeserializeOwned>(&self, call: &Call, key: &str) -> Result<T, Failure> {
        self.typed(call, key, self.client.inside(call, key)?)
    }

    /// What serde says of a value may show it, so that only its place is told.
    fn typed<T: DeserializeOwned>(
        &self,
        call: &Call,
        key: &str,
        value: Value,
    ) -> Result<T, Failure> {
        serde_json::from_value(value).map_err(|_| {
            let what = format!("an entry of `{key}` that has no `id`, or another form");
            self.client.unexpected(call, &what)
        })
    }
}

/// Every entry with a UID: what has no owner in front is known by its id.
fn with_uids(mut all: Vec<Listed>) -> Vec<Listed> {
    for one in all.iter_mut().filter(|one| one.uid.is_empty()) {
        one.uid.clone_from(&one.id);
    }
    all
}

/// An id that can stand in a path: anything else would ask for something else.
pub(super) fn checked<'i>(what: &str, id: &'i str) -> Result<&'i str, Failure> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if !id.is_empty() && id.bytes().all(is_part) {
        return Ok(id);
    }
    let message = format!("`{id}` is no id of a {what}");
    Err(Failure::new(Exit::Usage, message)
        .help("an id is a UUID like 28b680e3-eb56-4135-8f4c-de01a6e494e9, a UID has its owner's number and a dash in front"))
}

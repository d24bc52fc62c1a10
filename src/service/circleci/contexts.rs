//! Contexts: environment variables that projects of an organization share.

use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde_json::json;

use super::lenient::or_default;
use super::{CircleCi, id, v2};
use crate::Failure;
use crate::id::is_uuid;
use crate::service::http::Call;

/// A context in a list.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct ContextListed {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
}

#[derive(Deserialize)]
struct Listed {
    variable: String,
}

impl CircleCi {
    /// The contexts of an organization, by its id or its slug; one without a repository has no slug that
    /// `CircleCI` would take here.
    ///
    /// # Errors
    /// Where a call fails, or `CircleCI` answers something else.
    pub fn contexts(&self, owner: &str) -> Result<Vec<ContextListed>, Failure> {
        let by = if is_uuid(owner) {
            "owner-id"
        } else {
            "owner-slug"
        };
        let call = Call::get(format!("list the contexts of {owner}"), &v2(&["context"]))
            .query(by, owner)
            .query("owner-type", "organization");
        self.all(&call)
    }

    /// The names of the variables of a context; their values are told to nobody.
    ///
    /// # Errors
    /// Where a call fails, or `CircleCI` answers something else.
    pub fn context_variables(&self, context: &ContextListed) -> Result<Vec<String>, Failure> {
        let id = id::checked("context", &context.id)?;
        let name = if context.name.is_empty() {
            id
        } else {
            &context.name
        };
        let what = format!("list the environment variables of the context {name}");
        let call = Call::get(what, &v2(&["context", id, "environment-variable"]));
        let all: Vec<Listed> = self.all(&call)?;
        Ok(all.into_iter().map(|one| one.variable).collect())
    }

    /// Sets a variable of a context, whether it was set or not. What is set twice is set.
    ///
    /// # Errors
    /// Where the call fails, or `CircleCI` answers something else.
    pub fn set_context_variable(
        &self,
        context: &str,
        name: &str,
        value: &SecretString,
    ) -> Result<(), Failure> {
        let (id, name) = (id::checked("context", context)?, id::variable(name)?);
        let what = format!("set the environment variable {name} of the context {id}");
        let path = v2(&["context", id, "environment-variable", name]);
        let call = Call::put(what, &path, json!({ "value": value.expose_secret() }))
            .repeatable()
            .secret(value);
        let answer = self.client.answer(&call)?;
        // The variable, or a message (CircleCI's document).
        match answer.json() {
            Some(json) if json.is_object() => Ok(()),
            _ => Err(self.client.odd(&call, &answer, "what is no object")),
        }
    }
}

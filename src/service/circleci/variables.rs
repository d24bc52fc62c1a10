//! Environment variables of projects: their names, and whether they are set.

use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde_json::json;

use super::lenient::or_default;
use super::{CircleCi, Slug, id, v2};
use crate::service::http::Call;
use crate::{Exit, Failure};

/// A variable of a project.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value as `CircleCI` shows it: four `x` and its last four characters.
    #[serde(default, rename = "value", deserialize_with = "or_default")]
    pub masked: String,
}

impl CircleCi {
    /// The variables of a project.
    ///
    /// # Errors
    /// Where a call fails, or `CircleCI` answers something else.
    pub fn variables(&self, slug: &Slug) -> Result<Vec<Variable>, Failure> {
        let text = slug.to_string();
        let what = format!("list the environment variables of {slug}");
        self.all(&Call::get(what, &v2(&["project", &text, "envvar"])))
            .map_err(|failure| self.with_causes(slug, failure))
    }

    /// A variable of a project; none where it is not set there.
    ///
    /// # Errors
    /// Where the call fails, where there is no such project, or `CircleCI` answers something else.
    pub fn variable(&self, slug: &Slug, name: &str) -> Result<Option<Variable>, Failure> {
        let (text, name) = (slug.to_string(), id::variable(name)?);
        let what = format!("look for the environment variable {name} of {slug}");
        let call = Call::get(what, &v2(&["project", &text, "envvar", name]));
        match self.client.object(&call, "name") {
            Ok(object) => Ok(Some(self.typed(&call, object.into())?)),
            // A project that is not there is answered with the same status.
            Err(failure) if failure.exit == Exit::NotFound => self.project(slug).map(|_| None),
            Err(failure) => Err(failure),
        }
    }

    /// Sets a variable of a project, whether it was set or not. What CircleCI repeats of `hidden` in its
    /// answer is not told either: the values of others, where several are set.
    ///
    /// # Errors
    /// Where the call fails, which is made once, or `CircleCI` answers something else.
    pub fn set_variable(
        &self,
        slug: &Slug,
        name: &str,
        value: &SecretString,
        hidden: &[SecretString],
    ) -> Result<Variable, Failure> {
        let (text, name) = (slug.to_string(), id::variable(name)?);
        let body = json!({ "name": name, "value": value.expose_secret() });
        let what = format!("set the environment variable {name} of {slug}");
        let call = Call::post(what, &v2(&["project", &text, "envvar"]), body)
            .secret(value)
            .lost("it may be set all the same: `postorb doctor` looks");
        let call = hidden.iter().fold(call, Call::secret);
        let object = self.client.object(&call, "name");
        let object = object.map_err(|failure| self.with_causes(slug, failure))?;
        self.typed(&call, object.into())
    }
}

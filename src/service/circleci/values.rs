//! What a pipeline ran: its config, and its values.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::id::checked;
use super::lenient::or_default;
use super::{CircleCi, v2};
use crate::Failure;
use crate::service::http::Call;

/// The config of a pipeline, as it ran.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct ConfigTexts {
    /// As it stands in the repository.
    pub source: String,
    /// What the compiler made of it.
    #[serde(default, deserialize_with = "or_default")]
    pub compiled: String,
    /// The setup config, where there was one.
    #[serde(default, rename = "setup-config")]
    pub setup_source: Option<String>,
    /// What the compiler made of the setup config.
    #[serde(default, rename = "compiled-setup-config")]
    pub setup_compiled: Option<String>,
}

impl CircleCi {
    /// The config that a pipeline ran.
    ///
    /// # Errors
    /// Where the call fails, or `CircleCI` answers something else.
    pub fn pipeline_config(&self, id: &str) -> Result<ConfigTexts, Failure> {
        let id = checked("pipeline", id)?;
        let what = format!("read the config of the pipeline {id}");
        let call = Call::get(what, &v2(&["pipeline", id, "config"]));
        let object = self.client.object(&call, "source")?;
        self.typed(&call, object.into())
    }

    /// The values of a pipeline, as `<< pipeline.… >>` has them.
    ///
    /// # Errors
    /// Where the call fails, or `CircleCI` answers something else.
    pub fn pipeline_values(&self, id: &str) -> Result<BTreeMap<String, Value>, Failure> {
        let id = checked("pipeline", id)?;
        let what = format!("read the values of the pipeline {id}");
        let call = Call::get(what, &v2(&["pipeline", id, "values"]));
        let answer = self.client.answer(&call)?;
        let object: Option<Map<String, Value>> = serde_json::from_slice(&answer.body).ok();
        match object {
            Some(values) => Ok(values.into_iter().collect()),
            None => Err(self.client.odd(&call, &answer, "what is no object")),
        }
    }
}

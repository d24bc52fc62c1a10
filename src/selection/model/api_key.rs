//! Postman's key: where it comes from and how it travels.

use serde::Deserialize;

use super::EnvName;

#[cfg(test)]
use schemars::JsonSchema;

/// Where the Postman API key comes from and how it travels; never the key itself.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ApiKey {
    /// The environment variable that holds the key; `POSTMAN_API_KEY` when left out.
    pub env: Option<EnvName>,
    /// How the key travels; `header` when left out, as long as every id is a full UID.
    pub r#in: Option<KeyIn>,
}

/// How the Postman API key travels.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(test, derive(JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum KeyIn {
    /// In the header `X-Api-Key`, which needs full UIDs.
    Header,
    /// In the URL, as Postman's own integration writes it.
    Url,
}

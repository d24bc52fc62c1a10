//! Comments on a collection.

use serde::Deserialize;
use serde_json::json;

use super::Postman;
use super::calls::checked;
use crate::Failure;
use crate::service::http::{Call, Page};

/// A comment.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "camelCase")]
pub struct Comment {
    /// Its number.
    pub id: u64,
    /// The number of its thread.
    #[serde(default)]
    pub thread_id: Option<u64>,
    /// Its text.
    #[serde(default)]
    pub body: String,
    /// The number of who wrote it.
    #[serde(default)]
    created_by: Option<serde_json::Value>,
}

impl Comment {
    /// The number of who wrote it, where Postman says.
    #[must_use]
    pub fn author(&self) -> Option<String> {
        let author = self.created_by.as_ref()?;
        Some(
            author
                .as_str()
                .map_or_else(|| author.to_string(), str::to_owned),
        )
    }
}

impl Postman {
    /// The comments on a collection, by its UID.
    ///
    /// # Errors
    /// Where the call fails, or Postman answers something else.
    pub fn comments(&self, collection: &str) -> Result<Vec<Comment>, Failure> {
        let what = format!(
            "list the comments on the collection {}",
            checked("collection", collection)?
        );
        let call = Call::get(what, &["collections", collection, "comments"]);
        self.list(&call, "data", Page::Single)
    }

    /// Writes a comment on a collection. Postman takes 10,000 characters.
    ///
    /// # Errors
    /// Where the call fails, which is made once, or Postman answers something else.
    pub fn comment(&self, collection: &str, body: &str) -> Result<Comment, Failure> {
        let what = format!(
            "comment on the collection {}",
            checked("collection", collection)?
        );
        let path = ["collections", collection, "comments"];
        self.one(&Call::post(what, &path, json!({ "body": body })), "data")
    }

    /// Replaces the text of a comment.
    ///
    /// # Errors
    /// Where the call fails, which is made once, or Postman answers something else.
    pub fn update_comment(
        &self,
        collection: &str,
        id: u64,
        body: &str,
    ) -> Result<Comment, Failure> {
        let what = format!(
            "change a comment on the collection {}",
            checked("collection", collection)?
        );
        let path = ["collections", collection, "comments", &id.to_string()];
        self.one(&Call::put(what, &path, json!({ "body": body })), "data")
    }
}

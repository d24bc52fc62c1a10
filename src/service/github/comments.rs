//! Comments on a pull request. For GitHub they are those of an issue.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Github, Repository};
use crate::Failure;
use crate::service::http::Call;

/// How many comments a page has, which is the most that GitHub gives.
const SIZE: usize = 100;
/// Nobody has more pages.
const MOST: usize = 100;

/// A comment.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Comment {
    /// Its number.
    pub id: u64,
    /// Its text.
    #[serde(default)]
    pub body: String,
    /// Where people see it.
    #[serde(default)]
    pub html_url: String,
    /// Who wrote it; none where the account is gone.
    #[serde(default)]
    user: Option<User>,
}

/// Somebody who writes comments.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
struct User {
    #[serde(default)]
    login: String,
    #[serde(default, rename = "type")]
    kind: String,
}

/// Whose token it is.
#[derive(Debug)]
enum Owner {
    Person(String),
    /// An app: it has no account that could be asked for, and what it writes is a bot's.
    App,
}

impl Github {
    /// The first comment on a pull request that fits and that the owner of the token wrote.
    ///
    /// # Errors
    /// Where a call fails, or GitHub answers something else.
    pub fn own_comment(
        &self,
        repository: &Repository,
        pull: u64,
        fits: impl Fn(&str) -> bool,
    ) -> Result<Option<Comment>, Failure> {
        let what = format!("list the comments on {repository}#{pull}");
        let number = pull.to_string();
        let path = repository.path(&["issues", &number, "comments"]);
        let mut owner = None;
        for page in 1..=MOST {
            let call = Call::get(&*what, &path)
                .query("per_page", SIZE.to_string())
                .query("page", page.to_string());
            let entries = self.client.list(&call)?;
            let is_last = entries.len() < SIZE;
            let comments = entries.into_iter().filter_map(comment);
            for comment in comments.filter(|comment| fits(&comment.body)) {
                if owner.is_none() {
                    owner = Some(self.owner()?);
                }
                if owner.as_ref().is_some_and(|owner| owner.wrote(&comment)) {
                    return Ok(Some(comment));
                }
            }
            if is_last {
                break;
            }
        }
        Ok(None)
    }

    /// Writes a comment. GitHub takes 65,536 characters.
    ///
    /// # Errors
    /// Where the call fails, which is made once, or GitHub answers something else.
    pub fn comment(
        &self,
        repository: &Repository,
        pull: u64,
        body: &str,
    ) -> Result<Comment, Failure> {
        let number = pull.to_string();
        let path = repository.path(&["issues", &number, "comments"]);
        let what = format!("comment on {repository}#{pull}");
        self.written(&Call::post(what, &path, json!({ "body": body })))
    }

    /// Replaces the text of a comment.
    ///
    /// # Errors
    /// Where the call fails, which is made once, or GitHub answers something else.
    pub fn update_comment(
        &self,
        repository: &Repository,
        id: u64,
        body: &str,
    ) -> Result<Comment, Failure> {
        let id = id.to_string();
        let path = repository.path(&["issues", "comments", &id]);
        let what = format!("change the comment in {repository}");
        self.written(&Call::patch(what, &path, json!({ "body": body })))
    }

    fn written(&self, call: &Call) -> Result<Comment, Failure> {
        let object = self.client.object(call, "id")?;
        comment(Value::Object(object))
            .ok_or_else(|| self.client.unexpected(call, "what is no comment"))
    }

    /// Whose token it is. Tokens of apps, as GitHub Actions gives them, may not ask.
    fn owner(&self) -> Result<Owner, Failure> {
        Ok(self.me()?.map_or(Owner::App, Owner::Person))
    }
}

fn comment(entry: Value) -> Option<Comment> {
    serde_json::from_value(entry).ok()
}

impl Owner {
    fn wrote(&self, comment: &Comment) -> bool {
        comment.user.as_ref().is_some_and(|user| match self {
            Self::Person(login) => user.login.eq_ignore_ascii_case(login),
            Self::App => user.kind == "Bot",
        })
    }
}

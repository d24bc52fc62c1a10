//! What stands beside a commit: statuses and check runs.

use serde_json::{Value, json};

use super::{Github, Repository};
use crate::Failure;
use crate::names::GITHUB_CONTEXT;
use crate::service::http::Call;

/// How something came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It passed.
    Success,
    /// It did not.
    Failure,
}

impl State {
    const fn name(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failure => "failure",
        }
    }
}

/// A commit status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status<'s> {
    /// How it came out.
    pub state: State,
    /// On one line; GitHub takes 140 characters.
    pub description: &'s str,
    /// Where all of it is.
    pub link: Option<&'s str>,
}

/// A check run that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check<'c> {
    /// How it came out.
    pub state: State,
    /// On one line.
    pub title: &'c str,
    /// Markdown; GitHub takes 65,535 bytes.
    pub summary: &'c str,
    /// Where all of it is.
    pub link: Option<&'c str>,
}

impl Github {
    /// Puts a status beside a commit.
    ///
    /// # Errors
    /// Where the call fails, which is made once, or GitHub answers something else.
    pub fn status(
        &self,
        repository: &Repository,
        commit: &str,
        status: &Status<'_>,
    ) -> Result<(), Failure> {
        let mut body = json!({
            "state": status.state.name(),
            "context": GITHUB_CONTEXT,
            "description": status.description,
        });
        add(&mut body, "target_url", status.link);
        let path = repository.path(&["statuses", commit]);
        let what = format!("set the status of the commit {commit} in {repository}");
        self.client.object(&Call::post(what, &path, body), "id")?;
        Ok(())
    }

    /// Puts a check run beside a commit. Only tokens of apps may, as GitHub Actions gives them.
    ///
    /// # Errors
    /// Where the call fails, which is made once, or GitHub answers something else.
    pub fn check(
        &self,
        repository: &Repository,
        commit: &str,
        check: &Check<'_>,
    ) -> Result<(), Failure> {
        let mut body = json!({
            "name": GITHUB_CONTEXT,
            "head_sha": commit,
            "status": "completed",
            "conclusion": check.state.name(),
            "output": { "title": check.title, "summary": check.summary },
        });
        add(&mut body, "details_url", check.link);
        let path = repository.path(&["check-runs"]);
        let what = format!("make a check run for the commit {commit} in {repository}");
        self.client.object(&Call::post(what, &path, body), "id")?;
        Ok(())
    }
}

/// GitHub takes no null for a link.
fn add(body: &mut Value, key: &str, link: Option<&str>) {
    if let (Some(link), Value::Object(body)) = (link, body) {
        body.insert(key.to_owned(), link.into());
    }
}

//! Pipelines: what started them, and of which commit.

use serde::Deserialize;
use serde_json::Value;

use super::lenient::or_default;
use super::{State, Status, Workflow};

/// A pipeline.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Pipeline {
    /// Its id.
    pub id: String,
    /// Its number in the project.
    pub number: u64,
    /// The slug of its project, as `CircleCI` writes it.
    #[serde(default, deserialize_with = "or_default")]
    pub project_slug: String,
    /// How far its config is.
    #[serde(default, deserialize_with = "or_default")]
    pub state: State,
    /// When it was made.
    #[serde(default, deserialize_with = "or_default")]
    pub created_at: String,
    /// When it last changed.
    #[serde(default)]
    pub updated_at: Option<String>,
    /// Why it has no workflows.
    #[serde(default, deserialize_with = "or_default")]
    pub errors: Vec<PipelineError>,
    /// What started it.
    #[serde(default)]
    pub trigger: Option<Cause>,
    #[serde(default)]
    vcs: Option<Commit>,
    #[serde(default, deserialize_with = "or_default")]
    trigger_parameters: Value,
}

/// Why a pipeline has no workflows.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct PipelineError {
    /// `config`, `config-fetch`, `timeout`, `permission`, `plan` or `other`.
    #[serde(default, rename = "type", deserialize_with = "or_default")]
    pub kind: String,
    /// The reason.
    #[serde(default, deserialize_with = "or_default")]
    pub message: String,
}

/// What started a pipeline.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Cause {
    /// `webhook`, `api`, `explicit`, `scheduled_pipeline`, or what `CircleCI` adds to these.
    #[serde(default, rename = "type", deserialize_with = "or_default")]
    pub kind: String,
    /// When it came.
    #[serde(default)]
    pub received_at: Option<String>,
    /// Who it was.
    #[serde(default)]
    pub actor: Option<Actor>,
}

/// Who started a pipeline.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Actor {
    /// The name to log in with.
    #[serde(default, deserialize_with = "or_default")]
    pub login: String,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
struct Commit {
    #[serde(default)]
    branch: Option<String>,
    #[serde(default)]
    tag: Option<String>,
    #[serde(default)]
    revision: Option<String>,
    #[serde(default)]
    review_url: Option<String>,
    #[serde(default, rename = "commit")]
    message: Option<Message>,
}

#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
struct Message {
    #[serde(default)]
    subject: Option<String>,
    #[serde(default)]
    body: Option<String>,
}

/// What is told of the commit is in `vcs`, or for the GitHub App in the parameters of the trigger
/// (circleci-cli, `internal/apiclient/pipeline.go`), and may be nowhere.
impl Pipeline {
    /// The branch; a tag has none.
    #[must_use]
    pub fn branch(&self) -> Option<&str> {
        let vcs = self.vcs.as_ref().and_then(|vcs| vcs.branch.as_deref());
        filled(vcs).or_else(|| self.parameter("git", "branch"))
    }

    /// The tag; a branch has none.
    #[must_use]
    pub fn tag(&self) -> Option<&str> {
        let vcs = self.vcs.as_ref().and_then(|vcs| vcs.tag.as_deref());
        filled(vcs).or_else(|| self.parameter("git", "tag"))
    }

    /// The commit.
    #[must_use]
    pub fn revision(&self) -> Option<&str> {
        let vcs = self.vcs.as_ref().and_then(|vcs| vcs.revision.as_deref());
        filled(vcs).or_else(|| self.parameter("git", "checkout_sha"))
    }

    /// The first line of the commit's message.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        let subject = self.message().and_then(|it| it.subject.as_deref());
        let text = filled(subject)
            .or_else(|| self.told("commit_title"))
            .or_else(|| self.told("commit_message"))?;
        text.lines().find(|line| !line.trim().is_empty())
    }

    /// The rest of the commit's message.
    #[must_use]
    pub fn body(&self) -> Option<&str> {
        filled(self.message().and_then(|message| message.body.as_deref()))
    }

    /// Where the change is reviewed.
    #[must_use]
    pub fn review(&self) -> Option<&str> {
        let vcs = self.vcs.as_ref();
        filled(vcs.and_then(|vcs| vcs.review_url.as_deref()))
    }

    /// Who started it.
    #[must_use]
    pub fn who(&self) -> Option<&str> {
        let actor = self.trigger.as_ref().and_then(|cause| cause.actor.as_ref());
        filled(actor.map(|actor| actor.login.as_str())).or_else(|| self.told("user_username"))
    }

    /// What its workflows come to. Where the config was wrong it has none; while there will be others it is
    /// running.
    #[must_use]
    pub fn status(&self, workflows: &[Workflow]) -> Status {
        let status = Status::of_workflows(workflows);
        match (&self.state, &status) {
            (State::Errored, _) => Status::Error,
            // What a setup workflow chooses comes after it.
            (state, Status::Success | Status::NotRun) if state.is_open() => Status::Running,
            _ => status,
        }
    }

    fn message(&self) -> Option<&Message> {
        self.vcs.as_ref()?.message.as_ref()
    }

    fn parameter(&self, group: &str, name: &str) -> Option<&str> {
        filled(self.trigger_parameters.get(group)?.get(name)?.as_str())
    }

    fn told(&self, name: &str) -> Option<&str> {
        let mut groups = ["github_app", "gitlab"].into_iter();
        groups.find_map(|group| self.parameter(group, name))
    }
}

fn filled(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn pipeline(more: &Value) -> Pipeline {
        let mut json = json!({ "id": "1", "number": 7 });
        json.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn a_commit_is_told_in_two_places_or_in_none() {
        let bare = pipeline(&json!({ "vcs": null, "errors": null, "trigger_parameters": null }));
        let none = [bare.branch(), bare.tag(), bare.revision(), bare.subject()];
        assert_eq!(none, [None; 4]);
        assert_eq!((bare.who(), bare.review(), bare.body()), (None, None, None));

        let oauth = pipeline(&json!({
            "vcs": {
                "revision": "f454a02", "branch": "main", "review_url": "https://x/pull/1",
                "commit": { "subject": "\n Fix\nit", "body": "Because" },
            },
            "trigger": { "type": "webhook", "actor": { "login": "ada", "avatar_url": null } },
        }));
        assert_eq!((oauth.branch(), oauth.tag()), (Some("main"), None));
        assert_eq!(oauth.subject(), Some(" Fix"));
        assert_eq!((oauth.body(), oauth.who()), (Some("Because"), Some("ada")));

        let app = pipeline(&json!({
            "vcs": { "commit": { "subject": null, "body": null } },
            "trigger_parameters": {
                "git": { "branch": "topic", "checkout_sha": "9cc3c22", "tag": "" },
                "github_app": { "commit_message": "Fix\n\nBecause", "user_username": "grace" },
            },
        }));
        assert_eq!((app.branch(), app.tag()), (Some("topic"), None));
        assert_eq!(
            (app.revision(), app.subject()),
            (Some("9cc3c22"), Some("Fix"))
        );
        assert_eq!(app.who(), Some("grace"));
    }

    #[test]
    fn the_state_of_the_config_counts_with_the_workflows() {
        let workflow = |status: &str| -> Workflow {
            serde_json::from_value(json!({ "id": "1", "status": status })).unwrap()
        };
        for (state, statuses, status) in [
            ("errored", &[][..], Status::Error),
            ("errored", &["success"], Status::Error),
            ("created", &[], Status::NotRun),
            ("created", &["success"], Status::Success),
            ("pending", &[], Status::Running),
            ("setup-pending", &[], Status::Running),
            ("setup", &["success"], Status::Running),
            ("setup", &["failed"], Status::Failed),
            ("frozen", &["failed"], Status::Failed),
        ] {
            let pipeline = pipeline(&json!({ "state": state }));
            let workflows: Vec<_> = statuses.iter().map(|status| workflow(status)).collect();
            assert_eq!(pipeline.status(&workflows), status, "{state} {statuses:?}");
            assert_eq!(pipeline.state.name(), state);
        }
    }
}

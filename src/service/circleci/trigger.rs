//! A pipeline that is started.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::id::checked;
use super::{CircleCi, Provider, Slug, State, v2};
use crate::service::http::{Answer, Call};
use crate::{Exit, Failure};

/// What is started.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trigger {
    /// Of what.
    pub at: At,
    /// Parameters of the pipeline: texts, whole numbers and booleans.
    pub parameters: BTreeMap<String, Value>,
    /// The id of the definition, where the project has several.
    pub definition: Option<String>,
}

/// Of what a pipeline is started.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// The last commit of a branch; `pull/7/head` is a pull request's on GitHub.
    Branch(String),
    /// A tag.
    Tag(String),
    /// The last commit of the default branch.
    #[default]
    Default,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Triggered {
    /// A pipeline.
    Started {
        /// Its id.
        id: String,
        /// Its number in the project.
        number: u64,
        /// How far its config is.
        state: State,
    },
    /// None: the commit says `[ci skip]`, or there is another reason.
    Skipped {
        /// The reason, as `CircleCI` says it.
        message: String,
    },
}

impl CircleCi {
    /// Starts a pipeline. It is sent once: where the answer is lost, the failure says how to look whether
    /// it has started.
    ///
    /// # Errors
    /// Where the call fails, or `CircleCI` answers something else.
    pub fn trigger(&self, slug: &Slug, trigger: &Trigger) -> Result<Triggered, Failure> {
        fits(&trigger.parameters)?;
        let call = if trigger.definition.is_some() || slug.provider() == Provider::CircleCi {
            by_definition(slug, trigger)?
        } else {
            by_slug(slug, trigger)
        };
        let call = call
            .lost("the pipeline may have been started all the same: postorb does not send it again")
            .lost(format!(
                "look before you do: `postorb builds list --project {slug} --mine`, or {}",
                self.project_page(slug)
            ));
        let answer = self
            .client
            .answer(&call)
            .map_err(|failure| self.with_causes(slug, failure))?;
        self.triggered(&call, &answer)
    }

    /// 201 is a pipeline; whatever else is good says why there is none (circleci-cli,
    /// `internal/apiclient/pipeline_definition.go`).
    fn triggered(&self, call: &Call, answer: &Answer) -> Result<Triggered, Failure> {
        let json = answer.json().unwrap_or_default();
        let text = |key: &str| json.get(key).and_then(Value::as_str).map(str::to_owned);
        let started = |id: String, number: u64, state: Option<State>| Triggered::Started {
            id,
            number,
            state: state.unwrap_or_default(),
        };
        if let Some(id) = text("id") {
            let state = text("state").map(State::from);
            if let Some(number) = json.get("number").and_then(Value::as_u64) {
                return Ok(started(id, number, state));
            }
            // What was started has a number, whether this answer tells it or not.
            if let Ok(pipeline) = self.pipeline(&id) {
                return Ok(started(id, pipeline.number, Some(pipeline.state)));
            }
        }
        match text("message") {
            Some(message) if answer.status != 201 => Ok(Triggered::Skipped { message }),
            _ => Err(self.client.odd(call, answer, "what is no pipeline")),
        }
    }
}

/// `POST /project/{slug}/pipeline`, which the GitHub App and GitLab do not have.
fn by_slug(slug: &Slug, trigger: &Trigger) -> Call {
    let mut body = body(trigger);
    match &trigger.at {
        At::Branch(branch) => body["branch"] = branch.as_str().into(),
        At::Tag(tag) => body["tag"] = tag.as_str().into(),
        At::Default => {}
    }
    let path = ["project", &slug.to_string(), "pipeline"];
    Call::post(format!("start a pipeline of {slug}"), &v2(&path), body)
}

/// `POST /project/{provider}/{organization}/{project}/pipeline/run`: three parts, which must not be one.
fn by_definition(slug: &Slug, trigger: &Trigger) -> Result<Call, Failure> {
    let mut body = body(trigger);
    if let Some(id) = &trigger.definition {
        body["definition_id"] = checked("pipeline definition", id)?.into();
    }
    let at = match &trigger.at {
        At::Branch(branch) => Some(json!({ "branch": branch })),
        At::Tag(tag) => Some(json!({ "tag": tag })),
        At::Default => None,
    };
    if let Some(at) = at {
        body["config"] = at.clone();
        body["checkout"] = at;
    }
    let provider = slug.provider().long();
    let (organization, project) = (slug.organization(), slug.project());
    let path = [
        "project",
        provider,
        organization,
        project,
        "pipeline",
        "run",
    ];
    Ok(Call::post(
        format!("start a pipeline of {slug}"),
        &v2(&path),
        body,
    ))
}

/// What both have.
fn body(trigger: &Trigger) -> Value {
    if trigger.parameters.is_empty() {
        return json!({});
    }
    json!({ "parameters": trigger.parameters })
}

/// What `CircleCI` takes for parameters (its documentation, "Trigger a new pipeline").
fn fits(parameters: &BTreeMap<String, Value>) -> Result<(), Failure> {
    const MOST: usize = 100;
    const NAME: usize = 128;
    const VALUE: usize = 512;
    let wrong = |message: String| Err(Failure::new(Exit::Usage, message));
    if parameters.len() > MOST {
        let count = parameters.len();
        return wrong(format!(
            "{count} parameters are more than the {MOST} of a pipeline"
        ));
    }
    for (name, value) in parameters {
        if name.is_empty() || name.chars().count() > NAME {
            return wrong(format!(
                "the name of a parameter has 1 to {NAME} characters: `{name}`"
            ));
        }
        match value {
            Value::String(text) if text.chars().count() > VALUE => {
                return wrong(format!(
                    "the parameter `{name}` has more than {VALUE} characters"
                ));
            }
            Value::String(_) | Value::Bool(_) => {}
            Value::Number(number) if number.is_i64() => {}
            _ => {
                let message = format!("the parameter `{name}` is no text, whole number or boolean");
                return wrong(message);
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_have_bounds() {
        let one = |name: &str, value: Value| fits(&BTreeMap::from([(name.to_owned(), value)]));
        let exit = |result: Result<(), Failure>| result.map_err(|failure| failure.exit);
        assert_eq!(exit(one("a", "x".repeat(512).into())), Ok(()));
        assert_eq!(exit(one(&"a".repeat(128), json!(-7))), Ok(()));
        assert_eq!(exit(one("a", json!(true))), Ok(()));
        for (name, value) in [
            ("", json!(1)),
            (&*"a".repeat(129), json!(1)),
            ("a", "é".repeat(513).into()),
            ("a", json!(1.5)),
            ("a", json!(null)),
            ("a", json!([])),
        ] {
            assert_eq!(exit(one(name, value)), Err(Exit::Usage), "{name}");
        }
        let many = |count: usize| (0..count).map(|n| (n.to_string(), json!(n))).collect();
        assert_eq!(exit(fits(&many(100))), Ok(()));
        assert_eq!(exit(fits(&many(101))), Err(Exit::Usage));
    }
}

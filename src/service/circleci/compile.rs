//! CircleCI's compiler. The text of the config goes there.

use serde_json::{Map, Value, json};

use super::{CircleCi, v2};
use crate::Failure;
use crate::service::http::{Answer, Call};

/// What a config is compiled with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompileOptions {
    /// The id of the organization whose private orbs the config may use.
    pub organization: Option<String>,
    /// Parameters of the pipeline.
    pub parameters: Map<String, Value>,
    /// Values of the pipeline, by their whole names: `pipeline.git.branch`.
    pub values: Map<String, Value>,
}

/// What the compiler says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// Whether the config is one.
    pub valid: bool,
    /// What is wrong, in words without a place.
    pub errors: Vec<String>,
    /// What the compiler made of it.
    pub text: Option<String>,
}

/// Statuses of a server that does not have version 3, or that has it for those who have a token only.
const OLDER: &[u16] = &[401, 404, 405, 501];

impl CircleCi {
    /// Compiles a config: by version 3, or by version 2 where a server does not have that.
    ///
    /// # Errors
    /// Where the call fails, or `CircleCI` answers something else. A config that is wrong is no failure.
    pub fn compile(&self, text: &str, options: &CompileOptions) -> Result<Compiled, Failure> {
        let what = "compile the config";
        let path = ["api", "v3", "configs", "compile"];
        let call = Call::post(what, &path, newer(text, options)).repeatable();
        let answer = self.client.answer(&call.clone().expect(OLDER))?;
        if OLDER.contains(&answer.status) {
            let path = v2(&["compile-config-with-defaults"]);
            let call = Call::post(what, &path, older(text, options)).repeatable();
            let answer = self.client.answer(&call)?;
            return self.compiled(&call, &answer, read_older);
        }
        self.compiled(&call, &answer, read_newer)
    }

    fn compiled(
        &self,
        call: &Call,
        answer: &Answer,
        read: fn(&Value) -> Option<Compiled>,
    ) -> Result<Compiled, Failure> {
        let json = answer.json();
        json.as_ref().and_then(read).ok_or_else(|| {
            self.client
                .odd(call, answer, "what is no answer of a compiler")
        })
    }
}

/// The body of version 3, which refuses members that it does not know (circleci-cli, commit 3e83416a).
fn newer(text: &str, options: &CompileOptions) -> Value {
    let mut data = json!({ "attributes": { "config": text } });
    if !options.parameters.is_empty() {
        data["attributes"]["pipeline_parameters"] = options.parameters.clone().into();
    }
    if !options.values.is_empty() {
        data["attributes"]["pipeline_values"] = options.values.clone().into();
    }
    if let Some(id) = &options.organization {
        data["references"] = json!({ "org": { "id": id } });
    }
    json!({ "data": data })
}

fn older(text: &str, options: &CompileOptions) -> Value {
    let mut inside = json!({});
    if !options.parameters.is_empty() {
        inside["pipeline_parameters"] = options.parameters.clone().into();
    }
    if !options.values.is_empty() {
        inside["pipeline_values"] = options.values.clone().into();
    }
    if let Some(id) = &options.organization {
        inside["owner_id"] = id.as_str().into();
    }
    json!({ "config_yaml": text, "options": inside })
}

fn read_newer(json: &Value) -> Option<Compiled> {
    let attributes = json.get("data")?.get("attributes")?;
    let text = |key: &str| attributes.get(key).and_then(Value::as_str);
    let messages = json.get("meta").and_then(|meta| meta.get("messages"));
    let valid = match text("outcome")? {
        "succeeded" => true,
        "failed" => false,
        _ => return None,
    };
    Some(Compiled {
        valid,
        errors: said(messages, &["title", "detail", "message"]),
        text: text("compiled_config")
            .filter(|text| !text.is_empty())
            .map(str::to_owned),
    })
}

fn read_older(json: &Value) -> Option<Compiled> {
    let text = json.get("output-yaml").and_then(Value::as_str);
    Some(Compiled {
        valid: json.get("valid")?.as_bool()?,
        errors: said(json.get("errors"), &["message"]),
        text: text.filter(|text| !text.is_empty()).map(str::to_owned),
    })
}

/// The first of these texts of each entry.
fn said(messages: Option<&Value>, keys: &[&str]) -> Vec<String> {
    let messages = messages.and_then(Value::as_array).into_iter().flatten();
    let text = |entry: &Value| {
        let mut texts = keys.iter().filter_map(|key| entry.get(*key)?.as_str());
        texts
            .find(|text| !text.trim().is_empty())
            .map(str::to_owned)
    };
    messages.filter_map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_versions_say_the_same() {
        let newer = json!({
            "data": { "attributes": { "phase": "ended", "outcome": "failed", "compiled_config": "" } },
            "meta": { "messages": [{ "title": "unknown key 'foo'" }, { "title": "" }] },
        });
        let older = json!({
            "valid": false, "source-yaml": "x", "output-yaml": null,
            "errors": [{ "message": "unknown key 'foo'" }],
        });
        let both = [read_newer(&newer).unwrap(), read_older(&older).unwrap()];
        assert_eq!(both[0], both[1]);
        assert_eq!(both[0].errors, ["unknown key 'foo'"]);
        assert!(!both[0].valid && both[0].text.is_none());
    }

    #[test]
    fn what_says_nothing_of_the_config_is_no_answer() {
        for json in [
            json!({}),
            json!({ "data": { "attributes": { "phase": "queued" } } }),
            json!({ "data": { "attributes": { "outcome": "paused" } } }),
        ] {
            assert_eq!(read_newer(&json), None);
        }
        for json in [json!({}), json!({ "valid": "yes" }), json!([])] {
            assert_eq!(read_older(&json), None);
        }
    }
}

//! What Postman has of what suites name, several at a time.

use serde_json::Value;

use super::refused;
use crate::command::Context;
use crate::lock::{Document, Kind};
use crate::service::{Network, Postman, many};
use crate::{Exit, Failure};

/// A document as it is kept, and what Postman says of it.
pub(super) struct Fetched {
    pub(super) uid: String,
    pub(super) updated: Option<String>,
    pub(super) document: Document,
}

/// Fetches all of them; nothing where one of them cannot be had, or cannot be kept. `key` is the
/// variable that a selection names for the key.
pub(super) fn all(
    wanted: &[(Kind, String)],
    key: &str,
    timeout: Option<&str>,
    context: &mut Context<'_, '_>,
) -> Result<Vec<Fetched>, Failure> {
    // Whoever has nothing to fetch needs no key.
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let network = Network::new(timeout, context.env)?;
    let postman = Postman::new(context.env, network, Some(key))?;
    let answers = many(wanted, |(kind, id)| match kind {
        Kind::Collection => postman.collection(id),
        Kind::Environment => postman.environment(id),
    });
    for line in postman.log() {
        context.detail(&line);
    }
    let mut fetched: Vec<Fetched> = Vec::new();
    let mut failures = Vec::new();
    for ((kind, id), answer) in wanted.iter().zip(answers) {
        let kept = answer.and_then(|answer| {
            let uid = uid(*kind, id, &answer.json);
            let document = Document::new(*kind, &answer.json)
                .map_err(|refusal| refused::failure(*kind, id, &answer.json, refusal))?;
            Ok(Fetched {
                uid,
                updated: answer.updated_at,
                document,
            })
        });
        match kept {
            // By its id here and by its UID there it is one.
            Ok(one) if fetched.iter().any(|known| known.is(&one)) => {}
            Ok(one) => fetched.push(one),
            Err(failure) => failures.push(failure),
        }
    }
    worst(failures, context).map_or(Ok(fetched), Err)
}

impl Fetched {
    fn is(&self, other: &Self) -> bool {
        self.document.kind == other.document.kind && self.uid == other.uid
    }
}

/// The UID of a document: the one that was asked for, or what Postman tells of its owner.
fn uid(kind: Kind, id: &str, json: &Value) -> String {
    const UUID: usize = 36;
    if id.len() > UUID {
        return id.to_owned();
    }
    let text = |value: Option<&Value>| match value {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let owner = match kind {
        Kind::Collection => json.get("info"),
        Kind::Environment => Some(json),
    };
    let own = owner.and_then(|owner| text(owner.get("uid")));
    let of_owner = || Some(format!("{}-{id}", text(owner?.get("owner"))?));
    own.or_else(of_owner).unwrap_or_else(|| id.to_owned())
}

/// Shows what went wrong, each once, and gives what weighs most.
fn worst(failures: Vec<Failure>, context: &mut Context<'_, '_>) -> Option<Failure> {
    let exit = Exit::weightiest(failures.iter().map(|failure| failure.exit))?;
    let mut told: Vec<Failure> = Vec::new();
    for failure in failures {
        if !told.contains(&failure) {
            failure.show(context.io);
            told.push(failure);
        }
    }
    context.note("nothing was written");
    Some(Failure::shown(exit))
}

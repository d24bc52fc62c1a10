//! Why a document is not kept: where keys stand in it, and how they get out.

use serde_json::Value;

use crate::lock::{Kind, Place, Refusal};
use crate::{Exit, Failure};

/// How many places are told.
const SHOWN: usize = 20;

pub(super) fn failure(kind: Kind, id: &str, json: &Value, refusal: Refusal) -> Failure {
    let name = json.pointer("/info/name").or_else(|| json.get("name"));
    let name = name.and_then(Value::as_str).unwrap_or(id);
    let document = format!("the {} `{name}`", kind.name());
    match refusal {
        Refusal::Other => {
            let message = format!(
                "Postman's answer for `{id}` is no {} of format v2",
                kind.name()
            );
            Failure::new(Exit::Api, message)
        }
        Refusal::Literal(places) => {
            let count = match places.len() {
                1 => "in one place".to_owned(),
                count => format!("in {count} places"),
            };
            let message = format!("{document} has secrets in it as text, {count}");
            let mut failure = Failure::new(Exit::Invalid, message);
            for place in places.iter().take(SHOWN) {
                failure = failure.help(said(place));
            }
            if places.len() > SHOWN {
                failure = failure.help(format!("and {} more places", places.len() - SHOWN));
            }
            failure
                .help(
                    "in Postman, make a variable of type secret of each, and write `{{name}}` in \
                     its place: the value then stays in Postman",
                )
                .help("whoever can read the collection has seen them: consider new ones")
        }
    }
}

fn said(place: &Place) -> String {
    let Place { owner, part, what } = place;
    match owner.as_str() {
        "" => format!("{part}: {what}"),
        owner => format!("{owner} › {part}: {what}"),
    }
}

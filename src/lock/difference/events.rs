//! Scripts of a collection, a folder or a request.

use serde_json::Value;

use super::assertions;
use super::script::Script;
use super::words::{names, quoted};

/// What Postman calls them.
const KINDS: [(&str, &str); 2] = [
    ("prerequest", "pre-request script"),
    ("test", "test script"),
];

pub(super) fn compare(before: Option<&Value>, after: Option<&Value>, what: &mut Vec<String>) {
    if before == after {
        return;
    }
    let known = what.len();
    for (listen, name) in KINDS {
        let (old, new) = (text(before, listen), text(after, listen));
        if old != new {
            script(name, &old, &new, what);
        }
    }
    if what.len() == known {
        what.push("details of scripts changed".to_owned());
    }
}

/// How many assertions the scripts of a folder or a request have.
pub(super) fn assertions(owner: &Value) -> usize {
    let events = owner.get("event");
    let of = |listen: &str| Script::read(&text(events, listen)).assertions.len();
    KINDS.iter().map(|(listen, _)| of(listen)).sum()
}

fn script(name: &str, before: &str, after: &str, what: &mut Vec<String>) {
    let (old, new) = (Script::read(before), Script::read(after));
    match (&old.fault, &new.fault) {
        (None, Some(fault)) => {
            what.push(format!(
                "script error introduced: line {} of the {name}, {}",
                fault.line, fault.message
            ));
            // What is behind the fault cannot be told, and none of it runs.
            return;
        }
        (Some(_), None) => what.push(format!("script error mended in the {name}")),
        _ => {}
    }
    let known = what.len();
    assertions::compare(&old.assertions, &new.assertions, what);
    jumps(&old.jumps, &new.jumps, what);
    let is_told = what.len() > known;
    match (before.is_empty(), after.is_empty()) {
        (true, _) if !is_told => what.push(format!("{name} added")),
        (_, true) => what.push(format!("{name} removed")),
        _ if old.rest != new.rest => what.push(if is_told {
            format!("rest of the {name} changed")
        } else if old.assertions.is_empty() {
            format!("{name} changed")
        } else {
            format!("{name} changed outside of its assertions")
        }),
        _ if !is_told => what.push(format!("{name} laid out anew")),
        _ => {}
    }
}

fn jumps(before: &[String], after: &[String], what: &mut Vec<String>) {
    let without = |these: &[String], those: &[String]| {
        let mut left = those.to_vec();
        let mut only = these.to_vec();
        only.retain(|one| match left.iter().position(|other| other == one) {
            Some(at) => {
                left.remove(at);
                false
            }
            None => true,
        });
        only
    };
    for (only, verb) in [
        (without(after, before), "added"),
        (without(before, after), "removed"),
    ] {
        match only.as_slice() {
            [] => {}
            [one] => what.push(format!("{} {verb}", quoted(one))),
            several => what.push(format!(
                "{} {verb}",
                names(several.iter().map(String::as_str))
            )),
        }
    }
}

/// The lines of a script that is switched on, as one text.
fn text(events: Option<&Value>, listen: &str) -> String {
    let events = events.and_then(Value::as_array).into_iter().flatten();
    let of = events.filter(|event| {
        event.get("listen").and_then(Value::as_str) == Some(listen)
            && event.get("disabled") != Some(&Value::Bool(true))
    });
    let lines = of.filter_map(|event| event.pointer("/script/exec")?.as_array());
    let lines: Vec<_> = lines.flatten().filter_map(Value::as_str).collect();
    lines.join("\n")
}

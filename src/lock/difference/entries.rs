//! Lists of keys and values: headers, parameters, fields, variables.

use std::collections::BTreeMap;

use serde_json::Value;

use super::words::names;

/// What a list is called, and how its keys compare.
pub(super) struct Form {
    pub(super) one: &'static str,
    pub(super) many: &'static str,
    ignores_case: bool,
}

pub(super) const HEADERS: Form = Form {
    one: "header",
    many: "headers",
    ignores_case: true,
};
pub(super) const PARAMETERS: Form = Form {
    one: "parameter",
    many: "parameters",
    ignores_case: false,
};
pub(super) const PATH_VARIABLES: Form = Form {
    one: "path variable",
    many: "path variables",
    ignores_case: false,
};
pub(super) const FIELDS: Form = Form {
    one: "field of the body",
    many: "fields of the body",
    ignores_case: false,
};
pub(super) const VARIABLES: Form = Form {
    one: "variable",
    many: "variables",
    ignores_case: false,
};

/// Tells what became of each key; never a value, which may be somebody's secret.
pub(super) fn compare(
    form: &Form,
    before: Option<&Value>,
    after: Option<&Value>,
    what: &mut Vec<String>,
) {
    if before == after {
        return;
    }
    let (old, new) = (list(form, before), list(form, after));
    let mut verbs: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, entry) in &new {
        match old.get(key) {
            None => verbs.entry("1 added").or_default().push(entry.name),
            Some(was) => {
                if let Some(verb) = verb(was.value, entry.value) {
                    verbs.entry(verb).or_default().push(entry.name);
                }
            }
        }
    }
    for (key, entry) in &old {
        if !new.contains_key(key) {
            verbs.entry("2 removed").or_default().push(entry.name);
        }
    }
    if verbs.is_empty() {
        what.push(format!("{} in another order", form.many));
    }
    for (verb, keys) in verbs {
        let (_, verb) = verb.split_once(' ').unwrap_or(("", verb));
        let noun = if keys.len() == 1 { form.one } else { form.many };
        what.push(format!("{noun} {} {verb}", names(keys)));
    }
}

struct Entry<'v> {
    name: &'v str,
    value: &'v Value,
}

/// The entries by their key and how often it stood before; the number in front of a verb is its order.
fn list<'v>(form: &Form, list: Option<&'v Value>) -> BTreeMap<(String, usize), Entry<'v>> {
    let mut all = BTreeMap::new();
    let mut add = |name: &'v str, value: &'v Value| {
        let key = if form.ignores_case {
            name.to_lowercase()
        } else {
            name.to_owned()
        };
        let count = all
            .range((key.clone(), 0)..=(key.clone(), usize::MAX))
            .count();
        all.insert((key, count), Entry { name, value });
    };
    match list {
        Some(Value::Array(items)) => {
            for item in items {
                let key = item.get("key").or(Some(item)).and_then(Value::as_str);
                add(key.unwrap_or(""), item);
            }
        }
        Some(Value::Object(map)) => map.iter().for_each(|(key, value)| add(key, value)),
        _ => {}
    }
    all
}

fn verb(before: &Value, after: &Value) -> Option<&'static str> {
    if before == after {
        return None;
    }
    let is_off = |entry: &Value| {
        entry.get("disabled") == Some(&Value::Bool(true))
            || entry.get("enabled") == Some(&Value::Bool(false))
    };
    let is_secret = |entry: &Value| entry.get("type").and_then(Value::as_str) == Some("secret");
    Some(
        match (
            is_off(before),
            is_off(after),
            is_secret(before),
            is_secret(after),
        ) {
            (false, true, ..) => "3 switched off",
            (true, false, ..) => "4 switched on",
            (_, _, false, true) => "5 made secret",
            (_, _, true, false) => "6 not secret any more",
            _ => "7 changed",
        },
    )
}

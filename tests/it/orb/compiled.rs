//! As much of CircleCI's compiler as the orb needs: parameters with their types and defaults, conditional
//! steps, commands of the orb in the place of their calls. It panics where CircleCI would refuse.

use serde_yaml::{Mapping, Value};

/// A step that CircleCI has itself: its name, and what it is given.
pub(crate) type Step = (String, Value);

/// The steps of a job or a command (`section` and `name`) with these parameters, as YAML.
pub(crate) fn steps(orb: &Value, section: &str, name: &str, parameters: &str) -> Vec<Step> {
    let given: Value = serde_yaml::from_str(parameters).unwrap();
    let definition = &orb[section][name];
    assert!(!definition.is_null(), "no {name}");
    let values = values(definition, given.as_mapping().unwrap_or(&Mapping::new()));
    let mut found = Vec::new();
    expand(orb, &definition["steps"], &values, &mut found);
    found
}

/// The values of all parameters: those that are given, and defaults.
fn values(definition: &Value, given: &Mapping) -> Mapping {
    let empty = Mapping::new();
    let declared = definition["parameters"].as_mapping().unwrap_or(&empty);
    for name in given.keys() {
        assert!(declared.contains_key(name), "no parameter {name:?}");
    }
    declared
        .iter()
        .map(|(name, parameter)| {
            let value = given.get(name).unwrap_or(&parameter["default"]);
            let fits = match parameter["type"].as_str().unwrap() {
                "boolean" => value.is_bool(),
                "integer" => value.is_i64(),
                "enum" => parameter["enum"].as_sequence().unwrap().contains(value),
                _ => value.is_string(),
            };
            assert!(fits, "{name:?}: {value:?}");
            (name.clone(), value.clone())
        })
        .collect()
}

fn expand(orb: &Value, steps: &Value, values: &Mapping, found: &mut Vec<Step>) {
    for step in steps.as_sequence().unwrap() {
        let (kind, given) = match step.as_mapping() {
            None => (step.as_str().unwrap(), Value::Mapping(Mapping::new())),
            Some(step) => {
                assert_eq!(step.len(), 1);
                let (kind, given) = step.iter().next().unwrap();
                (kind.as_str().unwrap(), given.clone())
            }
        };
        if matches!(kind, "when" | "unless") {
            if holds(&filled(&given["condition"], values)) == (kind == "when") {
                expand(orb, &given["steps"], values, found);
            }
            continue;
        }
        let given = filled(&given, values);
        // A command of the orb's hides a step of CircleCI's.
        match orb["commands"].get(kind) {
            Some(command) => {
                let inner = self::values(command, given.as_mapping().unwrap());
                expand(orb, &command["steps"], &inner, found);
            }
            None => found.push((kind.to_owned(), given)),
        }
    }
}

fn holds(condition: &Value) -> bool {
    match condition {
        Value::Bool(value) => *value,
        Value::String(text) => !text.is_empty(),
        other => panic!("a condition: {other:?}"),
    }
}

/// A value with the parameters in it. One that is nothing else keeps its type.
fn filled(value: &Value, values: &Mapping) -> Value {
    match value {
        Value::String(text) => filled_text(text, values),
        Value::Sequence(items) => items.iter().map(|item| filled(item, values)).collect(),
        Value::Mapping(fields) => {
            let fields = fields.iter();
            let fields = fields.map(|(key, value)| (key.clone(), filled(value, values)));
            Value::Mapping(fields.collect())
        }
        other => other.clone(),
    }
}

fn filled_text(text: &str, values: &Mapping) -> Value {
    let whole = text.strip_prefix("<< parameters.");
    if let Some(name) = whole.and_then(|rest| rest.strip_suffix(" >>")) {
        return values[name].clone();
    }
    let text = values.iter().fold(text.to_owned(), |text, (name, value)| {
        let call = format!("<< parameters.{} >>", name.as_str().unwrap());
        text.replace(&call, value.as_str().unwrap_or("not a text"))
    });
    assert!(!text.replace("\\<<", "").contains("<< "), "{text}");
    Value::String(text.replace("\\<<", "<<"))
}

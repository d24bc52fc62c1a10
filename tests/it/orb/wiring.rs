//! Every parameter of a job and of a command changes what its steps are given.

use serde_yaml::{Mapping, Value};

use super::compiled::steps;
use super::orb;

/// Those that decide where a job runs, and are no business of its steps.
const AROUND: [&str; 2] = ["executor", "parallelism"];

/// Another value than the default.
fn other(parameter: &Value) -> Value {
    let default = &parameter["default"];
    match parameter["type"].as_str().unwrap() {
        "boolean" => (!default.as_bool().unwrap()).into(),
        "integer" => 7.into(),
        "enum" => {
            let values = parameter["enum"].as_sequence().unwrap();
            values
                .iter()
                .find(|value| *value != default)
                .unwrap()
                .clone()
        }
        _ => "OTHER_VALUE".into(),
    }
}

#[test]
fn every_parameter_changes_something() {
    let orb = orb();
    let mut count = 0;
    for section in ["jobs", "commands"] {
        for (name, component) in orb[section].as_mapping().unwrap() {
            let name = name.as_str().unwrap();
            let empty = Mapping::new();
            let parameters = component["parameters"].as_mapping().unwrap_or(&empty);
            let required = parameters
                .iter()
                .filter(|(_, one)| one["default"].is_null());
            let base: Mapping = required
                .map(|(name, _)| (name.clone(), "a.json".into()))
                .collect();
            let compiled = |given: &Mapping| {
                steps(&orb, section, name, &serde_yaml::to_string(given).unwrap())
            };
            for (parameter, definition) in parameters {
                if section == "jobs" && AROUND.contains(&parameter.as_str().unwrap()) {
                    let call = format!("<< parameters.{} >>", parameter.as_str().unwrap());
                    assert_eq!(component[parameter], Value::from(call), "{name}");
                    continue;
                }
                let mut given = base.clone();
                given.insert(parameter.clone(), other(definition));
                let changed = compiled(&given);
                assert!(
                    changed != compiled(&base),
                    "{section}: {name}: {parameter:?}"
                );
                let is_text = given[parameter] == "OTHER_VALUE";
                let text = serde_yaml::to_string(&changed).unwrap();
                assert!(
                    !is_text || text.contains("OTHER_VALUE"),
                    "{name}: {parameter:?}"
                );
                count += 1;
            }
        }
    }
    assert!(count > 60, "{count}");
}

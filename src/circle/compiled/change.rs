//! How two compiled configs differ, by what has a name.

use serde_yaml::Value;

use super::Compiled;
use super::normal::{entry_name, text};

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is about.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// What became of it.
    pub what: What,
}

/// What has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A job.
    Job,
    /// A workflow.
    Workflow,
    /// A job in this workflow.
    Entry(String),
    /// The version that an orb's stands for.
    Orb,
    /// Any other key of the config.
    Key,
}

/// What became of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// These keys of it are others.
    Changed(Vec<String>),
    /// It was this, and is that.
    Became(String, String),
}

/// All differences, section by section.
pub(super) fn all(then: &Compiled, now: &Compiled) -> Vec<Change> {
    let mut changes = Vec::new();
    for (name, version) in &then.orbs {
        let mut orbs = now.orbs.iter();
        if let Some((_, other)) = orbs.find(|(own, _)| own == name)
            && other != version
        {
            changes.push(Change {
                kind: Kind::Orb,
                name: name.clone(),
                what: What::Became(version.clone(), other.clone()),
            });
        }
    }
    let (then, now) = (&then.root, &now.root);
    for (key, what) in keys(Some(then), Some(now)) {
        match (key.as_str(), &what) {
            ("jobs", _) => named(&Kind::Job, then.get("jobs"), now.get("jobs"), &mut changes),
            ("workflows", _) => {
                workflows(then.get("workflows"), now.get("workflows"), &mut changes);
            }
            _ => changes.push(Change {
                kind: Kind::Key,
                name: key,
                what,
            }),
        }
    }
    changes
}

/// The keys in which two values differ.
fn keys(then: Option<&Value>, now: Option<&Value>) -> Vec<(String, What)> {
    let pairs = |value: Option<&Value>| -> Vec<(String, Value)> {
        let map = value.and_then(Value::as_mapping).into_iter().flatten();
        map.map(|(key, value)| (text(key), value.clone())).collect()
    };
    let (then, now) = (pairs(then), pairs(now));
    let get = |all: &[(String, Value)], name: &str| {
        let mut all = all.iter();
        all.find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
    };
    let mut found = Vec::new();
    for (name, value) in &then {
        match get(&now, name) {
            None => found.push((name.clone(), What::Removed)),
            Some(other) if other != *value => {
                let inner = keys(Some(value), Some(&other)).into_iter();
                found.push((
                    name.clone(),
                    What::Changed(inner.map(|(key, _)| key).collect()),
                ));
            }
            Some(_) => {}
        }
    }
    let new = now.iter().filter(|(name, _)| get(&then, name).is_none());
    found.extend(new.map(|(name, _)| (name.clone(), What::Added)));
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

fn named(kind: &Kind, then: Option<&Value>, now: Option<&Value>, changes: &mut Vec<Change>) {
    let found = keys(then, now).into_iter();
    changes.extend(found.map(|(name, what)| Change {
        kind: kind.clone(),
        name,
        what,
    }));
}

fn workflows(then: Option<&Value>, now: Option<&Value>, changes: &mut Vec<Change>) {
    for (name, what) in keys(then, now) {
        // `version: 2` stands among them.
        let of = |all: Option<&Value>| all.and_then(|all| all.get(&name)).cloned();
        let (then, now) = (of(then), of(now));
        if let What::Changed(mut other) = what {
            let own = other.iter().position(|key| key == "jobs");
            if let Some(at) = own {
                other.remove(at);
                entries(&name, then.as_ref(), now.as_ref(), changes);
            }
            if !other.is_empty() || own.is_none() {
                changes.push(Change {
                    kind: Kind::Workflow,
                    name,
                    what: What::Changed(other),
                });
            }
        } else {
            changes.push(Change {
                kind: Kind::Workflow,
                name,
                what,
            });
        }
    }
}

/// The jobs of a workflow, by the names that they have there.
fn entries(workflow: &str, then: Option<&Value>, now: Option<&Value>, changes: &mut Vec<Change>) {
    let map = |workflow: Option<&Value>| {
        let jobs = workflow.and_then(|workflow| workflow.get("jobs"));
        let jobs = jobs.and_then(Value::as_sequence).into_iter().flatten();
        let pairs = jobs.map(|entry| {
            let map = entry.as_mapping().and_then(|map| map.iter().next());
            let arguments = map.map_or(Value::Mapping(serde_yaml::Mapping::new()), |(_, it)| {
                it.clone()
            });
            (Value::String(entry_name(entry)), arguments)
        });
        Value::Mapping(pairs.collect())
    };
    let kind = Kind::Entry(workflow.to_owned());
    named(&kind, Some(&map(then)), Some(&map(now)), changes);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(then: &str, now: &str) -> Vec<String> {
        let read = |text: &str| Compiled::read(text).unwrap();
        let changes = read(then).changes(&read(now)).into_iter();
        changes
            .map(|change| format!("{:?} {} {:?}", change.kind, change.name, change.what))
            .collect()
    }

    const THEN: &str = "# Orb 'a/b@1' resolved to 'a/b@1.0.0'
version: 2
jobs:
  build: { docker: [{ image: a }], steps: [checkout] }
  old: { docker: [{ image: a }], steps: [checkout] }
workflows:
  version: 2
  gone: { jobs: [old] }
  main:
    jobs:
    - build
    - old: { requires: [build] }
    - deploy: { name: eu, context: [a] }
";

    #[test]
    fn what_has_a_name_is_new_or_gone_or_other() {
        let now = "# Orb 'a/b@1' resolved to 'a/b@1.1.0'
version: 2.1
jobs:
  build: { docker: [{ image: b }], steps: [checkout], environment: { A: b } }
  new: { docker: [{ image: a }], steps: [checkout] }
workflows:
  version: 2
  main:
    when: x
    jobs:
    - build
    - new
    - deploy: { name: eu, context: [b], requires: [build] }
  other: { jobs: [new] }
";
        assert_eq!(
            told(THEN, now),
            [
                "Orb a/b@1 Became(\"a/b@1.0.0\", \"a/b@1.1.0\")",
                "Job build Changed([\"docker\", \"environment\"])",
                "Job new Added",
                "Job old Removed",
                "Key version Changed([])",
                "Workflow gone Removed",
                "Entry(\"main\") eu Changed([\"context\", \"requires\"])",
                "Entry(\"main\") new Added",
                "Entry(\"main\") old Removed",
                "Workflow main Changed([\"when\"])",
                "Workflow other Added",
            ]
        );
        assert_eq!(told(THEN, THEN), [""; 0]);
        assert_eq!(told(now, THEN).len(), 11);
    }

    #[test]
    fn sections_come_and_go() {
        assert_eq!(
            told(
                "version: 2\n",
                "version: 2\njobs: { a: { steps: [] } }\nsetup: true\n"
            ),
            ["Job a Added", "Key setup Added"]
        );
        assert_eq!(
            told(
                "jobs: [1]\nworkflows: 3\n",
                "jobs: { a: 1 }\nworkflows: {}\n"
            ),
            ["Job a Added"]
        );
    }
}

//! The environment variables that jobs need on `CircleCI`, and the workflows that need them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Key, Plan, Run};
use crate::selection::{Destination, Layout};

/// A variable, and where it has to be set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// Its name; of several one is enough.
    pub names: Vec<String>,
    /// The indices of the workflows whose jobs need it: each may have contexts of its own.
    pub workflows: BTreeSet<usize>,
}

/// What GitHub's destinations take their token from: the first that is set.
const GITHUB: [&str; 2] = ["GITHUB_TOKEN", "GH_TOKEN"];

impl Plan {
    /// What the runs need: the key where something is fetched with it, the secrets of suites, and what
    /// results are published with. `suites` names those that count; all do where it is empty.
    #[must_use]
    pub fn needs(&self, suites: &[String]) -> Vec<Need> {
        let is_meant = |run: &&Run| suites.is_empty() || suites.contains(&run.suite);
        let mut found: BTreeMap<Vec<String>, BTreeSet<usize>> = BTreeMap::new();
        let mut add = |names: Vec<String>, workflow| {
            found.entry(names).or_default().insert(workflow);
        };
        for run in self.runs.iter().filter(is_meant) {
            if run.key != Key::None {
                add(vec![self.key.clone()], run.workflow);
            }
            for variable in run.secrets.values() {
                add(vec![variable.0.clone()], run.workflow);
            }
            for destination in self.publishes() {
                match destination {
                    Destination::Postman => add(vec![self.key.clone()], run.workflow),
                    Destination::GithubComment
                    | Destination::GithubStatus
                    | Destination::GithubCheck => {
                        add(GITHUB.map(str::to_owned).to_vec(), run.workflow);
                    }
                    Destination::GithubSummary | Destination::Circleci => {}
                }
            }
        }
        let needs = found.into_iter();
        let needs = needs.map(|(names, workflows)| Need { names, workflows });
        needs.collect()
    }

    /// Where results go; only this layout has jobs that publish.
    fn publishes(&self) -> &[Destination] {
        if self.layout == Layout::Postorb {
            &self.asks.publish
        } else {
            &[]
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::plan::Plan;
    use crate::selection::{Date, read};

    const UID: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";

    fn needs(body: &str, suites: &[&str]) -> Vec<String> {
        let text = format!("version: 1\n{}\n", body.replace("UID", UID));
        let loaded = read(&text, Date::parse("2026-01-01").unwrap()).unwrap();
        let suites: Vec<String> = suites.iter().map(|&name| name.to_owned()).collect();
        let needs = Plan::new(&loaded.selection).unwrap().needs(&suites);
        let told = needs.iter();
        told.map(|need| format!("{} {:?}", need.names.join("|"), need.workflows))
            .collect()
    }

    #[test]
    fn the_key_is_needed_for_what_is_fetched_alone() {
        let files = "suites: [{ name: a, collection: a.json, environment: b.json }]";
        assert_eq!(needs(files, &[]), [""; 0]);
        let one = "api-key: { env: MY_KEY }\nsuites: [{ name: a, collection: a.json, environment: UID }, { name: b, collection: b.json }]";
        assert_eq!(needs(one, &[]), ["MY_KEY {0}"]);
        assert_eq!(needs(one, &["b"]), [""; 0]);
    }

    #[test]
    fn secrets_and_destinations_need_theirs_in_each_workflow() {
        let body = "workflows: [{ name: x }, { name: y }]\n\
            suites:\n- { name: a, collection: a.json, secrets: { t: TOKEN } }\n\
            - { name: b, collection: b.json, workflow: y, secrets: { t: TOKEN, u: OTHER } }\n\
            publish: [github-comment, postman, circleci]\n";
        assert_eq!(needs(body, &[]), ["OTHER {1}", "TOKEN {0, 1}"]);
        let body = format!("{body}layout: postorb\n");
        assert_eq!(
            needs(&body, &[]),
            [
                "GITHUB_TOKEN|GH_TOKEN {0, 1}",
                "OTHER {1}",
                "POSTMAN_API_KEY {0, 1}",
                "TOKEN {0, 1}",
            ]
        );
    }
}

//! Orbs whose content comes with postorb, version by version: as YAML for people, and as the JSON of the same for
//! postorb, which reads it many times as fast.

#[cfg(test)]
mod own;

use std::sync::LazyLock;

use crate::names;
use crate::yaml::Value;

/// A published version of an orb.
struct Known {
    name: &'static str,
    version: &'static str,
    /// None if the file beside this one is no JSON, which a test rules out.
    content: LazyLock<Option<Value>>,
}

macro_rules! known {
    ($name:expr, $version:expr, $file:literal) => {
        Known {
            name: $name,
            version: $version,
            content: LazyLock::new(|| serde_json::from_str(include_str!($file)).ok()),
        }
    };
}

/// Of each orb the oldest first.
static KNOWN: [Known; 4] = [
    known!(names::NEWMAN_ORB, "0.0.1", "newman-0.0.1.json"),
    known!(names::NEWMAN_ORB, "0.0.2", "newman-0.0.2.json"),
    known!(names::NEWMAN_ORB, "1.0.0", "newman-1.0.0.json"),
    // What `orb/src` packs to: tests/it/orb/packed.rs.
    known!(
        names::POSTORB_ORB,
        names::POSTORB_VERSION,
        "postorb-orb.json"
    ),
];

/// The content of a published orb, where postorb has it: of the newest version that fits.
///
/// `dev:` versions are changed at will, so that nothing is known of them.
pub(super) fn content(name: &str, version: &str) -> Option<&'static Value> {
    let is_meant = |known: &&Known| {
        let rest = known.version.strip_prefix(version);
        let fits = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        known.name == name && (fits || matches!(version, "" | "volatile"))
    };
    KNOWN.iter().rev().find(is_meant)?.content.as_ref()
}

/// The newest version of an orb that postorb knows.
#[must_use]
pub fn newest(name: &str) -> Option<&'static str> {
    let newest = KNOWN.iter().rev().find(|known| known.name == name);
    newest.map(|known| known.version)
}

#[cfg(test)]
mod tests {
    use super::{KNOWN, content, newest};
    use crate::circle::{Config, Found, Library, ParameterType};
    use crate::names;
    use crate::render::vocabulary;

    #[test]
    fn a_version_is_the_newest_that_fits() {
        for (version, same) in [
            ("1", Some(2)),
            ("1.0", Some(2)),
            ("volatile", Some(2)),
            ("", Some(2)),
            ("0", Some(1)),
            ("0.0.1", Some(0)),
            ("1.0.1", None),
            ("2", None),
            ("dev:first", None),
        ] {
            let found = content("postman/newman", version);
            let wanted = same.and_then(|at: usize| KNOWN[at].content.as_ref());
            assert_eq!(found, wanted, "{version}");
            assert_eq!(content("acme/newman", version), None);
        }
        assert_eq!(newest(names::NEWMAN_ORB), Some(names::NEWMAN_ORB_VERSION));
    }

    #[test]
    fn what_layouts_render_is_what_every_version_takes() {
        let newman = |known: &&super::Known| known.name == names::NEWMAN_ORB;
        for known in KNOWN.iter().filter(newman) {
            let library = Library::default();
            let root = known.content.as_ref().unwrap();
            let config = Config::of(root, &library);
            let Found::Definition(command) = config.scope.command(vocabulary::NEWMAN_RUN_COMMAND)
            else {
                panic!("{}: no command", known.version);
            };
            let names = |definition: &crate::circle::Definition<'_>| -> Vec<String> {
                let names = definition.parameters.iter();
                names
                    .map(|parameter| parameter.named.name.to_owned())
                    .collect()
            };
            assert_eq!(names(command), vocabulary::NEWMAN_RUN, "{}", known.version);
            for parameter in &command.parameters {
                let is_flag = matches!(parameter.named.name, "insecure" | "ignore-redirects");
                let kind = if is_flag {
                    ParameterType::Boolean
                } else {
                    ParameterType::String
                };
                assert_eq!(parameter.kind, Some(kind));
                assert_eq!(
                    parameter.is_required(),
                    parameter.named.name == "collection"
                );
            }
            let executor = config.scope.executor(vocabulary::NEWMAN_EXECUTOR);
            assert!(
                matches!(executor, Found::Definition(_)),
                "{}",
                known.version
            );
            if let Some(job) = config.scope.jobs.get("run") {
                assert_eq!(&names(&job.definition)[..16], vocabulary::NEWMAN_RUN);
                assert_eq!(job.definition.parameters.len(), 20);
            }
            let has_job = config.scope.jobs.get("run").is_some();
            assert_eq!(has_job, known.version == "1.0.0");
        }
    }
}

//! What `CircleCI`'s compiler makes of a config, as data in which no order counts that `CircleCI` does not
//! look at, and how two of these differ.

mod change;
mod normal;

pub use change::{Change, Kind, What};

use serde_yaml::Value;

/// A compiled config.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    root: Value,
    /// Orbs, as they are imported, and the versions that these stood for.
    orbs: Vec<(String, String)>,
}

impl Compiled {
    /// Reads what the compiler made; none where that is no mapping of YAML.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let root: Value = serde_yaml::from_str(text).ok()?;
        let is_config = root.is_mapping();
        is_config.then(|| Self {
            root: normal::form(root),
            orbs: orbs(text),
        })
    }

    /// It as YAML: keys in their order, and nothing of comments.
    #[must_use]
    pub fn text(&self) -> String {
        serde_yaml::to_string(&self.root).unwrap_or_default()
    }

    /// How `now` differs from it.
    #[must_use]
    pub fn changes(&self, now: &Self) -> Vec<Change> {
        change::all(self, now)
    }
}

/// `# Orb 'circleci/slack@4' resolved to 'circleci/slack@4.13.3'`, which the compiler writes at the top.
fn orbs(text: &str) -> Vec<(String, String)> {
    let comments = text.lines().take_while(|line| line.starts_with('#'));
    let resolved = comments.filter_map(|line| {
        let rest = line.strip_prefix("# Orb '")?;
        let (name, rest) = rest.split_once("' resolved to '")?;
        let (version, _) = rest.split_once('\'')?;
        Some((name.to_owned(), version.to_owned()))
    });
    resolved.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Orb 'circleci/slack@4' resolved to 'circleci/slack@4.12.5'
version: 2
jobs:
  build:
    steps:
    - checkout
    - run: { command: make, name: Make }
    docker:
    - image: cimg/base:2024.02
workflows:
  version: 2
  main:
    jobs:
    - test: { requires: [lint, build] }
    - build
    - lint
# Original config.yml file:
# version: 2.1
";

    #[test]
    fn order_and_comments_do_not_count() {
        let other = "workflows:
  main:
    jobs:
    - lint
    - build
    - test:
        requires: [build, lint]
  version: 2
jobs:
  build:
    docker: [{ image: 'cimg/base:2024.02' }]
    steps: [checkout, { run: { name: Make, command: make } }]
version: 2
";
        let (one, other) = (
            Compiled::read(TEXT).unwrap(),
            Compiled::read(other).unwrap(),
        );
        assert_eq!(one.text(), other.text());
        assert_eq!(one.changes(&other), []);
        assert_eq!(
            one.orbs,
            [(
                "circleci/slack@4".to_owned(),
                "circleci/slack@4.12.5".to_owned()
            )]
        );
    }

    #[test]
    fn the_order_of_steps_counts() {
        let other = TEXT.replace(
            "    - checkout\n    - run: { command: make, name: Make }\n",
            "    - run: { command: make, name: Make }\n    - checkout\n",
        );
        let (one, other) = (
            Compiled::read(TEXT).unwrap(),
            Compiled::read(&other).unwrap(),
        );
        assert_ne!(one.text(), other.text());
        assert_eq!(one.changes(&other).len(), 1);
    }

    #[test]
    fn what_is_no_config_is_none() {
        for text in ["", "a", "- a", "a: [", "a: &a *b"] {
            assert!(Compiled::read(text).is_none(), "{text}");
        }
    }
}

//! Whether a text is one for `CircleCI`'s compiler.

use crate::lint::rules::no_config;
use crate::yaml::{Content, Tree, Value};

/// What a text is to the compiler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fitness {
    /// A config.
    Config,
    /// A config that decides when it runs what comes after it (`setup: true`).
    Setup,
    /// None: no YAML, of which the place is known already, or something else.
    None,
}

/// What `text` is to the compiler.
#[must_use]
pub fn fitness(text: &str) -> Fitness {
    let tree = Tree::parse(text).ok();
    let root = tree.as_ref().and_then(|tree| Value::of(tree).ok());
    let Some(root) = root.filter(|root| no_config::of_another_system(root).is_none()) else {
        return Fitness::None;
    };
    let setup = root.get("setup").map(|setup| &setup.content);
    let mut signs = ["version", "jobs", "workflows"].into_iter();
    if setup == Some(&Content::Bool(true)) {
        Fitness::Setup
    } else if signs.any(|key| root.get(key).is_some()) {
        Fitness::Config
    } else {
        Fitness::None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_configs_are_compiled() {
        for (text, fit) in [
            ("version: 2.1\n", Fitness::Config),
            ("jobs: {}\n", Fitness::Config),
            ("version: 2.1\nsetup: true\n", Fitness::Setup),
            ("version: 2.1\nsetup: false\n", Fitness::Config),
            ("jobs: [\n", Fitness::None),
            ("a: 1\n", Fitness::None),
            ("jobs: { a: { runs-on: ubuntu } }\n", Fitness::None),
            ("", Fitness::None),
            ("- jobs\n", Fitness::None),
        ] {
            assert_eq!(fitness(text), fit, "{text}");
        }
    }
}

//! What CircleCI's compiler says of a config, whatever it says.

use postorb::circle::Library;
use postorb::lint::{self, Compilation, Surroundings};
use postorb::yaml::Tree;

use super::judge::{placed, shown};

/// What stands between the config and each entry of the compiler's list.
const SIGN: &str = "\n====\n";

/// The first part as a config, each of the others as an entry of what the compiler says: all of it is told, at
/// places in the config.
pub(crate) fn compiler(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let mut parts = text.split(SIGN).map(str::to_owned);
    let config = parts.next().unwrap_or_default();
    let errors: Vec<String> = parts.collect();
    let is_said = errors.iter().any(|error| !error.trim().is_empty());
    let compilation = Compilation::rejected(config.clone(), errors);
    let told = lint::rejected(&config, &compilation);
    placed(&config, &told);
    let is_yaml = Tree::parse(&config).is_ok();
    assert!(is_yaml || told.is_empty(), "{told:#?}");
    let library = Library::default();
    let surroundings = Surroundings {
        compilation: Some(&compilation),
        ..Surroundings::of(&library)
    };
    let found = lint::check_with(&config, surroundings);
    placed(&config, &found);
    // Formats take more time than all else.
    if is_said && told.len() < 20 && data.len().is_multiple_of(8) {
        shown(&config, &found);
    }
}

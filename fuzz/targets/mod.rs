//! What is fuzzed, apart from who makes the inputs: cargo-fuzz calls these, and so does a test that
//! runs wherever `cargo test` does (`tests/it/fuzz`).
//!
//! Each takes any bytes and panics where postorb breaks what it promises. `report_json` is the only one that is
//! elsewhere: beside what it compares, in `src/results/differential`.

mod collection;
mod compiler;
mod config;
mod judge;
mod merge;
mod messages;
mod orb_source;
mod report;
mod selection;
mod suite_edit;
mod veil;

pub(crate) use collection::collection;
pub(crate) use compiler::compiler;
pub(crate) use config::{edit_after_fix, expression, model};
pub(crate) use merge::merge;
pub(crate) use messages::messages;
pub(crate) use orb_source::orb_source;
pub(crate) use report::report;
pub(crate) use selection::selection;
pub(crate) use suite_edit::suite_edit;
pub(crate) use veil::veil;

/// What takes an input.
pub(crate) type Target = fn(&[u8]);

/// All of them, by the names that cargo-fuzz has for them.
pub(crate) const ALL: [(&str, Target); 12] = [
    ("model", model),
    ("expression", expression),
    ("edit_after_fix", edit_after_fix),
    ("report", report),
    ("selection", selection),
    ("merge", merge),
    ("suite_edit", suite_edit),
    ("orb_source", orb_source),
    ("compiler", compiler),
    ("veil", veil),
    ("collection", collection),
    ("messages", messages),
];

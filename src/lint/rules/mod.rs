//! A rule a file, and its page beside it.

mod detached_keys;
mod duplicate_key;
mod no_config;
mod unknown_job;
mod unknown_requirement;
pub(super) mod unused_suppression;
pub(super) mod yaml_syntax;

use super::Rule;

/// All rules, in the order of their names.
pub const RULES: &[Rule] = &[
    detached_keys::RULE,
    duplicate_key::RULE,
    no_config::RULE,
    unknown_job::RULE,
    unknown_requirement::RULE,
    unused_suppression::RULE,
    yaml_syntax::RULE,
];

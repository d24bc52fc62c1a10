//! A rule a file.

mod detached_keys;
mod duplicate_key;
mod no_config;

use super::Rule;

/// All rules, in the order of their names.
pub const RULES: &[Rule] = &[detached_keys::RULE, duplicate_key::RULE, no_config::RULE];

//! A rule a file, and its page beside it.

mod detached_keys;
mod duplicate_key;
mod executor_choice;
mod missing_key;
mod no_config;
mod unknown_command;
mod unknown_executor;
mod unknown_job;
mod unknown_key;
mod unknown_orb;
mod unknown_requirement;
mod wrong_type;
mod wrong_value;
pub(super) mod yaml_syntax;

use super::Rule;

/// All rules, in the order of their names.
pub const RULES: &[Rule] = &[
    detached_keys::RULE,
    duplicate_key::RULE,
    executor_choice::RULE,
    missing_key::RULE,
    no_config::RULE,
    unknown_command::RULE,
    unknown_executor::RULE,
    unknown_job::RULE,
    unknown_key::RULE,
    unknown_orb::RULE,
    unknown_requirement::RULE,
    wrong_type::RULE,
    wrong_value::RULE,
    yaml_syntax::RULE,
];

//! A rule a file, and its page beside it.

mod detached_keys;
mod duplicate_key;
mod executor_choice;
mod expression_syntax;
mod missing_key;
mod missing_parameter;
mod no_config;
mod parameter_declaration;
mod parameter_type;
mod undefined_parameter;
mod unknown_command;
mod unknown_executor;
mod unknown_job;
mod unknown_key;
mod unknown_orb;
mod unknown_parameter;
mod unknown_pipeline_value;
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
    expression_syntax::RULE,
    missing_key::RULE,
    missing_parameter::RULE,
    no_config::RULE,
    parameter_declaration::RULE,
    parameter_type::RULE,
    undefined_parameter::RULE,
    unknown_command::RULE,
    unknown_executor::RULE,
    unknown_job::RULE,
    unknown_key::RULE,
    unknown_orb::RULE,
    unknown_parameter::RULE,
    unknown_pipeline_value::RULE,
    unknown_requirement::RULE,
    wrong_type::RULE,
    wrong_value::RULE,
    yaml_syntax::RULE,
];

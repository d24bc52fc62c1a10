//! A rule a file, and its page beside it.

mod config_version;
mod detached_keys;
mod duplicate_key;
mod executor_choice;
mod expression_syntax;
mod job_type;
mod missing_key;
mod missing_parameter;
mod no_config;
mod nothing_runs;
mod parameter_declaration;
mod parameter_type;
mod requirement_cycle;
mod undefined_parameter;
mod unknown_command;
mod unknown_executor;
mod unknown_job;
mod unknown_key;
mod unknown_orb;
mod unknown_parameter;
mod unknown_pipeline_value;
mod unknown_requirement;
mod unused_anchor;
mod unused_definition;
pub(super) mod unused_suppression;
mod wrong_type;
mod wrong_value;
pub(super) mod yaml_syntax;

use super::Rule;

/// All rules, in the order of their names.
pub const RULES: &[Rule] = &[
    config_version::RULE,
    detached_keys::RULE,
    duplicate_key::RULE,
    executor_choice::RULE,
    expression_syntax::RULE,
    job_type::RULE,
    missing_key::RULE,
    missing_parameter::RULE,
    no_config::RULE,
    nothing_runs::RULE,
    parameter_declaration::RULE,
    parameter_type::RULE,
    requirement_cycle::RULE,
    undefined_parameter::RULE,
    unknown_command::RULE,
    unknown_executor::RULE,
    unknown_job::RULE,
    unknown_key::RULE,
    unknown_orb::RULE,
    unknown_parameter::RULE,
    unknown_pipeline_value::RULE,
    unknown_requirement::RULE,
    unused_anchor::RULE,
    unused_definition::RULE,
    unused_suppression::RULE,
    wrong_type::RULE,
    wrong_value::RULE,
    yaml_syntax::RULE,
];

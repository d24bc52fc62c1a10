//! A rule a file, and its page beside it.

mod ambiguous_value;
mod config_version;
mod deprecated;
mod detached_keys;
mod duplicate_entry;
mod duplicate_key;
mod empty_section;
mod executor_choice;
mod expression_syntax;
mod filter_pattern;
mod job_group;
mod job_type;
mod missing_key;
mod missing_parameter;
mod name_form;
mod no_config;
mod no_parallelism;
mod nothing_runs;
mod parameter_declaration;
mod parameter_type;
mod requirement_cycle;
mod requires_form;
mod step_options;
mod tag_filter;
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
    ambiguous_value::RULE,
    config_version::RULE,
    deprecated::RULE,
    detached_keys::RULE,
    duplicate_entry::RULE,
    duplicate_key::RULE,
    empty_section::RULE,
    executor_choice::RULE,
    expression_syntax::RULE,
    filter_pattern::RULE,
    job_group::RULE,
    job_type::RULE,
    missing_key::RULE,
    missing_parameter::RULE,
    name_form::RULE,
    no_config::RULE,
    no_parallelism::RULE,
    nothing_runs::RULE,
    parameter_declaration::RULE,
    parameter_type::RULE,
    requirement_cycle::RULE,
    requires_form::RULE,
    step_options::RULE,
    tag_filter::RULE,
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

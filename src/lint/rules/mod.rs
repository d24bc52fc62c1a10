//! A rule a file, and its page beside it.

mod ambiguous_value;
pub(super) mod block_column;
mod cache_key;
pub(super) mod circleci_compiler;
pub(super) mod collection_file;
pub(super) mod collection_folder;
mod collection_id;
mod command_cycle;
mod config_version;
mod constant_condition;
mod cron_schedule;
mod deprecated;
pub(super) mod detached_keys;
mod duplicate_entry;
mod duplicate_key;
mod empty_section;
pub(super) mod empty_variable;
pub(super) mod environment_file;
mod eu_host;
mod executor_choice;
mod expression_syntax;
mod filter_pattern;
mod foreign_host;
mod image_deprecated;
mod image_digest;
mod image_unpinned;
pub(super) mod iteration_data;
mod job_group;
mod job_type;
mod junit_export;
mod key_in_url;
mod key_over_http;
pub(super) mod literal_key;
mod literal_variable;
mod locked_file;
mod missing_api_key;
mod missing_checkout;
pub(super) mod missing_key;
mod missing_parameter;
mod name_form;
pub(super) mod no_config;
mod no_parallelism;
mod nothing_runs;
mod orb_outdated;
mod orb_reference;
mod orb_unpinned;
mod parameter_declaration;
mod parameter_type;
mod parameter_use;
mod pipe_to_shell;
mod placeholder_key;
mod quoted_key;
mod requirement_cycle;
mod requires_form;
mod results_not_stored;
mod runner_image;
mod script_injection;
pub(super) mod secret_in_environment;
mod setup_workflows;
mod ssh_keys_unnamed;
mod step_options;
mod tag_filter;
mod tagged_value;
mod tls_disabled;
mod undefined_parameter;
pub(super) mod unknown_command;
mod unknown_executor;
pub(super) mod unknown_id;
pub(super) mod unknown_job;
pub(super) mod unknown_key;
mod unknown_orb;
mod unknown_parameter;
mod unknown_pipeline_value;
mod unknown_requirement;
mod unlocked_run;
mod unquoted_value;
pub(super) mod unresolved_variable;
pub(super) mod unset_variable;
mod unsupplied_variable;
mod unused_anchor;
mod unused_definition;
pub(super) mod unused_suppression;
pub(super) mod wrong_type;
mod wrong_value;
pub(super) mod yaml_syntax;

use super::Rule;

/// All rules, in the order of their names.
pub const RULES: &[Rule] = &[
    ambiguous_value::RULE,
    block_column::RULE,
    cache_key::RULE,
    circleci_compiler::RULE,
    collection_file::RULE,
    collection_folder::RULE,
    collection_id::RULE,
    command_cycle::RULE,
    config_version::RULE,
    constant_condition::RULE,
    cron_schedule::RULE,
    deprecated::RULE,
    detached_keys::RULE,
    duplicate_entry::RULE,
    duplicate_key::RULE,
    empty_section::RULE,
    empty_variable::RULE,
    environment_file::RULE,
    eu_host::RULE,
    executor_choice::RULE,
    expression_syntax::RULE,
    filter_pattern::RULE,
    foreign_host::RULE,
    image_deprecated::RULE,
    image_digest::RULE,
    image_unpinned::RULE,
    iteration_data::RULE,
    job_group::RULE,
    job_type::RULE,
    junit_export::RULE,
    key_in_url::RULE,
    key_over_http::RULE,
    literal_key::RULE,
    literal_variable::RULE,
    locked_file::RULE,
    missing_api_key::RULE,
    missing_checkout::RULE,
    missing_key::RULE,
    missing_parameter::RULE,
    name_form::RULE,
    no_config::RULE,
    no_parallelism::RULE,
    nothing_runs::RULE,
    orb_outdated::RULE,
    orb_reference::RULE,
    orb_unpinned::RULE,
    parameter_declaration::RULE,
    parameter_type::RULE,
    parameter_use::RULE,
    pipe_to_shell::RULE,
    placeholder_key::RULE,
    quoted_key::RULE,
    requirement_cycle::RULE,
    requires_form::RULE,
    results_not_stored::RULE,
    runner_image::RULE,
    script_injection::RULE,
    secret_in_environment::RULE,
    setup_workflows::RULE,
    ssh_keys_unnamed::RULE,
    step_options::RULE,
    tag_filter::RULE,
    tagged_value::RULE,
    tls_disabled::RULE,
    undefined_parameter::RULE,
    unknown_command::RULE,
    unknown_executor::RULE,
    unknown_id::RULE,
    unknown_job::RULE,
    unknown_key::RULE,
    unknown_orb::RULE,
    unknown_parameter::RULE,
    unknown_pipeline_value::RULE,
    unknown_requirement::RULE,
    unlocked_run::RULE,
    unquoted_value::RULE,
    unresolved_variable::RULE,
    unset_variable::RULE,
    unsupplied_variable::RULE,
    unused_anchor::RULE,
    unused_definition::RULE,
    unused_suppression::RULE,
    wrong_type::RULE,
    wrong_value::RULE,
    yaml_syntax::RULE,
];

#[cfg(test)]
pub(in crate::lint) mod tests {
    use crate::lint;

    /// A config whose only command is `command`.
    pub(in crate::lint) fn run(command: &str) -> String {
        let command = command.replace('\n', "\n          ");
        format!(
            "version: 2.1\njobs:\n  test:\n    docker: [{{ image: cimg/node:22.14.0 }}]\n    steps:\n      \
             - checkout\n      - run: |\n          {command}\n      - store_test_results: {{ path: newman }}\n\
             workflows: {{ main: {{ jobs: [test] }} }}\n"
        )
    }

    /// A config whose only step of the orb's is given `arguments`.
    pub(in crate::lint) fn orb(arguments: &str) -> String {
        format!(
            "version: 2.1\norbs: {{ newman: postman/newman@1.0.0 }}\njobs:\n  test:\n    \
             executor: newman/postman-newman-docker\n    steps:\n      - checkout\n      \
             - newman/newman-run: {{ {arguments} }}\n      - store_test_results: {{ path: newman }}\n\
             workflows: {{ main: {{ jobs: [test] }} }}\n"
        )
    }

    /// The messages of one rule about a config in a repository of these files.
    pub(in crate::lint) fn of_files(rule: &str, text: &str, files: &[(&str, &str)]) -> Vec<String> {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        let files: std::collections::BTreeMap<_, _> = files.collect();
        let is_online = files.keys().any(|path| path.starts_with("postman:"));
        let project = lint::Project::of_texts(&files);
        let workspace = is_online.then(|| lint::Workspace::of_texts(&files));
        let repository = lint::Repository::of_texts(files);
        let library = crate::circle::Library::default();
        let surroundings = lint::Surroundings {
            repository: Some(&repository),
            workspace: workspace.as_ref(),
            project: project.as_ref(),
            ..lint::Surroundings::of(&library)
        };
        let findings = lint::check_with(text, surroundings).into_iter();
        let own = findings.filter(|finding| finding.rule == rule);
        own.map(|finding| finding.message).collect()
    }

    pub(in crate::lint) fn of_run_with(
        rule: &str,
        command: &str,
        files: &[(&str, &str)],
    ) -> Vec<String> {
        of_files(rule, &run(command), files)
    }

    /// The messages of one rule.
    pub(in crate::lint) fn of(rule: &str, text: &str) -> Vec<String> {
        let findings = lint::check(text).into_iter();
        let own = findings.filter(|finding| finding.rule == rule);
        own.map(|finding| finding.message).collect()
    }

    pub(in crate::lint) fn of_run(rule: &str, command: &str) -> Vec<String> {
        of(rule, &run(command))
    }

    pub(in crate::lint) fn of_orb(rule: &str, arguments: &str) -> Vec<String> {
        of(rule, &orb(arguments))
    }
}

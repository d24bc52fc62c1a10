//! The known ways in which a config is broken.
//!
//! Not among them is what no offline tool can know: what an orb from the registry defines, a name that
//! an expression makes, a job that no workflow runs, and a resource class.

mod keys;
mod names;
mod parameters;
mod syntax;
mod values;

use postorb::finding::Severity;

use super::edit::Mutation;
use super::view::View;

/// One way of breaking a config.
pub(super) struct Kind {
    pub(super) name: &'static str,
    /// How bad a finding has to be at least.
    pub(super) least: Severity,
    /// Whether the broken text is YAML still: the mistake is one of meaning.
    pub(super) is_yaml: bool,
    /// Every place of a config where it can be made.
    pub(super) places: fn(&View<'_>) -> Vec<Mutation>,
}

const fn error(name: &'static str, places: fn(&View<'_>) -> Vec<Mutation>) -> Kind {
    Kind {
        name,
        least: Severity::Error,
        is_yaml: true,
        places,
    }
}

/// The config runs, but not as it is meant.
const fn warning(name: &'static str, places: fn(&View<'_>) -> Vec<Mutation>) -> Kind {
    Kind {
        least: Severity::Warning,
        ..error(name, places)
    }
}

const fn syntax(name: &'static str, places: fn(&View<'_>) -> Vec<Mutation>) -> Kind {
    Kind {
        is_yaml: false,
        ..error(name, places)
    }
}

pub(super) const KINDS: &[Kind] = &[
    error("requires-misspelled", names::requires_misspelled),
    error("requires-in-a-circle", names::requires_in_a_circle),
    error("workflow-job-misspelled", names::workflow_job_misspelled),
    error("orb-misspelled-at-use", names::orb_misspelled_at_use),
    error(
        "orb-misspelled-at-definition",
        names::orb_misspelled_at_definition,
    ),
    error("orb-without-version", values::orb_without_version),
    error("executor-unknown", names::executor_unknown),
    error("command-unknown", names::command_unknown),
    error("built-in-step-misspelled", names::built_in_step_misspelled),
    error("alias-undefined", names::alias_undefined),
    error("job-key-misspelled", keys::job_key_misspelled),
    error("entry-key-misspelled", keys::entry_key_misspelled),
    // CircleCI takes unknown keys here. Where a key that is missed has to be there, that is an error.
    warning("run-key-misspelled", keys::run_key_misspelled),
    warning("step-key-misspelled", keys::step_key_misspelled),
    error("image-key-misspelled", keys::image_key_misspelled),
    error("parameter-key-misspelled", keys::parameter_key_misspelled),
    warning("workflow-key-misspelled", keys::workflow_key_misspelled),
    warning("filter-key-misspelled", keys::filter_key_misspelled),
    warning("top-level-key-misspelled", keys::top_level_key_misspelled),
    error("steps-missing", keys::steps_missing),
    error("executor-missing", keys::executor_missing),
    error("image-missing", keys::image_missing),
    error("step-key-missing", keys::step_key_missing),
    error("run-command-missing", keys::run_command_missing),
    error("parameter-type-missing", keys::parameter_type_missing),
    error("workflow-jobs-missing", keys::workflow_jobs_missing),
    error("version-missing", keys::version_missing),
    error("version-unknown", values::version_unknown),
    error("key-twice", keys::key_twice),
    error("step-detached", keys::step_detached),
    error("entry-detached", keys::entry_detached),
    error("steps-as-text", values::steps_as_text),
    error("docker-as-map", values::docker_as_map),
    error("environment-as-text", values::environment_as_text),
    error("parallelism-as-text", values::parallelism_as_text),
    error("context-as-map", values::context_as_map),
    error("filters-as-text", values::filters_as_text),
    error("filter-regex-bad", values::filter_regex_bad),
    error("job-type-unknown", values::job_type_unknown),
    error("two-executors", values::two_executors),
    error("run-when-unknown", values::run_when_unknown),
    error(
        "logic-operator-misspelled",
        values::logic_operator_misspelled,
    ),
    error(
        "pipeline-value-misspelled",
        values::pipeline_value_misspelled,
    ),
    error("argument-unknown", parameters::argument_unknown),
    error("argument-misspelled", parameters::argument_misspelled),
    error("argument-missing", parameters::argument_missing),
    error(
        "boolean-argument-as-text",
        parameters::boolean_argument_as_text,
    ),
    error(
        "string-argument-as-list",
        parameters::string_argument_as_list,
    ),
    error("enum-argument-outside", parameters::enum_argument_outside),
    error("enum-default-outside", parameters::enum_default_outside),
    error(
        "default-of-the-wrong-type",
        parameters::default_of_the_wrong_type,
    ),
    error("parameter-type-unknown", parameters::parameter_type_unknown),
    error(
        "matrix-parameter-unknown",
        parameters::matrix_parameter_unknown,
    ),
    error("parameter-undefined", parameters::parameter_undefined),
    error(
        "pipeline-parameter-undefined",
        parameters::pipeline_parameter_undefined,
    ),
    // The shell may be meant: `<<` begins a here-document, and CircleCI passes an open one on.
    warning("expression-unclosed", parameters::expression_unclosed),
    syntax("tab-as-indentation", syntax::tab_as_indentation),
    syntax("key-one-column-left", syntax::key_one_column_left),
    syntax("bracket-unclosed", syntax::bracket_unclosed),
    syntax("quote-unclosed", syntax::quote_unclosed),
    syntax("colon-in-plain-text", syntax::colon_in_plain_text),
];

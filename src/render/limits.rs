//! What a selection asks for and its layout cannot do: said, never dropped in silence.

use crate::plan::{Plan, Run, Source};
use crate::selection::{Layout, Os};

/// One line for each.
pub(super) fn warnings(plan: &Plan) -> Vec<String> {
    let mut out = Vec::new();
    for run in &plan.runs {
        let limits = limits(plan, run);
        out.extend(
            limits
                .into_iter()
                .map(|limit| format!("suite `{}`: {limit}", run.suite)),
        );
    }
    out.extend(asks(plan));
    for (at, workflow) in plan.workflows.iter().enumerate() {
        if !plan.runs.iter().any(|run| run.workflow == at) {
            out.push(format!(
                "workflow `{}` has no suite and is left out",
                workflow.name
            ));
        }
    }
    // Runs of one suite have the same limits.
    let mut seen = std::collections::HashSet::new();
    out.retain(|line| seen.insert(line.clone()));
    out
}

fn limits(plan: &Plan, run: &Run) -> Vec<String> {
    let mut out = Vec::new();
    let layout = plan.layout;
    let name = name(layout);
    if run.retry > 0 && layout == Layout::NewmanOrb {
        out.push(no_effect(
            "retry",
            layout,
            "newman-docker runs a failed suite again",
        ));
    }
    let does_it_all = layout == Layout::Postorb;
    if run.quarantine.is_some() && !does_it_all {
        out.push(format!(
            "`quarantine` has no effect with layout {name}: failures count"
        ));
    }
    if run.split && !does_it_all {
        out.push(format!(
            "`split` has no effect with layout {name}: the suite runs as a whole"
        ));
    }
    for (kind, source) in run.sources() {
        if matches!(source, Source::Url(url) if url.contains('$')) {
            out.push(format!(
                "`$` in the URL of its {} stays as it is: variables are put into addresses of \
                 Postman's own only",
                kind.key()
            ));
        }
    }
    let newman = &run.newman;
    let calls_cli = layout == Layout::Postorb && plan.asks.postman_cli;
    let exports_nothing = layout == Layout::PostmanCli || calls_cli;
    let exports = [
        ("export-environment", &newman.export_environment),
        ("export-globals", &newman.export_globals),
        ("export-collection", &newman.export_collection),
    ];
    for (key, path) in exports {
        if path.is_some() && exports_nothing {
            let key = format!("newman.{key}");
            out.push(no_effect(
                &key,
                layout,
                "newman-orb and newman-docker export it",
            ));
        }
    }
    // `postorb run` has its own reporter run beside these.
    if let Some(reporters) = reporters(&newman.extra)
        && !does_it_all
        && !reporters.split(',').any(|reporter| reporter == "junit")
    {
        out.push(
            "its own reporters replace those of the config: name `junit` among them, so that \
             CircleCI gets results"
                .to_owned(),
        );
    }
    out
}

/// The reporters that a suite's own arguments name.
fn reporters(extra: &[String]) -> Option<&str> {
    let mut reporters = None;
    let mut words = extra.iter();
    while let Some(word) = words.next() {
        if matches!(word.as_str(), "-r" | "--reporters") {
            reporters = words.next().map(String::as_str);
        } else if let Some(value) = word.strip_prefix("--reporters=") {
            reporters = Some(value);
        }
    }
    reporters
}

fn asks(plan: &Plan) -> Vec<String> {
    let mut out = Vec::new();
    let (layout, asks) = (plan.layout, &plan.asks);
    let cli = layout == Layout::PostmanCli;
    let does_it_all = layout == Layout::Postorb;
    if asks.parallelism.is_some_and(|containers| containers > 1) && !does_it_all {
        out.push(no_effect(
            "parallelism",
            layout,
            "every suite has a job of its own",
        ));
    }
    if !asks.publish.is_empty() && !does_it_all {
        out.push(no_effect(
            "publish",
            layout,
            "results are stored in CircleCI",
        ));
    }
    if asks.runner_version && layout == Layout::NewmanOrb {
        out.push(no_effect(
            "runner.version",
            layout,
            "newman-docker installs that version",
        ));
    }
    if asks.runner_version && (cli || does_it_all && asks.postman_cli) {
        out.push(no_effect(
            "runner.version",
            layout,
            "its installer takes the newest version",
        ));
    }
    if asks.postman_cli && !cli && !does_it_all {
        out.push(no_effect(
            "runner.kind",
            layout,
            "layout postman-cli runs the Postman CLI",
        ));
    }
    if asks.key_form && cli {
        out.push(no_effect(
            "api-key.in",
            layout,
            "the Postman CLI logs in with the key",
        ));
    }
    if asks.key_form && does_it_all {
        out.push(no_effect(
            "api-key.in",
            layout,
            "postorb sends the key in a header",
        ));
    }
    if plan.os != Os::Linux && !cli {
        out.push(no_effect(
            "os",
            layout,
            "layout postman-cli runs on macOS and Windows",
        ));
    }
    out
}

fn no_effect(key: &str, layout: Layout, instead: &str) -> String {
    format!(
        "`{key}` has no effect with layout {}: {instead}",
        name(layout)
    )
}

fn name(layout: Layout) -> &'static str {
    match layout {
        Layout::NewmanOrb => "newman-orb",
        Layout::NewmanDocker => "newman-docker",
        Layout::Postorb => "postorb",
        Layout::PostmanCli => "postman-cli",
    }
}

//! `.circleci/postorb.yml`, read and rendered in every layout.

use postorb::lint;
use postorb::plan::Plan;
use postorb::render::{Target, render};
use postorb::selection::{Layout, Selection, read};
use postorb::yaml::Tree;

use super::judge::{errors, placed, shown, today};

/// Every layout.
pub(super) const LAYOUTS: [Layout; 4] = [
    Layout::NewmanOrb,
    Layout::NewmanDocker,
    Layout::Postorb,
    Layout::PostmanCli,
];

/// Bytes as a selection: what is wrong with it has its place, and what is rendered from one that is right is
/// a config without errors. All layouts take more time than all else: an input has one, by its length.
pub(crate) fn selection(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let loaded = match read(text, today()) {
        Ok(loaded) => loaded,
        Err(findings) => {
            assert!(!errors(&findings).is_empty(), "{findings:#?}");
            placed(text, &findings);
            if text.len().is_multiple_of(4) {
                shown(text, &findings);
            }
            return;
        }
    };
    placed(text, &loaded.warnings);
    let warnings = &loaded.warnings;
    assert!(errors(warnings).is_empty(), "{warnings:#?}");
    let selection = Selection {
        layout: LAYOUTS[text.len() % 4],
        ..loaded.selection
    };
    match Plan::new(&selection) {
        Ok(plan) => rendered(&plan, text.len() / 4 % 2 == 1),
        Err(failure) => assert!(!failure.message.is_empty()),
    }
}

/// What a plan is rendered to, for a config of either version.
fn rendered(plan: &Plan, version2: bool) {
    let target = Target {
        version2,
        ..Target::default()
    };
    let text = match render(plan, &target) {
        Ok(rendered) => rendered.text,
        Err(failure) => {
            assert!(!failure.message.is_empty());
            return;
        }
    };
    let tree = Tree::parse(&text).unwrap_or_else(|error| panic!("{error:?} in\n{text}"));
    given(plan, &tree);
    // What is handed on as it is is right or wrong in the repository's config.
    let mut workflows = plan.workflows.iter();
    if workflows.any(|workflow| workflow.when.is_some() || workflow.filters.is_some()) {
        return;
    }
    let mut wrong = errors(&lint::check(&text));
    // Jobs of the repository's own, which a selection names and a rendering has not.
    wrong.retain(|error| !error.starts_with("[unknown-requirement]"));
    assert!(wrong.is_empty(), "{wrong:#?} in\n{text}");
}

/// What a run of Newman is given is in a value of what is rendered, as a whole.
fn given(plan: &Plan, tree: &Tree<'_>) {
    if !matches!(plan.layout, Layout::NewmanOrb | Layout::NewmanDocker) {
        return;
    }
    let nodes = tree.nodes();
    let values: Vec<_> = nodes.filter_map(|(id, _)| tree.scalar(id)).collect();
    for run in &plan.runs {
        let sources = run.sources().map(|(_, source)| source.text());
        let folders = run.folders.iter().map(String::as_str);
        for text in sources.chain(folders) {
            // What a shell or CircleCI would read otherwise is written in another way (`tests/it/argv`).
            let is_plain = !text.contains(['\'', '<', '$', '\\']);
            let is_there = values.iter().any(|value| value.contains(text));
            assert!(!is_plain || is_there, "{text:?} is not in\n{}", tree.text());
        }
    }
}

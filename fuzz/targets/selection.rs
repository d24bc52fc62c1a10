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
/// a config without errors.
pub(crate) fn selection(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let loaded = match read(text, today()) {
        Ok(loaded) => loaded,
        Err(findings) => {
            assert!(!errors(&findings).is_empty(), "{findings:#?}");
            placed(text, &findings);
            shown(text, &findings);
            return;
        }
    };
    placed(text, &loaded.warnings);
    assert!(
        errors(&loaded.warnings).is_empty(),
        "{:#?}",
        loaded.warnings
    );
    for layout in LAYOUTS {
        let selection = Selection {
            layout,
            ..loaded.selection.clone()
        };
        match Plan::new(&selection) {
            Ok(plan) => rendered(&plan),
            Err(failure) => assert!(!failure.message.is_empty()),
        }
    }
}

/// What a plan is rendered to, for configs of both versions.
fn rendered(plan: &Plan) {
    for version2 in [false, true] {
        let target = Target {
            version2,
            ..Target::default()
        };
        let text = match render(plan, &target) {
            Ok(rendered) => rendered.text,
            Err(failure) => {
                assert!(!failure.message.is_empty());
                continue;
            }
        };
        assert!(Tree::parse(&text).is_ok(), "no YAML:\n{text}");
        let mut wrong = errors(&lint::check(&text));
        // Jobs of the repository's own, which a selection names and a rendering has not.
        wrong.retain(|error| !error.starts_with("[unknown-requirement]"));
        // What is handed on as it is is right or wrong in the repository's config.
        let mut workflows = plan.workflows.iter();
        if workflows.any(|workflow| workflow.when.is_some() || workflow.filters.is_some()) {
            continue;
        }
        assert!(wrong.is_empty(), "{wrong:#?} in\n{text}");
    }
}

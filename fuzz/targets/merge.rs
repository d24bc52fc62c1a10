//! A selection that is merged into any config.

use postorb::lint;
use postorb::merge::{self, Applied, Gate};
use postorb::plan::Plan;
use postorb::render::{Target, render};
use postorb::selection::read;
use postorb::yaml::{Tree, Value};

use super::judge::{cut, errors, placed, today};

/// What is selected, with a place for what a shape adds.
const SUITES: &str = "\
version: 1
suites:
  - name: smoke
    collection: 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9
    environment: 789883-5d1b4d44-ac1e-4eb6-9062-b28cd96333a4
  - name: \"Re funds: # é\"
    collection: postman/re funds.json
    environments: { staging: postman/staging.json, eu: postman/eu.json }
    folder: [Checkout, \"Re 'funds'\"]
";

/// Layouts, and workflows that are there or not.
const SHAPES: [&str; 9] = [
    "",
    "layout: newman-docker\n",
    "layout: postorb\nparallelism: 3\n",
    "layout: postman-cli\n",
    "workflows: [{ name: main, requires: [build], before: [deploy] }]\n",
    "layout: newman-docker\nworkflows: [{ name: main, before: [deploy], context: [postman] }]\n",
    "layout: postorb\nworkflows: [{ name: main, requires: [build], filters: { tags: { only: /v.*/ } } }]\n",
    "job: build\n",
    "layout: newman-docker\nworkflows: [{ name: build }, { name: deploy, when: << pipeline.parameters.a >> }]\n",
];

/// Rules on names that lead to jobs.
const NAMES: [&str; 3] = [
    "[unknown-job]",
    "[unknown-requirement]",
    "[requirement-cycle]",
];

/// The first byte as one of the shapes, with `--adopt` or without it, and the rest as a config: it stays as it is
/// with a reason, or has the suites and everything else that it had.
pub(crate) fn merge(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else {
        return;
    };
    let (Some(shape), Ok(text)) = (
        SHAPES.get(usize::from(first % 16)),
        std::str::from_utf8(rest),
    ) else {
        return;
    };
    let adopt = first / 16 % 2 == 1;
    let Ok(tree) = Tree::parse(text) else {
        return;
    };
    if let Some(finding) = merge::precheck(&tree) {
        return placed(text, &[finding]);
    }
    let selection = format!("{SUITES}{shape}");
    let Some(Ok(applied)) = merged(&tree, &selection, adopt).map(|result| told(text, result))
    else {
        return;
    };
    let merged_text = &applied.edited.text;
    assert_eq!(*merged_text, cut(text, &applied.edited.patches));
    let after = Tree::parse(merged_text).expect("YAML");
    let known = errors(&lint::check(text));
    let mut new = errors(&lint::check(merged_text));
    // Where a config has no jobs at all, or none that can be read, nothing is said of those that it names.
    new.retain(|error| known.is_empty() || !NAMES.iter().any(|rule| error.starts_with(rule)));
    for known in known {
        if let Some(at) = new.iter().position(|one| *one == known) {
            new.swap_remove(at);
        }
    }
    assert!(new.is_empty(), "{new:#?} in\n{merged_text}");
    let again = merged(&after, &selection, adopt).expect("a rendering, as before");
    let again = again.unwrap_or_else(|why| panic!("the second time {why:#?} of\n{merged_text}"));
    assert_eq!(again.edited.text, *merged_text, "merged twice");
    // What has a mark goes with what is taken back, and an orb stays that others use.
    let is_others = ["postorb", "newman"]
        .iter()
        .all(|word| !text.contains(word));
    if is_others && !adopt {
        taken_back(&tree, &after);
    }
}

/// What is taken back leaves the config that there was.
fn taken_back(before: &Tree<'_>, after: &Tree<'_>) {
    let emptied = merge::apply(after, None, Vec::new(), false);
    let emptied = emptied.unwrap_or_else(|why| panic!("not taken back: {why:#?}"));
    let text = emptied.edited.text;
    let tree = Tree::parse(&text).expect("YAML");
    let value = |tree: &Tree<'_>| Value::of(tree).map(|value| value.to_serde());
    assert_eq!(value(&tree), value(before), "{text}");
}

/// The selection in a config, as `postorb merge` puts it there; none where it cannot be rendered for it.
fn merged(
    tree: &Tree<'_>,
    selection: &str,
    adopt: bool,
) -> Option<Result<Applied, Vec<postorb::finding::Finding>>> {
    let loaded = read(selection, today()).expect("a selection");
    let plan = Plan::new(&loaded.selection).expect("a plan");
    let target = Target {
        version2: merge::version(tree) != Some("2.1"),
        orb_alias: Some(merge::orb_alias(tree)),
        ..Target::default()
    };
    let rendered = render(&plan, &target).ok()?;
    Some(merge::apply(
        tree,
        Some(&rendered.text),
        gates(&plan),
        adopt,
    ))
}

/// The jobs that wait for suites, by workflow.
fn gates(plan: &Plan) -> Vec<Gate> {
    let workflows = plan.workflows.iter().enumerate();
    let gates = workflows.filter(|(_, workflow)| !workflow.before.is_empty());
    gates
        .map(|(index, workflow)| Gate {
            workflow: workflow.name.clone(),
            before: workflow.before.clone(),
            entries: plan.entry_names(index),
        })
        .collect()
}

/// What is refused is told with reasons, and these have places.
fn told(
    text: &str,
    result: Result<Applied, Vec<postorb::finding::Finding>>,
) -> Result<Applied, ()> {
    result.map_err(|findings| {
        assert!(!findings.is_empty());
        placed(text, &findings);
    })
}

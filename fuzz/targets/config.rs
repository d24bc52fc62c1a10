//! Configs, as `validate` takes them.

use postorb::circle::{Config, Library};
use postorb::finding::Safety;
use postorb::lint;
use postorb::yaml::{Tree, Value};

use super::judge::{errors, placed};

/// Bytes as a config: they may be no YAML and no config, and every finding still has a place.
pub(crate) fn model(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if let Ok(tree) = Tree::parse(text) {
        for (id, node) in tree.nodes() {
            assert!(text.get(node.span.clone()).is_some(), "{:?}", node.span);
            assert!(text.get(tree.full_span(id)).is_some());
        }
        if let Ok(value) = Value::of(&tree) {
            let library = Library::default();
            let _ = Config::of(&value, &library);
        }
    }
    check(text);
}

/// Short text as an expression, wherever a config may have one.
pub(crate) fn expression(data: &[u8]) {
    /// An expression longer than this is an input for `model`.
    const MOST: usize = 400;
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if text.len() > MOST {
        return;
    }
    let quoted: String = text
        .chars()
        .flat_map(|character| match character {
            '"' | '\\' => vec!['\\', character],
            '\n' => vec!['\\', 'n'],
            // What YAML takes in no other way.
            other if other.is_control() || other == '\u{feff}' => {
                format!("\\U{:08x}", u32::from(other)).chars().collect()
            }
            other => vec![other],
        })
        .collect();
    check(&format!(
        "version: 2.1\n\
         parameters: {{ p: {{ type: string, default: \"<< {quoted} >>\" }} }}\n\
         commands:\n  c:\n    parameters: {{ a: {{ type: string }} }}\n    steps:\n    \
         - run: \"<< {quoted} >>\"\n    - when: {{ condition: \"<< {quoted} >>\", steps: [checkout] }}\n\
         jobs:\n  j:\n    parameters: {{ a: {{ type: string, default: \"\" }} }}\n    \
         docker: [{{ image: \"<< {quoted} >>\" }}]\n    steps:\n    - c: {{ a: \"<< {quoted} >>\" }}\n    \
         - run: \"<<# {quoted} >>{quoted}<</ {quoted} >>\"\n    - run: \"{quoted}\"\n\
         workflows:\n  w:\n    when: \"{quoted}\"\n    jobs:\n    - j: {{ a: \"<< {quoted} >>\" }}\n  \
         v:\n    when: \"<< {quoted} >>\"\n    jobs: [\"<< {quoted} >>\"]\n"
    ));
}

/// What `--fix` makes of a config: no worse a one, and one that it leaves alone.
pub(crate) fn edit_after_fix(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let before = lint::check(text);
    for up_to in [Safety::Safe, Safety::Unsafe] {
        let fixed = lint::fix(text, up_to);
        if fixed.applied.is_empty() {
            assert_eq!(fixed.text, text, "nothing was fixed");
            continue;
        }
        let parsed = Tree::parse(text).is_ok();
        assert!(
            !parsed || Tree::parse(&fixed.text).is_ok(),
            "no YAML any more: {}",
            fixed.text
        );
        // In what is no YAML, or behind an alias of nothing, nothing else is looked for.
        let is_readable = parsed && before.iter().all(|finding| finding.rule != "yaml-syntax");
        assert!(
            !is_readable || errors(&fixed.left).len() <= errors(&before).len(),
            "more errors than before: {:#?}",
            fixed.left
        );
        let again = lint::fix(&fixed.text, up_to);
        assert_eq!(again.text, fixed.text, "fixed twice: {:?}", again.applied);
        assert_eq!(lint::check(&fixed.text), fixed.left);
    }
}

/// Checks a text, and that what is said about it can be shown.
fn check(text: &str) {
    placed(text, &lint::check(text));
}

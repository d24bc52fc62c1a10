//! Suites that are added to a selection and taken out of it.

use postorb::finding::Finding;
use postorb::selection::edit::{self, Edit, Names, Refused};
use postorb::selection::{Selection, Strings, Suite, read};
use postorb::yaml::Tree;
use postorb::yaml::edit::Edited;

use super::judge::{cut, placed, today};

/// The first line as the name of a suite, its collection and what that is called, the rest as a selection: the
/// suite is added and taken out again, each of the others is taken out, and all else stays.
pub(crate) fn suite_edit(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let (name, text) = text.split_once('\n').unwrap_or((text, ""));
    let suite = Suite {
        name: name.to_owned(),
        collection: format!("postman/{name}.json"),
        folder: Strings(vec![name.to_owned(), "b".to_owned()]),
        ..Suite::default()
    };
    let names = Names::from([(suite.collection.clone(), name.to_owned())]);
    let add = Edit::append("suites", edit::suite(&suite, &names));
    if let Some(edited) = edited(text, &add) {
        added(text, &edited, &suite);
    }
    let Ok(loaded) = read(text, today()) else {
        return;
    };
    for index in 0..loaded.selection.suites.len().min(4) {
        if let Some(edited) = edited(text, &Edit::remove("suites", index)) {
            removed(text, &edited, &loaded.selection, index);
        }
    }
}

fn added(text: &str, edited: &Edited, suite: &Suite) {
    let after = meant(&edited.text);
    let mut before = read(text, today()).map_or_else(
        |_| Selection {
            version: 1,
            ..Selection::default()
        },
        |loaded| loaded.selection,
    );
    let at = before.suites.len();
    before.suites.push(suite.clone());
    assert_eq!(debug(&after), debug(&before), "{}", edited.text);
    let (kept, now) = (comments(text), comments(&edited.text));
    let mut now = now.iter();
    for comment in kept {
        assert!(
            now.any(|one| *one == comment),
            "{comment:?} in\n{}",
            edited.text
        );
    }
    let back = self::edited(&edited.text, &Edit::remove("suites", at));
    let back = back.unwrap_or_else(|| panic!("it stays in\n{}", edited.text));
    before.suites.pop();
    assert_eq!(debug(&meant(&back.text)), debug(&before), "{}", back.text);
}

fn removed(text: &str, edited: &Edited, before: &Selection, index: usize) {
    let mut before = before.clone();
    before.suites.remove(index);
    assert_eq!(
        debug(&meant(&edited.text)),
        debug(&before),
        "{}",
        edited.text
    );
    // What stands before the list is nobody's in it.
    let list = text.find("suites").unwrap_or(0);
    let first = edited
        .patches
        .first()
        .map_or(list, |patch| patch.span.start);
    let head = &text[..list.min(first)];
    assert!(edited.text.starts_with(head), "{}", edited.text);
}

/// An edit that was made; none where it is refused, with places.
fn edited(text: &str, edit: &Edit) -> Option<Edited> {
    match edit::apply(text, std::slice::from_ref(edit), today()) {
        Ok(edited) => {
            assert_eq!(edited.text, cut(text, &edited.patches));
            Some(edited)
        }
        Err(Refused::Before(findings)) => {
            refused(text, &findings);
            None
        }
        Err(Refused::After {
            text: after,
            findings,
        }) => {
            refused(&after, &findings);
            None
        }
    }
}

fn refused(text: &str, findings: &[Finding]) {
    /// What is told where an edit went wrong: that is for what aliases bring in, which nobody can edit.
    const WRONG: &str = "the edited selection would not mean what it should";
    assert!(!findings.is_empty());
    placed(text, findings);
    let is_wrong = findings.iter().any(|finding| finding.message == WRONG);
    let has_aliases = text.contains('*') || text.contains("<<");
    assert!(!is_wrong || has_aliases, "{findings:#?} in\n{text}");
}

fn meant(text: &str) -> Selection {
    let loaded = read(text, today());
    loaded
        .unwrap_or_else(|why| panic!("{why:#?} in\n{text}"))
        .selection
}

fn debug(selection: &Selection) -> String {
    format!("{selection:#?}")
}

/// The comments of a text, in their order.
fn comments(text: &str) -> Vec<String> {
    let Ok(tree) = Tree::parse(text) else {
        return Vec::new();
    };
    let comments = tree.comments().iter();
    comments
        .map(|comment| text[comment.span.clone()].trim_end().to_owned())
        .collect()
}

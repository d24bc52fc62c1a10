//! The comments that say what is postorb's.

use std::borrow::Cow;

use crate::yaml::{Comment, Entry, NodeId, Tree};

/// What a comment says of the entry or item on its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// postorb created it: it is updated, and removed when it is deselected.
    Owned,
    /// A workflow entry that was a plain name until postorb gave it keys.
    WasPlain,
    /// A list on one line to which postorb added these names.
    Added(Vec<String>),
}

const OWNED: &str = "postorb";
const WAS_PLAIN: &str = "postorb: was a plain name";
const ADDED: &str = "postorb: added ";

impl Marker {
    /// The comment that says so, behind what a person wrote there.
    pub(crate) fn comment(&self, own: Option<&str>) -> String {
        let marker = match self {
            Self::Owned => OWNED.to_owned(),
            Self::WasPlain => WAS_PLAIN.to_owned(),
            Self::Added(names) => format!("{ADDED}{}", names.join(", ")),
        };
        own.map_or_else(|| marker.clone(), |own| format!("{own} # {marker}"))
    }

    fn read(text: &str) -> Option<Self> {
        match text.trim() {
            OWNED => Some(Self::Owned),
            WAS_PLAIN => Some(Self::WasPlain),
            text => {
                let names = text.strip_prefix(ADDED)?.split(',');
                Some(Self::Added(
                    names.map(|name| name.trim().to_owned()).collect(),
                ))
            }
        }
    }
}

/// The marker of a mapping's entry.
pub(crate) fn of_entry(tree: &Tree<'_>, mapping: NodeId, entry: Entry) -> Option<Marker> {
    split(tree.entry_comment(mapping, entry)).1
}

/// The marker of a sequence's item.
pub(crate) fn of_item(tree: &Tree<'_>, sequence: NodeId, item: NodeId) -> Option<Marker> {
    split(tree.item_comment(sequence, item)).1
}

/// What a person wrote, and the marker on the same line, wherever it stands among other comments:
/// `# ours # postorb`, `# ours # postorb # postorb: ignore[rule]`.
pub(crate) fn split<'t>(comment: Option<&Comment<'t>>) -> (Option<Cow<'t, str>>, Option<Marker>) {
    let Some(text) = comment.map(|comment| comment.text.trim()) else {
        return (None, None);
    };
    let parts = || text.split('#');
    // The last one counts: that is where postorb writes it.
    let count = parts().count();
    let found = parts().rev().zip(1..);
    let mut found = found.filter_map(|(part, back)| Some((Marker::read(part)?, count - back)));
    let Some((marker, index)) = found.next() else {
        return (Some(text.into()), None);
    };
    let others = parts().zip(0..).filter(|(_, at)| *at != index);
    let others: Vec<&str> = others.map(|(part, _)| part).collect();
    let own = others.join("#");
    let own = own.trim();
    (
        (!own.is_empty()).then(|| own.to_owned().into()),
        Some(marker),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<String>, Option<Marker>) {
        let (own, marker) = split(Some(&Comment { span: 0..0, text }));
        (own.map(Cow::into_owned), marker)
    }

    #[test]
    fn a_marker_may_stand_beside_a_comment_and_is_told_from_a_suppression() {
        assert_eq!(parts(" postorb"), (None, Some(Marker::Owned)));
        for (text, own) in [
            (" see #12: mine # postorb", "see #12: mine"),
            (" postorb # see #12: mine", "see #12: mine"),
            (
                " postorb # postorb: ignore[a] # why",
                "postorb: ignore[a] # why",
            ),
            (
                " mine # postorb # postorb: ignore[a]",
                "mine # postorb: ignore[a]",
            ),
        ] {
            assert_eq!(parts(text), (Some(own.to_owned()), Some(Marker::Owned)));
        }
        assert_eq!(
            parts(" postorb: was a plain name"),
            (None, Some(Marker::WasPlain))
        );
        let added = Marker::Added(vec!["a".into(), "b-c".into()]);
        assert_eq!(parts(" postorb: added a, b-c"), (None, Some(added)));
        for other in [" postorb: ignore[duplicate-key]", " uses postorb", ""] {
            assert_eq!(parts(other).1, None, "{other}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let added = Marker::Added(vec!["a".into(), "b".into()]);
        for marker in [Marker::Owned, Marker::WasPlain, added] {
            assert_eq!(parts(&marker.comment(None)), (None, Some(marker.clone())));
            let own = Some("see #12".to_owned());
            let comment = marker.comment(own.as_deref());
            assert_eq!(parts(&comment), (own, Some(marker.clone())));
        }
    }
}

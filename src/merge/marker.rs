//! The comments that say what is postorb's.

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

/// What a person wrote, and the marker on the same line: `# ours # postorb`.
pub(crate) fn split<'t>(comment: Option<&Comment<'t>>) -> (Option<&'t str>, Option<Marker>) {
    let Some(text) = comment.map(|comment| comment.text.trim()) else {
        return (None, None);
    };
    if let Some(marker) = Marker::read(text) {
        return (None, Some(marker));
    }
    let sides = [
        text.rsplit_once('#'),
        text.split_once('#').map(|(first, rest)| (rest, first)),
    ];
    let found = sides.into_iter().flatten().find_map(|(own, marker)| {
        let marker = Marker::read(marker)?;
        Some((Some(own.trim()), Some(marker)))
    });
    found.unwrap_or((Some(text), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, Option<Marker>) {
        split(Some(&Comment { span: 0..0, text }))
    }

    #[test]
    fn a_marker_may_stand_beside_a_comment_and_is_told_from_a_suppression() {
        assert_eq!(parts(" postorb"), (None, Some(Marker::Owned)));
        let own = Some("see #12: mine");
        assert_eq!(
            parts(" see #12: mine # postorb"),
            (own, Some(Marker::Owned))
        );
        assert_eq!(
            parts(" postorb # see #12: mine"),
            (own, Some(Marker::Owned))
        );
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
            let own = Some("see #12");
            assert_eq!(parts(&marker.comment(own)), (own, Some(marker.clone())));
        }
    }
}

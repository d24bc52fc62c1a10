//! Patches on their way to the text: sorted, joined, and made.

use super::{Finding, Patch, refuse};

/// A patch that waits to be sorted: inner collections come before outer ones at the same place, and
/// a sequence before the mapping whose column its dashes share.
pub(super) struct Cut {
    pub(super) patch: Patch,
    pub(super) column: usize,
}

pub(super) type Cuts = Vec<Cut>;

/// The patches in order; inner collections come before outer ones at the same place.
pub(super) fn sorted(mut cuts: Cuts) -> Result<Vec<Patch>, Finding> {
    cuts.sort_by_key(|cut| {
        (
            cut.patch.span.start,
            cut.patch.span.end,
            usize::MAX - cut.column,
        )
    });
    let mut patches: Vec<Patch> = Vec::with_capacity(cuts.len());
    for Cut { patch, .. } in cuts {
        let Some(last) = patches
            .last_mut()
            .filter(|last| patch.span.start < last.span.end)
        else {
            patches.push(patch);
            continue;
        };
        // Two that only take away may share a line break.
        if !last.replacement.is_empty() || !patch.replacement.is_empty() {
            return Err(refuse(patch.span, "two changes meet here"));
        }
        last.span.end = last.span.end.max(patch.span.end);
    }
    Ok(patches)
}

/// Lets a text without a line break at its end stay without one, where its last lines go: the break
/// in front of them goes with them, or that of what takes their place.
pub(super) fn without_last_break(text: &str, mut patches: Vec<Patch>) -> Vec<Patch> {
    let is_last = |patch: &Patch| {
        patch.span.end == text.len() && !patch.span.is_empty() && patch.replacement.is_empty()
    };
    let Some(index) = patches.iter().position(is_last) else {
        return patches;
    };
    if text.ends_with(['\n', '\r']) {
        return patches;
    }
    let without = |text: &str| {
        let rest = text
            .strip_suffix("\r\n")
            .or_else(|| text.strip_suffix(['\n', '\r']));
        rest.unwrap_or(text).len()
    };
    let start = patches[index].span.start;
    match index.checked_sub(1).map(|before| &mut patches[before]) {
        Some(new) if new.span.end == start && new.replacement.ends_with(['\n', '\r']) => {
            let length = without(&new.replacement);
            new.replacement.truncate(length);
        }
        Some(other) if other.span.end >= start => {}
        _ => patches[index].span.start = without(&text[..start]),
    }
    patches
}

/// `text` with patches made, which are in order and do not overlap.
#[must_use]
pub fn patched(text: &str, patches: &[Patch]) -> String {
    let more: usize = patches.iter().map(|patch| patch.replacement.len()).sum();
    let mut out = String::with_capacity(text.len() + more);
    let mut reached = 0;
    for patch in patches {
        out.push_str(&text[reached..patch.span.start]);
        out.push_str(&patch.replacement);
        reached = patch.span.end;
    }
    out.push_str(&text[reached..]);
    out
}

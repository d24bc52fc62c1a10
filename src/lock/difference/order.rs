//! The order in which requests run.

use super::pair::Pairs;
use super::tree::Node;
use super::words::names;

/// Tells of what stands elsewhere among its neighbours: as few of them as explain the new order.
pub(super) fn compare(
    folder: Option<usize>,
    pairs: &Pairs,
    old: &[Node<'_>],
    new: &[Node<'_>],
    what: &mut Vec<String>,
) {
    let was_in = folder.map(|folder| pairs.old_of(folder));
    let stays = |at: usize, node: &Node<'_>| {
        let was = pairs.old_of(at)?;
        let parent = old.get(was)?.parent.map(Some);
        (node.parent == folder && parent == was_in).then_some(was)
    };
    let both = new.iter().enumerate();
    let both: Vec<_> = both
        .filter_map(|(at, node)| Some((stays(at, node)?, node.name)))
        .collect();
    let places: Vec<_> = both.iter().map(|(was, _)| *was).collect();
    let kept = longest_rise(&places);
    let moved = both.iter().enumerate();
    let moved: Vec<_> = moved
        .filter(|(at, _)| !kept.contains(at))
        .map(|(_, (_, name))| *name)
        .collect();
    if !moved.is_empty() {
        what.push(format!("order of requests changed: {} moved", names(moved)));
    }
}

/// The places of the longest part that still rises.
fn longest_rise(numbers: &[usize]) -> Vec<usize> {
    // For each length the place with the smallest end, and for each place the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::new();
    let value = |at: usize| numbers.get(at).copied().unwrap_or(0);
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| value(*end) < *number);
        before.push(length.checked_sub(1).and_then(|one| ends.get(one).copied()));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let last = ends.last().copied();
    std::iter::successors(last, |at| before.get(*at).copied().flatten()).collect()
}

#[cfg(test)]
mod tests {
    use super::longest_rise;

    #[test]
    fn what_stays_in_order_is_the_most_there_is() {
        for (numbers, length) in [
            (&[][..], 0),
            (&[1, 2, 3], 3),
            (&[3, 1, 2], 2),
            (&[2, 3, 1], 2),
            (&[3, 2, 1], 1),
            (&[1, 4, 2, 3, 5], 4),
        ] {
            assert_eq!(longest_rise(numbers).len(), length, "{numbers:?}");
        }
    }
}

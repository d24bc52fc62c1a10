//! Which machine runs what: the longest first, each to whoever has least to do.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Deals `names` out to `total` shards: of each the places of its names, in their order. `times` has
/// milliseconds by name; what is not in there is taken to last as long as the median of what is.
///
/// The answer depends on nothing else, so that machines which know the same agree without a word: each
/// name is in exactly one shard. Longest first is at most a third worse than the best there is (Graham,
/// 1969).
#[must_use]
pub fn shards(names: &[&str], times: &BTreeMap<String, u64>, total: usize) -> Vec<Vec<usize>> {
    let known: Vec<Option<u64>> = names.iter().map(|name| times.get(*name).copied()).collect();
    let usual = median(known.iter().flatten().copied().collect());
    // What takes no time is to be shared as well.
    let weight = |place: usize| known[place].unwrap_or(usual).max(1);
    let mut places: Vec<usize> = (0..names.len()).collect();
    places.sort_by_key(|place| (Reverse(weight(*place)), names[*place]));
    let mut shards = vec![(0_u64, Vec::new()); total.max(1)];
    for place in places {
        let least = shards.iter_mut().min_by_key(|(load, _)| *load);
        if let Some((load, shard)) = least {
            *load = load.saturating_add(weight(place));
            shard.push(place);
        }
    }
    let sorted = shards.into_iter().map(|(_, mut shard)| {
        shard.sort_unstable();
        shard
    });
    sorted.collect()
}

/// The lower one of the two in the middle; 1 where there is nothing.
fn median(mut times: Vec<u64>) -> u64 {
    times.sort_unstable();
    let middle = times.len().saturating_sub(1) / 2;
    times.get(middle).copied().unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn times(pairs: &[(&str, u64)]) -> BTreeMap<String, u64> {
        let pairs = pairs.iter();
        pairs
            .map(|(name, time)| ((*name).to_owned(), *time))
            .collect()
    }

    #[test]
    fn the_longest_are_dealt_out_first() {
        let times = times(&[("a", 10), ("b", 90), ("c", 40), ("d", 50)]);
        assert_eq!(
            shards(&["a", "b", "c", "d"], &times, 2),
            [vec![0, 1], vec![2, 3]]
        );
    }

    #[test]
    fn what_is_unknown_lasts_as_long_as_the_median() {
        let known = times(&[("a", 100), ("b", 60), ("c", 40)]);
        // 100 + 40 | 60 + 60
        assert_eq!(
            shards(&["a", "b", "c", "new"], &known, 2),
            [vec![0, 2], vec![1, 3]]
        );
        let equal = shards(&["a", "b", "c", "d"], &BTreeMap::new(), 2);
        assert_eq!(equal, [vec![0, 2], vec![1, 3]]);
    }

    #[test]
    fn there_may_be_more_shards_than_names() {
        let dealt = shards(&["a"], &times(&[("a", 0)]), 3);
        assert_eq!(dealt, [vec![0], vec![], vec![]]);
        assert_eq!(shards(&[], &BTreeMap::new(), 2), [vec![], vec![0; 0]]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn every_name_is_in_one_shard_and_none_has_far_more_than_another(
            given in prop::collection::btree_map("[a-f]{1,3}", prop::option::of(0_u64..10_000), 0..40),
            others in prop::collection::btree_map("[g-k]", 0_u64..10_000, 0..3),
            total in 1_usize..9,
        ) {
            let names: Vec<&str> = given.keys().map(String::as_str).collect();
            let known = given.iter().filter_map(|(name, time)| Some((name.clone(), (*time)?)));
            let times: BTreeMap<String, u64> = known.chain(others).collect();
            let dealt = shards(&names, &times, total);
            prop_assert_eq!(dealt.len(), total);
            let mut all: Vec<usize> = dealt.concat();
            all.sort_unstable();
            prop_assert_eq!(all, (0..names.len()).collect::<Vec<_>>());
            prop_assert!(dealt.iter().all(|shard| shard.is_sorted()));
            // Whoever has most would have less without its last name than who has least.
            let usual = median(names.iter().filter_map(|name| times.get(*name).copied()).collect());
            let weight = |place: &usize| times.get(names[*place]).copied().unwrap_or(usual).max(1);
            let loads = dealt.iter().map(|shard| shard.iter().map(weight).sum::<u64>());
            let least = loads.clone().min().unwrap_or(0);
            for (shard, load) in dealt.iter().zip(loads) {
                let shortest = shard.iter().map(weight).min().unwrap_or(0);
                prop_assert!(load - shortest <= least);
            }
            // Who knows the same in another order agrees.
            let mut turned = names.clone();
            turned.reverse();
            let of = |names: &[&str], dealt: &[Vec<usize>]| -> Vec<Vec<String>> {
                let names = |shard: &Vec<usize>| {
                    let mut own: Vec<_> = shard.iter().map(|place| names[*place].to_owned()).collect();
                    own.sort_unstable();
                    own
                };
                dealt.iter().map(names).collect()
            };
            prop_assert_eq!(of(&turned, &shards(&turned, &times, total)), of(&names, &dealt));
        }
    }
}

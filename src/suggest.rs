//! "Did you mean": the known word that a misspelled one stands for.

mod typo;

/// The candidate that `word` was most probably meant to be.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let word = folded(word);
    candidates
        .into_iter()
        .filter_map(|candidate| Some((distance(&word, &folded(candidate))?, candidate)))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The candidates that `word` may have been meant to be, the nearest first and each once.
pub(crate) fn near<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Vec<&'c str> {
    let word = folded(word);
    let candidates = candidates.into_iter();
    let mut near: Vec<_> = candidates
        .filter_map(|candidate| Some((distance(&word, &folded(candidate))?, candidate)))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().map(|(_, candidate)| candidate).collect()
}

/// What a word was probably meant to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Guess<'c> {
    /// The nearest of the words that there are.
    pub(crate) word: &'c str,
    /// Whether the other looks like a slip of the hand: a sibling (`deploy-prd` beside `deploy-dev`)
    /// is near too, and to write one for the other changes what runs.
    pub(crate) is_typo: bool,
}

/// The candidate that a name was meant to be, and whether that can be told from a name that its
/// author chose.
pub(crate) fn guess<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<Guess<'c>> {
    let word = folded(word);
    let mut best: Option<((bool, usize), &'c str)> = None;
    let mut is_tie = false;
    for candidate in candidates {
        let other = folded(candidate);
        let Some(distance) = distance(&word, &other) else {
            continue;
        };
        let rank = (!typo::is_typo(&word, &other), distance);
        match &best {
            Some((least, first)) if *least == rank => is_tie |= *first != candidate,
            Some((least, _)) if *least < rank => {}
            _ => {
                best = Some((rank, candidate));
                is_tie = false;
            }
        }
    }
    let ((is_other, _), word) = best?;
    Some(Guess {
        word,
        is_typo: !is_other && !is_tie,
    })
}

/// Nobody means a difference by `_` for `-`, or by capitals.
fn folded(word: &str) -> String {
    word.to_ascii_lowercase().replace('_', "-")
}

/// How far apart two words are; none where one cannot have been meant by the other.
fn distance(word: &str, candidate: &str) -> Option<usize> {
    let length = word.len().max(candidate.len());
    // `env` for `environment`, `data` for `iteration-data`.
    let is_part = word.len() >= 3
        && (candidate.starts_with(word) || candidate.split('-').any(|part| part == word));
    if is_part {
        return Some(length - word.len());
    }
    let allowed = (length / 3).max(1);
    // Typing errors change the length by as much at most: no quadratic work on a huge word.
    if word.len().abs_diff(candidate.len()) > allowed {
        return None;
    }
    Some(strsim::osa_distance(word, candidate)).filter(|distance| *distance <= allowed)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    const KEYS: [&str; 6] = [
        "collection",
        "environment",
        "environments",
        "iteration-data",
        "name",
        "os",
    ];

    #[test]
    fn typing_errors_abbreviations_and_other_spellings_find_their_word() {
        for (word, meant) in [
            ("colection", "collection"),
            ("collections", "collection"),
            ("colleciton", "collection"),
            ("env", "environment"),
            ("data", "iteration-data"),
            ("iteration_data", "iteration-data"),
            ("IterationData", "iteration-data"),
            ("Name", "name"),
            ("nmae", "name"),
        ] {
            assert_eq!(nearest(word, KEYS), Some(meant), "{word}");
        }
    }

    #[test]
    fn unlike_words_find_none() {
        for word in ["", "x", "timeout", "description", &"x".repeat(1 << 20)] {
            assert_eq!(nearest(word, KEYS), None);
        }
    }
}

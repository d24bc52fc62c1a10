//! "Did you mean": the known word that a misspelled one stands for.

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

//! Which of two names that are alike is the other one mistyped.

/// Words that are written on purpose: whoever has `deploy-dev` may mean `deploy-prd`.
const QUALIFIERS: [&str; 35] = [
    "alpha", "amd", "arm", "beta", "canary", "demo", "dev", "develop", "east", "eu", "int",
    "large", "live", "local", "main", "master", "medium", "next", "north", "pre", "prd", "preprod",
    "prod", "qa", "release", "small", "south", "stage", "staging", "stg", "test", "testing", "uat",
    "us", "west",
];

/// Words of fewer letters have too many neighbours.
const SHORT: usize = 4;

/// Whether `word` is `candidate` with one part of it mistyped. Both are in lower case, with `-` for
/// `_`.
pub(super) fn is_typo(word: &str, candidate: &str) -> bool {
    if word == candidate {
        return true; // It was written otherwise: `Build` for `build`.
    }
    let digits = |text: &str| -> String { text.chars().filter(char::is_ascii_digit).collect() };
    if word.len().max(candidate.len()) < SHORT || digits(word) != digits(candidate) {
        return false;
    }
    let (ours, theirs) = (parts(word), parts(candidate));
    if ours.concat() == theirs.concat() {
        return true; // A sign between is missing, or too many.
    }
    if ours.len() != theirs.len() {
        return false;
    }
    let mut differing = ours.iter().zip(&theirs).filter(|(our, their)| our != their);
    match (differing.next(), differing.next()) {
        (Some((our, their)), None) => !QUALIFIERS.contains(our) && is_slip(our, their),
        _ => false,
    }
}

fn parts(word: &str) -> Vec<&str> {
    let parts = word.split(|char: char| !char.is_alphanumeric());
    parts.filter(|part| !part.is_empty()).collect()
}

/// Whether letters are missing, doubled, swapped or, in longer words, others.
fn is_slip(word: &str, meant: &str) -> bool {
    let (shorter, longer) = (word.len().min(meant.len()), word.len().max(meant.len()));
    // `redeploy` is no `deploy`, and `tests` may be `test`.
    let (short, long) = if word.len() < meant.len() {
        (word, meant)
    } else {
        (meant, word)
    };
    let is_longer = long.starts_with(short) || long.ends_with(short);
    if longer < 3 || (is_longer && (longer < SHORT || longer - shorter > 1)) {
        return false;
    }
    match strsim::osa_distance(word, meant) {
        // One letter for another makes words of words as long as `app` and `api`.
        1 => longer > SHORT || shorter < longer || is_swapped(word, meant),
        distance => distance <= (longer / 4).min(3),
    }
}

fn is_swapped(word: &str, meant: &str) -> bool {
    let sorted = |text: &str| {
        let mut bytes = text.as_bytes().to_vec();
        bytes.sort_unstable();
        bytes
    };
    sorted(word) == sorted(meant)
}

#[cfg(test)]
mod tests {
    use super::is_typo;

    #[test]
    fn letters_that_are_missing_doubled_or_swapped_are_slips() {
        for (word, meant) in [
            ("biuld", "build"),
            ("buld", "build"),
            ("buildd", "build"),
            ("tset", "test"),
            ("chickout", "checkout"),
            ("deploy-stagin", "deploy-staging"),
            ("depoly-dev", "deploy-dev"),
            ("own/tset", "own/test"),
            ("as-cli", "aws-cli"),
            ("notfiy-20", "notify-20"),
            ("buildimage", "build-image"),
            ("build", "build"),
        ] {
            assert!(is_typo(word, meant), "{word}");
        }
    }

    #[test]
    fn siblings_are_not_slips_of_each_other() {
        for (word, meant) in [
            ("deploy-prd", "deploy-dev"),
            ("deploy-prod", "deploy-prd"),
            ("deploy-qa", "deploy-dev"),
            ("node-20", "node-18"),
            ("node-1", "node"),
            ("c", "a"),
            ("ios", "os"),
            ("build-api", "build-app"),
            ("build-api", "build"),
            ("redeploy", "deploy"),
            ("install", "uninstall"),
            ("arm64", "amd64"),
            ("lint", "link"),
        ] {
            assert!(!is_typo(word, meant), "{word}");
        }
    }
}

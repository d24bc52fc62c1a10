//! Words that stand for nothing and for everything, in all commands alike.

/// The word for an answer that is nothing.
const NONE: &str = "none";

/// The word for all there are.
const ALL: &str = "all";

/// Whether an answer says that there is nothing.
pub(super) fn is_none(answer: &str) -> bool {
    answer.trim() == NONE
}

/// Whether texts say that all there are is meant; whoever calls one of them so means that one.
pub(super) fn is_all<'n>(texts: &[String], mut names: impl Iterator<Item = &'n str>) -> bool {
    matches!(texts, [text] if text.trim() == ALL) && !names.any(|name| name == ALL)
}

#[cfg(test)]
mod tests {
    use super::{is_all, is_none};

    #[test]
    fn a_word_alone_is_meant_unless_it_is_a_name() {
        assert!(is_none(" none ") && !is_none("None of them"));
        let texts =
            |texts: &[&str]| -> Vec<String> { texts.iter().map(|&text| text.to_owned()).collect() };
        assert!(is_all(&texts(&["all"]), ["smoke"].into_iter()));
        assert!(!is_all(&texts(&["all"]), ["all"].into_iter()));
        assert!(!is_all(&texts(&["all", "smoke"]), ["smoke"].into_iter()));
        assert!(!is_all(&[], ["smoke"].into_iter()));
    }
}

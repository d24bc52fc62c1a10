//! Markdown that stays inside of what it may take.

/// Where Markdown goes, and with it how much of it is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budget {
    /// The summary of a step of GitHub Actions: 1 MiB ("Workflow commands for GitHub Actions").
    Summary,
    /// The summary of a check run: 65,535 bytes (the answer of GitHub's API to more).
    Check,
    /// A comment on a pull request: 65,536 characters (the answer of GitHub's API to more).
    Comment,
}

impl Budget {
    /// The most bytes.
    #[must_use]
    pub fn bytes(self) -> usize {
        match self {
            Self::Summary => 1 << 20,
            Self::Check => 65_535,
            // A character has four at most.
            Self::Comment => 4 * 65_536,
        }
    }

    /// The most characters, counted as units of UTF-16, which is never too few.
    #[must_use]
    pub fn characters(self) -> usize {
        match self {
            Self::Summary | Self::Check => self.bytes(),
            Self::Comment => 65_536,
        }
    }
}

/// A page that is written a block at a time: a block is there as a whole, or not at all.
pub(super) struct Page {
    text: String,
    bytes: usize,
    units: usize,
    is_full: bool,
}

impl Page {
    /// An empty one, on which `reserved` bytes are kept for its end.
    pub(super) fn new(budget: Budget, reserved: usize) -> Self {
        Self {
            text: String::new(),
            bytes: budget.bytes().saturating_sub(reserved),
            units: budget.characters().saturating_sub(reserved),
            is_full: false,
        }
    }

    /// Adds a block; whether it was added. Behind one that was not there are no others, so that what is
    /// left out is the end.
    pub(super) fn add(&mut self, block: &str) -> bool {
        let units = block.encode_utf16().count();
        self.is_full |= block.len() > self.bytes || units > self.units;
        if !self.is_full {
            self.text.push_str(block);
            self.bytes -= block.len();
            self.units -= units;
        }
        !self.is_full
    }

    pub(super) fn is_full(&self) -> bool {
        self.is_full
    }

    /// The page with its end, which fits into what was reserved.
    pub(super) fn finish(self, end: &str) -> String {
        self.text + end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_there_as_a_whole_up_to_the_budget() {
        let mut page = Page::new(Budget::Check, 10);
        assert!(page.add(&"x".repeat(65_524)));
        assert!(!page.add("yy"));
        assert!(!page.add("z"), "what is left out is the end");
        assert_eq!(page.finish("0123456789").len(), 65_534);
    }

    #[test]
    fn characters_are_counted_where_they_are_what_counts() {
        let mut page = Page::new(Budget::Comment, 0);
        assert!(page.add(&"é".repeat(65_536)));
        let mut page = Page::new(Budget::Check, 0);
        assert!(!page.add(&"é".repeat(65_530)));
        let mut page = Page::new(Budget::Comment, 0);
        assert!(!page.add(&"🚀".repeat(65_530)));
    }
}

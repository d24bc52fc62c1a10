//! The few styles of prompts: each ends by itself, so that they can stand in one another.

/// Whether there is any.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint(pub(super) bool);

impl Paint {
    pub(super) fn bold(self, text: &str) -> String {
        self.with("1", "22", text)
    }

    pub(super) fn dim(self, text: &str) -> String {
        self.with("2", "22", text)
    }

    /// What was looked for.
    pub(super) fn mark(self, text: &str) -> String {
        self.with("4", "24", text)
    }

    /// Where the cursor is.
    pub(super) fn here(self, text: &str) -> String {
        self.with("36", "39", text)
    }

    fn with(self, on: &str, off: &str, text: &str) -> String {
        if self.0 {
            format!("\u{1b}[{on}m{text}\u{1b}[{off}m")
        } else {
            text.to_owned()
        }
    }
}

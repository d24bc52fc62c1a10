//! Colours, each of something that words say too.

use anstyle::{AnsiColor, Style};

/// Whether there are colours.
#[derive(Clone, Copy)]
pub(super) struct Paint(pub(super) bool);

impl Paint {
    /// Of what passed or failed.
    pub(super) fn verdict(self, is_red: bool, text: &str) -> String {
        if is_red {
            self.bad(text)
        } else {
            self.good(text)
        }
    }

    pub(super) fn good(self, text: &str) -> String {
        self.apply(AnsiColor::Green.on_default().bold(), text)
    }

    pub(super) fn bad(self, text: &str) -> String {
        self.apply(AnsiColor::Red.on_default().bold(), text)
    }

    pub(super) fn odd(self, text: &str) -> String {
        self.apply(AnsiColor::Yellow.on_default().bold(), text)
    }

    pub(super) fn strong(self, text: &str) -> String {
        self.apply(Style::new().bold(), text)
    }

    pub(super) fn faint(self, text: &str) -> String {
        self.apply(Style::new().dimmed(), text)
    }

    fn apply(self, style: Style, text: &str) -> String {
        if self.0 {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

//! Colours, each of something that words say too.

use anstyle::{AnsiColor, Style};

use crate::builds::{Judged, Status, Tone};

/// Whether there are colours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paint(pub(super) bool);

impl Paint {
    /// `text`, which says the status, in its colour.
    pub(super) fn status(self, status: Option<&Status>, text: &str) -> String {
        self.tone(status.map_or(Tone::Odd, Status::tone), text)
    }

    /// The same of a suite.
    pub(super) fn judged(self, judged: Judged, text: &str) -> String {
        let tone = match judged {
            Judged::Passed => Tone::Good,
            Judged::Failed => Tone::Bad,
            Judged::Running => Tone::Busy,
            Judged::Quarantined | Judged::Canceled | Judged::Untold => Tone::Odd,
            Judged::Waiting | Judged::NotRun | Judged::Absent => Tone::Calm,
        };
        self.tone(tone, text)
    }

    fn tone(self, tone: Tone, text: &str) -> String {
        let style = match tone {
            Tone::Good => AnsiColor::Green.on_default().bold(),
            Tone::Bad => AnsiColor::Red.on_default().bold(),
            Tone::Busy => AnsiColor::Cyan.on_default().bold(),
            Tone::Odd => AnsiColor::Yellow.on_default().bold(),
            Tone::Calm => Style::new().dimmed(),
        };
        self.apply(style, text)
    }

    pub(super) fn strong(self, text: &str) -> String {
        self.apply(Style::new().bold(), text)
    }

    pub(super) fn faint(self, text: &str) -> String {
        self.apply(Style::new().dimmed(), text)
    }

    fn apply(self, style: Style, text: &str) -> String {
        if self.0 && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

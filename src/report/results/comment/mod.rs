//! A comment that is kept up to date: a section a suite, of which only those are replaced that were run.
//! What it needs to know of the others it reads out of the comment itself.

mod cut;
mod facts;
mod head;
mod marks;
mod section;

use self::section::Section;
use super::Report;
use super::markdown::Budget;

pub use marks::is_comment;
pub use section::Source;

/// What a comment may hold, as sections.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    sections: Vec<Section>,
}

impl Comment {
    /// The sections of a comment that postorb wrote; what is no section of it is left out.
    #[must_use]
    pub fn read(body: &str) -> Self {
        Self {
            sections: marks::sections(body),
        }
    }

    /// Replaces the sections of the suites that ran, and adds those that are new.
    pub fn update(&mut self, report: &Report<'_>, source: Source<'_>) {
        for section in section::all(report, source) {
            let suite = |other: &&mut Section| other.facts.suite == section.facts.suite;
            match self.sections.iter_mut().find(suite) {
                Some(present) => *present = section,
                None => self.sections.push(section),
            }
        }
    }

    /// The comment, in the characters that GitHub takes: what failed comes first, and what is older than
    /// this commit last.
    #[must_use]
    pub fn render(&self, source: Source<'_>) -> String {
        let mut sections: Vec<&Section> = self.sections.iter().collect();
        let is_old = |section: &Section| section.facts.is_older_than(source.commit);
        sections.sort_by_key(|section| (is_old(section), !section.facts.red));
        let most = Budget::Comment.characters();
        let kept = cut::kept(&sections, most / 2);
        let (shown, left_out) = sections.split_at(kept);
        let head = head::head(shown, left_out.len(), source);
        let head = format!("{}\n{head}", marks::HEAD);
        let marked: usize = shown
            .iter()
            .map(|section| marks::room(&section.facts))
            .sum();
        let room = most.saturating_sub(cut::units(&head) + marked);
        let texts = cut::texts(shown, room);
        let sections = shown.iter().zip(texts);
        sections.fold(head, |page, (section, text)| {
            page + &marks::section(&section.facts, &text)
        })
    }
}

#[cfg(test)]
mod tests;

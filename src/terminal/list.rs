//! A list to choose from: what is typed filters it. State and picture only; nothing here touches a
//! terminal.

use super::filter::words;
use super::item::Item;
use super::key::Key;
use super::paint::Paint;
use super::screen::{Picture, Size, Step};
use crate::columns::{cut, cut_start, width};

/// How many entries are seen at most: more is harder to look through than to filter.
const MOST: usize = 15;
/// The lines around them: the question, and what is below.
const AROUND: usize = 2;

/// How many may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    One,
    /// At least one.
    Some,
    /// Several, or none.
    Any,
}

#[derive(Debug)]
pub(super) struct List<'i> {
    question: &'i str,
    items: &'i [Item],
    number: Number,
    /// Whether the last item stands for what is typed, and so is always there.
    is_open: bool,
    typed: String,
    words: Vec<String>,
    /// The items that fit what was typed.
    found: Vec<usize>,
    /// Where the cursor is in `found`.
    at: usize,
    /// The first that is seen of `found`.
    top: usize,
    /// How many are seen.
    page: usize,
    chosen: Vec<bool>,
}

impl<'i> List<'i> {
    pub(super) fn new(question: &'i str, items: &'i [Item], number: Number) -> Self {
        Self {
            question,
            items,
            number,
            is_open: false,
            typed: String::new(),
            words: Vec::new(),
            found: (0..items.len()).collect(),
            at: 0,
            top: 0,
            page: MOST,
            chosen: vec![false; items.len()],
        }
    }

    /// The same, in which the last item stands for what is typed.
    pub(super) fn open(mut self) -> Self {
        self.is_open = true;
        self
    }

    /// What was typed, where the item is chosen that stands for it.
    pub(super) fn typed(&self) -> Option<String> {
        let last = self.items.len().checked_sub(1)?;
        let is_it = self.chosen[last] && self.stands(last);
        is_it.then(|| self.typed.trim().to_owned())
    }

    /// Whether an item stands for what is typed: not where its own name is.
    fn stands(&self, item: usize) -> bool {
        let is_last = self.is_open && item + 1 == self.items.len();
        is_last && !self.typed.trim().is_empty() && !self.items[item].has(&self.words)
    }

    /// What is chosen, in the order of the list.
    pub(super) fn chosen(&self) -> Vec<usize> {
        let chosen = self.chosen.iter().enumerate();
        chosen.filter(|(_, is)| **is).map(|(at, _)| at).collect()
    }

    pub(super) fn press(&mut self, key: Key) -> Step {
        let last = self.found.len().saturating_sub(1);
        match key {
            Key::Cancel => return Step::Cancelled,
            Key::Enter => return self.accept(),
            Key::Tab => self.toggle(),
            Key::Char(' ') if self.number != Number::One => self.toggle(),
            Key::Char(char) => {
                self.typed.push(char);
                self.filter();
            }
            Key::Backspace => {
                self.typed.pop();
                self.filter();
            }
            Key::Clear => {
                self.typed.clear();
                self.filter();
            }
            Key::ClearWord => {
                let rest = self.typed.trim_end_matches([' ', ',']);
                self.typed
                    .truncate(rest.rfind([' ', ',']).map_or(0, |blank| blank + 1));
                self.filter();
            }
            Key::Up => self.at = self.at.saturating_sub(1),
            Key::Down => self.at = last.min(self.at + 1),
            Key::PageUp => self.at = self.at.saturating_sub(self.page),
            Key::PageDown => self.at = last.min(self.at + self.page),
            Key::Home => self.at = 0,
            Key::End => self.at = last,
            Key::Left | Key::Right | Key::Delete | Key::Other => {}
        }
        Step::Stay
    }

    /// Without anything chosen by hand, what the cursor is at, unless nothing is an answer too.
    fn accept(&mut self) -> Step {
        let none = !self.chosen.contains(&true);
        if none && self.number != Number::Any {
            let Some(here) = self.found.get(self.at) else {
                return Step::Stay;
            };
            self.chosen[*here] = true;
        }
        Step::Done
    }

    fn toggle(&mut self) {
        if self.number != Number::One
            && let Some(here) = self.found.get(self.at)
        {
            self.chosen[*here] = !self.chosen[*here];
        }
    }

    fn filter(&mut self) {
        self.words = words(&self.typed);
        let items = self.items.iter().enumerate();
        let found = items.filter(|(at, item)| item.has(&self.words) || self.stands(*at));
        self.found = found.map(|(at, _)| at).collect();
        self.at = 0;
    }

    /// What is seen of it: never more lines than the terminal has.
    pub(super) fn picture(&mut self, size: Size, paint: Paint) -> Picture {
        self.page = MOST.min(size.rows.saturating_sub(AROUND + 1)).max(1);
        let end = (self.top + self.page).min(self.found.len());
        self.top = match self.at {
            at if at < self.top => at,
            at if at >= end => (at + 1).saturating_sub(self.page),
            _ => self.top,
        };
        let (head, column) = self.head(size.columns, paint);
        let mut lines = vec![head];
        let seen = self.found.iter().enumerate();
        let seen = seen.skip(self.top).take(self.page);
        lines.extend(seen.map(|(at, item)| self.entry(at, *item, size.columns, paint)));
        lines.push(paint.dim(&cut(&self.foot(), size.columns)));
        Picture {
            lines,
            row: 0,
            column,
        }
    }

    /// The question and what was typed, whose end is always seen; and the column behind it.
    fn head(&self, columns: usize, paint: Paint) -> (String, usize) {
        let question = cut(self.question, columns / 2);
        let typed = cut_start(&self.typed, columns.saturating_sub(width(&question) + 3));
        let column = width(&question) + 2 + width(&typed);
        (format!("{}: {typed}", paint.bold(&question)), column)
    }

    fn entry(&self, at: usize, item: usize, columns: usize, paint: Paint) -> String {
        let is_here = at == self.at;
        let box_ = match self.number {
            Number::One => "",
            _ if self.chosen[item] => "[x] ",
            _ => "[ ] ",
        };
        let before = format!("{} {box_}", if is_here { '>' } else { ' ' });
        let room = columns.saturating_sub(before.len());
        let line = if self.stands(item) {
            let typed = Item::new(self.items[item].label(), self.typed.trim());
            typed.line(room, &[], paint)
        } else {
            self.items[item].line(room, &self.words, paint)
        };
        if is_here {
            paint.here(&format!("{before}{line}"))
        } else {
            format!("{before}{line}")
        }
    }

    fn foot(&self) -> String {
        let chosen = self.chosen.iter().filter(|is| **is).count();
        let found = match self.found.len() {
            0 => return "  nothing fits; Ctrl-U clears".to_owned(),
            found if found == self.items.len() => format!("{found}"),
            found => format!("{found} of {}", self.items.len()),
        };
        let keys = match self.number {
            Number::One => "type to filter, Enter takes it",
            Number::Some if chosen == 0 => "type to filter, Space selects, Enter takes it",
            Number::Any if chosen == 0 => "type to filter, Space selects, Enter for none",
            _ => "Space selects, Enter goes on",
        };
        match chosen {
            0 => format!("  {found} · {keys}"),
            chosen => format!("  {found} · {chosen} selected · {keys}"),
        }
    }
}

#[cfg(test)]
#[path = "list_tests.rs"]
mod tests;

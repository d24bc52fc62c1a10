//! Terminals where there is no termios: the crate `console` knows their keys.

use std::io;

use console::Term;

use super::{Event, USUAL};
use crate::terminal::key::Key;
use crate::terminal::screen::Size;

/// There is nothing to give back: keys are read one at a time, and none is shown.
pub fn restore() {}

#[derive(Debug)]
pub(in crate::terminal) struct Device(Term);

impl Device {
    #[expect(clippy::unnecessary_wraps, reason = "other terminals can fail")]
    pub(in crate::terminal) fn open() -> io::Result<Self> {
        Ok(Self(Term::stderr()))
    }

    #[expect(clippy::unnecessary_wraps, reason = "other terminals have to be told")]
    pub(in crate::terminal) fn listen(_listens: bool) -> io::Result<()> {
        Ok(())
    }

    /// The next key. Another size is seen with the next one.
    pub(in crate::terminal) fn event(&mut self) -> io::Result<Event> {
        let key = match self.0.read_key_raw() {
            Ok(key) => key,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                return Ok(Event::Key(Key::Cancel));
            }
            Err(error) => return Err(error),
        };
        Ok(Event::Key(of(key)))
    }

    /// Nothing is changed here.
    pub(in crate::terminal) fn is_ours() -> bool {
        true
    }

    #[expect(clippy::unused_self, reason = "other terminals read ahead")]
    pub(in crate::terminal) fn forget(&mut self) {}

    pub(in crate::terminal) fn size() -> Size {
        let size = Term::stderr().size_checked();
        size.map_or(USUAL, |(rows, columns)| Size {
            columns: columns.into(),
            rows: rows.into(),
        })
    }
}

fn of(key: console::Key) -> Key {
    match key {
        console::Key::Enter => Key::Enter,
        console::Key::Tab => Key::Tab,
        console::Key::Backspace => Key::Backspace,
        console::Key::Del => Key::Delete,
        console::Key::ArrowUp => Key::Up,
        console::Key::ArrowDown => Key::Down,
        console::Key::ArrowLeft => Key::Left,
        console::Key::ArrowRight => Key::Right,
        console::Key::PageUp => Key::PageUp,
        console::Key::PageDown => Key::PageDown,
        console::Key::Home => Key::Home,
        console::Key::End => Key::End,
        console::Key::Escape | console::Key::CtrlC | console::Key::Char('\u{3}' | '\u{4}') => {
            Key::Cancel
        }
        console::Key::Char('\u{15}') => Key::Clear,
        console::Key::Char('\u{17}') => Key::ClearWord,
        console::Key::Char('\r' | '\n') => Key::Enter,
        console::Key::Char(char) if !char.is_control() => Key::Char(char),
        _ => Key::Other,
    }
}

//! Lines that change while somebody looks at them, on standard output.

use std::io::{self, Write};

use super::device::Device;
use super::screen::{Picture, Screen, Size};
use crate::Io;

/// What is drawn again and again, over what was drawn before. What is typed meanwhile is not seen, and the
/// terminal is as it was when this is dropped.
#[derive(Debug)]
pub(crate) struct Live {
    screen: Screen,
    /// None where nobody can type: then there is nothing to hide.
    _device: Option<Device>,
}

impl Live {
    /// None where nobody looks.
    pub(crate) fn open(io: &Io<'_>) -> Option<Self> {
        if !io.stdout_is_terminal {
            return None;
        }
        let types = io.stdin_is_terminal && Device::is_ours();
        Some(Self {
            screen: Screen::default(),
            _device: types.then(Device::open).and_then(Result::ok),
        })
    }

    /// The columns and rows that there are.
    pub(crate) fn room() -> (usize, usize) {
        let size = Device::size();
        // The last line is left to the cursor, so that no terminal scrolls.
        (size.columns, size.rows.saturating_sub(1))
    }

    /// Draws `lines`, none of which is wider than the window.
    pub(crate) fn draw(&mut self, out: &mut dyn Write, lines: Vec<String>) -> io::Result<()> {
        let picture = Picture {
            row: lines.len().saturating_sub(1),
            column: 0,
            lines,
        };
        let drawn = self.screen.draw(&picture, Device::size());
        out.write_all(drawn.as_bytes())?;
        out.flush()
    }

    /// Draws `lines` for the last time: they stay, and the cursor is below them.
    pub(crate) fn leave(&mut self, out: &mut dyn Write, lines: &[String]) -> io::Result<()> {
        let size: Size = Device::size();
        let left = lines.join("\r\n");
        out.write_all(self.screen.leave(Some(&left), size).as_bytes())?;
        out.flush()
    }
}

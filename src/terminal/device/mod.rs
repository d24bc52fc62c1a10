//! The terminal itself: keys one at a time, and given back as it was.

#[cfg(not(unix))]
mod other;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(super) use other::Device;
#[cfg(not(unix))]
pub use other::restore;
#[cfg(unix)]
pub(super) use unix::Device;
#[cfg(unix)]
pub use unix::restore;

use super::key::Key;
use super::screen::Size;

/// What happened while a terminal was listened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Event {
    Key(Key),
    /// Nothing for a while, or the window changed its size.
    Nothing,
}

/// The size where a terminal does not tell.
const USUAL: Size = Size {
    columns: 80,
    rows: 24,
};

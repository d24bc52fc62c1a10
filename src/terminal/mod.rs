//! The terminal: questions and their lists, a picture that changes, signals while somebody is asked.
//!
//! What a question looks like and what a key does to it is state and text (`list`, `line`); `screen`
//! makes one write of a picture, and only `device` touches the terminal.

mod device;
mod filter;
mod interrupt;
mod item;
mod key;
mod line;
mod list;
mod live;
mod measured;
mod paint;
mod prompt;
mod screen;

pub use device::restore;
pub(crate) use interrupt::{Interrupt, cancelled};
pub(crate) use item::Item;
pub(crate) use live::Live;
#[doc(hidden)]
pub use measured::Measured;
pub(crate) use prompt::{Chosen, Prompt};

/// How many columns the terminal has that stderr is.
pub(crate) fn columns() -> usize {
    device::Device::size().columns
}

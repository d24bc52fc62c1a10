//! `postorb doctor`: what is missing, and the command that mends it.

mod exits;
mod fixed;
mod here;
mod page;
pub(crate) mod scene;
mod there;

//! `postorb integration`: what is linked, and what of the selection stays as it is.

mod changed;
mod linked;
mod page;
mod scene;

//! Scripts, as far as they can be read without running them: their tokens, whether these can be a
//! script at all, and the assertions in them.

mod assertion;
mod expectation;
mod piece;

pub(super) use assertion::{Assertion, Script};
pub(super) use expectation::{Expectation, weaker};

//! The selection, `.circleci/postorb.yml`: which collections run, with what, and where.

mod model;

pub use model::*;

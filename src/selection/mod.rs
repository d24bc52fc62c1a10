//! The selection, `.circleci/postorb.yml`: which collections run, with what, and where.
//!
//! [`read()`] takes the text through four stages: YAML (`syntax`), the JSON Schema (`check`), what the
//! schema cannot say (`rules`), and the types (`model`).

mod check;
mod date;
pub mod edit;
mod model;
mod pattern;
mod read;
mod rules;
mod schema;
mod shape;
mod slug;
mod syntax;
mod words;

pub use date::Date;
pub use model::*;
pub use read::{Loaded, is_selection, read};
pub use schema::SCHEMA;
pub use slug::slug;

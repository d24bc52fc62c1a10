//! A format a file: data to text, and nothing else.

pub mod diff;
pub mod findings;
mod github;
mod json;
pub mod markdown;
pub mod pull;
pub mod results;
pub mod rules;
mod uri;
mod xml;

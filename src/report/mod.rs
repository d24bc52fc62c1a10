//! A format a file: data to text, and nothing else.

pub(crate) mod accounts;
pub(crate) mod builds;
pub mod diff;
pub(crate) mod doctor;
pub mod findings;
mod github;
pub(crate) mod integrations;
mod json;
pub(crate) mod last_run;
pub mod markdown;
pub mod pull;
pub mod results;
pub mod rules;
pub(crate) mod suites;
mod table;
mod uri;
mod xml;

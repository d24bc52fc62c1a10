//! Everything that is tested from outside, as one binary: it links once.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "tests write plainly, are told by the environment, say why they skip, and may panic"
)]

mod argv;
mod circle;
mod cli;
mod collections;
mod color;
mod compared;
mod corpus;
mod faults;
mod findings;
mod formats;
mod fuzz;
mod help;
mod hooks;
mod index;
mod joined;
mod mistakes;
mod mutation;
mod nasty;
mod needs;
mod other_reports;
mod process;
mod reading;
mod render;
mod rendered;
mod rules;
mod selection;
mod support;
mod templates;
mod truth;

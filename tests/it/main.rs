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

mod above;
mod action;
mod advice;
mod architecture;
mod argv;
mod auth;
mod builds;
mod circle;
mod circleci;
mod cli;
mod collections;
mod color;
mod compared;
mod completions;
mod console;
mod corpus;
mod doctor;
mod extension;
mod faults;
mod findings;
mod formats;
mod fuzz;
mod github;
mod green;
mod help;
mod hooks;
mod index;
#[cfg(unix)]
mod init;
#[cfg(unix)]
mod install;
mod integration;
mod joined;
mod lock;
mod loopback;
mod lost;
mod mistakes;
mod mutation;
mod nasty;
mod needs;
mod online;
mod orb;
mod other_reports;
mod own;
mod page;
mod pages;
mod postman;
mod prism;
mod process;
mod process_of;
#[cfg(unix)]
mod pty;
mod pull;
mod reading;
mod redaction;
#[cfg(unix)]
mod release;
mod render;
mod rendered;
mod results_formats;
mod rules;
mod run;
mod secrets;
mod selection;
mod service;
mod suite;
mod support;
mod templates;
mod tokens;
mod trust;
mod truth;
#[cfg(unix)]
mod workflows;

//! `postorb builds` and `postorb integration status` against a CircleCI that is a fake.

mod get;
mod hints;
mod list;
mod open;
#[cfg(unix)]
mod page;
mod scene;
#[cfg(unix)]
mod screens;
mod status;
mod trigger;
mod watch;

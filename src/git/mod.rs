//! What a repository says of itself in its own files: its remotes and its branch. Git is not started for it: a bare
//! container has none, and one that is started reads more than is asked for.

mod address;
mod branch;
mod config;
mod remote;

pub(crate) use address::Address;
pub(crate) use branch::branch;
pub(crate) use remote::origin;

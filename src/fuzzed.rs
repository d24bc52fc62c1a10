//! What fuzzers and tests call of rooms that nobody outside of postorb knows: what leaves the machine, what is read
//! of a folder, what is told of an answer. Not for anybody else, and promised to nobody.

use std::path::Path;

use crate::Failure;
use crate::command::{Scripts, Veil, orb as load};
use crate::service::{Account, told as said};
use crate::yaml::Value;

/// What `--orb-source` makes of a file or a folder.
///
/// # Errors
/// Where it is no orb.
pub fn orb(path: &Path) -> Result<Value, Failure> {
    load(path)
}

/// What of a config is sent to `CircleCI`, with its scripts or without them; none where nothing is.
#[must_use]
pub fn sent(config: &str, has_scripts: bool) -> Option<String> {
    let scripts = if has_scripts {
        Scripts::Go
    } else {
        Scripts::Stay
    };
    let veiled = Veil::default().config(config, scripts)?;
    Some(veiled.text)
}

/// What people are told where a service gives this answer, of this status and body, to a call with this key: each
/// a page.
#[must_use]
pub fn told(account: Account, key: &str, (status, body): (u16, &[u8])) -> Vec<String> {
    let failures = said(account, key, status, body).into_iter();
    failures.map(|failure| failure.page(false)).collect()
}

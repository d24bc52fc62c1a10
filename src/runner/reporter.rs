//! Newman's reporter of postorb: see `newman/reporter.js`.

/// Its name for `--reporters`.
pub(super) const NAME: &str = "postorb";

/// The file that Newman looks for in `NODE_PATH` by that name.
pub(super) const FILE: &str = "newman-reporter-postorb.js";

/// What is in it.
pub(super) const SOURCE: &str = include_str!("newman/reporter.js");

//! A line a call, for `--verbose`.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use super::Call;
use super::key::Key;

/// The calls that were made since somebody asked.
#[derive(Debug, Default)]
pub(super) struct Log(Mutex<Vec<String>>);

impl Log {
    /// Remembers a call, and what it came to.
    pub(super) fn add(&self, call: &Call, key: &Key, outcome: &str, took: Duration) {
        let method = call.method.name();
        let line = format!(
            "{method} {}: {outcome}, {} ms",
            call.shown(|text| key.hide(text)),
            took.as_millis()
        );
        self.lines().push(line);
    }

    /// Remembers that the next call waits.
    pub(super) fn waits(&self, call: &Call, wait: Duration) {
        let line = format!("waiting {} ms to {}", wait.as_millis(), call.what);
        self.lines().push(line);
    }

    /// Gives the lines away.
    pub(super) fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.lines())
    }

    fn lines(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

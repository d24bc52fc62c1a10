//! Ctrl-C and the signals that ask a program to end, while it asks or waits for somebody.
//!
//! Nothing is done in a signal's handler but to set a flag, and whoever waits looks at it at least
//! every [`LOOK`]: so a prompt gives the terminal back as it was, and files are written whole or not
//! at all. `signal-hook` is there for it because handlers cannot be installed without `unsafe`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

#[cfg(unix)]
use signal_hook::consts::{SIGHUP, SIGQUIT};
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{SigId, flag, low_level};

use crate::{Exit, Failure};

/// How long it takes at most until a signal is seen.
pub(super) const LOOK: Duration = Duration::from_millis(50);

/// Those that ask a program to end: by keys, by whoever started it, and by a terminal that is gone.
#[cfg(unix)]
const SIGNALS: [i32; 4] = [SIGINT, SIGTERM, SIGHUP, SIGQUIT];
#[cfg(not(unix))]
const SIGNALS: [i32; 2] = [SIGINT, SIGTERM];

/// Asks signals to be kept, from when it is made until it is dropped.
#[derive(Debug)]
pub(crate) struct Interrupt {
    asked: Arc<AtomicBool>,
    handlers: Vec<SigId>,
}

impl Interrupt {
    /// Where a handler cannot be installed, the signal ends the process as it always did.
    pub(crate) fn watch() -> Self {
        let asked = Arc::new(AtomicBool::new(false));
        let handlers = SIGNALS
            .iter()
            .filter_map(|signal| flag::register(*signal, Arc::clone(&asked)).ok())
            .collect();
        Self { asked, handlers }
    }

    /// Whether somebody asked to end.
    pub(crate) fn is_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }

    /// Fails where somebody asked to end: the last look before something is written.
    pub(crate) fn check(&self) -> Result<(), Failure> {
        if self.is_asked() {
            Err(cancelled())
        } else {
            Ok(())
        }
    }

    /// What `work` comes to, unless somebody asks to end before: then it is left behind on its thread,
    /// which ends with the process. So it must be nothing that writes.
    pub(crate) fn wait<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let (done, result) = sync_channel(1);
        // Where nobody waits any more, nobody is told.
        thread::spawn(move || done.send(work()).is_ok());
        loop {
            self.check()?;
            match result.recv_timeout(LOOK) {
                Ok(result) => return result,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(unanswered()),
            }
        }
    }

    /// What `work` comes to in the end, where it tells some of it as it comes: `take` gets each part, and says
    /// whether there is any use in more. None where there is not; then `work` is told so, and ends.
    pub(crate) fn each<P: Send + 'static, T: Send + 'static>(
        &self,
        work: impl FnOnce(&dyn Fn(P) -> bool) -> T + Send + 'static,
        mut take: impl FnMut(P) -> Result<bool, Failure>,
    ) -> Result<Option<T>, Failure> {
        let (done, result) = sync_channel(1);
        thread::spawn(move || {
            let end = work(&|part| done.send(Ok(part)).is_ok());
            done.send(Err(end)).is_ok()
        });
        loop {
            self.check()?;
            match result.recv_timeout(LOOK) {
                Ok(Ok(part)) => {
                    if !take(part)? {
                        return Ok(None);
                    }
                }
                Ok(Err(end)) => return Ok(Some(end)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(unanswered()),
            }
        }
    }
}

fn unanswered() -> Failure {
    Failure::new(Exit::Internal, "a call ended without an answer")
}

impl Drop for Interrupt {
    fn drop(&mut self) {
        for handler in self.handlers.drain(..) {
            low_level::unregister(handler);
        }
    }
}

/// What is said where somebody ends a command before it has written anything.
pub(crate) fn cancelled() -> Failure {
    Failure::new(Exit::Cancelled, "cancelled; nothing was written")
}

#[cfg(test)]
mod tests {
    use super::{Interrupt, LOOK};
    use crate::Exit;
    use std::sync::atomic::Ordering;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    #[test]
    fn what_is_waited_for_comes_unless_somebody_asks_to_end() {
        let interrupt = Interrupt::watch();
        assert_eq!(interrupt.wait(|| Ok(7)).unwrap(), 7);
        interrupt.asked.store(true, Ordering::Relaxed);
        let start = Instant::now();
        let endless = || {
            sleep(Duration::from_mins(1));
            Ok(())
        };
        let failure = interrupt.wait(endless).unwrap_err();
        assert_eq!(failure.exit, Exit::Cancelled);
        assert!(start.elapsed() < LOOK * 20);
        assert_eq!(interrupt.check().unwrap_err(), failure);
    }
}

//! Terminals of Unix: keys from standard input, the size from standard error, or else standard output.

use std::io::{self, ErrorKind, stderr, stdin, stdout};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::getpgrp;
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, QueueSelector, SpecialCodeIndex, Termios, tcflush,
    tcgetattr, tcgetpgrp, tcgetwinsize, tcsetattr,
};

use super::{Event, USUAL};
use crate::terminal::interrupt::LOOK;
use crate::terminal::key::decode;
use crate::terminal::screen::Size;

/// How the terminal was, while it is otherwise. It is no part of [`Device`] because a panic may end the
/// process where nothing is dropped.
static BEFORE: Mutex<Option<Termios>> = Mutex::new(None);

fn before() -> MutexGuard<'static, Option<Termios>> {
    BEFORE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Gives the terminal back as it was, where postorb has changed it.
pub fn restore() {
    if let Some(termios) = before().take() {
        // Where the terminal is gone there is nothing to give back.
        let _ = tcsetattr(stdin(), OptionalActions::Drain, &termios);
    }
}

/// A terminal that does not show what is typed. Between questions Ctrl-C is the signal that it always
/// is; to one it is a key.
#[derive(Debug)]
pub(in crate::terminal) struct Device {
    /// What was read and is no whole key yet.
    pending: Vec<u8>,
}

impl Device {
    pub(in crate::terminal) fn open() -> io::Result<Self> {
        let termios = tcgetattr(stdin())?;
        before().get_or_insert(termios);
        Self::listen(false)?;
        Ok(Self {
            pending: Vec::new(),
        })
    }

    /// Whether Ctrl-C is a key from now on.
    pub(in crate::terminal) fn listen(listens: bool) -> io::Result<()> {
        let Some(mut termios) = before().clone() else {
            return Ok(());
        };
        let modes = LocalModes::ECHO | LocalModes::ECHONL | LocalModes::ICANON | LocalModes::IEXTEN;
        termios.local_modes.remove(modes);
        termios.local_modes.set(LocalModes::ISIG, !listens);
        // A stopped process would leave a shell with a terminal that shows nothing.
        for code in [SpecialCodeIndex::VSUSP, SpecialCodeIndex::VQUIT] {
            termios.special_codes[code] = 0;
        }
        // Ctrl-S is no reason to hang.
        termios.input_modes.remove(InputModes::IXON);
        termios.special_codes[SpecialCodeIndex::VMIN] = 1;
        termios.special_codes[SpecialCodeIndex::VTIME] = 0;
        Ok(tcsetattr(stdin(), OptionalActions::Now, &termios)?)
    }

    /// The next key, or nothing after a while: then there may be a signal to look for, or another size.
    pub(in crate::terminal) fn event(&mut self) -> io::Result<Event> {
        if let Some((key, length)) = decode(&self.pending, false) {
            self.pending.drain(..length);
            return Ok(Event::Key(key));
        }
        if self.fill()? {
            return match decode(&self.pending, false) {
                Some(_) => self.event(),
                None => Ok(Event::Nothing),
            };
        }
        // Nothing has come to what looked like a beginning.
        let Some((key, length)) = decode(&self.pending, true) else {
            return Ok(Event::Nothing);
        };
        self.pending.drain(..length);
        Ok(Event::Key(key))
    }

    /// Whether anything came.
    fn fill(&mut self) -> io::Result<bool> {
        let stdin = stdin();
        let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
        let wait = Timespec {
            tv_sec: 0,
            tv_nsec: LOOK.subsec_nanos().into(),
        };
        match poll(&mut fds, Some(&wait)) {
            Ok(0) | Err(Errno::INTR) => return Ok(false),
            Ok(_) => {}
            Err(error) => return Err(error.into()),
        }
        let mut bytes = [0; 1024];
        match rustix::io::read(&stdin, &mut bytes) {
            Ok(0) => Err(ErrorKind::UnexpectedEof.into()),
            Ok(count) => {
                self.pending.extend_from_slice(&bytes[..count]);
                Ok(true)
            }
            Err(Errno::INTR | Errno::AGAIN) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Forgets what was typed ahead: what follows a pasted key is for nobody else.
    pub(in crate::terminal) fn forget(&mut self) {
        use secrecy::zeroize::Zeroize as _;
        while self.fill().unwrap_or(false) {
            self.pending.zeroize();
        }
        self.pending.zeroize();
        // What cannot be thrown away is read by the next question, as ever.
        let _ = tcflush(stdin(), QueueSelector::IFlush);
    }

    /// Whether this process may change the terminal: one in the background would be stopped for it.
    pub(in crate::terminal) fn is_ours() -> bool {
        tcgetpgrp(stdin()).is_ok_and(|group| group == getpgrp())
    }

    pub(in crate::terminal) fn size() -> Size {
        let sizes = [tcgetwinsize(stderr()), tcgetwinsize(stdout())];
        let sizes = sizes.into_iter().flatten().map(|size| Size {
            columns: size.ws_col.into(),
            rows: size.ws_row.into(),
        });
        let mut sizes = sizes.filter(|size| size.columns > 0 && size.rows > 0);
        sizes.next().unwrap_or(USUAL)
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        restore();
    }
}

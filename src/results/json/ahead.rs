//! Reading ahead: while one piece of a long report is looked at, the next is fetched.
//!
//! Fetching takes less time than looking does. So whoever fetches helps: as long as enough pieces wait,
//! it looks for the row of numbers that most of a piece is.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::pieces::{Piece, Pieces};

/// How many pieces wait at most: few enough to stay in the caches.
const PIECES: usize = 16;
/// From how many on that wait there is time to help: with fewer, whoever looks at them often sleeps.
const ENOUGH: usize = 6;

/// A stream that is read by a thread of its own.
pub(in crate::results) struct Ahead {
    full: Receiver<io::Result<Piece>>,
    used: SyncSender<Piece>,
    /// How many pieces are waiting to be looked at.
    waiting: Arc<AtomicUsize>,
}

/// What the thread has of it.
struct Fetcher<R> {
    reader: R,
    full: SyncSender<io::Result<Piece>>,
    free: Receiver<Piece>,
    waiting: Arc<AtomicUsize>,
}

impl Ahead {
    pub(in crate::results) fn new(reader: impl Read + Send + 'static) -> Self {
        let (send, full) = sync_channel(PIECES);
        let (used, free) = sync_channel(PIECES);
        let waiting = Arc::new(AtomicUsize::new(0));
        let fetcher = Fetcher {
            reader,
            full: send,
            free,
            waiting: Arc::clone(&waiting),
        };
        // It ends with the stream, or when nobody takes what it sends.
        thread::spawn(move || fetcher.run());
        Self {
            full,
            used,
            waiting,
        }
    }
}

impl<R: Read> Fetcher<R> {
    fn run(mut self) {
        loop {
            let mut piece = self.free.try_recv().unwrap_or_default();
            let is_more = piece.fill(&mut self.reader);
            if let Ok(false) = is_more {
                return;
            }
            if self.waiting.load(Ordering::Relaxed) >= ENOUGH {
                piece.look();
            }
            let is_last = is_more.is_err();
            let fetched = is_more.map(|_| piece);
            self.waiting.fetch_add(1, Ordering::Relaxed);
            if self.full.send(fetched).is_err() || is_last {
                return;
            }
        }
    }
}

impl Pieces for Ahead {
    fn next(&mut self, piece: &mut Piece) -> io::Result<bool> {
        let used = std::mem::take(piece);
        let Ok(next) = self.full.recv() else {
            return Ok(false);
        };
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        *piece = next?;
        // Where there is no room for it, it is given back to the system.
        let _ = self.used.try_send(used);
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::super::pieces::Joined;
    use super::*;

    /// Bytes, and an error behind them.
    struct Broken(usize);

    impl Read for Broken {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Err(ErrorKind::TimedOut.into());
            }
            let count = into.len().min(self.0).min(1000);
            into[..count].fill(7);
            self.0 -= count;
            Ok(count)
        }
    }

    fn reader(reader: impl Read + Send + 'static) -> impl Read {
        Joined::new(Piece::default(), Ahead::new(reader))
    }

    #[test]
    fn everything_comes_in_its_order_and_once() {
        let bytes: Vec<u8> = (0..1_000_003_u32).map(|at| (at % 251) as u8).collect();
        let mut read = Vec::new();
        reader(io::Cursor::new(bytes.clone()))
            .read_to_end(&mut read)
            .unwrap();
        assert_eq!(read, bytes);
    }

    #[test]
    fn an_error_comes_behind_what_was_read() {
        let mut ahead = reader(Broken(300_000));
        let mut read = Vec::new();
        let error = ahead.read_to_end(&mut read).unwrap_err();
        assert_eq!((error.kind(), read.len()), (ErrorKind::TimedOut, 300_000));
        assert_eq!(ahead.read(&mut [0]).unwrap(), 0);
    }
}

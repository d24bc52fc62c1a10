//! Reading ahead: while one piece of a long file is looked at, the next is fetched.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// How long a piece is, in bytes: what fits into the caches near a core.
const PIECE: usize = 64 * 1024;
/// How many pieces there are at a time.
const PIECES: usize = 4;
/// From which length on a file is worth a thread, in bytes.
const LONG: u64 = 4 * 1024 * 1024;

/// A file that is read by a thread of its own.
struct Ahead {
    full: Receiver<io::Result<Vec<u8>>>,
    used: SyncSender<Vec<u8>>,
    piece: Vec<u8>,
    at: usize,
}

/// A reader of `file`: one that reads ahead where it is long.
#[must_use]
pub fn ahead(file: File) -> Box<dyn Read> {
    let is_long = file.metadata().is_ok_and(|metadata| metadata.len() >= LONG);
    if is_long {
        Box::new(Ahead::new(file))
    } else {
        Box::new(file)
    }
}

impl Ahead {
    fn new(file: impl Read + Send + 'static) -> Self {
        let (send, full) = sync_channel(PIECES);
        let (used, free) = sync_channel(PIECES);
        // It ends with the file, or when nobody reads what it sends.
        thread::spawn(move || fetch(file, &send, &free));
        Self {
            full,
            used,
            piece: Vec::new(),
            at: 0,
        }
    }
}

fn fetch(mut file: impl Read, full: &SyncSender<io::Result<Vec<u8>>>, free: &Receiver<Vec<u8>>) {
    loop {
        let mut piece = free.try_recv().unwrap_or_default();
        piece.resize(PIECE, 0);
        let sent = match file.read(&mut piece) {
            Ok(0) => return,
            Ok(count) => {
                piece.truncate(count);
                full.send(Ok(piece))
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => {
                // The last that is sent.
                let _ = full.send(Err(error));
                return;
            }
        };
        if sent.is_err() {
            return;
        }
    }
}

impl Read for Ahead {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.piece.len() {
            let Ok(next) = self.full.recv() else {
                return Ok(0);
            };
            let used = std::mem::replace(&mut self.piece, next?);
            self.at = 0;
            // Where there is no room for it, it is given back to the system.
            let _ = self.used.try_send(used);
        }
        let rest = &self.piece[self.at..];
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.at += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn everything_comes_in_its_order_and_once() {
        let bytes: Vec<u8> = (0..1_000_003_u32).map(|at| (at % 251) as u8).collect();
        let mut read = Vec::new();
        Ahead::new(io::Cursor::new(bytes.clone()))
            .read_to_end(&mut read)
            .unwrap();
        assert_eq!(read, bytes);
    }

    #[test]
    fn an_error_comes_behind_what_was_read() {
        let mut ahead = Ahead::new(Broken(300_000));
        let mut read = Vec::new();
        let error = ahead.read_to_end(&mut read).unwrap_err();
        assert_eq!((error.kind(), read.len()), (ErrorKind::TimedOut, 300_000));
        assert_eq!(ahead.read(&mut [0]).unwrap(), 0);
    }
}

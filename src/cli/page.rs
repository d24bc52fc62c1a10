//! What clap answers instead of a command: help, the version, or a usage error.

use std::io::ErrorKind;

use crate::failure::unwritten;
use crate::secret::mask;
use crate::{Exit, Io};

#[derive(Debug)]
pub(crate) struct Page(pub(crate) clap::Error);

impl Page {
    /// Help and versions go to stdout, mistakes to stderr with exit code 2.
    pub(crate) fn show(&self, io: &mut Io<'_>) -> Exit {
        let styled = self.0.render();
        let failed = self.0.use_stderr();
        let color = if failed {
            io.stderr_style()
        } else {
            io.stdout_style()
        };
        let text = if color {
            styled.ansi().to_string()
        } else {
            styled.to_string()
        };
        // A key that was given as the value of a flag is not repeated.
        let text = if failed {
            mask(&text).into_owned()
        } else {
            text
        };
        let stream = if failed {
            &mut *io.stderr
        } else {
            &mut *io.stdout
        };
        let written = stream
            .write_all(text.as_bytes())
            .and_then(|()| stream.flush());
        match written {
            // Nothing is left to tell where stderr is gone.
            _ if failed => Exit::Usage,
            // A closed pipe is not an error.
            Err(error) if error.kind() != ErrorKind::BrokenPipe => unwritten(&error).show(io),
            _ => Exit::Ok,
        }
    }
}

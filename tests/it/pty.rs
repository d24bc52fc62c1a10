//! postorb in a real pseudo-terminal, as a person sees it: what is pressed goes in, a terminal emulator
//! says what is seen.

use std::io::{Read as _, Write as _};
use std::os::fd::AsFd as _;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{JoinHandle, sleep, spawn};
use std::time::{Duration, Instant};

use pty_process::blocking::{Command, Pts, Pty, open};
use rustix::termios::{LocalModes, tcgetattr};

/// How long anything may take to be seen.
const PATIENCE: Duration = Duration::from_secs(20);

/// A person at a terminal.
pub(crate) struct Session {
    pty: Arc<Pty>,
    /// Kept open, so that the terminal outlives the process.
    pts: Option<Pts>,
    reader: Option<JoinHandle<()>>,
    child: Child,
    screen: Arc<Mutex<vt100::Parser>>,
    /// All that came, to look for what was seen for a moment.
    all: Arc<Mutex<Vec<u8>>>,
}

/// How a session ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) exit: Option<i32>,
    pub(crate) stdout: String,
    /// What is left to be seen.
    pub(crate) screen: String,
    /// All bytes that were shown.
    pub(crate) shown: String,
}

impl Session {
    /// Starts `postorb` with these arguments and variables and no others, in a window of this size.
    pub(crate) fn start(
        args: &[&str],
        folder: &Path,
        variables: &[(&str, &str)],
        size: (u16, u16),
    ) -> Self {
        Self::spawn(args, folder, variables, size, true)
    }

    /// The same with standard output on the terminal, too.
    pub(crate) fn start_seen(
        args: &[&str],
        folder: &Path,
        variables: &[(&str, &str)],
        size: (u16, u16),
    ) -> Self {
        Self::spawn(args, folder, variables, size, false)
    }

    fn spawn(
        args: &[&str],
        folder: &Path,
        variables: &[(&str, &str)],
        (rows, columns): (u16, u16),
        is_piped: bool,
    ) -> Self {
        let (pty, pts) = open().unwrap();
        pty.resize(pty_process::Size::new(rows, columns)).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_postorb"))
            .args(args)
            .current_dir(folder)
            .env_clear()
            .env("TERM", "xterm-256color")
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", folder)
            .envs(variables.iter().copied());
        if is_piped {
            command = command.stdout(Stdio::piped());
        }
        let child = command.spawn_borrowed(&pts).unwrap();
        let (pty, screen) = (
            Arc::new(pty),
            Arc::new(Mutex::new(vt100::Parser::new(rows, columns, 500))),
        );
        let all = Arc::new(Mutex::new(Vec::new()));
        let (from, to, kept) = (Arc::clone(&pty), Arc::clone(&screen), Arc::clone(&all));
        let reader = spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = (&*from).read(&mut bytes) {
                to.lock().unwrap().process(&bytes[..count]);
                kept.lock().unwrap().extend_from_slice(&bytes[..count]);
            }
        });
        Self {
            pty,
            pts: Some(pts),
            reader: Some(reader),
            child,
            screen,
            all,
        }
    }

    /// Presses keys, as the bytes that a terminal sends for them.
    pub(crate) fn press(&self, keys: &str) {
        (&*self.pty).write_all(keys.as_bytes()).unwrap();
    }

    /// What is seen now, without blanks at the ends of lines.
    pub(crate) fn seen(&self) -> String {
        let screen = self.screen.lock().unwrap();
        let lines = screen.screen().rows(0, screen.screen().size().1);
        let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
        lines.join("\n").trim_end().to_owned()
    }

    /// Waits until `text` is seen.
    pub(crate) fn see(&mut self, text: &str) -> String {
        let start = Instant::now();
        loop {
            let seen = self.seen();
            if seen.contains(text) {
                return seen;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "{text:?} is not seen in\n{seen}\n{:?}",
                self.child.try_wait()
            );
            sleep(Duration::from_millis(2));
        }
    }

    /// Presses a key, and tells how long it took until a picture was drawn: then the cursor is shown again.
    pub(crate) fn until_drawn(&self, key: &str) -> Duration {
        const DRAWN: &[u8] = b"\x1b[?25h";
        let from = self.all.lock().unwrap().len();
        let start = Instant::now();
        self.press(key);
        while !self.all.lock().unwrap()[from..].ends_with(DRAWN) {
            assert!(start.elapsed() < PATIENCE, "{key:?} shows nothing");
            std::thread::yield_now();
        }
        start.elapsed()
    }

    /// Waits until a question is asked, answers it, and waits until it has been answered.
    pub(crate) fn answer(&mut self, question: &str, keys: &str) {
        self.see(question);
        self.press(keys);
    }

    pub(crate) fn resize(&self, rows: u16, columns: u16) {
        self.screen
            .lock()
            .unwrap()
            .screen_mut()
            .set_size(rows, columns);
        self.pty
            .resize(pty_process::Size::new(rows, columns))
            .unwrap();
    }

    /// Whether what is typed is seen, and a line is read at a time: as shells leave a terminal.
    pub(crate) fn is_usual(&self) -> bool {
        let modes = tcgetattr(self.pts.as_ref().unwrap().as_fd())
            .unwrap()
            .local_modes;
        modes.contains(LocalModes::ECHO | LocalModes::ICANON | LocalModes::ISIG)
    }

    /// The process that runs.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits for the end.
    pub(crate) fn end(mut self) -> Ended {
        let start = Instant::now();
        let exit = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status.code();
            }
            if start.elapsed() > PATIENCE {
                self.child.kill().unwrap();
                panic!("no end is seen in\n{}", self.seen());
            }
            sleep(Duration::from_millis(2));
        };
        assert!(self.is_usual(), "the terminal is not as it was");
        let mut stdout = String::new();
        if let Some(pipe) = self.child.stdout.as_mut() {
            pipe.read_to_string(&mut stdout).unwrap();
        }
        // With nobody left to write, the reader comes to an end.
        drop(self.pts.take());
        self.reader.take().unwrap().join().unwrap();
        let screen = self.seen();
        let shown = String::from_utf8_lossy(&self.all.lock().unwrap()).into_owned();
        Ended {
            exit,
            stdout,
            screen,
            shown,
        }
    }
}

//! What people see while suites run: a line that changes on a terminal, and a line an event elsewhere.

use std::io::Write;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::columns;
use crate::command::Context;
use crate::harmless;
use crate::runner::{End, Event};
use crate::terminal;

/// How often the line is drawn.
const DRAW: Duration = Duration::from_millis(200);

/// A suite, as far as it is.
struct Suite<'n> {
    name: &'n str,
    attempt: u32,
    requests: usize,
    failures: usize,
    last: String,
    started: Option<Instant>,
    is_running: bool,
}

/// Progress of all suites.
pub(super) struct Progress<'n, 'c> {
    suites: Vec<Suite<'n>>,
    stderr: &'c mut dyn Write,
    /// Whether a line is drawn that changes.
    is_drawn: bool,
    is_quiet: bool,
    drawn: Instant,
}

impl<'n, 'c> Progress<'n, 'c> {
    pub(super) fn new(names: &[&'n str], context: &'c mut Context<'_, '_>) -> Self {
        let suites = names.iter().map(|name| Suite {
            name,
            attempt: 0,
            requests: 0,
            failures: 0,
            last: String::new(),
            started: None,
            is_running: false,
        });
        let is_quiet = context.settings.quiet;
        let is_smart = context.io.stderr_is_terminal && context.env.get("TERM") != Some("dumb");
        Self {
            suites: suites.collect(),
            is_drawn: is_smart && !is_quiet,
            is_quiet,
            stderr: &mut *context.io.stderr,
            drawn: Instant::now(),
        }
    }

    /// Tells events until no more come.
    pub(super) fn follow(&mut self, events: &Receiver<Event>) {
        loop {
            match events.recv_timeout(DRAW) {
                Ok(event) => self.tell(event),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if self.drawn.elapsed() >= DRAW {
                self.draw();
            }
        }
        self.clear();
    }

    fn tell(&mut self, event: Event) {
        match event {
            Event::Started { order, attempt } => {
                let suite = &mut self.suites[order];
                suite.attempt = attempt;
                (suite.requests, suite.failures) = (0, 0);
                suite.started = Some(Instant::now());
                suite.is_running = true;
                if !self.is_drawn {
                    let again = match attempt {
                        0 => String::new(),
                        attempt => format!(", attempt {}", attempt + 1),
                    };
                    let line = format!("{}: runs{again}", suite.name);
                    self.line(&line);
                }
            }
            Event::Stepped { order, step } => {
                let suite = &mut self.suites[order];
                suite.requests += step.requests;
                suite.failures += step.failures;
                suite.last = step.name;
            }
            Event::Ended { order, is_red, end } => {
                let suite = &mut self.suites[order];
                suite.is_running = false;
                let line = suite.end(is_red, end);
                self.clear();
                self.line(&line);
            }
        }
    }

    fn line(&mut self, line: &str) {
        if !self.is_quiet {
            // Where stderr is gone there is nobody to tell.
            let _ = writeln!(self.stderr, "{}", harmless::shown(line));
        }
    }

    /// Draws the line of what is running now.
    fn draw(&mut self) {
        self.drawn = Instant::now();
        if !self.is_drawn {
            return;
        }
        let running = self.suites.iter().filter(|suite| suite.is_running);
        let parts: Vec<_> = running.map(Suite::now).collect();
        let line = harmless::shown(&parts.join("  ·  "));
        // In the last column some terminals begin a new line.
        let line = columns::cut(&line, terminal::columns().saturating_sub(1));
        let _ = write!(self.stderr, "\r{line}\x1b[K");
        let _ = self.stderr.flush();
    }

    fn clear(&mut self) {
        if self.is_drawn {
            let _ = write!(self.stderr, "\r\x1b[K");
            let _ = self.stderr.flush();
        }
    }
}

impl Suite<'_> {
    fn now(&self) -> String {
        let mut parts = vec![requests(self.requests)];
        if self.failures > 0 {
            parts.push(format!("{} failed", self.failures));
        }
        if let Some(started) = self.started {
            parts.push(format!("{} s", started.elapsed().as_secs()));
        }
        if !self.last.is_empty() {
            parts.push(self.last.clone());
        }
        format!("{}: {}", self.name, parts.join(", "))
    }

    fn end(&self, is_red: bool, end: End) -> String {
        let how = match end {
            End::TimedOut => "took too long",
            End::Stopped => "was stopped",
            End::Exited(_) if is_red => "failed",
            End::Exited(_) => "passed",
        };
        let seconds = self
            .started
            .map_or(0.0, |started| started.elapsed().as_secs_f64());
        // The Postman CLI does not tell of them while it runs.
        let requests = match self.requests {
            0 => String::new(),
            count => format!("{}, ", requests(count)),
        };
        format!("{}: {how}, {requests}{seconds:.1} s", self.name)
    }
}

fn requests(count: usize) -> String {
    match count {
        1 => "1 request".to_owned(),
        count => format!("{count} requests"),
    }
}

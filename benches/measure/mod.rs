//! Whole processes, measured in turn: what else the machine does meets all of them alike.

mod figures;

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

pub(crate) use figures::figure;

/// The binary that `POSTORB_BIN` names, or Cargo's.
pub(crate) fn postorb(folder: &Path, arguments: &[&str]) -> Command {
    let binary = std::env::var_os("POSTORB_BIN")
        .unwrap_or_else(|| OsString::from(env!("CARGO_BIN_EXE_postorb")));
    let mut command = Command::new(binary);
    command.args(arguments).current_dir(folder);
    command
}

/// A command and how long it took.
pub(crate) struct Row {
    pub(crate) name: String,
    command: Command,
    /// The exit code that it has each time.
    code: Option<i32>,
    times: Vec<Duration>,
}

impl Row {
    /// None, and the reason, for a command that fails: its time would mean nothing.
    pub(crate) fn new(name: impl Into<String>, command: Command) -> Option<Self> {
        Self::ending(name, command, &[0])
    }

    /// The same for a command that ends with one of these codes.
    pub(crate) fn ending(
        name: impl Into<String>,
        mut command: Command,
        codes: &[i32],
    ) -> Option<Self> {
        let name = name.into();
        let output = match command.stdin(Stdio::null()).output() {
            Ok(output) => output,
            Err(error) => {
                println!("{name}: {error}");
                return None;
            }
        };
        let code = output.status.code();
        if !code.is_some_and(|code| codes.contains(&code)) {
            let said = [output.stdout, output.stderr].concat();
            println!(
                "{name}: {}\n{}",
                output.status,
                String::from_utf8_lossy(&said)
            );
            return None;
        }
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Some(Self {
            name,
            command,
            code,
            times: Vec::new(),
        })
    }

    fn run(&mut self) {
        let start = Instant::now();
        let status = self.command.status().unwrap();
        self.times.push(start.elapsed());
        assert_eq!(status.code(), self.code, "`{}`", self.name);
    }

    /// In milliseconds.
    pub(crate) fn median(&mut self) -> f64 {
        self.times.sort_unstable();
        self.times[self.times.len() / 2].as_secs_f64() * 1e3
    }
}

/// Runs every row once, and again, so often.
pub(crate) fn in_turn(rows: &mut [Row], runs: usize) {
    for _ in 0..runs {
        for row in &mut *rows {
            row.run();
        }
    }
}

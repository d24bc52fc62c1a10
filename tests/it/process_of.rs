//! postorb as a process in a folder of its own, with nobody at a terminal.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// How it ended.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Done {
    pub(crate) exit: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs it with these variables, the PATH and a home, and nothing on standard input.
pub(crate) fn run(args: &[&str], folder: &Path, variables: &[(&str, String)]) -> Done {
    run_with(args, folder, variables, "")
}

/// The same with something on standard input.
pub(crate) fn run_with(
    args: &[&str],
    folder: &Path,
    variables: &[(&str, String)],
    input: &str,
) -> Done {
    let mut child = Command::new(env!("CARGO_BIN_EXE_postorb"))
        .args(args)
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", folder)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Who fails early does not read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Done {
        exit: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

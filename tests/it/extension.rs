//! postorb as `circleci postorb`: CircleCI's CLI runs the program `circleci-postorb` that it finds
//! on the PATH, under that name, and hands its arguments and its exit code on.

use std::path::Path;
use std::process::Command;

use postorb::{Color, Env, Exit, Io};

fn called(program: &str, args: &[&str]) -> (Exit, String) {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut io = Io {
        stdin: &mut std::io::empty(),
        stdout: &mut stdout,
        stderr: &mut stderr,
        stdin_is_terminal: false,
        stdout_is_terminal: false,
        stderr_is_terminal: false,
        color: Color::Auto,
    };
    let args = std::iter::once(&program).chain(args).map(Into::into);
    let exit = postorb::run(args.collect(), &Env::new([]), &mut io);
    stdout.extend(stderr);
    (exit, String::from_utf8(stdout).unwrap())
}

#[test]
fn its_pages_say_what_is_typed() {
    for program in [
        "circleci-postorb",
        "/opt/bin/circleci-postorb",
        "circleci-postorb.exe",
    ] {
        for args in [&["--help"][..], &["merge", "--help"], &["schema", "-h"]] {
            let (exit, page) = called(program, args);
            assert_eq!(exit, Exit::Ok);
            assert!(page.contains("\nUsage: circleci postorb "), "{page}");
            let (_, examples) = page.split_once("\nExamples:\n").unwrap();
            let own = |line: &&str| line.starts_with("  circleci postorb ");
            assert_eq!(examples.lines().filter(own).count(), 3, "{page}");
        }
        let (exit, page) = called(program, &["merge", "--chekc"]);
        assert_eq!(exit, Exit::Usage);
        assert!(
            page.contains("Usage: circleci postorb merge --check\n"),
            "{page}"
        );
        let version = format!("postorb {}\n", env!("CARGO_PKG_VERSION"));
        assert_eq!(called(program, &["--version"]), (Exit::Ok, version));
    }
}

#[test]
fn another_name_is_postorb() {
    for program in ["postorb", "circleci-postorb-old", "circleci", ""] {
        let (_, page) = called(program, &["merge", "--help"]);
        assert!(!page.contains("circleci postorb"), "{page}");
    }
}

/// As the CLI does: a link that is found on the PATH, arguments as they were given.
#[cfg(unix)]
#[test]
fn a_link_on_the_path_is_enough() {
    let folder = tempfile::tempdir().unwrap();
    let link = folder.path().join("circleci-postorb");
    let binary = Path::new(env!("CARGO_BIN_EXE_postorb"));
    std::os::unix::fs::symlink(binary, link).unwrap();
    let run = |args: &[&str]| {
        let mut command = Command::new("circleci-postorb");
        let output = command.args(args).env("PATH", folder.path()).output();
        let output = output.unwrap();
        let told = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8(told).unwrap())
    };
    let (exit, page) = run(&["diff", "--help"]);
    assert_eq!(exit, Some(0));
    assert!(
        page.contains("\nUsage: circleci postorb diff [OPTIONS]\n"),
        "{page}"
    );
    let (exit, page) = run(&["validate", "/nowhere"]);
    assert_eq!(exit, Some(2), "{page}");
}

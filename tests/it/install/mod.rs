//! `install.sh` as it is downloaded and run: by several shells, with several downloaders, from a
//! server that gives what it should or something else.

mod refused;
pub(crate) mod release;
pub(crate) mod scene;
pub(crate) mod server;

use std::io::Write as _;
use std::os::unix::process::CommandExt as _;
use std::process::{Command, Stdio};
use std::time::Duration;

use release::VERSION;
use scene::{LINUX, SCRIPT, Scene, archive, good, path, published};
use server::Answer;

const SHELLS: [&[&str]; 4] = [
    &["dash"],
    &["bash", "--posix"],
    &["busybox", "sh"],
    &["zsh"],
];

fn installed(scene: &Scene, ended: &scene::Ended, folder: &str) {
    let binary = scene.path(folder).join("postorb");
    assert_eq!(ended.exit, Some(0), "{}", ended.stderr);
    assert_eq!(ended.stdout, format!("{}\n", binary.display()));
    for name in ["postorb", "circleci-postorb"] {
        let output = Command::new(binary.with_file_name(name)).output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        assert_eq!(told, format!("postorb {VERSION}\n"), "{name}");
    }
    assert_eq!(scene.names(folder), ["circleci-postorb", "postorb"]);
}

#[test]
fn every_shell_installs_with_every_downloader_and_sum() {
    let machines = [
        ["curl", "sha256sum"],
        ["wget", "sha256sum"],
        ["curl", "openssl"],
        ["curl", "perl"],
    ];
    for programs in machines {
        for shell in SHELLS {
            let Some(scene) = Scene::with(&programs, |_| good(LINUX)) else {
                continue;
            };
            if programs[1] == "perl" {
                let text = "#!/bin/sh\n[ \"$1 $2\" = '-a 256' ] && exec perl -MDigest::SHA=sha256_hex -0777 -ne 'print sha256_hex($_), \"  -\\n\"'\n";
                scene.program("shasum", text);
            }
            if crate::needs::program(shell[0]).is_none() {
                continue;
            }
            let ended = scene.run(scene.shell(shell).arg(SCRIPT));
            installed(&scene, &ended, "to");
            assert_eq!(
                scene.server.requests(),
                [path("SHA256SUMS"), archive(LINUX)]
            );
        }
    }
}

#[test]
fn piped_into_a_shell_it_takes_arguments() {
    let scene = Scene::new(|_| good(LINUX));
    for shell in SHELLS {
        if crate::needs::program(shell[0]).is_none() {
            continue;
        }
        let folder = format!("to/a folder; 'of' \"{}\" $HOME", shell[0]);
        let mut command = scene.shell(shell);
        let script = std::fs::File::open(SCRIPT).unwrap();
        command.args(["-s", "--", "--to", &folder]).stdin(script);
        let ended = scene.run(&mut command);
        installed(&scene, &ended, &folder);
        assert!(
            ended.stderr.contains("is not on your PATH"),
            "{}",
            ended.stderr
        );
    }
}

#[test]
fn a_path_is_told_as_it_is_without_what_steers_a_terminal() {
    let scene = Scene::new(|_| good(LINUX));
    for shell in SHELLS {
        if crate::needs::program(shell[0]).is_none() {
            continue;
        }
        let folder = format!("to/jörg 日本 \u{1b}[2J\u{9b}2J {}", shell[0]);
        let ended = scene.run(scene.shell(shell).args([SCRIPT, "--to", &folder]));
        let told = format!("/to/jörg 日本 [2J2J {} is not on your PATH\n", shell[0]);
        assert!(ended.stderr.contains(&told), "{}", ended.stderr);
    }
}

#[test]
fn a_folder_of_the_path_may_end_with_a_slash() {
    let scene = Scene::new(|_| good(LINUX));
    for end in ["", "/"] {
        let folders = ["bin", "to"].map(|name| scene.path(name).display().to_string());
        let mut command = scene.shell(&["sh"]);
        command.arg(SCRIPT).env("PATH", folders.join(":") + end);
        let ended = scene.run(&mut command);
        installed(&scene, &ended, "to");
        assert!(!ended.stderr.contains("note: "), "{}", ended.stderr);
    }
}

#[test]
fn an_extension_that_is_somebody_elses_stays() {
    let foreign = |make: fn(&std::path::Path)| {
        let scene = Scene::new(|_| good(LINUX));
        let file = scene.path("to/circleci-postorb");
        std::fs::write(scene.path("to/postorb"), "old").unwrap();
        make(&file);
        let ended = scene.install(&[]);
        assert_eq!(ended.exit, Some(0), "{}", ended.stderr);
        let told = "to/circleci-postorb is not postorb's and stays";
        assert!(ended.stderr.contains(told), "{}", ended.stderr);
        let output = Command::new(scene.path("to/postorb")).output().unwrap();
        assert_eq!(output.stdout, format!("postorb {VERSION}\n").as_bytes());
        (scene, file)
    };
    let (_scene, file) = foreign(|file| std::fs::write(file, "a wrapper").unwrap());
    assert_eq!(std::fs::read_to_string(file).unwrap(), "a wrapper");
    let (_scene, file) = foreign(|file| std::os::unix::fs::symlink("/elsewhere", file).unwrap());
    assert_eq!(file.read_link().unwrap().to_str(), Some("/elsewhere"));
    let (_scene, file) = foreign(|file| std::fs::create_dir(file).unwrap());
    assert!(file.is_dir());
}

#[test]
fn a_script_that_was_cut_does_nothing() {
    let script = std::fs::read_to_string(SCRIPT).unwrap();
    let last = script.trim_end().rfind('\n').unwrap();
    let lines = script.match_indices('\n').map(|(at, _)| at + 1);
    let cuts = lines
        .filter(|at| at % 7 == 0 && *at < last)
        .chain(last..script.trim_end().len());
    let scene = Scene::new(|_| good(LINUX));
    for at in cuts {
        let mut command = scene.shell(&["sh"]);
        command
            .env("POSTORB_BASE_URL", &scene.server.base)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let mut pipe = child.stdin.take().unwrap();
        // A shell that gives up on it early reads no more.
        let _ = pipe.write_all(&script.as_bytes()[..at]);
        drop(pipe);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.stdout, b"", "cut at {at}");
    }
    assert_eq!(scene.server.requests(), [""; 0]);
    assert_eq!(scene.names("home"), [""; 0]);
}

#[test]
fn an_update_replaces_the_old_binary_and_home_is_the_default() {
    let scene = Scene::new(|_| good(LINUX));
    let folder = scene.path("home/.local/bin");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("postorb"), "old").unwrap();
    std::fs::write(folder.join("circleci-postorb"), "old").unwrap();
    let mut command = scene.shell(&["sh"]);
    command.arg(SCRIPT).env("POSTORB_INSTALL_DIR", "");
    let ended = scene.run(&mut command);
    installed(&scene, &ended, "home/.local/bin");
}

#[test]
fn flags_win_over_the_environment() {
    let scene = Scene::new(|_| good(LINUX));
    let mut command = scene.shell(&["sh"]);
    command
        .args([SCRIPT, &format!("--version=v{VERSION}"), "--to=to/flag"])
        .args(["--base-url", &format!("{}/", scene.server.base)])
        .env("POSTORB_VERSION", "9.9.9")
        .env("POSTORB_INSTALL_DIR", scene.path("to/env"))
        .env("POSTORB_BASE_URL", "https://127.0.0.1:9");
    let ended = scene.run(&mut command);
    let binary = scene.path("to/flag/postorb");
    assert_eq!(
        ended.stdout,
        format!("{}\n", binary.display()),
        "{}",
        ended.stderr
    );
    assert_eq!(scene.names("to"), ["flag"]);
}

#[test]
fn every_machine_gets_its_own_archive() {
    let machines = [
        ("Linux", "x86_64", "x86_64-unknown-linux-musl"),
        ("Linux", "amd64", "x86_64-unknown-linux-musl"),
        ("Linux", "aarch64", "aarch64-unknown-linux-musl"),
        ("Darwin", "arm64", "aarch64-apple-darwin"),
        ("Darwin", "x86_64", "x86_64-apple-darwin"),
    ];
    for (system, machine, target) in machines {
        let scene = Scene::new(|_| good(target));
        scene.machine(system, machine);
        let ended = scene.install(&[]);
        installed(&scene, &ended, "to");
    }
    let scene = Scene::new(|_| good("aarch64-apple-darwin"));
    scene.machine("Darwin", "x86_64");
    scene.program("sysctl", "#!/bin/sh\necho 1\n");
    installed(&scene, &scene.install(&[]), "to");
}

#[test]
fn windows_gets_a_zip() {
    let target = "x86_64-pc-windows-msvc";
    let name = format!("postorb-{VERSION}-{target}");
    for machine in ["x86_64", "aarch64"] {
        let scene = Scene::with(&["curl", "sha256sum"], |_| {
            let folder = tempfile::tempdir().unwrap();
            let binary = release::binary(VERSION);
            let zip = release::zip(&format!("{name}/postorb.exe"), &binary, folder.path());
            published(&format!("{name}.zip"), zip)
        });
        let Some(scene) = scene else { return };
        scene.machine("MINGW64_NT-10.0-26100", machine);
        let ended = scene.install(&[]);
        let binary = scene.path("to/postorb.exe");
        assert_eq!(
            ended.stdout,
            format!("{}\n", binary.display()),
            "{}",
            ended.stderr
        );
        assert_eq!(scene.names("to"), ["circleci-postorb.exe", "postorb.exe"]);
    }
}

#[test]
fn redirects_are_followed_and_looked_at() {
    for downloader in ["curl", "wget"] {
        let release = |first: &str, then: fn(&str) -> String| {
            let first = first.to_owned();
            Scene::with(&[downloader, "sha256sum"], move |base| {
                let mut answers = good(LINUX);
                let real = answers.remove(&archive(LINUX)).unwrap();
                answers.insert("/elsewhere?a=b%20c".to_owned(), real);
                answers.insert(archive(LINUX), Answer::Redirect(format!("{base}/hop")));
                answers.insert(first, Answer::Redirect(then(base)));
                answers
            })
        };
        let Some(scene) = release("/hop", |base| format!("{base}/elsewhere?a=b%20c")) else {
            continue;
        };
        installed(&scene, &scene.install(&[]), "to");

        let away = "leads to another kind of URL: http://example.com/x";
        let elsewhere = release("/hop", |_| "http://example.com/x".to_owned());
        elsewhere.unwrap().refuses(&[], 1, away);
        let hidden = release("/hop", |_| "http://127.0.0.1:1@example.com/".to_owned());
        hidden
            .unwrap()
            .refuses(&[], 1, "leads to another kind of URL");
        let file = release("/hop", |_| "file:///etc/passwd".to_owned());
        file.unwrap()
            .refuses(&[], 1, "leads to another kind of URL");
        let endless = release("/hop", |base| format!("{base}/hop")).unwrap();
        endless.refuses(&[], 1, "is redirected too often");
    }
}

#[test]
fn a_busy_server_is_asked_again() {
    for downloader in ["curl", "wget"] {
        let scene = Scene::with(&[downloader, "sha256sum"], |_| {
            let mut answers = good(LINUX);
            let Answer::Body(body) = answers[&archive(LINUX)].clone() else {
                unreachable!()
            };
            answers.insert(archive(LINUX), Answer::Busy(2, body));
            answers
        });
        let Some(scene) = scene else { continue };
        installed(&scene, &scene.install(&[]), "to");
        assert_eq!(scene.server.requests().len(), 4);
    }
}

#[test]
fn an_interrupt_leaves_nothing_behind() {
    let scene = Scene::new(|_| {
        let mut answers = good(LINUX);
        answers.insert(archive(LINUX), Answer::Stall);
        answers
    });
    let mut command = scene.shell(&["sh"]);
    command
        .arg(SCRIPT)
        .env("POSTORB_BASE_URL", &scene.server.base)
        .stderr(Stdio::null())
        .process_group(0);
    let mut child = command.spawn().unwrap();
    while scene.server.requests().len() < 2 {
        std::thread::sleep(Duration::from_millis(10));
    }
    let group = format!("-{}", child.id());
    let killed = Command::new("kill").args(["-TERM", "--", &group]).status();
    assert!(killed.unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(143));
    assert_eq!(scene.names("tmp"), [""; 0]);
    assert_eq!(scene.names("home"), [""; 0]);
}

#[test]
fn its_version_is_that_of_the_release() {
    let script = std::fs::read_to_string(SCRIPT).unwrap();
    assert!(script.contains(&format!("\nown_version={VERSION}\n")));
    let base = concat!(env!("CARGO_PKG_REPOSITORY"), "/releases/download");
    assert!(script.contains(&format!("\nown_base={base}\n")));
    let scene = Scene::new(|_| good(LINUX));
    let ended = scene.install(&["--help"]);
    assert_eq!((ended.exit, ended.stderr.as_str()), (Some(0), ""));
    assert!(ended.stdout.contains(&format!("(default: {VERSION})")));
}

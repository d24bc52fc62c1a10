//! What the installer refuses, and that it leaves what was there.

use std::time::{Duration, Instant};

use super::release::{self, VERSION};
use super::scene::{LINUX, SCRIPT, Scene, archive, good, path, published};
use super::server::Answer;

/// What a bad server makes of an archive.
type Bad = fn(Vec<u8>) -> Answer;

#[test]
fn what_is_not_the_release_is_refused() {
    let bytes = |answer: &Answer| match answer {
        Answer::Body(body) => body.clone(),
        _ => unreachable!(),
    };
    let sums = |text: fn(String) -> String| {
        Scene::new(move |_| {
            let mut answers = good(LINUX);
            let told = String::from_utf8(bytes(&answers[&path("SHA256SUMS")])).unwrap();
            answers.insert(path("SHA256SUMS"), Answer::Body(text(told).into_bytes()));
            answers
        })
    };
    let archives: [(Bad, &str); 4] = [
        (Answer::Cut, "cannot download"),
        (
            |mut body| {
                *body.last_mut().unwrap() ^= 1;
                Answer::Body(body)
            },
            "is not what the release says",
        ),
        (
            |body| Answer::Body(body[..100].to_vec()),
            "is not what the release says",
        ),
        (|_| Answer::Status(403), "the server answered 403"),
    ];
    for downloader in ["curl", "wget"] {
        for (bad, told) in archives {
            let scene = Scene::with(&[downloader, "sha256sum"], |_| {
                let mut answers = good(LINUX);
                let answer = bad(bytes(&answers[&archive(LINUX)]));
                answers.insert(archive(LINUX), answer);
                answers
            });
            let Some(scene) = scene else { continue };
            scene.refuses(&[], 1, told);
        }
    }
    sums(|_| String::new()).refuses(&[], 1, "SHA256SUMS does not name");
    sums(|told| told.replace("linux", "Linux")).refuses(&[], 1, "SHA256SUMS does not name");
    sums(|told| told.replacen("  ", "  x/", 1)).refuses(&[], 1, "SHA256SUMS does not name");
    sums(|told| format!("{told}{told}")).refuses(&[], 1, "twice");
    sums(|told| format!("{}{told}", "$(touch to/evil)")).refuses(&[], 1, "does not name");
    sums(|told| format!("-e{}", &told[2..])).refuses(&[], 1, "has no sum");
    sums(|told| told[1..].to_owned()).refuses(&[], 1, "is not what the release says");
    let other = Scene::new(|_| good("x86_64-apple-darwin"));
    other.refuses(&[], 1, "SHA256SUMS does not name");
    let gone = Scene::new(|_| {
        let mut answers = good(LINUX);
        answers.remove(&archive(LINUX));
        answers
    });
    gone.refuses(&[], 1, "there is no http://127.0.0.1:");
    gone.refuses(&["--version", "9.9.9"], 1, "is there a release 9.9.9 for");
}

#[test]
fn an_archive_with_something_else_in_it_is_refused() {
    let folder = format!("postorb-{VERSION}-{LINUX}");
    let binary = release::binary(VERSION);
    let own = || (format!("{folder}/postorb"), b'0', binary.as_slice());
    let other = release::binary("0.0.1");
    let refused = |members: &[release::Member<'_>], told: &str| {
        let bytes = release::tar_gz(members);
        let scene = Scene::new(|_| published(&format!("{folder}.tar.gz"), bytes));
        scene.refuses(&[], 1, told);
        assert!(!scene.path("evil").exists());
    };
    let outside = |name: &str| (name.to_owned(), b'0', &b"evil"[..]);
    refused(
        &[own(), outside(&format!("{folder}/../../to/evil"))],
        "leaves its folder",
    );
    refused(&[own(), outside("../evil")], "leaves its folder");
    refused(
        &[own(), outside("/etc/evil")],
        "holds what does not belong there",
    );
    refused(
        &[own(), outside("\x1b[31mevil")],
        "holds what does not belong there: ",
    );
    refused(&[own(), own()], "does not hold one");
    refused(
        &[outside(&format!("{folder}/README.md"))],
        "does not hold one",
    );
    refused(&[], "does not hold one");
    refused(
        &[(format!("{folder}/postorb"), b'2', b"/bin/sh")],
        "does not run here",
    );
    refused(
        &[(format!("{folder}/postorb"), b'0', &other)],
        "does not run here",
    );
    let scene = Scene::new(|_| published(&format!("{folder}.tar.gz"), b"<html>".to_vec()));
    scene.refuses(&[], 1, "cannot be read");
}

#[test]
fn a_server_that_stalls_is_given_up_on() {
    for downloader in ["curl", "wget"] {
        let scene = Scene::with(&[downloader, "sha256sum"], |_| {
            let mut answers = good(LINUX);
            answers.insert(archive(LINUX), Answer::Stall);
            answers
        });
        let Some(scene) = scene else { continue };
        let start = Instant::now();
        let mut command = scene.shell(&["sh"]);
        command.arg(SCRIPT).env("POSTORB_TIMEOUT", "1");
        let ended = scene.run(&mut command);
        assert_eq!(ended.exit, Some(1), "{}", ended.stderr);
        assert!(ended.stderr.contains("cannot download"), "{}", ended.stderr);
        assert!(start.elapsed() < Duration::from_secs(20));
        assert_eq!(scene.names("to"), [""; 0]);
    }
}

#[test]
fn wrong_arguments_are_a_usage_error() {
    let scene = Scene::new(|_| good(LINUX));
    for args in [
        &["--verison", "0.1.0"][..],
        &["0.1.0"],
        &["--to"],
        &["--to="],
        &["--version", "latest"],
        &["--version", "../../evil"],
        &["--version", "0.1.0 x"],
        &["--base-url", "http://example.com"],
        &["--base-url", "http://127.0.0.1.example.com"],
        &["--base-url", "http://localhost@example.com/"],
        &["--base-url", "file:///etc"],
        &["--base-url", "https://"],
        &["--base-url", "-ohttps://x/"],
        &["--base-url", "https://exam ple.com"],
        &["--base-url", "https://x/\n--output=evil"],
    ] {
        scene.refuses(args, 2, "error: ");
    }
    for seconds in ["0", "x", "1.5", "-1", "99999"] {
        let mut command = scene.shell(&["sh"]);
        command.arg(SCRIPT).env("POSTORB_TIMEOUT", seconds);
        assert_eq!(scene.run(&mut command).exit, Some(2), "{seconds}");
    }
    assert_eq!(scene.server.requests(), [""; 0]);
}

#[test]
fn a_password_in_a_url_is_refused_and_not_told() {
    let scene = Scene::new(|_| good(LINUX));
    for args in [
        &["--base-url", "https://user:pass/w0rd@example.com/x"][..],
        &["--base-url", "https://user:s3cret@example.com/x"],
        &["--base-url", "user:s3cret@example.com/x"],
        &["--base-url", "https://user:s3@cret@example.com/x"],
    ] {
        let ended = scene.refuses(args, 2, "no URL to download from: ...@example.com/x\n");
        assert!(ended.stderr.contains("without a user name or a password"));
        let is_told = ["user:", "w0rd", "s3"].map(|part| ended.stderr.contains(part));
        assert_eq!(is_told, [false; 3], "{}", ended.stderr);
    }
    let mistyped = ["--baseurl=https://user:s3cret@example.com"];
    let ended = scene.refuses(&mistyped, 2, "unknown argument: ...@example.com\n");
    assert!(!ended.stderr.contains("s3cret"), "{}", ended.stderr);
    assert_eq!(scene.server.requests(), [""; 0]);
}

/// Where programs cannot be run, the shell says what it says of a file without the mode for it.
#[test]
fn a_folder_without_programs_is_told() {
    for shell in super::SHELLS {
        if crate::needs::program(shell[0]).is_none() {
            continue;
        }
        let scene = Scene::new(|_| good(LINUX));
        std::fs::remove_file(scene.path("bin/chmod")).unwrap();
        scene.program("chmod", "#!/bin/sh\n");
        let ended = scene.run(scene.shell(shell).arg(SCRIPT));
        assert_eq!(ended.exit, Some(1), "{}", ended.stderr);
        let told = ["no program can be run in ", "is it mounted with `noexec`?"];
        let told = told.map(|text| ended.stderr.contains(text));
        assert_eq!(told, [true; 2], "{shell:?}: {}", ended.stderr);
        assert_eq!(scene.names("to"), [""; 0]);
    }
}

#[test]
fn what_cannot_be_installed_is_told() {
    let scene = Scene::new(|_| good(LINUX));
    std::fs::create_dir(scene.path("to/postorb")).unwrap();
    let ended = scene.install(&[]);
    assert!(
        ended.stderr.contains("to/postorb is a folder"),
        "{}",
        ended.stderr
    );
    let below = format!("{SCRIPT}/folder");
    // Nobody can write there, root neither.
    let places = [
        ("/proc", "cannot be written to"),
        (&below, "cannot be made"),
    ];
    for (folder, told) in places {
        let ended = scene.install(&["--to", folder]);
        assert_eq!((ended.exit, ended.stdout.as_str()), (Some(1), ""));
        assert!(ended.stderr.contains(told), "{}", ended.stderr);
    }
    scene.machine("SunOS", "sun4v");
    let ended = scene.install(&[]);
    assert!(
        ended.stderr.contains("no release for SunOS sun4v"),
        "{}",
        ended.stderr
    );

    let bare = Scene::with(&["sha256sum"], |_| good(LINUX)).unwrap();
    bare.refuses(&[], 1, "nothing to download with");
    bare.program("wget", "#!/bin/sh\necho BusyBox v1.36\n");
    bare.refuses(&[], 1, "nothing to download with");
    let blind = Scene::with(&["curl"], |_| good(LINUX)).unwrap();
    blind.refuses(&[], 1, "nothing to check SHA-256 sums with");
}

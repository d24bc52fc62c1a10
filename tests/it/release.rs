//! How a release is made, as far as that runs without GitHub, and that everybody looks for an archive
//! where the release has it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::install::release::binary as stand_in;
use crate::install::scene::{Scene, published};
use crate::install::server::Answers;
use crate::needs;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The targets, and a machine of each as `uname` tells it.
pub(crate) const TARGETS: [(&str, &str, &str); 5] = [
    ("x86_64-unknown-linux-musl", "Linux", "x86_64"),
    ("aarch64-unknown-linux-musl", "Linux", "aarch64"),
    ("x86_64-apple-darwin", "Darwin", "x86_64"),
    ("aarch64-apple-darwin", "Darwin", "arm64"),
    ("x86_64-pc-windows-msvc", "MINGW64_NT-10.0", "x86_64"),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap()
}

fn release(folder: &Path, args: &[&str]) -> Output {
    let script = folder.join(".ci/release");
    Command::new("bash")
        .arg(script)
        .args(args)
        .output()
        .unwrap()
}

fn succeeded(output: &Output) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
}

/// The archive that the script makes of a binary.
fn archived(target: &str, binary: &Path, folder: &Path) -> PathBuf {
    let folder = folder.join("files");
    let args = [
        "archive",
        target,
        binary.to_str().unwrap(),
        folder.to_str().unwrap(),
    ];
    succeeded(&release(root(), &args));
    succeeded(&release(root(), &["sums", folder.to_str().unwrap()]));
    let ending = if target.contains("windows") {
        "zip"
    } else {
        "tar.gz"
    };
    folder.join(format!("postorb-{VERSION}-{target}.{ending}"))
}

#[test]
fn install_sh_installs_what_a_release_is_made_of() {
    for name in ["git", "zip", "unzip"] {
        if needs::program(name).is_none() {
            return;
        }
    }
    for (target, system, machine) in [TARGETS[0], TARGETS[4]] {
        let scratch = tempfile::tempdir().unwrap();
        let windows = system != "Linux";
        let name = if windows { "postorb.exe" } else { "postorb" };
        let binary = scratch.path().join(name);
        // The real one of a debug build takes a minute to pack.
        std::fs::write(&binary, stand_in(VERSION)).unwrap();
        let archive = archived(target, &binary, scratch.path());
        let bytes = std::fs::read(&archive).unwrap();
        let again = archived(target, &binary, &scratch.path().join("again"));
        assert!(
            bytes == std::fs::read(again).unwrap(),
            "{target}: other bytes"
        );

        let named = archive.file_name().unwrap().to_str().unwrap().to_owned();
        let sums = std::fs::read_to_string(archive.with_file_name("SHA256SUMS")).unwrap();
        let scene = Scene::new(|_| {
            let answers = published(&named, bytes);
            let crate::install::server::Answer::Body(own) =
                &answers[&format!("/v{VERSION}/SHA256SUMS")]
            else {
                unreachable!()
            };
            assert_eq!(sums.as_bytes(), own.as_slice());
            answers
        });
        scene.machine(system, machine);
        let ended = scene.install(&[]);
        let installed = scene.path("to").join(name);
        assert_eq!(
            ended.stdout,
            format!("{}\n", installed.display()),
            "{}",
            ended.stderr
        );

        let list = if windows {
            ["unzip", "-Z1"]
        } else {
            ["tar", "-tzf"]
        };
        let listed = Command::new(list[0])
            .arg(list[1])
            .arg(&archive)
            .output()
            .unwrap();
        let listed = String::from_utf8(listed.stdout).unwrap();
        for file in [
            name,
            "README.md",
            "CHANGELOG.md",
            "LICENSE-MIT",
            "LICENSE-APACHE",
        ]
        .into_iter()
        .chain([
            "man/postorb.1",
            "man/postorb-merge.1",
            "completions/_postorb",
        ]) {
            let member = format!("postorb-{VERSION}-{target}/{file}");
            assert!(
                listed.lines().any(|line| line == member),
                "{member}: {listed}"
            );
        }
    }
}

/// `[package.metadata.binstall]`, with what cargo-binstall puts into it.
fn binstall(target: &str, key: &str) -> String {
    let manifest = read("Cargo.toml");
    let (_, own) = manifest
        .split_once("\n[package.metadata.binstall]\n")
        .unwrap();
    let line = |table: &str| {
        let lines = table.lines().take_while(|line| !line.starts_with('['));
        let mut values = lines.filter_map(|line| line.strip_prefix(&format!("{key} = ")));
        values
            .next()
            .map(|value| value.trim_matches('"').to_owned())
    };
    let title = format!("\n[package.metadata.binstall.overrides.{target}]\n");
    let overridden = own.split_once(&title).and_then(|(_, table)| line(table));
    let extension = if target.contains("windows") {
        ".exe"
    } else {
        ""
    };
    let template = overridden.or_else(|| line(own)).unwrap();
    [
        ("{ repo }", env!("CARGO_PKG_REPOSITORY")),
        ("{ version }", VERSION),
        ("{ name }", env!("CARGO_PKG_NAME")),
        ("{ bin }", "postorb"),
        ("{ target }", target),
        ("{ binary-ext }", extension),
    ]
    .iter()
    .fold(template, |text, (name, value)| text.replace(name, value))
}

#[test]
fn binstall_and_install_sh_look_in_the_same_place() {
    for (target, system, machine) in TARGETS {
        let url = binstall(target, "pkg-url");
        let releases = concat!(env!("CARGO_PKG_REPOSITORY"), "/releases/download");
        let path = url.strip_prefix(releases).unwrap().to_owned();
        let (_, archive) = path.rsplit_once('/').unwrap();
        let format = if target.contains("windows") {
            "zip"
        } else {
            "tgz"
        };
        assert_eq!(binstall(target, "pkg-fmt"), format);
        let folder = archive.trim_end_matches(".zip").trim_end_matches(".tar.gz");
        let inside = binstall(target, "bin-dir");
        assert!(inside.starts_with(&format!("{folder}/postorb")), "{inside}");

        let scene = Scene::new(|_| -> Answers { published(archive, b"no archive".to_vec()) });
        scene.machine(system, machine);
        let ended = scene.install(&[]);
        assert!(ended.stderr.contains("cannot be read"), "{}", ended.stderr);
        assert_eq!(
            scene.server.requests(),
            [format!("/v{VERSION}/SHA256SUMS"), path]
        );
    }
}

#[test]
fn a_tag_is_held_against_the_version_and_the_changelog() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path();
    std::fs::create_dir(folder.join(".ci")).unwrap();
    for name in [".ci/release", "Cargo.toml", "install.sh"] {
        std::fs::copy(root().join(name), folder.join(name)).unwrap();
    }
    let tag = format!("v{VERSION}");
    let changes =
        format!("# Changelog\n\n## [9.0.0]\nlater\n\n## [{VERSION}] - 2026-12-01\n\n- all\n");
    std::fs::write(folder.join("CHANGELOG.md"), &changes).unwrap();
    succeeded(&release(folder, &["check", &tag]));
    let notes = release(folder, &["notes"]);
    assert_eq!(String::from_utf8(notes.stdout).unwrap(), "\n- all\n");

    for wrong in ["v9.9.9", VERSION, "v0.1.0-rc.1", ""] {
        assert!(
            !release(folder, &["check", wrong]).status.success(),
            "{wrong}"
        );
    }
    let unsaid = changes.replace("\n- all\n", "\n");
    std::fs::write(folder.join("CHANGELOG.md"), unsaid).unwrap();
    assert!(!release(folder, &["check", &tag]).status.success());
    std::fs::write(folder.join("CHANGELOG.md"), &changes).unwrap();
    let script = read("install.sh").replace("own_version=", "own_version=9");
    std::fs::write(folder.join("install.sh"), script).unwrap();
    assert!(!release(folder, &["check", &tag]).status.success());
    assert_eq!(release(folder, &["publish"]).status.code(), Some(2));
}

#[test]
fn a_release_is_compiled_as_what_ci_measures() {
    let compiled = |name: &str| {
        let text = read(name);
        let start = text.find("-C llvm-args=").unwrap();
        let end = text[start..].find(['\'', '\n']).unwrap();
        text[start..start + end].to_owned()
    };
    assert_eq!(
        compiled(".github/workflows/release.yml"),
        compiled(".ci/run")
    );
}

//! What a release has to download: archives made byte by byte, so that they can hold anything.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What stands for the binary: it tells its version, as the real one does.
pub(crate) fn binary(version: &str) -> Vec<u8> {
    format!("#!/bin/sh\necho postorb {version}\n").into_bytes()
}

/// A member of an archive: its name, its kind as tar writes it, and what it holds or leads to.
pub(crate) type Member<'m> = (String, u8, &'m [u8]);

pub(crate) fn tar_gz(members: &[Member<'_>]) -> Vec<u8> {
    let mut tar = Vec::new();
    for (name, kind, content) in members {
        let (link, content) = match kind {
            b'2' => (*content, &[][..]),
            _ => (&[][..], *content),
        };
        let mut header = [0_u8; 512];
        header[..name.len()].copy_from_slice(name.as_bytes());
        header[100..107].copy_from_slice(b"0000755");
        header[124..135].copy_from_slice(format!("{:011o}", content.len()).as_bytes());
        header[136..147].copy_from_slice(b"00000000000");
        header[148..156].copy_from_slice(b"        ");
        header[156] = *kind;
        header[157..157 + link.len()].copy_from_slice(link);
        header[257..265].copy_from_slice(b"ustar\x0000");
        let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
        header[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        tar.extend_from_slice(&header);
        tar.extend_from_slice(content);
        tar.resize(tar.len().next_multiple_of(512), 0);
    }
    tar.resize(tar.len() + 1024, 0);
    piped("gzip", &["-c"], &tar)
}

/// A zip with one member, by Python, whose module needs no package.
pub(crate) fn zip(name: &str, content: &[u8], scratch: &Path) -> Vec<u8> {
    let file = scratch.join("made.zip");
    let program = "import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as made: made.writestr(sys.argv[2], sys.stdin.read())";
    piped(
        "python3",
        &["-c", program, file.to_str().unwrap(), name],
        content,
    );
    std::fs::read(file).unwrap()
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    let told = String::from_utf8(piped("sha256sum", &[], bytes)).unwrap();
    told.split(' ').next().unwrap().to_owned()
}

fn piped(program: &str, args: &[&str], stdin: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect(program);
    let mut pipe = child.stdin.take().unwrap();
    pipe.write_all(stdin).unwrap();
    drop(pipe);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{program}");
    output.stdout
}

//! What others' tools say of the orb's files.

use std::path::Path;
use std::process::Command;

use super::{SOURCE, files, is};
use crate::needs::program;

fn complaint(command: &mut Command) -> Option<String> {
    let output = command.output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (!output.status.success()).then(|| String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn its_scripts_are_clean() {
    let Some(tool) = program("shellcheck") else {
        return;
    };
    let files = files();
    let scripts = files.iter().filter(|(path, _)| is(path, "sh"));
    let scripts: Vec<_> = scripts
        .map(|(path, _)| Path::new(SOURCE).join(path))
        .collect();
    assert!(scripts.len() >= 5);
    assert_eq!(complaint(Command::new(tool).args(scripts)), None);
}

#[test]
fn its_yaml_is_clean() {
    let Some(tool) = program("yamllint") else {
        return;
    };
    let orb = Path::new(SOURCE).parent().unwrap();
    assert_eq!(
        complaint(Command::new(&tool).args(["--strict", "."]).current_dir(orb)),
        None
    );
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.yml");
    std::fs::write(&file, "a: 1\na: 2\n").unwrap();
    let said = complaint(Command::new(tool).args(["-d", "relaxed"]).arg(file));
    assert!(
        said.expect("it takes anything")
            .contains("duplication of key")
    );
}

/// The orb brings the installer with it, so that nothing is run that was downloaded a moment ago.
#[test]
fn its_installer_is_that_of_the_repository() {
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/install.sh");
    let copy = Path::new(SOURCE).join("scripts/install.sh");
    if std::env::var_os("POSTORB_BLESS").is_some() {
        std::fs::copy(own, &copy).unwrap();
    }
    let [own, copy] = [Path::new(own), &copy].map(|path| std::fs::read_to_string(path).unwrap());
    assert!(
        own == copy,
        "orb/src/scripts/install.sh is stale: `just bless` copies it"
    );
}

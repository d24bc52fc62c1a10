//! Sessions at a shell: `tests/data/cli/<case>/session.txt` is replayed in a copy of `<case>/files`,
//! and so is every `console` block of the README, all of them in one folder. `pages` does it with other pages.
//!
//! A line `$ COMMAND` is followed by what it prints, on both streams, and by `[exit N]` where that
//! is not 0. What stands before the first command is for people. `POSTORB_BLESS=1` writes the
//! answers anew.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use similar::TextDiff;

const CASES: &str = "tests/data/cli";
const README: &str = "README.md";

/// Variables of the environment that commands find.
type Variables = [(&'static str, String)];

/// Runs one command; returns its line and everything after it.
fn answer(command: &str, folder: &Path, variables: &Variables) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_postorb"));
    let system = std::env::var("PATH").unwrap();
    let own = binary.parent().unwrap().to_str().unwrap();
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{command}")])
        .current_dir(folder)
        .env_clear()
        .env("PATH", format!("{own}:{system}"))
        .env("HOME", folder)
        .env("LC_ALL", "C.UTF-8")
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let mut text = format!("$ {command}\n{}", String::from_utf8_lossy(&output.stdout));
    if !text.ends_with('\n') {
        text.push('\n');
    }
    match output.status.code() {
        Some(0) => {}
        Some(code) => writeln!(text, "[exit {code}]").unwrap(),
        None => writeln!(text, "[{}]", output.status).unwrap(),
    }
    text
}

/// The session with the answers that its commands give now.
fn replay(session: &str, folder: &Path, variables: &Variables) -> String {
    let is_prose = |line: &&str| !line.starts_with("$ ");
    let prose = session.split_inclusive('\n').take_while(is_prose);
    let commands = session.lines().filter_map(|line| line.strip_prefix("$ "));
    let answers = commands.map(|command| answer(command, folder, variables));
    prose.map(str::to_owned).chain(answers).collect()
}

/// A page with its `console` blocks replayed, in their order.
pub(crate) fn replay_page(page: &str, folder: &Path, variables: &Variables) -> String {
    const START: &str = "```console\n";
    let mut parts = page.split(START);
    let mut replayed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (session, rest) = part.split_once("```").unwrap();
        let session = replay(session, folder, variables);
        replayed = format!("{replayed}{START}{session}```{rest}");
    }
    replayed
}

/// Copies what is in `from`, where there is such a folder, into `to`.
pub(crate) fn copy(from: &Path, to: &Path) {
    let Ok(entries) = fs::read_dir(from) else {
        return;
    };
    for entry in entries {
        let entry = entry.unwrap();
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            fs::create_dir(&copied).unwrap();
            copy(&path, &copied);
        } else {
            fs::copy(&path, &copied).unwrap();
        }
    }
}

/// Compares a file with its replay in a copy of `files`, or writes it there; tells the difference.
pub(crate) fn expect(
    file: &Path,
    files: &Path,
    variables: &Variables,
    replay: fn(&str, &Path, &Variables) -> String,
) -> Option<String> {
    let known = fs::read_to_string(file).unwrap();
    let folder = tempfile::tempdir().unwrap();
    copy(files, folder.path());
    let found = replay(&known, folder.path(), variables);
    if std::env::var_os("POSTORB_BLESS").is_some() {
        fs::write(file, &found).unwrap();
        return None;
    }
    let diff = TextDiff::from_lines(&known, &found);
    (known != found).then(|| format!("{}\n{}", file.display(), diff.unified_diff()))
}

#[test]
fn every_session_goes_as_recorded() {
    let cases = fs::read_dir(CASES).unwrap();
    let cases: Vec<PathBuf> = cases.map(|entry| entry.unwrap().path()).collect();
    assert!(cases.len() > 35, "the cases are gone");
    let sessions = cases
        .iter()
        .filter(|case| case.join("session.txt").exists());
    let wrong: Vec<_> = sessions
        .filter_map(|case| expect(&case.join("session.txt"), &case.join("files"), &[], replay))
        .collect();
    assert!(
        wrong.is_empty(),
        "`just bless` rewrites\n{}",
        wrong.concat()
    );
}

#[test]
fn the_readme_shows_what_is_printed() {
    let page = Path::new(README);
    let files = Path::new(CASES).join("readme/files");
    let wrong = page
        .exists()
        .then(|| expect(page, &files, &[], replay_page));
    assert_eq!(wrong.flatten(), None);
    let selection = fs::read_to_string(files.join(".circleci/postorb.yml")).unwrap();
    assert!(
        fs::read_to_string(page)
            .unwrap()
            .contains(&format!("```yaml\n{selection}```"))
    );
}

//! Pages of docs with sessions in them: blocks of `console`, whose commands are run and whose outputs are what
//! is printed. `POSTORB_BLESS=1` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const START: &str = "```console\n";

/// What a command printed, and how it ended.
pub(crate) struct Printed {
    pub(crate) exit: i32,
    pub(crate) text: String,
}

/// Runs the commands of a page's blocks in their order: `run` is given the number of the block and the words
/// behind `postorb`.
pub(crate) fn check(page: &str, mut run: impl FnMut(usize, &[&str]) -> Printed) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = fs::read_to_string(&file).unwrap();
    let mut parts = text.split(START);
    let mut taken = parts.next().unwrap().to_owned();
    let mut blocks = 0;
    for part in parts {
        let (block, rest) = part.split_once("```").unwrap();
        taken.push_str(START);
        for command in block.lines().filter_map(|line| line.strip_prefix("$ ")) {
            let words = words(command);
            assert_eq!(words[0], "postorb", "{page}: {command}");
            let printed = run(blocks, &words[1..]);
            write!(taken, "$ {command}\n{}", printed.text).unwrap();
            if printed.exit != 0 {
                writeln!(taken, "[exit {}]", printed.exit).unwrap();
            }
        }
        write!(taken, "```{rest}").unwrap();
        blocks += 1;
    }
    assert!(blocks > 0, "{page} has no sessions");
    if std::env::var_os("POSTORB_BLESS").is_some() {
        fs::write(&file, &taken).unwrap();
    }
    let is_same = taken == fs::read_to_string(&file).unwrap();
    assert!(
        is_same,
        "{page} is stale: `just bless` takes its sessions anew\n{taken}"
    );
}

/// The words of a command line, of which some stand in single quotes.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let (word, behind) = match rest.strip_prefix('\'') {
            Some(quoted) => quoted.split_once('\'').unwrap(),
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        words.push(word);
        rest = behind.trim_start();
    }
    words
}

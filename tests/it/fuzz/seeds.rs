//! What fuzzing begins with: for each target inputs that are right, or nearly so. Those of postorb's own tests are
//! always there, and real files where the shared folder is.

mod answers;
mod said;

use std::path::Path;

use crate::{index, needs};

/// What is longer is left to tests of its own: fuzzers do better with more inputs than with longer ones.
const LONGEST: usize = 20_000;

/// The inputs that a target begins with, in an order that is the same everywhere.
pub(super) fn of(target: &str) -> Vec<Vec<u8>> {
    let all: Vec<Vec<u8>> = match target {
        "expression" => expressions(),
        "selection" => texts(selections()),
        "suite_edit" => {
            let names = ["new", "a #1", "'suite' é", "- x: y", "{a}", "1.0", " ~"];
            let selections = selections().into_iter().zip(names.iter().cycle());
            let with = selections.map(|(text, name)| format!("{name}\n{text}"));
            texts(with.collect())
        }
        "merge" => behind(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 16, 20, 25], &configs()),
        "veil" => {
            let configs = behind(&[0, 9, 18, 27, 36, 45, 54, 63], &configs());
            behind(&[1, 5, 20, 60], &lossy(configs))
        }
        "orb_source" => texts(orbs()),
        "compiler" => {
            let configs = configs().into_iter().zip(said::ALL.iter().cycle());
            let with = configs.map(|(config, said)| format!("{config}\n====\n{said}"));
            let own = said::ALL.iter();
            let own = own.map(|said| format!("{}\n====\n{said}", said::CONFIG));
            texts(own.chain(with).collect())
        }
        "collection" => collections(),
        "messages" => answers::all(),
        "report" => reports(),
        _ => texts(configs()),
    };
    all.into_iter()
        .filter(|seed| seed.len() <= LONGEST)
        .collect()
}

fn texts(texts: Vec<String>) -> Vec<Vec<u8>> {
    texts.into_iter().map(String::into_bytes).collect()
}

fn lossy(texts: Vec<Vec<u8>>) -> Vec<String> {
    let texts = texts.into_iter();
    texts
        .map(|text| String::from_utf8(text).expect("UTF-8"))
        .collect()
}

/// Texts with a byte in front, which takes turns.
fn behind(first: &[u8], texts: &[String]) -> Vec<Vec<u8>> {
    let first = first.iter().cycle();
    let texts = texts.iter().zip(first);
    texts
        .map(|(text, first)| [&[*first], text.as_bytes()].concat())
        .collect()
}

/// The files of a folder of this repository or of the shared one with one of these ends, in their order.
fn files(folder: &Path, ends: &[&str]) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut paths: Vec<_> = paths
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            path.is_file() && ends.iter().any(|end| name.ends_with(end))
        })
        .collect();
    paths.sort();
    let texts = paths
        .iter()
        .map(|path| std::fs::read(path).expect("a file"));
    texts
        .filter_map(|text| String::from_utf8(text).ok())
        .collect()
}

fn own(folder: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

/// Configs: what layouts render to, with the selections behind them, and real ones.
fn configs() -> Vec<String> {
    let mut all = files(&own("tests/data/render"), &[".yml"]);
    if let Some(shared) = needs::shared() {
        for folder in ["configs-newman", "configs"] {
            all.extend(
                index::configs(&shared, folder)
                    .into_iter()
                    .map(|config| config.text),
            );
        }
    }
    all
}

fn selections() -> Vec<String> {
    let mut all = Vec::new();
    for (folder, end) in [
        ("tests/data/selection/good", ".yml"),
        ("tests/data/selection/bad", ".yml"),
        ("tests/data/render", ".selection.yml"),
    ] {
        all.extend(files(&own(folder), &[end]));
    }
    all
}

/// The parts of expressions that configs have.
fn expressions() -> Vec<Vec<u8>> {
    let configs = configs();
    let parts = configs.iter().flat_map(|text| text.split("<<").skip(1));
    let parts = parts.filter_map(|part| Some(part.split_once(">>")?.0.trim().to_owned()));
    let mut parts: Vec<String> = parts.collect();
    parts.push("pipeline.parameters.a == 'b' and not (pipeline.git.branch matches /x/)".to_owned());
    parts.sort();
    parts.dedup();
    texts(parts)
}

/// Folders as one text: postorb's own orb, whole and each file with what it includes, and folders that lead out.
fn orbs() -> Vec<String> {
    let mut parts = vec![("@orb.yml".to_owned(), String::new())];
    for folder in ["", "commands", "executors", "jobs", "scripts"] {
        let at = own("orb/src").join(folder);
        let entries = std::fs::read_dir(&at).expect("a folder");
        for entry in entries.map(|entry| entry.expect("an entry")) {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            let name = format!("{folder}/{}", entry.file_name().display());
            // The installer is long, and no YAML.
            if !name.ends_with("/install.sh") {
                parts.push((name.trim_start_matches('/').to_owned(), text));
            }
        }
    }
    parts.sort();
    let pairs = parts.iter().map(|(name, text)| {
        format!("=== @orb.yml\nversion: 2.1\n=== {name}\n{text}\n=== scripts/run.sh\necho <<a>>\n")
    });
    let leading = [
        "=== @orb.yml\ncommands: { a: { steps: [run: <<include(../outside.yml)>>] } }\n",
        "=== @orb.yml\nversion: 2.1\n=== jobs/a.yml -> ../../outside.yml\n=== commands -> ../outside\n",
        "=== @orb.yml\ncommands: { a: { steps: [run: <<include(b.sh)>>] } }\n=== b.sh -> ../outside/run.sh\n",
        "=== @orb.yml -> ../outside.yml\n=== jobs/a/b/c.yml\nsteps: []\n=== jobs/d -> .\n",
        "=== @orb.yml\njobs: { a: { steps: [run: <<include(a.sh)>>] } }\n=== a.sh\n<<include(a.sh)>>\n",
    ];
    let leading = leading.map(str::to_owned);
    pairs.chain(leading).collect()
}

/// Collections, environments and a lock.
fn collections() -> Vec<Vec<u8>> {
    let mut all = texts(answers::DOCUMENTS.map(str::to_owned).to_vec());
    if let Some(shared) = needs::shared() {
        for folder in ["corpus/collections", "newman/collections"] {
            let json = files(&shared.join(folder), &[".json"]);
            all.extend(texts(json));
        }
    }
    all
}

/// Reports: what postorb wrote, and what runners did.
fn reports() -> Vec<Vec<u8>> {
    let ends = [".json", ".xml"];
    let mut all = texts(files(&own("tests/data/results"), &ends));
    all.extend(texts(files(&own("tests/data/results/postman-cli"), &ends)));
    if let Some(shared) = needs::shared() {
        for folder in ["newman/reports", "corpus/reports", "corpus/reports-other"] {
            all.extend(texts(files(&shared.join(folder), &ends)));
        }
    }
    all
}

#[test]
#[ignore = "writes fuzz/corpus, for cargo-fuzz to begin with"]
fn are_written() {
    for (target, _) in super::targets::ALL {
        let folder = own("fuzz/corpus").join(target);
        std::fs::create_dir_all(&folder).expect("a folder");
        for (at, seed) in of(target).into_iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{at}")), seed).expect("a file");
        }
    }
}

#[test]
fn every_target_has_some() {
    for (target, _) in super::targets::ALL {
        let count = of(target).len();
        println!("{target}: {count}");
        assert!(count >= 5, "{target}: {count}");
    }
}

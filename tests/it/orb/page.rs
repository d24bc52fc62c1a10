//! docs/orb.md: its configs are right, its output is real, and it has every parameter.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::orb;
use super::packed::accepted;

fn page() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/orb.md")).unwrap()
}

fn blocks(page: &str, language: &str) -> Vec<String> {
    let start = format!("```{language}\n");
    let blocks = page.split(&start).skip(1);
    let blocks = blocks.map(|block| block.split("```").next().unwrap().to_owned());
    blocks.collect()
}

#[test]
fn its_configs_are_right() {
    let configs = blocks(&page(), "yaml");
    assert!(configs.len() >= 4);
    let folder = tempfile::tempdir().unwrap();
    for (index, config) in configs.iter().enumerate() {
        let file = folder.path().join(format!("{index}.yml"));
        fs::write(&file, config).unwrap();
        accepted(&[file.to_str().unwrap()]);
    }
}

/// The session begins with the config above it that it is about, with a mistake in it.
#[test]
fn its_session_shows_what_is_printed() {
    let page = page();
    let config = blocks(&page, "yaml")
        .into_iter()
        .find(|config| config.contains("fail_on: warning"))
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("config.yml"),
        config.replace("fail_on", "fail_no"),
    )
    .unwrap();
    let orb = Path::new(env!("CARGO_MANIFEST_DIR")).join("orb");
    std::os::unix::fs::symlink(orb, folder.path().join("orb")).unwrap();
    let sessions = blocks(&page, "console");
    assert_eq!(sessions.len(), 1);
    let (command, shown) = sessions[0].split_once('\n').unwrap();
    let args = command.strip_prefix("$ postorb ").unwrap().split(' ');
    let output = Command::new(env!("CARGO_BIN_EXE_postorb"))
        .args(args)
        .current_dir(folder.path())
        .output()
        .unwrap();
    let exit = output.status.code().unwrap();
    let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    let printed = format!("{printed}[exit {exit}]\n");
    if std::env::var_os("POSTORB_BLESS").is_some() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/orb.md");
        fs::write(file, page.replace(shown, &printed)).unwrap();
        return;
    }
    assert_eq!(
        shown, printed,
        "docs/orb.md is stale: `just bless` takes it anew"
    );
}

#[test]
fn it_has_every_parameter_of_every_component() {
    let page = page();
    let (_, tables) = page.split_once("## Parameters").unwrap();
    let orb = orb();
    let mut count = 0;
    for section in ["jobs", "commands", "executors"] {
        for (name, component) in orb[section].as_mapping().unwrap() {
            let name = name.as_str().unwrap();
            assert!(
                page.contains(&format!("`{name}`")) || page.contains(&format!("postorb/{name}")),
                "{name}"
            );
            for (parameter, _) in component["parameters"].as_mapping().into_iter().flatten() {
                let parameter = parameter.as_str().unwrap();
                assert!(
                    tables.contains(&format!("`{parameter}`")),
                    "{section}: {name}: {parameter}"
                );
                count += 1;
            }
        }
    }
    assert!(count > 50, "{count}");
}

/// A row of the table of jobs has an entry where the job has the parameter, and none where it has not.
#[test]
fn its_table_says_which_job_has_what() {
    let page = page();
    let orb = orb();
    let rows = page
        .lines()
        .filter(|line| line.starts_with("| `") && line.matches('|').count() == 5);
    let mut seen = 0;
    for row in rows {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        for name in cells[0].split(", ").map(|name| name.trim_matches('`')) {
            for (job, cell) in ["run", "report", "check"].iter().zip(&cells[1..]) {
                let has = !orb["jobs"][job]["parameters"][name].is_null();
                assert_eq!(has, !cell.is_empty(), "{job}: {name}");
            }
            seen += 1;
        }
    }
    let mut names: Vec<_> = ["run", "report", "check"]
        .iter()
        .flat_map(|job| orb["jobs"][job]["parameters"].as_mapping().unwrap().keys())
        .collect();
    names.sort_by_key(|name| name.as_str().unwrap().to_owned());
    names.dedup();
    assert_eq!(seen, names.len());
}

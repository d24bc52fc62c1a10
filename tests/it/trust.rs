//! docs/trust.md: every line of its tables names tests that there are.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn page() -> String {
    fs::read_to_string(root().join("docs/trust.md")).unwrap()
}

/// The rows of its tables, as cells.
fn rows(page: &str) -> Vec<Vec<&str>> {
    let rows = page.lines().filter(|line| line.starts_with("| "));
    let rows = rows.map(|line| line.trim_matches('|').split('|').map(str::trim).collect());
    // Heads name their columns.
    rows.filter(|row: &Vec<_>| row.last() != Some(&"test"))
        .collect()
}

/// Whether a file of the sources has a test of this name.
fn has(source: &str, name: &str) -> bool {
    let start = format!("fn {name}(");
    let mut lines = source.lines();
    let mut is_test = false;
    lines.any(|line| {
        let line = line.trim_start();
        match line {
            "#[test]" => is_test = true,
            _ if line.starts_with("#[") || line.starts_with("//") => {}
            _ if is_test && line.starts_with(&start) => return true,
            _ => is_test = false,
        }
        false
    })
}

/// The files that a test's path can be in: an integration test's, or a unit test's in the file that it tests
/// or beside it.
fn files(path: &str) -> Vec<PathBuf> {
    let modules = [path, path.strip_suffix("::tests").unwrap_or(path)];
    let names = modules.iter().flat_map(|module| {
        let module = module.replace("::", "/");
        ["tests/it", "src"].map(|folder| format!("{folder}/{module}"))
    });
    let files = names.flat_map(|name| [format!("{name}.rs"), format!("{name}/mod.rs")]);
    let files = files.map(|file| root().join(file));
    files.filter(|file| file.exists()).collect()
}

#[test]
fn every_line_names_tests_that_there_are() {
    let page = page();
    let rows = rows(&page);
    assert!(rows.len() >= 70, "{}", rows.len());
    for row in rows {
        let (claim, tests) = (row[0], row.last().unwrap());
        let tests: Vec<_> = tests
            .split(", ")
            .map(|test| test.trim_matches('`'))
            .collect();
        for test in tests {
            let (path, name) = test
                .rsplit_once("::")
                .unwrap_or_else(|| panic!("{claim}: {test}"));
            let found = files(path).into_iter().any(|file| {
                let source = fs::read_to_string(file).unwrap();
                has(&source, name)
            });
            assert!(found, "{claim}: there is no test {test}");
        }
    }
}

#[test]
fn what_is_no_test_is_found_to_be_none() {
    let source = "#[test]\n#[cfg(unix)]\n/// x\nfn a() {}\nfn b() {}\n#[test]\nconst X: u8 = 0;\nfn c() {}\n";
    assert_eq!(
        ["a", "b", "c", "d"].map(|name| has(source, name)),
        [true, false, false, false]
    );
}

/// The codes are those that `--help` and the manual promise.
#[test]
fn every_exit_code_has_a_line() {
    let page = page();
    for code in ["0", "1", "2", "3", "4", "5", "6", "7", "8", "70"] {
        assert!(page.contains(&format!("\n| {code} | ")), "{code}");
    }
    for section in [
        "### A config",
        "### A report",
        "### A collection",
        "### A pull request",
        "### A server",
    ] {
        assert!(page.contains(section), "{section}");
    }
}

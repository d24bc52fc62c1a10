//! What tests need from the machine. Where it is missing they are skipped and say why, unless
//! `POSTORB_REQUIRE` is set, as in CI: then they fail.

use std::path::{Path, PathBuf};

/// Tells that a test is skipped because `what` is missing, and fails where nothing may be.
pub(crate) fn missing(what: &str) {
    assert!(
        std::env::var_os("POSTORB_REQUIRE").is_none(),
        "{what}, and POSTORB_REQUIRE is set"
    );
    eprintln!("skipped: {what}");
}

/// The shared folder: `POSTORB_SHARED`, which has to exist, or `../shared`, which may.
pub(crate) fn shared() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("POSTORB_SHARED") {
        let folder = PathBuf::from(named);
        assert!(
            folder.is_dir(),
            "POSTORB_SHARED is no folder: {}",
            folder.display()
        );
        return Some(folder);
    }
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    if beside.is_dir() {
        return Some(beside);
    }
    missing("there is no ../shared");
    None
}

/// The program that checks JSON against a schema, and the official schema of SARIF.
pub(crate) fn sarif_judge() -> Option<(PathBuf, PathBuf)> {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/judges");
    let judge = (
        tools.join("bin/check-jsonschema"),
        tools.join("schema.json"),
    );
    if judge.0.exists() && judge.1.exists() {
        return Some(judge);
    }
    missing("there is nothing to judge SARIF with, which `.ci/run tools` installs");
    None
}

/// The folder with what judges the formats of results: `bin/python` with lxml, and the schemas of JUnit and
/// of CTRF.
pub(crate) fn result_judges() -> Option<PathBuf> {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/results");
    if tools.join("installed").exists() {
        return Some(tools);
    }
    missing("there is nothing to judge results with, which `.ci/run tools` installs");
    None
}

/// A program: one that `.ci/run tools` installed, or one on the PATH.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(own).chain(std::env::split_paths(&path));
    let found = folders
        .map(|folder| folder.join(name))
        .find(|file| file.is_file());
    if found.is_none() {
        missing(&format!("there is no `{name}`"));
    }
    found
}

/// The folder in whose `node_modules` is what drives a browser and what judges pages, and a browser.
pub(crate) fn browser() -> Option<(PathBuf, PathBuf)> {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/pages");
    if tools.join("installed").exists() {
        return Some((tools, program("chromium")?));
    }
    missing("there is nothing to drive a browser with, which `.ci/run tools` installs");
    None
}

/// The folder in whose `node_modules/.bin` Newman and the Postman CLI are.
pub(crate) fn runners() -> Option<PathBuf> {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/runners");
    if tools.join("installed").exists() {
        return Some(tools);
    }
    missing("there is nothing to run collections with, which `.ci/run tools` installs");
    None
}

/// The folder with the programs that run hooks, and the wheel that hooks are installed from.
pub(crate) fn hooks() -> Option<(PathBuf, PathBuf)> {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    let tools = target.join("tools/hooks/bin");
    let version = concat!("postorb-", env!("CARGO_PKG_VERSION"), "-");
    let wheels = std::fs::read_dir(target.join("wheels"))
        .into_iter()
        .flatten();
    let wheel = wheels.filter_map(Result::ok).map(|entry| entry.path());
    let mut wheel = wheel.filter(|path| {
        let name = path.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(version))
    });
    let programs = ["pre-commit", "prek", "uv"];
    if programs.iter().all(|name| tools.join(name).exists())
        && let Some(wheel) = wheel.next()
    {
        return Some((tools, wheel));
    }
    missing("there are no hooks to run, which `.ci/run tools dist wheel` gets and builds");
    None
}

/// The program that holds calls of HTTP against an `OpenAPI` document.
pub(crate) fn prism() -> Option<PathBuf> {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/prism");
    let prism = tools.join("node_modules/.bin/prism");
    if tools.join("installed").exists() && prism.exists() {
        return Some(prism);
    }
    missing("there is no Prism, which `.ci/run tools` installs");
    None
}

/// GitHub's own description of the calls that postorb makes.
pub(crate) fn github_document() -> Option<PathBuf> {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/prism");
    let document = tools.join("github.json");
    if document.exists() {
        return Some(document);
    }
    missing("there is no description of GitHub's API, which `.ci/run tools` installs");
    None
}

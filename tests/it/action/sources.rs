//! Where the action has postorb from.

use std::fs;

use super::runner::{Outcome, Runner, executable};
use super::{CONFIG, FINE};

/// A copy of the action's files, in which others can be put.
fn copied(runner: &mut Runner) {
    let own = runner.action.clone();
    let copy = runner.workspace.with_file_name("action");
    fs::create_dir_all(copy.join("packaging/action")).unwrap();
    let scripts = ["common.sh", "get.sh", "run.sh"].map(|name| format!("packaging/action/{name}"));
    for file in scripts
        .iter()
        .map(String::as_str)
        .chain(["action.yml", "Cargo.toml"])
    {
        fs::copy(own.join(file), copy.join(file)).unwrap();
    }
    runner.action = copy;
}

/// Takes the place of install.sh: notes what it is given, and installs the binary of the tests.
const INSTALL: &str = r#"#!/bin/sh
echo "$*" >>"$HOME/installed"
[ "$2" != 0.0.0 ] || { printf '::add-mask::x\nerror: no 100%% such release\n  help: try another\n' >&2; exit 4; }
mkdir -p "$4" && ln -sf BINARY "$4/postorb"
echo "downloading"
echo "$4/postorb"
"#;

#[test]
fn a_release_is_downloaded_by_the_script_of_the_same_checkout() {
    let mut runner = Runner::new(&[(CONFIG, FINE)]);
    runner.program("postorb", "#!/bin/sh\nexit 99\n");
    copied(&mut runner);
    let install = INSTALL.replace("BINARY", env!("CARGO_BIN_EXE_postorb"));
    executable(&runner.action.join("install.sh"), &install);
    let own = env!("CARGO_PKG_VERSION");
    for (version, asked) in [
        ("", own),
        ("1.2.3-rc.1", "1.2.3-rc.1"),
        ("$(touch x)", "$(touch x)"),
    ] {
        let outcome = runner.run(&[("version", version)]);
        assert_eq!(outcome.exit, 0, "{}", outcome.log);
        assert!(
            outcome.log.contains(&format!("postorb {own}\n")),
            "{}",
            outcome.log
        );
        let installed = fs::read_to_string(runner.workspace.with_file_name("installed")).unwrap();
        let last = installed.lines().last().unwrap();
        let folder = runner.workspace.with_file_name("runner");
        let expected = format!("--version {asked} --to {}/postorb", folder.display());
        assert_eq!(last, expected);
    }
    let gone = runner.run(&[("version", "0.0.0")]);
    is_told(&gone);
    let annotation = "::error title=postorb::postorb 0.0.0 could not be installed; `source` has other \
                      ways%0Ano 100%25 such release%0Ahelp: try another\n";
    assert!(gone.log.contains(annotation), "{}", gone.log);
    assert_eq!(gone.commands, ["error"], "{}", gone.log);
    assert_eq!(runner.left_over(), ["postorb"]);
}

/// The outputs of an action whose first step failed.
#[track_caller]
fn is_told(outcome: &Outcome) {
    let told = ["verdict", "exit-code"].map(|name| outcome.output(name));
    assert_eq!(
        (outcome.exit, told),
        (2, ["failed", "2"]),
        "{}",
        outcome.log
    );
}

#[test]
fn the_script_of_this_checkout_takes_what_the_action_gives_it() {
    let script = Runner::new(&[]).action.join("install.sh");
    let help = std::process::Command::new("sh")
        .arg(script)
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    for flag in ["--version VERSION", "--to DIR", "last line of stdout"] {
        assert!(help.contains(flag), "{help}");
    }
}

#[test]
fn what_is_on_the_path_has_to_be_there() {
    let mut runner = Runner::new(&[(CONFIG, FINE)]);
    // A postorb of this machine is none of the test's.
    runner.only(&["bash", "mktemp", "rm"]);
    let outcome = runner.run(&[("source", "path")]);
    assert_eq!(outcome.exit, 2, "{}", outcome.log);
    assert_eq!(outcome.commands, ["error"]);
    assert!(outcome.log.contains("`source: release` downloads it"));
    is_told(&outcome);
}

#[test]
fn it_is_built_in_the_folder_of_the_action() {
    let runner = Runner::new(&[
        (CONFIG, FINE),
        (".cargo/config.toml", "[build]\nrustc = \"evil\"\n"),
    ]);
    let cargo = r#"#!/bin/sh
pwd >"$HOME/built"
echo "$*" >>"$HOME/built"
mkdir -p "$5/release" && ln -s BINARY "$5/release/postorb"
"#;
    runner.program(
        "cargo",
        &cargo.replace("BINARY", env!("CARGO_BIN_EXE_postorb")),
    );
    let outcome = runner.run(&[("source", "build")]);
    assert_eq!(
        (outcome.exit, outcome.output("verdict")),
        (0, "passed"),
        "{}",
        outcome.log
    );
    let folder = runner.workspace.with_file_name("runner");
    assert_eq!(
        fs::read_to_string(runner.workspace.with_file_name("built")).unwrap(),
        format!(
            "{}\nbuild --release --locked --target-dir {}/postorb-build\n",
            runner.action.display(),
            folder.display()
        )
    );
    runner.program(
        "cargo",
        "#!/bin/sh\necho 'error: no such lock' >&2\nexit 101\n",
    );
    let failed = runner.run(&[("source", "build")]);
    is_told(&failed);
    let annotation = "built; `source: release` needs no Rust%0Ano such lock\n";
    assert!(failed.log.contains(annotation), "{}", failed.log);
}

//! The command `install`: the installer of the release, with its checksum, and what runs collections.

use std::fs;

use super::compiled::steps;
use super::container::Container;
use super::orb;
use crate::install::release::VERSION;
use crate::install::scene::{LINUX, Scene, archive, good, path};
use crate::install::server::Answer;

/// Runs the two steps of `install` as CircleCI runs them, in bash, with a release server for the network.
fn install(scene: &Scene, parameters: &str) -> (Option<i32>, String) {
    let mut said = String::new();
    for (kind, run) in steps(&orb(), "commands", "install", parameters) {
        assert_eq!(kind, "run");
        let script = scene.path("script");
        fs::write(&script, run["command"].as_str().unwrap()).unwrap();
        let mut command = scene.shell(&["bash"]);
        command.args(["-eo", "pipefail"]).arg(script);
        command.env("BASH_ENV", scene.path("bash_env"));
        for (name, value) in run["environment"].as_mapping().unwrap() {
            let (name, value) = (name.as_str().unwrap(), value.as_str().unwrap());
            let is_server = name == "POSTORB_BASE_URL" && value.is_empty();
            command.env(name, if is_server { &scene.server.base } else { value });
        }
        let output = command.output().unwrap();
        said += &String::from_utf8(output.stderr).unwrap();
        if !output.status.success() {
            return (output.status.code(), said);
        }
    }
    (Some(0), said)
}

/// What a step behind it finds on its PATH.
fn found(scene: &Scene, program: &str) -> Option<String> {
    let mut command = scene.shell(&["bash"]);
    command.args(["-c", &format!("{program} --version")]);
    let output = command
        .env("BASH_ENV", scene.path("bash_env"))
        .output()
        .unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    output.status.success().then(|| said.trim().to_owned())
}

const NPM: &str = "#!/bin/sh\nprintf '<%s>' \"$@\" >\"$HOME/npm\"\n\
    mkdir -p \"$6/bin\" && printf '#!/bin/sh\\necho installed\\n' >\"$6/bin/newman\" && chmod 755 \"$6/bin/newman\"\n";

fn scene() -> Option<Scene> {
    let scene = Scene::with(&["curl", "sha256sum", "bash"], |_| good(LINUX))?;
    scene.program("npm", NPM);
    Some(scene)
}

#[test]
fn it_installs_postorb_and_newman_for_the_steps_behind_it() {
    let Some(scene) = scene() else { return };
    assert_eq!(found(&scene, "postorb"), None);
    let (exit, said) = install(&scene, "{}");
    assert_eq!(exit, Some(0), "{said}");
    assert!(said.contains("SHA-256 checked"), "{said}");
    assert_eq!(
        scene.server.requests(),
        [path("SHA256SUMS"), archive(LINUX)]
    );
    assert_eq!(found(&scene, "postorb"), Some(format!("postorb {VERSION}")));
    assert_eq!(found(&scene, "newman"), Some("installed".to_owned()));
    let npm = fs::read_to_string(scene.path("home/npm")).unwrap();
    let home = scene.path("home/.postorb-runner");
    let expected = format!(
        "<install><--global><--no-audit><--no-fund><--prefix><{}><newman@6.2.2>",
        home.display()
    );
    assert_eq!(npm, expected);
    install(
        &scene,
        "{ runner: postman-cli, runner_version: 1.2.3-beta.1 }",
    );
    let npm = fs::read_to_string(scene.path("home/npm")).unwrap();
    assert!(npm.ends_with("<postman-cli@1.2.3-beta.1>"), "{npm}");
}

#[test]
fn an_archive_with_another_sum_is_not_installed() {
    let scene = Scene::new(|_| {
        let mut answers = good(LINUX);
        answers.insert(archive(LINUX), Answer::Body(b"something else".to_vec()));
        answers
    });
    let bash = crate::needs::program("bash").unwrap();
    std::os::unix::fs::symlink(bash, scene.path("bin/bash")).unwrap();
    let (exit, said) = install(&scene, "{ runner: none }");
    assert_eq!(exit, Some(1), "{said}");
    assert!(said.contains("is not what the release says"), "{said}");
    assert_eq!(found(&scene, "postorb"), None);
}

#[test]
fn jobs_that_run_nothing_need_no_npm() {
    let Some(scene) = scene() else { return };
    scene.program("npm", "#!/bin/sh\nexit 1\n");
    let (exit, said) = install(&scene, "{ runner: none }");
    assert_eq!(exit, Some(0), "{said}");
    fs::remove_file(scene.path("bin/npm")).unwrap();
    let (exit, said) = install(&scene, "{}");
    assert_eq!(exit, Some(2), "{said}");
    assert!(
        said.contains("error: there is no npm to install newman with"),
        "{said}"
    );
}

/// npm takes more than versions there: addresses, folders, flags.
#[test]
fn a_version_is_a_version() {
    let container = Container::new();
    container.program("npm", "#!/bin/sh\ntouch pwned\n");
    for version in [
        "latest",
        "../x",
        "6 --x",
        "git+https://example.com/x",
        "6;touch pwned",
        "$(touch pwned)",
    ] {
        let given = format!("{{ runner_version: {version:?} }}");
        let (_, run) = steps(&orb(), "commands", "install", &given).remove(1);
        let output = container.script(&run).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{version}: {told}");
        assert!(told.contains("`runner_version` is no version"), "{told}");
        assert!(!container.path("project/pwned").exists());
    }
}

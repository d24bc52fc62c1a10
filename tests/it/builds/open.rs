//! `postorb builds open`.

use super::scene::Scene;
use crate::circleci::Data;

#[test]
fn the_address_is_printed_and_nothing_is_opened_without_a_terminal() {
    let scene = Scene::new(Data::small());
    let at = "https://app.circleci.com/pipelines/github/acme/bookings";
    for (args, number) in [
        (&["builds", "open"][..], 12),
        (&["builds", "open", "11"], 11),
        (&["builds", "open", "--branch", "topic", "--print"], 11),
    ] {
        assert_eq!(scene.good(args), format!("{at}/{number}\n"), "{args:?}");
    }
    // A number says where it is: nobody has to ask.
    let other = Scene::new(Data::small());
    let done = other.run_in(&["builds", "open", "77"], &[("CIRCLE_TOKEN", "")]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    assert!(other.fake.requests().is_empty());
}

#[cfg(target_os = "linux")]
#[test]
fn the_browser_gets_one_address_and_no_token() {
    use std::os::unix::fs::PermissionsExt as _;

    use crate::circleci::TOKEN;
    use crate::pty::Session;
    let scene = Scene::new(Data::small());
    let folder = scene.folder.path();
    let script = "#!/bin/sh\necho \"$#|$*\" > opened\nenv > environment\n";
    scene.write("bin/xdg-open", script);
    let file = folder.join("bin/xdg-open");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:/usr/bin:/bin", folder.join("bin").display());
    let variables = scene.fake.variables();
    let mut variables: Vec<(&str, &str)> = variables
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    variables.push(("PATH", &path));
    for (args, opens) in [
        (&["builds", "open", "--print"][..], false),
        (&["builds", "open"], true),
    ] {
        let session = Session::start(args, folder, &variables, (10, 80));
        let ended = session.end();
        assert_eq!(ended.exit, Some(0), "{ended:?}");
        let url = format!("{}/pipelines/github/acme/bookings/12\n", scene.fake.base);
        assert_eq!(ended.stdout, url);
        let opened = std::fs::read_to_string(folder.join("opened"));
        assert_eq!(opened.ok(), opens.then(|| format!("1|{url}")));
    }
    let environment = std::fs::read_to_string(folder.join("environment")).unwrap();
    assert!(!environment.contains(TOKEN), "{environment}");
    std::fs::remove_file(&file).unwrap();
    scene.write("bin/xdg-open", "#!/bin/sh\nexit 3\n");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o755)).unwrap();
    let session = Session::start(&["builds", "open"], folder, &variables, (10, 80));
    let ended = session.end();
    assert!(ended.screen.contains("no browser was opened"), "{ended:?}");
}

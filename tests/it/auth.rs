//! `postorb auth`: keys are taken, checked, kept for their owner alone, and never shown.

use std::path::{Path, PathBuf};

use crate::circleci::{self, TOKEN};
use crate::github;
use crate::loopback::Fault;
use crate::postman::{Data, Fake, KEY};
use crate::process_of::{Done, run_with};

/// A home, and the services.
struct Scene {
    home: tempfile::TempDir,
    postman: Fake,
    circleci: circleci::Fake,
    github: github::Fake,
}

impl Scene {
    fn new() -> Self {
        Self {
            home: tempfile::tempdir().unwrap(),
            postman: Fake::new(Data::small()),
            circleci: circleci::Fake::new(circleci::Data::small()),
            github: github::Fake::new(github::Data::default()),
        }
    }

    fn run(&self, args: &[&str], variables: &[(&'static str, &str)], input: &str) -> Done {
        let bases = [
            ("POSTMAN_API_BASE_URL", self.postman.base.clone()),
            ("CIRCLECI_CLI_HOST", self.circleci.base.clone()),
            ("GITHUB_API_URL", self.github.base.clone()),
        ];
        let more = variables
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()));
        let variables: Vec<_> = bases.into_iter().chain(more).collect();
        let args = [&["auth"], args].concat();
        let done = run_with(&args, self.home.path(), &variables, input);
        for key in [KEY, TOKEN, github::TOKEN] {
            let shown = [&done.stdout, &done.stderr];
            assert!(shown.iter().all(|text| !text.contains(key)), "{done:?}");
        }
        done
    }

    fn file(&self) -> PathBuf {
        self.home.path().join(".config/postorb/credentials")
    }

    fn kept(&self) -> String {
        std::fs::read_to_string(self.file()).unwrap_or_default()
    }
}

fn logged_in() -> Scene {
    let scene = Scene::new();
    let done = scene.run(&["login", "postman", "--with-token"], &[], KEY);
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    scene
}

#[test]
fn a_key_from_standard_input_is_checked_and_kept() {
    for flag in ["--with-token", "-"] {
        let scene = Scene::new();
        let done = scene.run(&["login", "postman", flag], &[], &format!("\n{KEY}\n"));
        assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""));
        assert_eq!(
            done.stderr,
            "logged in to Postman as Taylor Lee (taylor-lee), team Acme\n"
        );
        assert_eq!(scene.kept(), format!("{{\n  \"postman\": \"{KEY}\"\n}}\n"));
        assert_eq!(scene.postman.calls(), ["GET /me"]);
        assert_private(&scene.file());
    }
}

#[cfg(unix)]
fn assert_private(file: &Path) {
    use std::os::unix::fs::MetadataExt as _;
    assert_eq!(std::fs::metadata(file).unwrap().mode() & 0o777, 0o600);
}

#[cfg(not(unix))]
fn assert_private(_: &Path) {}

#[test]
fn a_key_that_is_none_is_not_kept_and_not_sent() {
    let scene = Scene::new();
    let github = format!("ghp_{}", "a".repeat(36));
    for (key, said) in [
        ("", "nothing was given"),
        ("PMAK-123", "it has another form"),
        (github.as_str(), "it is a GitHub token"),
        ("two words", "it holds a blank"),
    ] {
        for flags in [&["--with-token"][..], &["--with-token", "--no-check"]] {
            let args = [&["login", "postman"], flags].concat();
            let done = scene.run(&args, &[], key);
            assert_eq!((done.exit, done.stdout.as_str()), (Some(3), ""));
            assert!(done.stderr.contains(said), "{}", done.stderr);
            assert!(
                key.is_empty() || !done.stderr.contains(key),
                "{}",
                done.stderr
            );
        }
    }
    assert_eq!(scene.postman.calls(), [""; 0]);
    assert!(!scene.file().exists());
}

#[test]
fn a_key_that_postman_refuses_or_cannot_be_asked_about_is_not_kept() {
    let scene = Scene::new();
    let other = KEY.replace('0', "1");
    let done = scene.run(&["login", "postman", "-"], &[], &other);
    assert_eq!(done.exit, Some(3), "{}", done.stderr);
    assert!(done.stderr.contains("nothing was kept"), "{}", done.stderr);
    assert!(!done.stderr.contains(&other));
    scene
        .postman
        .always("/me", Fault::error(400, "badRequest", "no"));
    let done = scene.run(&["login", "postman", "-"], &[], KEY);
    assert_eq!(done.exit, Some(4), "{}", done.stderr);
    assert!(!scene.file().exists());
    let done = scene.run(&["login", "postman", "-", "--no-check"], &[], KEY);
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    assert!(done.stderr.contains("was not checked"), "{}", done.stderr);
    assert!(scene.kept().contains(KEY));
}

#[test]
fn without_a_terminal_nobody_is_asked() {
    let done = Scene::new().run(&["login", "postman"], &[], KEY);
    assert_eq!(
        (done.exit, done.stderr.as_str()),
        (
            Some(2),
            "\
error: there is no terminal to ask for the key at
  help: give it on standard input, with --with-token
  help: or set POSTMAN_API_KEY, which needs no login
"
        )
    );
}

#[test]
fn status_says_where_keys_come_from_and_whose_they_are() {
    let scene = logged_in();
    let done = scene.run(&["status"], &[("GH_TOKEN", github::TOKEN)], "");
    let file = scene.file();
    assert_eq!((done.exit, done.stderr.as_str()), (Some(0), ""));
    assert_eq!(
        done.stdout,
        format!(
            "\
postman   {}, of Taylor Lee (taylor-lee), team Acme; 10000 of 10000 calls are left this month
circleci  no key: set $CIRCLE_TOKEN or $CIRCLECI_CLI_TOKEN, or `postorb auth login circleci`
github    $GH_TOKEN, of Taylor
",
            file.display()
        )
    );
    let done = scene.run(
        &["status", "postman", "--json"],
        &[("POSTMAN_API_KEY", KEY)],
        "",
    );
    let json: serde_json::Value = serde_json::from_str(&done.stdout).unwrap();
    let own = &json["services"][0];
    assert_eq!(own["key"]["variable"], "POSTMAN_API_KEY");
    assert_eq!(own["owner"]["username"], "taylor-lee");
    assert_eq!(own["quota"]["left"], 10_000);
}

#[test]
fn status_exits_with_3_where_a_key_is_missing_that_was_asked_for_or_is_refused() {
    let scene = Scene::new();
    for (args, variable, exit) in [
        (&["status"][..], None, 0),
        (&["status", "postman"], None, 3),
        (&["status", "circleci"], None, 3),
        (&["status", "postman"], Some(KEY), 0),
        (&["status"], Some("PMAK-refused"), 3),
        (&["status", "--no-check"], Some("PMAK-refused"), 0),
    ] {
        let variables: Vec<_> = variable
            .map(|key| ("POSTMAN_API_KEY", key))
            .into_iter()
            .collect();
        let done = scene.run(args, &variables, "");
        assert_eq!(done.exit, Some(exit), "{args:?} {}", done.stderr);
        assert!(!done.stdout.contains("PMAK"), "{}", done.stdout);
    }
}

#[test]
fn a_token_of_circleci_or_github_is_checked_and_kept() {
    for (service, key, title, who) in [
        ("circleci", TOKEN, "CircleCI", "Taylor Lee (taylor-lee)"),
        ("github", github::TOKEN, "GitHub", "Taylor"),
    ] {
        let scene = Scene::new();
        let done = scene.run(&["login", service, "-"], &[], key);
        assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""), "{done:?}");
        assert_eq!(done.stderr, format!("logged in to {title} as {who}\n"));
        assert!(scene.kept().contains(key));
        assert_private(&scene.file());
        let done = scene.run(&["status", service], &[], "");
        let told = format!("{}, of {who}\n", scene.file().display());
        assert!(done.stdout.ends_with(&told), "{}", done.stdout);
        let done = scene.run(&["status", service, "--json"], &[], "");
        let json: serde_json::Value = serde_json::from_str(&done.stdout).unwrap();
        assert!(json["services"][0]["owner"]["username"].is_string());
        let done = scene.run(&["logout", service], &[], "");
        assert_eq!(
            done.stderr,
            format!("the key of {title} is removed from this machine\n")
        );
        assert!(!scene.kept().contains(key));
    }
}

#[test]
fn a_token_that_circleci_or_github_refuses_is_not_kept() {
    let project = format!("CCIPRJ_{}_{}", "a".repeat(22), "1".repeat(40));
    let old = "0a".repeat(20);
    let other = github::TOKEN.replace('0', "9");
    for (service, key, told) in [
        ("circleci", project.as_str(), "it is a token of a project"),
        ("circleci", old.as_str(), "takes no tokens of projects"),
        ("circleci", KEY, "it is a Postman API key"),
        ("github", other.as_str(), "GitHub answered 401"),
    ] {
        let scene = Scene::new();
        let done = scene.run(&["login", service, "-"], &[], key);
        assert_eq!(done.exit, Some(3), "{service} {done:?}");
        assert!(done.stderr.contains(told), "{}", done.stderr);
        assert!(!done.stderr.contains(key), "{}", done.stderr);
        assert!(!scene.file().exists());
    }
    // What has the shape of a project's is not sent anywhere.
    let scene = Scene::new();
    scene.run(&["login", "circleci", "-"], &[], &project);
    assert_eq!(scene.circleci.calls(), [""; 0]);
    let done = scene.run(&["status"], &[("CIRCLE_TOKEN", &project)], "");
    assert_eq!(done.exit, Some(3), "{done:?}");
    assert!(
        done.stderr.contains("takes no tokens of projects"),
        "{}",
        done.stderr
    );
}

#[test]
fn a_token_of_an_app_is_nobodys() {
    let scene = Scene::new();
    scene.github.change(|data| data.owner = github::Owner::App);
    let done = scene.run(
        &["status", "github"],
        &[("GITHUB_TOKEN", github::TOKEN)],
        "",
    );
    assert_eq!(
        (done.exit, done.stdout.as_str()),
        (Some(0), "github    $GITHUB_TOKEN, not checked\n")
    );
    let done = scene.run(&["login", "github", "-"], &[], github::TOKEN);
    assert_eq!(
        done.stderr,
        "the key of GitHub is kept: it is an app's, and nobody's\n"
    );
}

#[test]
fn a_service_that_is_down_is_told_by_its_exit_code() {
    let scene = Scene::new();
    scene
        .circleci
        .always("/me", Fault::json(500, "{\"message\": \"down\"}"));
    let variables = [("CIRCLE_TOKEN", TOKEN), ("POSTMAN_API_KEY", KEY)];
    let done = scene.run(&["status"], &variables, "");
    assert_eq!(done.exit, Some(4), "{done:?}");
    assert!(
        done.stdout
            .contains("circleci  $CIRCLE_TOKEN, and could not be checked"),
        "{done:?}"
    );
    // Of two causes the key weighs more.
    let variables = [("CIRCLE_TOKEN", TOKEN), ("POSTMAN_API_KEY", "PMAK-x")];
    assert_eq!(scene.run(&["status"], &variables, "").exit, Some(3));
}

#[test]
fn logout_removes_the_key_and_says_what_is_still_used() {
    let scene = logged_in();
    let done = scene.run(&["logout", "postman"], &[("POSTMAN_API_KEY", KEY)], "");
    assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""));
    assert_eq!(
        done.stderr,
        "\
the key of Postman is removed from this machine
note: $POSTMAN_API_KEY is set, and still used
"
    );
    assert_eq!(scene.kept(), "{}\n");
    let done = scene.run(&["logout", "postman"], &[], "");
    assert_eq!(done.stderr, "no key of Postman is kept on this machine\n");
}

#[cfg(unix)]
mod at_a_terminal {
    use super::*;
    use crate::pty::Session;

    fn login(scene: &Scene) -> Session {
        let variables = [("POSTMAN_API_BASE_URL", scene.postman.base.as_str())];
        let args = ["auth", "login", "postman"];
        let mut session = Session::start(&args, scene.home.path(), &variables, (24, 80));
        session.see("Key of Postman:");
        assert!(!session.is_usual());
        session
    }

    #[test]
    fn a_pasted_key_is_taken_and_never_seen() {
        for pasted in [
            format!("{KEY}\r"),
            format!("\r\n{KEY}\nanother line\r"),
            format!("x\u{15}{KEY}\r"),
        ] {
            let scene = Scene::new();
            let session = login(&scene);
            session.press(&pasted);
            let ended = session.end();
            assert_eq!(ended.exit, Some(0), "{}", ended.screen);
            assert!(ended.screen.contains("logged in to Postman as Taylor Lee"));
            for part in [&KEY[..12], "another", "x\u{1b}"] {
                assert!(!ended.shown.contains(part), "{part}: {}", ended.shown);
            }
            assert!(scene.kept().contains(KEY));
        }
    }

    #[test]
    fn whoever_stops_has_kept_nothing() {
        for keys in ["\u{3}", "PMAK-1\u{3}", "\u{4}", "\u{1b}"] {
            let scene = Scene::new();
            let session = login(&scene);
            session.press(keys);
            let ended = session.end();
            assert_eq!(ended.exit, Some(6), "{}", ended.screen);
            assert!(ended.screen.contains("cancelled"), "{}", ended.screen);
            assert!(!scene.file().exists());
        }
    }
}

#[test]
fn what_editors_put_around_a_key_is_no_part_of_it() {
    let scene = Scene::new();
    let input = format!("\u{feff}{KEY}\r\n");
    let done = scene.run(&["login", "postman", "-", "-v"], &[], &input);
    assert_eq!(done.exit, Some(0), "{}", done.stderr);
    assert!(done.stderr.contains("GET /me: 200, "), "{}", done.stderr);
    assert!(scene.kept().contains(&format!("\"{KEY}\"")));
    let done = scene.run(&["status", "-v"], &[], "");
    assert!(done.stderr.contains("GET /me: 200, "), "{}", done.stderr);
    let done = scene.run(&["login", "postman", "-"], &[], &format!("'{KEY}'"));
    assert_eq!(done.exit, Some(3), "{}", done.stderr);
    assert!(done.stderr.contains("in quotes"), "{}", done.stderr);
}

#[test]
fn a_file_of_keys_that_is_broken_is_to_be_deleted() {
    let scene = logged_in();
    std::fs::write(scene.file(), "{").unwrap();
    let done = scene.run(&["login", "postman", "-"], &[], KEY);
    assert_eq!(done.exit, Some(2), "{}", done.stderr);
    let told = "help: delete that file, and log in again";
    assert!(done.stderr.contains(told), "{}", done.stderr);
}

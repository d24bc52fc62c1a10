//! What is written in a config for postorb: lists with blanks, names of variables, flags that do nothing.

use std::fs;

use super::container::Container;

#[test]
fn destinations_are_named_with_commas_and_what_is_around_them() {
    let container = Container::new();
    for (given, expected) in [
        (
            "github-comment, github-status",
            "github-comment,github-status",
        ),
        ("github-comment , postman,", "github-comment,postman"),
        ("github-comment\npostman\n", "github-comment,postman"),
    ] {
        for command in ["run_suites", "report"] {
            let given = serde_json::json!({ "publish": given });
            let mut given = given.as_object().unwrap().clone();
            if command == "report" {
                given.insert("files".to_owned(), "a.json".into());
            }
            let ended = container.run(command, &serde_json::to_string(&given).unwrap());
            let expected = format!("<--to={expected}>");
            assert!(ended.calls.contains(&expected), "{}", ended.calls);
        }
    }
    let none = Container::new().with("CIRCLE_NODE_TOTAL", "2");
    let none = none.run("run_suites", "{ share: true, publish: ' , ' }");
    assert_eq!(none.exit, 0, "{}", none.stderr);
    assert!(!none.calls.contains("<--to"), "{}", none.calls);
}

/// A misspelled name would have another account's key used.
#[test]
fn a_named_variable_that_is_not_set_has_no_other_in_its_place() {
    let container = Container::new()
        .with("POSTMAN_API_KEY", "PMAK-another")
        .with("GITHUB_TOKEN", "another")
        .with("GH_TOKEN", "one-more");
    for (command, files) in [("run_suites", ""), ("report", "files: a.json, ")] {
        let given = format!("{{ {files}api_key: MY_KEY, github_token: GH_COMMENTS }}");
        let ended = container.run(command, &given);
        assert_eq!(ended.exit, 0, "{}", ended.stderr);
        assert!(ended.calls.ends_with(">  \n"), "{}", ended.calls);
        for told in [
            "MY_KEY, which `api_key` names",
            "GH_COMMENTS, which `github_token` names",
        ] {
            assert!(ended.stderr.contains(told), "{}", ended.stderr);
        }
        // Which postorb names where it misses them (src/service/credentials.rs).
        let names = || fs::read_to_string(container.path("calls.names")).unwrap();
        assert_eq!(names(), "MY_KEY GH_COMMENTS\n");
        let plain = container.run(command, &format!("{{ {files}}}"));
        assert!(
            plain.calls.ends_with("> PMAK-another another\n"),
            "{}",
            plain.calls
        );
        assert_eq!(names(), " \n");
        assert_eq!(plain.stderr, "");
    }
    // The token itself in the place of its name, which CircleCI takes for one.
    for token in [
        "ghp_0123456789abcdefghij",
        "github_pat_0123",
        &"a1".repeat(20),
    ] {
        for (command, files) in [("run_suites", ""), ("report", "files: a.json, ")] {
            let given = format!("{{ {files}github_token: {token} }}");
            let told = container.run(command, &given).stderr;
            assert!(told.contains("variable of that name"), "{told}");
            assert!(!told.contains(token), "{told}");
        }
    }
}

/// With these postorb ends with 0, and nothing ran.
#[test]
fn arguments_are_none_with_which_nothing_is_done() {
    let container = Container::new();
    for (command, files) in [("run_suites", ""), ("report", "files: a.json, ")] {
        for flag in ["--dry-run", "--help", "--version", "-h", "-V", "-qh", "-hq"] {
            let given = format!("{{ {files}arguments: \"--retry=1\\n{flag}\" }}");
            let ended = container.run(command, &given);
            assert_eq!((ended.exit, ended.calls.as_str()), (2, ""), "{flag}");
            let told =
                format!("error: `arguments` has a flag with which nothing is done: {flag}\n");
            assert!(ended.stderr.starts_with(&told), "{}", ended.stderr);
        }
        for (flag, behind) in [("-q", ""), ("--dry-runs", ""), ("--", "\\n--help")] {
            let given = format!("{{ {files}arguments: \"{flag}{behind}\" }}");
            assert_eq!(container.run(command, &given).exit, 0, "{flag}");
        }
    }
}

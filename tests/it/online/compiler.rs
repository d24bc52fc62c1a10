//! `validate --online`: what CircleCI's compiler says.

use super::*;
use crate::circleci::TOKEN;
use crate::circleci::data::uuid;

#[test]
fn an_error_of_the_compilers_is_told_at_its_line() {
    let scene = Scene::new(Data::small());
    scene.write(CONFIG, WITH_ORB);
    scene.says("branch_list", UNEXPECTED);
    let done = scene.validate(&[]);
    assert_eq!(done.exit, Some(7), "{done:?}");
    for told in [
        "error[circleci-compiler]: unexpected argument(s): `branch_list`",
        "--> .circleci/config.yml:11:11",
        "not a parameter",
        "when it calls the command `slack/notify`",
        "when it calls the job `build`",
        "in this workflow",
    ] {
        assert!(done.stdout.contains(told), "{told}\n{}", done.stdout);
    }
    assert_eq!(done.stdout.matches("error[").count(), 1, "{}", done.stdout);
    // For private orbs the organization is named, and the text is the file's.
    let sent = scene.sent();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0]["data"]["references"]["org"]["id"], uuid(1, 1));
    assert_eq!(scene.texts(), [WITH_ORB]);
}

#[test]
fn a_config_that_compiles_has_nothing_to_tell() {
    let scene = Scene::new(Data::small());
    scene.write(CONFIG, WITH_ORB);
    let done = scene.validate(&[]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""), "{done:?}");
    assert_eq!(done.stderr, "1 file, no findings\n");
}

#[test]
fn without_a_token_the_compiler_is_asked_and_nothing_else() {
    for has_v3 in [true, false] {
        let scene = Scene::new(Data::small()).without("CIRCLE_TOKEN");
        scene.circleci.change(|data| data.compiler.has_v3 = has_v3);
        scene.write(CONFIG, WITH_ORB);
        scene.says("branch_list", UNEXPECTED);
        let done = scene.validate(&[]);
        assert_eq!(done.exit, Some(7), "{done:?}");
        assert!(done.stdout.contains("error[circleci-compiler]"), "{done:?}");
        let note = "CircleCI is asked without a token: it knows no private orbs then";
        assert_eq!(done.stderr.matches(note).count(), 1, "{}", done.stderr);
        let mut calls = scene.circleci.calls();
        calls.dedup();
        let older = "POST /compile-config-with-defaults";
        let expected = if has_v3 {
            vec![COMPILE]
        } else {
            vec![COMPILE, older]
        };
        assert_eq!(calls, expected);
        let requests = scene.circleci.requests();
        assert!(
            requests
                .iter()
                .all(|one| one.header("circle-token").is_none())
        );
    }
}

#[test]
fn a_token_may_have_to_be_there_for_the_newer_version() {
    let scene = Scene::new(Data::small()).without("CIRCLE_TOKEN");
    scene.circleci.change(|data| data.compiler.is_open = false);
    scene.write(CONFIG, WITH_ORB);
    let done = scene.validate(&[]);
    assert_eq!(done.exit, Some(0), "{done:?}");
}

#[test]
fn secrets_stay_here_and_all_else_is_compiled() {
    let key = format!("PMAK-{}-{}", "0a".repeat(12), "1b".repeat(17));
    // Made of the alphabet, so that it is nobody's.
    let word = "a0b1c2d3e4f5g6h7i8j9";
    let scene = Scene::new(Data::small());
    let text = format!(
        "{WITH_ORB}# {key}\n# and {TOKEN}\nparameters:\n  api_token: {{ type: string, default: '{word}' }}\n"
    );
    scene.write(CONFIG, &text);
    scene.says("branch_list", UNEXPECTED);
    let done = scene.validate(&[]);
    assert_eq!(done.exit, Some(7), "{done:?}");
    let note = ".circleci/config.yml: 3 secrets are not sent to CircleCI's compiler, which gets `x` in their place\n";
    assert!(done.stderr.contains(note), "{}", done.stderr);
    // The place is the same, since every line is as long.
    assert!(done.stdout.contains("config.yml:11:11"), "{}", done.stdout);
    let bodies: String = scene.texts().concat();
    for secret in [&key[10..20], word, &TOKEN[20..40]] {
        assert!(!bodies.contains(secret), "{secret}\n{bodies}");
    }
    assert!(bodies.contains("# xxxxx"), "{bodies}");
    let lengths = |text: &str| text.lines().map(str::len).collect::<Vec<_>>();
    assert_eq!(lengths(&bodies), lengths(&text));
}

#[test]
fn what_is_no_config_is_not_sent() {
    let scene = Scene::new(Data::small());
    let files = [
        (
            "setup.yml",
            "version: 2.1\nsetup: true\norbs: { continuation: circleci/continuation@2.0.1 }\nworkflows: { s: { jobs: [continuation/continue: { configuration_path: a.yml }] } }\n",
        ),
        (
            SELECTION,
            "version: 1\nsuites: [{ name: a, collection: a.json }]\n",
        ),
        ("broken.yml", "jobs: [\n"),
        (
            "github.yml",
            "on: push\njobs: { a: { runs-on: ubuntu, steps: [{ run: ls }] } }\n",
        ),
        ("other.yml", "a: 1\n"),
    ];
    for (name, text) in files {
        scene.write(name, text);
    }
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let done = scene.validate(&[&names[..], &["-v"]].concat());
    assert_eq!(scene.texts(), [""; 0], "{done:?}");
    let note = "setup.yml: not sent to CircleCI's compiler: what follows a setup config is made when that runs\n";
    assert!(done.stderr.contains(note), "{}", done.stderr);
    for name in ["broken.yml", "github.yml", "other.yml"] {
        let note =
            format!("{name}: not sent to CircleCI's compiler: it is no config, or no YAML\n");
        assert!(done.stderr.contains(&note), "{}", done.stderr);
    }
}

#[test]
fn what_is_mended_is_compiled_as_it_is_afterwards() {
    let scene = Scene::new(Data::small());
    let detached = WITH_ORB.replace("          branch_list", "        branch_list");
    scene.write(CONFIG, &detached);
    scene.says("          branch_list", UNEXPECTED);
    let done = scene.validate(&["--fix"]);
    assert_eq!(done.exit, Some(7), "{done:?}");
    assert_eq!(scene.read(CONFIG), WITH_ORB);
    assert_eq!(scene.texts(), [WITH_ORB]);
    assert!(done.stdout.contains("config.yml:11:11"), "{}", done.stdout);
    // What is only shown is compiled as it is.
    scene.write(CONFIG, &detached);
    scene.validate(&["--fix", "--diff"]);
    assert_eq!(scene.texts()[1..], [detached]);
}

#[test]
fn what_a_rule_has_found_is_told_once() {
    let scene = Scene::new(Data::small());
    scene.write(CONFIG, &WITH_ORB.replace("jobs: [build]", "jobs: [biuld]"));
    let error = "Error calling workflow: 'main'\nCannot find a definition for job named biuld";
    scene.says("biuld", error);
    let done = scene.validate(&[]);
    assert_eq!(done.exit, Some(7));
    assert_eq!(done.stdout.matches("error[").count(), 1, "{}", done.stdout);
    assert!(
        done.stdout.contains("error[unknown-job]"),
        "{}",
        done.stdout
    );
    assert!(
        done.stdout.contains("CircleCI's compiler rejects it too"),
        "{}",
        done.stdout
    );
}

#[test]
fn many_files_are_compiled_and_the_same_text_once() {
    let scene = Scene::new(Data::small());
    scene.says("wrong: 1", "unknown key 'wrong'");
    let mut names = Vec::new();
    for number in 0..10 {
        let name = format!("{number}.yml");
        let text = WITH_ORB.replace("cimg/base:2024.02", &format!("cimg/base:2024.0{number}"));
        scene.write(&name, &format!("{text}wrong: 1\n"));
        names.push(name);
    }
    scene.write("again.yml", &scene.read("3.yml"));
    let names: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .chain(["again.yml"])
        .collect();
    let done = scene.validate(&[&names[..], &["--format", "github"]].concat());
    assert_eq!(done.exit, Some(7), "{done:?}");
    assert_eq!(scene.texts().len(), 10);
    let own = done
        .stdout
        .lines()
        .filter(|line| line.contains("unknown key `wrong`"));
    assert_eq!(own.count(), 11, "{}", done.stdout);
}

#[test]
fn every_format_has_what_the_compiler_says() {
    let scene = Scene::new(Data::small());
    scene.write(CONFIG, WITH_ORB);
    scene.says("branch_list", UNEXPECTED);
    for format in ["json", "sarif", "github", "junit", "markdown"] {
        let done = scene.validate(&["--format", format]);
        assert_eq!(done.exit, Some(7));
        for part in ["circleci-compiler", "branch_list"] {
            assert!(done.stdout.contains(part), "{format}\n{}", done.stdout);
        }
    }
    let page = scene.run(&["validate", "--explain", "circleci-compiler"]);
    assert!(
        page.stdout.contains("CircleCI's own compiler"),
        "{}",
        page.stdout
    );
}

#[test]
fn what_names_no_place_is_told_at_the_top_whatever_it_holds() {
    let scene = Scene::new(Data::small());
    scene.write(CONFIG, WITH_ORB);
    scene.says("branch_list", "\u{1b}[2JNo.\u{202e} See ::error::x");
    let done = scene.validate(&[]);
    assert_eq!(done.exit, Some(7));
    assert!(done.stdout.contains("config.yml:1:1"), "{}", done.stdout);
    assert!(
        done.stdout.contains("names no place that is in this file"),
        "{}",
        done.stdout
    );
    assert!(
        !done.stdout.contains(['\u{1b}', '\u{202e}']),
        "{:?}",
        done.stdout
    );
    let done = scene.validate(&["--format", "github"]);
    assert!(
        done.stdout.lines().all(|line| line.starts_with("::")),
        "{}",
        done.stdout
    );
    // It may say nothing at all.
    scene
        .circleci
        .change(|data| data.compiler.errors[0].1 = String::new());
    let done = scene.validate(&[]);
    assert_eq!(done.exit, Some(7), "{done:?}");
    assert!(done.stdout.contains("does not say why"), "{}", done.stdout);
}

#[test]
fn without_the_flag_nothing_is_sent() {
    let scene = Scene::new(Data::small());
    scene.write(CONFIG, WITH_ORB);
    let done = scene.run(&["validate"]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    assert_eq!(
        scene.circleci.requests().len() + scene.postman.requests().len(),
        0
    );
}

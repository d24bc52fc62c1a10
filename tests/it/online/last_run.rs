//! `diff --last-run`.

use serde_json::json;

use super::*;
use crate::circleci::Pipeline;
use crate::loopback::Fault;

/// A config, and what the compiler makes of it.
const NOW: &str = "version: 2.1
# What runs.
jobs:
  smoke:
    docker: [{ image: cimg/node:22.14.0 }]
    steps: [checkout, { run: make smoke }]
workflows:
  main:
    jobs: [smoke]
";
const COMPILED: &str = "version: 2
jobs:
  smoke:
    docker:
    - image: cimg/node:22.14.0
    steps:
    - checkout
    - run: { command: make smoke }
workflows:
  version: 2
  main:
    jobs:
    - smoke
# Original config.yml file:
";

/// A scene whose newest pipeline of `main` ran this, and whose compiler makes [`COMPILED`] of what is there.
fn scene(source: &str, compiled: &str) -> Scene {
    let mut data = Data::small();
    data.projects[0].pipelines[0].config = Some(json!({ "source": source, "compiled": compiled }));
    data.compiler.output = Some(COMPILED.to_owned());
    let scene = Scene::new(data);
    scene.write(CONFIG, NOW);
    scene
}

fn diff(scene: &Scene, args: &[&str]) -> Done {
    scene.run(&[&["diff", "--last-run"], args].concat())
}

#[test]
fn what_ran_is_the_same() {
    let scene = scene(NOW, COMPILED);
    let done = diff(&scene, &["--exit-code"]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""), "{done:?}");
    let told = format!(
        ".circleci/config.yml is what pipeline 12 of main ran, and compiles to the same: {}/pipelines/github/acme/bookings/12\n",
        scene.circleci.base
    );
    assert_eq!(done.stderr, told);
    // It was compiled with the values of that pipeline.
    let sent = scene.sent();
    assert_eq!(sent.len(), 1);
    let values = &sent[0]["data"]["attributes"]["pipeline_values"];
    assert_eq!(values["pipeline.git.branch"], "main");
    assert_eq!(values["pipeline.number"], 12);
}

#[test]
fn what_differs_is_told_as_text_and_in_words() {
    let source = NOW.replace("make smoke", "make");
    let compiled = COMPILED.replace("make smoke", "make").replace(
        "    jobs:\n    - smoke\n",
        "    jobs:\n    - smoke\n    - old\n",
    );
    let scene = scene(&source, &compiled);
    let done = diff(&scene, &[]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    for part in [
        "--- a/.circleci/config.yml\n+++ b/.circleci/config.yml\n@@ -3,7 +3,7 @@\n",
        "-    steps: [checkout, { run: make }]\n+    steps: [checkout, { run: make smoke }]\n",
        "\ncompiled, beside pipeline 12 of main:\n  the job `smoke` has other steps\n  the job `old` is gone from the workflow `main`\n\n",
        "--- a/.circleci/config.yml, compiled\n",
        "-        command: make\n+        command: make smoke\n",
    ] {
        assert!(done.stdout.contains(part), "{part}\n{}", done.stdout);
    }
    assert!(
        done.stderr
            .starts_with(".circleci/config.yml is compared with pipeline 12 of main: http")
    );
    assert_eq!(diff(&scene, &["--exit-code"]).exit, Some(1));
}

#[test]
fn order_and_comments_count_in_the_text_alone() {
    let source = NOW.replace("# What runs.", "# What ran.");
    let compiled = "workflows: { main: { jobs: [smoke] }, version: 2 }
jobs: { smoke: { steps: [checkout, { run: { command: make smoke } }], docker: [{ image: 'cimg/node:22.14.0' }] } }
version: 2
";
    let scene = scene(&source, compiled);
    let done = scene.run(&["diff", "--last-run=compiled", "--exit-code"]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""), "{done:?}");
    let done = scene.run(&["diff", "--last-run=source", "--exit-code"]);
    assert_eq!(done.exit, Some(1), "{done:?}");
    assert!(!done.stdout.contains("compiled"), "{}", done.stdout);
    assert_eq!(scene.sent().len(), 1, "the text alone is not sent");
    assert_eq!(diff(&scene, &["--exit-code"]).exit, Some(1));
}

#[test]
fn the_branch_is_the_one_that_is_checked_out_or_named() {
    let scene = scene(NOW, COMPILED);
    scene.write(".git/HEAD", "ref: refs/heads/topic\n");
    let done = diff(&scene, &[]);
    assert!(done.stderr.contains("pipeline 11 of topic"), "{done:?}");
    let done = diff(&scene, &["--branch", "main"]);
    assert!(done.stderr.contains("pipeline 12 of main"), "{done:?}");
    // Of a commit without a branch the default one is taken.
    scene.write(".git/HEAD", "0123456789abcdef0123456789abcdef01234567\n");
    let done = diff(&scene, &[]);
    assert!(done.stderr.contains("pipeline 12 of main"), "{done:?}");
    let done = diff(&scene, &["--branch", "none"]);
    assert_eq!(done.exit, Some(5), "{done:?}");
    assert!(
        done.stderr
            .contains("there is no pipeline of gh/acme/bookings on the branch `none`\n"),
        "{done:?}"
    );
    assert!(done.stderr.contains("--branch main\n"), "{}", done.stderr);
    // Where that is the branch, it is no way out.
    scene
        .circleci
        .change(|data| data.projects[0].pipelines.clear());
    let done = diff(&scene, &["--branch", "main"]);
    assert_eq!(done.exit, Some(5), "{done:?}");
    assert!(!done.stderr.contains("--branch"), "{}", done.stderr);
}

#[test]
fn a_pipeline_whose_config_is_not_told_is_there_all_the_same() {
    let scene = scene(NOW, COMPILED);
    scene.circleci.change(|data| {
        for pipeline in &mut data.projects[0].pipelines {
            pipeline.config = None;
        }
    });
    let done = diff(&scene, &["--branch", "main"]);
    assert_eq!(done.exit, Some(5), "{done:?}");
    let told = "CircleCI does not tell the config of any pipeline of gh/acme/bookings on the branch `main`; the newest of these is pipeline 12\n";
    assert!(done.stderr.contains(told), "{}", done.stderr);
}

#[test]
fn a_difference_in_a_secret_alone_is_told_by_its_line() {
    let with = |digit: &str| {
        let key = format!("PMAK-{}-{}", digit.repeat(24), digit.repeat(34));
        NOW.replace("make smoke", &key)
    };
    let scene = scene(&with("1"), COMPILED);
    scene.write(CONFIG, &with("2"));
    let done = scene.run(&["diff", "--last-run=source", "--exit-code"]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(1), ""), "{done:?}");
    let told = ".circleci/config.yml: line 6 differs, in a secret that is not shown\n";
    assert!(done.stderr.contains(told), "{}", done.stderr);
}

#[test]
fn what_is_known_is_told_where_the_compiler_does_not_answer() {
    let source = NOW.replace("# What runs.", "# What ran.");
    for path in ["/api/v3/configs/compile", "/project/gh/acme/bookings"] {
        let scene = scene(&source, COMPILED);
        scene
            .circleci
            .always(path, Fault::json(500, "{\"message\": \"down\"}"));
        let done = diff(&scene, &["--exit-code"]);
        assert_eq!(done.exit, Some(4), "{done:?}");
        let difference = "-# What ran.\n+# What runs.\n";
        assert!(done.stdout.contains(difference), "{path} {done:?}");
        assert!(done.stderr.contains("error: "), "{}", done.stderr);
    }
}

#[test]
fn a_pipeline_whose_config_was_wrong_is_passed_by_and_told() {
    let scene = scene(NOW, COMPILED);
    scene.circleci.change(|data| {
        let wrong = Pipeline::new(14, "main", "Wrong").errored("unknown key 'foo'");
        let mut open = Pipeline::new(13, "main", "Just pushed");
        open.config = None;
        data.projects[0].pipelines.splice(0..0, [wrong, open]);
    });
    let done = diff(&scene, &["--exit-code"]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""), "{done:?}");
    let told = "pipeline 14 is newer, and its config was not compiled: unknown key 'foo'\n";
    assert!(done.stderr.contains(told), "{}", done.stderr);
    // Where all were wrong there is none to compare with.
    scene.circleci.change(|data| {
        data.projects[0].pipelines.retain(|one| one.number == 14);
    });
    let done = diff(&scene, &[]);
    assert_eq!(done.exit, Some(5), "{done:?}");
    assert!(
        done.stderr.contains("has a config that was compiled"),
        "{}",
        done.stderr
    );
    assert!(done.stderr.contains("unknown key 'foo'"), "{}", done.stderr);
}

#[test]
fn a_config_that_does_not_compile_is_told_with_its_line() {
    let source = NOW.replace("# What runs.", "# What ran.");
    let scene = scene(&source, COMPILED);
    scene.says(
        "make smoke",
        "Error calling workflow: 'main'\nError calling job: 'smoke'\nSomething is 'image'",
    );
    let done = diff(&scene, &["--exit-code"]);
    assert_eq!(done.exit, Some(7), "{done:?}");
    assert!(
        done.stdout.contains("-# What ran.\n+# What runs.\n"),
        "{}",
        done.stdout
    );
    assert!(
        done.stderr
            .contains("error[circleci-compiler]: something is `image`"),
        "{}",
        done.stderr
    );
    assert!(done.stderr.contains("config.yml:5:16"), "{}", done.stderr);
    // What is no YAML is told before anybody is asked.
    let asked = scene.circleci.requests().len();
    scene.write(CONFIG, "jobs: [\n");
    let done = diff(&scene, &[]);
    assert_eq!(done.exit, Some(7), "{done:?}");
    assert!(
        done.stderr.contains("error[yaml-syntax]"),
        "{}",
        done.stderr
    );
    assert_eq!(scene.circleci.requests().len(), asked);
}

#[test]
fn of_a_pipeline_with_a_setup_config_a_file_is_beside_its_own() {
    let scene = scene(NOW, COMPILED);
    let setup = "version: 2.1\nsetup: true\nworkflows: {}\n";
    scene.circleci.change(|data| {
        data.projects[0].pipelines[0].config = Some(json!({
            "source": NOW, "compiled": COMPILED, "setup-config": setup, "compiled-setup-config": COMPILED,
        }));
    });
    scene.write(CONFIG, setup);
    let done = diff(&scene, &["--exit-code"]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    assert!(
        done.stderr.contains("is compared with the setup config\n"),
        "{done:?}"
    );
    scene.write(".circleci/continue.yml", NOW);
    let done = diff(&scene, &["--exit-code", "-c", ".circleci/continue.yml"]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    assert!(
        done.stderr
            .contains("the config that followed the setup config\n"),
        "{done:?}"
    );
}

#[test]
fn machines_read_it_too() {
    let source = NOW.replace("make smoke", "make");
    let scene = scene(&source, &COMPILED.replace("make smoke", "make"));
    let done = diff(&scene, &["--json"]);
    let json: Value = serde_json::from_str(&done.stdout).unwrap();
    assert_eq!(json["pipeline"]["branch"], "main");
    assert_eq!(json["project"], "gh/acme/bookings");
    assert_eq!(
        (&json["drift"], &json["source"]["same"]),
        (&true.into(), &false.into())
    );
    assert_eq!(json["compiled"]["changes"][0]["keys"], json!(["steps"]));
    let done = diff(&scene, &["--format", "github"]);
    let start = "::warning file=.circleci/config.yml,line=6,title=differs from what pipeline 12 of main ran::";
    assert!(done.stdout.starts_with(start), "{}", done.stdout);
    let done = diff(&scene, &["--format", "markdown"]);
    assert!(
        done.stdout
            .starts_with("### ❌ `.circleci/config.yml` is not what pipeline 12 of main ran\n")
    );
}

#[test]
fn secrets_are_neither_sent_nor_shown() {
    let key = format!("PMAK-{}-{}", "0a".repeat(12), "1b".repeat(17));
    let with = |text: &str| text.replace("make smoke", &format!("curl -H {key}"));
    let scene = scene(&with(NOW), &with(COMPILED));
    scene.circleci.change(|data| data.compiler.output = None);
    scene.write(CONFIG, &with(NOW).replace("smoke", "smoky"));
    let done = diff(&scene, &[]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    for text in [&done.stdout, &done.stderr, &scene.texts().concat()] {
        assert!(!text.contains(&key[8..20]), "{text}");
    }
    assert!(
        done.stderr
            .contains("what is or may be a secret is not sent"),
        "{}",
        done.stderr
    );
}

#[test]
fn what_cannot_be_asked_ends_with_its_exit_code() {
    for (path, fault, exit) in [
        (
            "/project/gh/acme/bookings/pipeline",
            Fault::json(500, "{}"),
            4,
        ),
        (
            "/project/gh/acme/bookings/pipeline",
            Fault::json(401, "{}"),
            3,
        ),
        ("/api/v3/configs/compile", Fault::page(200), 4),
    ] {
        let scene = scene(NOW, COMPILED);
        scene.circleci.always(path, fault);
        let done = diff(&scene, &[]);
        assert_eq!(
            (done.exit, done.stdout.as_str()),
            (Some(exit), ""),
            "{path} {done:?}"
        );
    }
    let none = Scene::new(Data::small()).without("CIRCLE_TOKEN");
    none.write(CONFIG, NOW);
    let done = diff(&none, &[]);
    assert_eq!(done.exit, Some(3), "{done:?}");
    assert!(
        done.stderr.contains("there is no key for CircleCI"),
        "{}",
        done.stderr
    );
    let done = none.run(&["diff", "--branch", "main"]);
    assert_eq!(done.exit, Some(2), "{done:?}");
}

#[test]
fn values_that_are_not_told_are_said_to_be_unknown() {
    let scene = scene(NOW, COMPILED);
    let id = scene.circleci.data().projects[0].pipelines[0]
        .id()
        .to_owned();
    let gone = Fault::json(404, "{\"message\": \"Not found\"}");
    scene
        .circleci
        .always(&format!("/pipeline/{id}/values"), gone);
    let done = diff(&scene, &["--exit-code"]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    assert!(
        done.stderr
            .contains("the values of the pipeline are not known"),
        "{done:?}"
    );
}

//! `postorb builds list`.

use postorb::service::circleci::Status;

use super::scene::Scene;
use crate::circleci::{Data, Pipeline};
use crate::loopback::Fault;

/// The first words of the rows.
fn numbers(stdout: &str) -> Vec<&str> {
    let rows = stdout.lines().filter(|line| line.starts_with('#'));
    rows.filter_map(|row| row.split_whitespace().next())
        .collect()
}

#[test]
fn builds_are_told_with_what_they_came_to() {
    let scene = Scene::new(Data::small());
    let done = scene.run_in(&["builds", "list"], &[("COLUMNS", "80")]);
    assert_eq!(
        done.stdout
            .replace(&scene.fake.base, "https://app.circleci.com"),
        "\
BUILD  STATUS   BRANCH      COMMIT                         STARTED     TOOK
#12    success  main        Bookings are confirmed by ma…  2024-01-01  3 min 0 s
  https://app.circleci.com/pipelines/github/acme/bookings/12  taylor-lee
#11    failed   topic       Try another confirmation       2024-01-01  3 min 0 s
  https://app.circleci.com/pipelines/github/acme/bookings/11  taylor-lee
#10    success  tag v1.0.0  Release 1.0.0                  2024-01-01  3 min 0 s
  https://app.circleci.com/pipelines/github/acme/bookings/10  taylor-lee
#9     error    main        Add a job                      2024-01-01  -
  https://app.circleci.com/pipelines/github/acme/bookings/9  taylor-lee
  config: unknown key 'foo'
"
    );
    assert_eq!((done.exit, done.stderr.as_str()), (Some(0), ""));
    // A config that was wrong has no workflows to ask for.
    assert_eq!(scene.calls("GET").len(), 4);
}

#[test]
fn a_branch_and_ones_own_builds_can_be_asked_for() {
    let scene = Scene::new(Data::small());
    let topic = scene.good(&["builds", "list", "--branch", "topic"]);
    assert_eq!(numbers(&topic), ["#11"]);
    scene.fake.change(|data| {
        data.pipeline(12).json["trigger"]["actor"]["login"] = "somebody".into();
    });
    let mine = scene.good(&["builds", "list", "--mine"]);
    assert_eq!(numbers(&mine), ["#11", "#10", "#9"]);
    let mine = scene.good(&["builds", "list", "--mine", "--branch", "main"]);
    assert_eq!(numbers(&mine), ["#9"]);
    let none = scene.run(&["builds", "list", "--branch", "none"]);
    assert_eq!((none.exit, none.stdout.as_str()), (Some(0), ""));
    assert_eq!(none.stderr, "gh/acme/bookings has no builds that fit\n");
}

#[test]
fn every_status_is_shown_and_can_be_asked_for() {
    let scene = Scene::new(Data::every_status());
    let all = scene.good(&["builds", "list", "--limit", "20"]);
    for status in Status::ALL {
        assert!(all.contains(&format!("This is {status} ")), "{all}");
        let own = scene.good(&["builds", "list", "--status", status.name()]);
        let found = numbers(&own).len();
        // The last one, with all jobs, is failing too.
        let expected = if status == Status::Failing { 2 } else { 1 };
        assert_eq!(found, expected, "{own}");
        assert!(own.lines().skip(1).all(|line| line.contains(status.name())));
    }
    let two = scene.good(&["builds", "list", "--status", "failed,success"]);
    assert_eq!(numbers(&two).len(), 2);
    let wrong = scene.run(&["builds", "list", "--status", "paused"]);
    assert_eq!(wrong.exit, Some(2));
}

#[test]
fn what_is_not_known_of_a_build_is_left_out() {
    let mut data = Data::small();
    let mut new = Pipeline::new(14, "main", "New");
    new.json["state"] = "pending".into();
    data.projects[0].pipelines = vec![new, Pipeline::bare(13)];
    let scene = Scene::new(data);
    let listed = scene.run_in(&["builds", "list"], &[("COLUMNS", "100")]);
    let rows: Vec<Vec<&str>> = listed
        .stdout
        .lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert_eq!(rows[0][..4], ["#14", "queued", "main", "New"]);
    assert_eq!(rows[1][..4], ["#13", "not_run", "-", "-"]);
    let app = Scene::new(Data::app());
    let slug = crate::circleci::data::APP;
    let listed = app.good(&["builds", "list", "--project", slug]);
    assert!(listed.contains("main"), "{listed}");
    assert!(
        listed.contains("Bookings are confirmed by mail"),
        "{listed}"
    );
    assert!(listed.contains(&format!("/pipelines/{slug}/3")), "{listed}");
}

#[test]
fn of_ten_thousand_builds_no_more_are_asked_for_than_shown() {
    let scene = Scene::new(Data::large(10_000));
    let listed = scene.good(&["builds", "list", "--limit", "50"]);
    assert_eq!(numbers(&listed).len(), 50);
    let calls = scene.calls("GET");
    let pages = calls
        .iter()
        .filter(|call| call.ends_with("/bookings/pipeline"));
    assert_eq!(pages.count(), 3);
    let asked = calls.iter().filter(|call| call.ends_with("/workflow"));
    // The one whose config was wrong has none.
    assert_eq!(asked.count(), 49);
}

#[test]
fn rows_come_as_they_are_known_and_nobody_is_asked_for_more_than_is_read() {
    let scene = Scene::new(Data::large(10_000));
    let script = format!(
        "{{ {} builds list --limit 900; echo $? > exit; }} | head -n 1",
        env!("CARGO_BIN_EXE_postorb")
    );
    let output = std::process::Command::new("bash")
        .args(["-c", &script])
        .current_dir(scene.folder.path())
        .envs(scene.fake.variables())
        .output()
        .unwrap();
    assert!(output.stdout.starts_with(b"BUILD"), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
    let exit = std::fs::read_to_string(scene.folder.path().join("exit")).unwrap();
    assert_eq!(exit, "0\n", "{output:?}");
    let calls = scene.calls("GET").len();
    assert!(calls < 500, "{calls}");
}

#[test]
fn a_status_is_looked_for_further_back_and_not_for_ever() {
    let scene = Scene::new(Data::large(10_000));
    let failed = scene.good(&["builds", "list", "--status", "failed", "--limit", "1"]);
    assert_eq!(numbers(&failed).len(), 1);
    assert!(scene.calls("GET").len() <= 21);
    let none = scene.run(&["builds", "list", "--status", "unauthorized"]);
    assert_eq!((none.exit, none.stdout.as_str()), (Some(0), ""));
    assert_eq!(
        none.stderr,
        "looked at the last 1000 builds, and no further: a branch makes them fewer\n"
    );
    assert!(scene.calls("GET").len() < 1_100);
    let few = Scene::new(Data::small());
    let none = few.run(&["builds", "list", "--status", "canceled"]);
    assert_eq!(
        none.stderr,
        "none of the 4 builds that there are has this status\n"
    );
}

#[test]
fn messages_stay_in_their_columns_whatever_is_in_them() {
    let scene = Scene::new(Data::small());
    scene.fake.change(|data| {
        let message = "\u{1b}]0;x\u{7}إصلاح \u{202e}12 🚀 予約 ".repeat(2_000) + "\nsecond";
        data.pipeline(12).json["vcs"]["commit"]["subject"] = message.into();
        data.pipeline(12).json["trigger"]["actor"]["login"] = "a\nb\u{9b}2J".into();
        data.pipeline(12).json["vcs"]["branch"] = "\u{1b}[31mred".into();
    });
    for columns in ["40", "80", "200"] {
        let done = scene.run_in(&["builds", "list"], &[("COLUMNS", columns)]);
        let harmful = |char: char| char.is_control() && char != '\n' || char == '\u{202e}';
        assert!(!done.stdout.contains(harmful), "{:?}", done.stdout);
        let rows = done.stdout.lines().filter(|line| line.starts_with('#'));
        assert_eq!(rows.count(), 4, "{}", done.stdout);
        for row in done.stdout.lines().filter(|row| !row.starts_with("  http")) {
            let width = unicode_width::UnicodeWidthStr::width(row);
            assert!(width <= columns.parse().unwrap(), "{row}");
        }
    }
    let json = scene.json(&["builds", "list", "--json"], "builds");
    let commit = json["builds"][0]["commit"].as_str().unwrap();
    assert!(commit.starts_with("\u{1b}]0;x") && !commit.contains("second"));
}

#[test]
fn machines_read_the_same() {
    let scene = Scene::new(Data::small());
    let json = scene.json(&["builds", "list", "--json"], "builds");
    assert_eq!(json["version"], 1);
    assert_eq!(json["project"], "gh/acme/bookings");
    let build = &json["builds"][1];
    assert_eq!(build["number"], 11);
    assert_eq!(build["status"], "failed");
    assert_eq!(build["branch"], "topic");
    assert_eq!(build["tag"], serde_json::Value::Null);
    assert_eq!(build["duration_ms"], 180_000);
    assert_eq!(build["started_at"], "2024-01-01T11:00:00.000Z");
    assert_eq!(json["builds"][2]["tag"], "v1.0.0");
    assert_eq!(
        json["builds"][3]["errors"][0]["message"],
        "unknown key 'foo'"
    );
}

#[test]
fn what_fails_on_the_way_hides_nothing_and_is_no_success() {
    let scene = Scene::new(Data::small());
    let id = scene.fake.data().pipeline(11).id().to_owned();
    let gone = Fault::json(500, "{\"message\": \"down\"}");
    scene.fake.always(&format!("/pipeline/{id}/workflow"), gone);
    let done = scene.run_in(&["builds", "list"], &[("POSTORB_TIMEOUT", "4s")]);
    assert_eq!(done.exit, Some(4), "{done:?}");
    assert_eq!(numbers(&done.stdout), ["#12", "#11", "#10", "#9"]);
    assert!(done.stdout.contains("#11    not known"), "{}", done.stdout);
    assert!(done.stderr.starts_with("error: cannot list the workflows"));
}

#[test]
fn who_may_not_ask_is_told_why() {
    let scene = Scene::new(Data::small());
    let no_token = scene.run_in(&["builds", "list"], &[("CIRCLE_TOKEN", "")]);
    assert_eq!(no_token.exit, Some(3), "{no_token:?}");
    let refused = scene.run_in(&["builds", "list"], &[("CIRCLE_TOKEN", "x")]);
    assert_eq!(refused.exit, Some(3), "{refused:?}");
    let other = scene.run(&["builds", "list", "--project", "gh/acme/other"]);
    assert_eq!(other.exit, Some(5), "{other:?}");
    let wrong = scene.run(&["builds", "list", "--project", "acme"]);
    assert_eq!(wrong.exit, Some(2), "{wrong:?}");
    std::fs::remove_dir_all(scene.folder.path().join(".git")).unwrap();
    let unknown = scene.run(&["builds", "list"]);
    assert_eq!(unknown.exit, Some(2), "{unknown:?}");
    assert!(unknown.stderr.contains("--project"), "{unknown:?}");
}

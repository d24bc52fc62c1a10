//! `postorb integration status`.

use super::scene::{SELECTION, Scene};
use crate::circleci::Data;
use crate::circleci::data::Project;

fn two() -> String {
    SELECTION.replace(
        "suites:\n  - {",
        "  - nickname: Payments
    spec: 0bd24ed1-8d0b-4a71-9d25-3a3dd1a1e2f0
    project: gh/acme/payments
    suites: [smoke]
suites:
  - {",
    )
}

#[test]
fn each_link_tells_its_last_build_and_its_suites() {
    let scene = Scene::with(Data::small(), SELECTION);
    let args = ["integration", "status", "--branch", "topic"];
    let done = scene.run_in(&args, &[("COLUMNS", "80")]);
    assert_eq!(
        done.stdout
            .replace(&scene.fake.base, "https://app.circleci.com"),
        "\
Bookings  gh/acme/bookings  API 5360b75f-447e-467c-9299-12fd6c92450d v2.1
BUILD  STATUS  BRANCH  COMMIT                    STARTED     TOOK
#11    failed  topic   Try another confirmation  2024-01-01  3 min 0 s
  https://app.circleci.com/pipelines/github/acme/bookings/11  taylor-lee
  smoke       passed                       job smoke
  regression  failed  1 of 2 tests failed  job regression
"
    );
    assert_eq!((done.exit, done.stderr.as_str()), (Some(0), ""));
}

#[test]
fn one_project_that_cannot_be_asked_hides_no_other() {
    let scene = Scene::with(Data::small(), &two());
    let done = scene.run(&["integration", "status"]);
    assert_eq!(done.exit, Some(5), "{done:?}");
    let [first, second] = done.stdout.split("\n\n").collect::<Vec<_>>()[..] else {
        panic!("{done:?}");
    };
    assert!(first.contains("#12"), "{first}");
    assert!(
        second.starts_with("Payments  gh/acme/payments  specification"),
        "{second}"
    );
    assert!(second.contains("not known: "), "{second}");
    assert!(done.stderr.starts_with("error: "), "{done:?}");
    let own = scene.good(&["integration", "status", "Bookings"]);
    assert!(!own.contains("Payments"), "{own}");
    let none = scene.run(&["integration", "status", "Bokings"]);
    assert_eq!(none.exit, Some(5), "{none:?}");
    assert!(none.stderr.contains("did you mean `Bookings`?"), "{none:?}");
}

#[test]
fn machines_read_the_same() {
    let mut data = Data::small();
    data.projects.push(Project {
        id: "0".to_owned(),
        slug: "gh/acme/payments".to_owned(),
        ..Project::default()
    });
    let scene = Scene::with(data, &two());
    let json = scene.json(&["integration", "status", "--json"], "integrations");
    let all = json["integrations"].as_array().unwrap();
    assert_eq!(all[0]["api_version"], "v2.1");
    assert_eq!(all[0]["last"]["build"]["number"], 12);
    assert_eq!(all[0]["last"]["suites"][0]["result"], "passed");
    assert_eq!(all[0]["last"]["suites"][1]["result"], "absent");
    assert_eq!(all[1]["nickname"], "Payments");
    assert_eq!(all[1]["last"], serde_json::Value::Null);
    assert_eq!(all[1]["error"], serde_json::Value::Null);
    let text = scene.good(&["integration", "status", "Payments"]);
    assert!(text.ends_with("\n  nothing was built yet\n"), "{text}");
}

#[test]
fn without_integrations_there_is_nothing_to_ask() {
    let selection = SELECTION.split("integrations:").next().unwrap().to_owned()
        + "suites: [{ name: a, collection: a.json }]\n";
    let scene = Scene::with(Data::small(), &selection);
    let done = scene.run(&["integration", "status"]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""));
    assert!(done.stderr.contains("postorb integration add"), "{done:?}");
    assert!(scene.fake.requests().is_empty());
}

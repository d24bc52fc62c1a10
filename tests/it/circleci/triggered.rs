//! A pipeline is started by one call, whatever comes of that.

use std::time::{Duration, Instant};

use postorb::service::circleci::{At, CompileOptions, Slug, Trigger};
use postorb::{Exit, Failure};

use super::data::APP;
use super::faults::{assert_hidden, error, within};
use super::{Data, Fake};
use crate::loopback::Fault;
use crate::loopback::client::nobody;

/// Whether a failure says that the pipeline may have been started, and how to look.
fn is_unsure(failure: &Failure) -> bool {
    let help = failure.help.join("\n");
    help.contains("may have been started all the same") && help.contains("builds list --project")
}

/// Starts a pipeline of a project at a fake that does this: the failure.
fn failed(data: Data, slug: &str, fault: &Fault) -> Failure {
    let slug: Slug = slug.parse().unwrap();
    let path = if slug.to_string().starts_with("circleci/") {
        format!("/project/{slug}/pipeline/run")
    } else {
        format!("/project/{slug}/pipeline")
    };
    let fake = Fake::new(data);
    // The connection is there already, and is used again: what breaks on it could be sent twice.
    let circleci = within(&fake, 2_000);
    circleci.me().unwrap();
    fake.always(&path, fault.clone());
    let start = Instant::now();
    let trigger = Trigger {
        at: At::Branch("main".to_owned()),
        ..Trigger::default()
    };
    let failure = circleci.trigger(&slug, &trigger).unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(4), "{fault:?}");
    let posts = fake
        .requests()
        .into_iter()
        .filter(|one| one.method == "POST");
    assert_eq!(posts.count(), 1, "{fault:?}");
    assert_hidden(&failure);
    failure
}

#[test]
fn it_is_sent_once_and_a_lost_answer_is_told_as_one() {
    let cases = [
        (Fault::Close, Exit::Api, true),
        (Fault::Reset, Exit::Api, true),
        (Fault::Silence, Exit::TimedOut, true),
        (Fault::Stall, Exit::TimedOut, true),
        (Fault::Drip(Duration::from_millis(50)), Exit::TimedOut, true),
        (error(500, "it broke"), Exit::Api, true),
        (error(502, "it broke"), Exit::Api, true),
        (
            error(503, "it is away").with("retry-after", "0"),
            Exit::Api,
            true,
        ),
        (Fault::page(504), Exit::Api, true),
        (Fault::page(200), Exit::Api, true),
        (Fault::json(201, "{\"id\": "), Exit::Api, true),
        (Fault::json(201, "{}"), Exit::Api, true),
        (Fault::json(201, "{\"message\": \"x\"}"), Exit::Api, true),
        (Fault::json(200, "[]"), Exit::Api, true),
        // These say themselves that nothing was started.
        (error(400, "Branch not found"), Exit::Api, false),
        (
            error(401, "You must log in first."),
            Exit::Authentication,
            false,
        ),
        (error(403, "no"), Exit::Authentication, false),
        (
            error(429, "too many").with("retry-after", "0"),
            Exit::Api,
            false,
        ),
        (error(429, "too many"), Exit::Api, false),
        (
            Fault::json(307, "").with("location", "http://localhost/"),
            Exit::Api,
            false,
        ),
    ];
    // Most of them wait.
    std::thread::scope(|scope| {
        for (fault, exit, unsure) in &cases {
            scope.spawn(move || {
                for (data, slug) in [(Data::small(), "gh/acme/bookings"), (Data::app(), APP)] {
                    let failure = failed(data, slug, fault);
                    assert_eq!(failure.exit, *exit, "{fault:?}: {failure:?}");
                    assert_eq!(is_unsure(&failure), *unsure, "{fault:?}: {failure:?}");
                }
            });
        }
    });
}

#[test]
fn what_was_never_sent_was_not_started() {
    let fake = Fake::new(Data::small());
    let slug = super::happy::bookings();
    let nobody = fake.at(nobody());
    let failure = within(&nobody, 2_000)
        .trigger(&slug, &Trigger::default())
        .unwrap_err();
    assert!(failure.message.contains("no connection to"), "{failure:?}");
    assert!(!is_unsure(&failure), "{failure:?}");
    let long = [("a".to_owned(), "x".repeat(513).into())].into();
    let trigger = Trigger {
        parameters: long,
        ..Trigger::default()
    };
    let failure = within(&fake, 2_000).trigger(&slug, &trigger).unwrap_err();
    assert_eq!(failure.exit, Exit::Usage);
    assert!(fake.requests().is_empty());
}

#[test]
fn variables_of_projects_are_set_by_one_call_and_those_of_contexts_by_as_many_as_it_takes() {
    let (fake, slug) = (Fake::new(Data::small()), super::happy::bookings());
    let path = format!("/project/{slug}/envvar");
    fake.always(&path, Fault::Close);
    let failure = within(&fake, 5_000)
        .set_variable(&slug, "A", &"value".into(), &[])
        .unwrap_err();
    assert!(
        failure
            .help
            .join("\n")
            .contains("it may be set all the same"),
        "{failure:?}"
    );
    assert_eq!(fake.requests().len(), 1);

    let context = super::data::uuid(3, 1);
    let path = format!("/context/{context}/environment-variable/A");
    fake.next(&path, [Fault::Close, error(503, "away")]);
    within(&fake, 20_000)
        .set_context_variable(&context, "A", &"value".into())
        .unwrap();
    assert_eq!(fake.requests().len(), 4);
    assert_eq!(fake.data().contexts[0].variables["A"], "value");
}

#[test]
fn a_config_is_compiled_as_often_as_it_takes() {
    let fake = Fake::new(Data::small());
    fake.next(
        "/api/v3/configs/compile",
        [Fault::Reset, error(502, "away")],
    );
    let compiled = within(&fake, 20_000).compile("version: 2.1\n", &CompileOptions::default());
    assert!(compiled.unwrap().valid);
    assert_eq!(fake.requests().len(), 3);
}

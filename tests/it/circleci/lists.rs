//! Lists: pages that are asked for when they are needed, and those that lead nowhere.

use postorb::service::circleci::{Listing, Pipeline};

use super::faults::{error, within};
use super::happy::{bookings, client};
use super::{Data, Fake};
use crate::loopback::Fault;

const PIPELINES: &str = "/project/gh/acme/bookings/pipeline";

fn numbers(pipelines: impl Iterator<Item = Result<Pipeline, postorb::Failure>>) -> Vec<u64> {
    pipelines.map(|one| one.unwrap().number).collect()
}

#[test]
fn a_page_is_asked_for_when_its_first_pipeline_is_wanted() {
    let fake = Fake::new(Data::large(10_000));
    let (circleci, slug) = (client(&fake), bookings());
    let mut pipelines = circleci.pipelines(&slug, Listing::default());
    assert!(fake.requests().is_empty());
    for (wanted, requests) in [(20, 1), (1, 2), (19, 2), (1, 3)] {
        assert_eq!(pipelines.by_ref().take(wanted).count(), wanted);
        assert_eq!(fake.requests().len(), requests);
    }
    let rest = numbers(pipelines);
    assert_eq!((rest.len(), rest.last()), (10_004 - 41, Some(&1)));
    assert_eq!(fake.requests().len(), 501);
}

#[test]
fn pages_that_lead_in_circles_come_to_an_end() {
    let page = |number: u64, token: &str| {
        let entry = match number {
            0 => String::new(),
            _ => format!(r#"{{"id": "{number}", "number": {number}}}"#),
        };
        Fault::json(
            200,
            &format!(r#"{{"items": [{entry}], "next_page_token": {token}}}"#),
        )
    };
    let fake = Fake::new(Data::small());
    // An empty page with others behind it, and then a token that was there before.
    let pages = [
        page(1, "\"x\""),
        page(0, "\"y\""),
        page(2, "\"x\""),
        page(3, "null"),
    ];
    fake.next(PIPELINES, pages);
    let circleci = within(&fake, 5_000);
    let slug = bookings();
    assert_eq!(
        numbers(circleci.pipelines(&slug, Listing::default())),
        [1, 2]
    );
    let tokens: Vec<_> = fake
        .requests()
        .iter()
        .map(|one| one.parameter("page-token").unwrap_or_default().to_owned())
        .collect();
    assert_eq!(tokens, ["", "x", "y"]);
    for end in ["null", "\"\"", "7"] {
        let fake = Fake::new(Data::small());
        fake.always(PIPELINES, page(1, end));
        let circleci = within(&fake, 5_000);
        assert_eq!(
            numbers(circleci.pipelines(&slug, Listing::default())),
            [1],
            "{end}"
        );
    }
}

#[test]
fn empty_pages_do_not_go_on_for_ever() {
    let fake = Fake::new(Data::small());
    let pages = (0..200).map(|n| {
        Fault::json(
            200,
            &format!(r#"{{"items": [], "next_page_token": "{n}"}}"#),
        )
    });
    fake.next(PIPELINES, pages);
    let (circleci, slug) = (within(&fake, 20_000), bookings());
    assert_eq!(circleci.pipelines(&slug, Listing::default()).count(), 0);
    assert_eq!(fake.requests().len(), 50);
}

#[test]
fn a_failure_in_the_middle_is_told_once_and_ends_the_list() {
    let fake = Fake::new(Data::large(100));
    let (circleci, slug) = (within(&fake, 5_000), bookings());
    let mut pipelines = circleci.pipelines(&slug, Listing::default());
    assert_eq!(pipelines.by_ref().take(20).flatten().count(), 20);
    fake.always(PIPELINES, error(500, "down"));
    let failure = pipelines.next().unwrap().unwrap_err();
    let told = "cannot list the pipelines of gh/acme/bookings: CircleCI answered 500: down";
    assert_eq!(failure.message, told);
    assert!(pipelines.next().is_none());
    for body in [
        r#"{"items": {}}"#,
        r#"{"items": [{"id": "1"}]}"#,
        r#"{"next_page_token": null}"#,
    ] {
        let fake = Fake::new(Data::small());
        fake.always(PIPELINES, Fault::json(200, body));
        let circleci = within(&fake, 5_000);
        let mut pipelines = circleci.pipelines(&slug, Listing::default());
        let failure = pipelines.next().unwrap().unwrap_err();
        assert_eq!(failure.exit, postorb::Exit::Api, "{body}");
    }
}

#[test]
fn every_list_comes_as_a_whole() {
    let mut data = Data::every_status();
    data.page = 3;
    let fake = Fake::new(data);
    let circleci = client(&fake);
    let jobs = circleci.jobs(&super::Workflow::id(10, 0)).unwrap();
    assert_eq!(jobs.len(), 14);
    assert_eq!(fake.requests().len(), 5);
}

#[test]
fn a_build_goes_on_while_somebody_looks() {
    let fake = Fake::new(Data::small());
    fake.change(|data| data.pipeline(12).workflows[0].status = "running".to_owned());
    let id = super::data::uuid(5, 12);
    let path = format!("/pipeline/{id}/workflow");
    let to = |status: &'static str| -> Box<dyn FnOnce(&mut Data) + Send> {
        Box::new(move |data| data.pipeline(12).workflow("api-tests").status = status.to_owned())
    };
    fake.after(&path, [to("failing"), to("failed")]);
    let circleci = client(&fake);
    let seen = [(); 4].map(|()| circleci.workflows(&id).unwrap()[0].status.to_string());
    assert_eq!(seen, ["running", "failing", "failed", "failed"]);
    assert_eq!(fake.calls()[0], format!("GET {path}"));
}

//! What goes wrong: every fault has its exit code, and none outlives the time that calls may take.

use std::time::{Duration, Instant};

use postorb::service::{CircleCi, Network};
use postorb::{Exit, Failure};

use super::data::{TOKEN, piece};
use super::{Data, Fake};
use crate::loopback::client::{self, Asked};
use crate::loopback::{self, Fault};

/// A client whose calls may take this many milliseconds together.
pub(super) fn within(fake: &Fake, milliseconds: u64) -> CircleCi {
    CircleCi::new(&fake.env(), client::within(milliseconds)).unwrap()
}

impl Asked for Data {
    fn few() -> Self {
        Self::small()
    }

    fn me(fake: &loopback::Fake<Self>, network: Network) -> Result<String, Failure> {
        let me = CircleCi::new(&fake.env(), network)?.me();
        if let Err(failure) = &me {
            assert_hidden(failure);
        }
        me.map(|me| me.login)
    }
}

/// An error in the vendor's usual shape.
pub(super) fn error(status: u16, message: &str) -> Fault {
    let body = serde_json::json!({ "message": message });
    Fault::json(status, &body.to_string())
}

/// The token is in no failure, and no part of it.
pub(super) fn assert_hidden(failure: &Failure) {
    assert!(!format!("{failure:?}").contains(piece()), "{failure:?}");
}

fn failed(fault: Fault, milliseconds: u64) -> (Failure, usize, Duration) {
    client::failed::<Data>(fault, milliseconds)
}

#[test]
fn one_call_too_many_is_made_again_when_the_service_says() {
    let fake = Fake::new(Data::small());
    let limited = || error(429, "Rate limit exceeded.");
    let last = |name: &'static str, left: &'static str| limited().with(name, "1").with(left, "0");
    fake.next(
        "/me",
        [
            limited().with("retry-after", "1"),
            last("x-ratelimit-reset", "x-ratelimit-remaining"),
            limited(),
        ],
    );
    let start = Instant::now();
    assert!(within(&fake, 30_000).me().is_ok());
    assert!(start.elapsed() >= Duration::from_secs(2));
    assert_eq!(fake.requests().len(), 4);
}

#[test]
fn the_last_call_of_a_window_is_not_followed_by_another() {
    for (left, reset) in [
        ("ratelimit-remaining", "ratelimit-reset"),
        ("x-ratelimit-remaining", "x-ratelimit-reset"),
        // Of both families the lower one is enforced.
        ("x-ratelimit-remaining-minute", "ratelimit-reset"),
    ] {
        let fake = Fake::new(Data::small());
        let me = r#"{"id": "1", "login": "ada", "name": "Ada"}"#;
        let last = Fault::json(200, me).with(left, "0").with(reset, "1");
        fake.next("/me", [last.with("ratelimit-limit", "500")]);
        let circleci = within(&fake, 20_000);
        circleci.me().unwrap();
        let start = Instant::now();
        circleci.me().unwrap();
        assert!(start.elapsed() >= Duration::from_millis(900), "{left}");
    }
}

#[test]
fn a_wait_that_is_longer_than_the_time_is_not_begun() {
    for header in ["retry-after", "x-ratelimit-reset", "ratelimit-reset"] {
        let limited = error(429, "Rate limit exceeded.").with(header, "300");
        client::is_not_waited_for::<Data>(limited, header);
    }
}

#[test]
fn what_passes_is_asked_again_and_what_does_not_is_told() {
    for (status, exit) in [
        (400, Exit::Api),
        (401, Exit::Authentication),
        (403, Exit::Authentication),
        (404, Exit::NotFound),
        (500, Exit::Api),
        (502, Exit::Api),
        (503, Exit::Api),
        (504, Exit::Api),
    ] {
        let failure = client::passes::<Data>(error(status, "it says"), status, exit);
        let told = format!("cannot ask whose token it is: CircleCI answered {status}: it says");
        assert_eq!(failure.message, told);
    }
}

#[test]
fn a_service_that_comes_back_is_not_noticed() {
    client::comes_back::<Data>(error(503, "spike"), "taylor-lee");
}

#[test]
fn what_hangs_is_tried_once_more_and_ends_with_the_time() {
    for failure in client::hangs::<Data>() {
        let told = "no answer from 127.0.0.1 in time";
        assert!(failure.message.contains(told), "{failure:?}");
    }
}

#[test]
fn a_connection_that_breaks_every_time_is_told() {
    client::breaks::<Data>();
}

#[test]
fn answers_that_are_none_are_told_by_what_they_are() {
    let text = Fault::Answer(
        502,
        vec![("content-type", "text/plain".into())],
        "Bad gateway".into(),
    );
    let newer = r#"{"error": {"id": "1", "title": "Forbidden", "detail": "no such org"}}"#;
    for (fault, exit, told) in [
        (
            Fault::json(200, "{\"id\": "),
            Exit::Api,
            "what is no JSON (line 1, column ",
        ),
        (Fault::json(200, ""), Exit::Api, "what is no JSON"),
        (Fault::json(200, "[]"), Exit::Api, "JSON that is no object"),
        (
            Fault::json(200, &"[".repeat(200)),
            Exit::Api,
            "nested deeper than postorb reads",
        ),
        (Fault::json(200, "{}"), Exit::Api, "JSON that has no `id`"),
        (
            Fault::json(200, "{\"id\": 7}"),
            Exit::Api,
            "an entry that lacks what postorb needs",
        ),
        (
            Fault::json(200, "{\"message\": \"x\"}"),
            Exit::Api,
            "JSON that has no `id`",
        ),
        (
            Fault::json(403, newer),
            Exit::Authentication,
            "answered 403: Forbidden: no such org",
        ),
        (
            Fault::json(400, "{\"error\": \"no\"}"),
            Exit::Api,
            "answered 400: no",
        ),
        (
            Fault::page(200),
            Exit::Api,
            "answered 200 with a page for people",
        ),
        (
            Fault::page(404),
            Exit::Api,
            "answered 404 with a page for people",
        ),
        (
            Fault::json(418, "{}"),
            Exit::Api,
            "CircleCI answered 418 and said no more",
        ),
    ] {
        client::is_told::<Data>(fault, exit, told);
    }
    let (failure, ..) = failed(text, 10_000);
    assert!(
        failure
            .message
            .ends_with("CircleCI answered 502: Bad gateway"),
        "{failure:?}"
    );
}

#[test]
fn a_redirect_is_not_followed_and_the_other_host_sees_nothing() {
    client::is_not_sent_on::<Data>();
}

#[test]
fn what_a_service_repeats_is_hidden() {
    let (failure, ..) = failed(error(401, &format!("{TOKEN} is no token\u{1b}[2J")), 3_000);
    assert!(
        failure.message.contains("[hidden] is no token"),
        "{failure:?}"
    );
    // At the place where a long message is cut.
    let long = format!("{} {TOKEN}", "x".repeat(280));
    assert_hidden(&failed(error(401, &long), 3_000).0);

    let fake = Fake::new(Data::small());
    let slug = super::happy::bookings();
    let path = format!("/project/{slug}/envvar");
    let secret = "first line\n  of a secret";
    fake.always(&path, error(400, &format!("cannot set {secret} there")));
    let circleci = within(&fake, 3_000);
    let failure = circleci
        .set_variable(&slug, "A", &secret.into(), &[])
        .unwrap_err();
    assert!(
        failure
            .message
            .ends_with("answered 400: cannot set [hidden] there"),
        "{failure:?}"
    );
    assert!(!format!("{failure:?}{:?}", circleci.log()).contains("secret"));
}

#[test]
fn without_a_token_nothing_is_asked() {
    let fake = Fake::new(Data::small());
    let variables = [("CIRCLECI_CLI_HOST".into(), fake.base.clone().into())];
    let env = postorb::Env::new(variables);
    let failure = CircleCi::new(&env, Network::default()).unwrap_err();
    assert_eq!(failure.exit, Exit::Authentication);
    assert_eq!(failure.message, "there is no key for CircleCI");
    assert!(failure.help[0].contains("CIRCLE_TOKEN"), "{failure:?}");
    assert!(
        failure.help[1].contains("auth login circleci"),
        "{failure:?}"
    );
    assert!(fake.requests().is_empty());
}

#[test]
fn nobody_listens_and_an_address_is_none() {
    client::is_not_there::<Data>();
    let env = |host: &str| {
        let variables = [("CIRCLECI_CLI_HOST", host), ("CIRCLE_TOKEN", TOKEN)];
        postorb::Env::new(variables.map(|(name, value)| (name.into(), value.into())))
    };
    for host in [
        "http://circleci.com",
        "ftp://circleci.com",
        "me:secret@circleci.com",
    ] {
        let failure = CircleCi::new(&env(host), Network::default()).unwrap_err();
        assert_eq!(failure.exit, Exit::Usage, "{host}");
        assert!(
            failure.message.starts_with("CIRCLECI_CLI_HOST has"),
            "{failure:?}"
        );
        assert!(!format!("{failure:?}").contains("secret"));
    }
}

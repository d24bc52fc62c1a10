//! What goes wrong: every fault has its exit code, and none outlives the time that calls may take.

use std::time::{Duration, Instant};

use postorb::service::{CircleCi, Network};
use postorb::{Exit, Failure};

use super::data::{TOKEN, piece};
use super::{Data, Fake};
use crate::postman::Fault;

/// A client whose calls may take this many milliseconds together.
pub(super) fn within(fake: &Fake, milliseconds: u64) -> CircleCi {
    let timeout = Duration::from_millis(milliseconds);
    CircleCi::new(
        &fake.env(),
        Network {
            timeout,
            ..Network::default()
        },
    )
    .unwrap()
}

/// An error in the vendor's usual shape.
pub(super) fn error(status: u16, message: &str) -> Fault {
    let body = serde_json::json!({ "message": message });
    Fault::json(status, &body.to_string())
}

/// An address of this machine at which nobody listens.
pub(super) fn nobody() -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

/// The token is in no failure, and no part of it.
pub(super) fn assert_hidden(failure: &Failure) {
    assert!(!format!("{failure:?}").contains(piece()), "{failure:?}");
}

/// Asks a fake that does this whenever it is asked who asks: the failure, how many requests it took, and how
/// long.
fn failed(fault: Fault, milliseconds: u64) -> (Failure, usize, Duration) {
    let fake = Fake::new(Data::small());
    fake.always("/me", fault);
    let start = Instant::now();
    let failure = within(&fake, milliseconds).me().unwrap_err();
    let took = start.elapsed();
    assert!(took < Duration::from_millis(milliseconds + 500), "{took:?}");
    assert_hidden(&failure);
    (failure, fake.requests().len(), took)
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
        let (failure, requests, took) = failed(limited, 60_000);
        assert_eq!((failure.exit, requests), (Exit::Api, 1), "{header}");
        assert!(took < Duration::from_secs(2), "{took:?}");
        let help = failure.help.join("\n");
        assert!(
            help.contains("the next attempt makes sense in 300 s"),
            "{help}"
        );
    }
}

#[test]
fn what_passes_is_asked_again_and_what_does_not_is_told() {
    for (status, exit, most) in [
        (400, Exit::Api, 1),
        (401, Exit::Authentication, 1),
        (403, Exit::Authentication, 1),
        (404, Exit::NotFound, 1),
        (500, Exit::Api, 1),
        (502, Exit::Api, 5),
        (503, Exit::Api, 5),
        (504, Exit::Api, 5),
    ] {
        let (failure, requests, _) = failed(error(status, "it says"), 3_000);
        assert_eq!(failure.exit, exit, "{status}");
        assert_eq!(requests > 1, most > 1, "{status}: {requests}");
        assert!(requests <= most);
        let told = format!("cannot ask whose token it is: CircleCI answered {status}: it says");
        assert_eq!(failure.message, told);
    }
}

#[test]
fn a_service_that_comes_back_is_not_noticed() {
    for fault in [Fault::Close, Fault::Reset, error(503, "spike")] {
        let fake = Fake::new(Data::small());
        fake.next("/me", [fault.clone(), fault.clone()]);
        assert_eq!(
            within(&fake, 20_000).me().unwrap().login,
            "taylor-lee",
            "{fault:?}"
        );
        assert_eq!(fake.requests().len(), 3, "{fault:?}");
    }
}

#[test]
fn what_hangs_is_tried_once_more_and_ends_with_the_time() {
    for fault in [
        Fault::Silence,
        Fault::Stall,
        Fault::Drip(Duration::from_millis(50)),
    ] {
        let (failure, requests, took) = failed(fault.clone(), 1_000);
        assert_eq!(failure.exit, Exit::TimedOut, "{fault:?}");
        assert!(requests >= 2, "{fault:?}");
        assert!(took >= Duration::from_millis(450), "{fault:?} {took:?}");
        assert!(
            failure.message.contains("no answer from 127.0.0.1 in time"),
            "{failure:?}"
        );
    }
}

#[test]
fn a_connection_that_breaks_every_time_is_told() {
    for fault in [Fault::Close, Fault::Reset] {
        let (failure, requests, _) = failed(fault, 4_000);
        assert_eq!(failure.exit, Exit::Api);
        assert!(requests > 1);
        assert!(
            failure
                .message
                .contains("the connection to 127.0.0.1 broke: "),
            "{failure:?}"
        );
    }
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
        let (failure, requests, _) = failed(fault, 3_000);
        assert_eq!((failure.exit, requests), (exit, 1), "{failure:?}");
        assert!(failure.message.contains(told), "{failure:?}");
    }
    let (failure, ..) = failed(text, 1_000);
    assert!(
        failure
            .message
            .ends_with("CircleCI answered 502: Bad gateway"),
        "{failure:?}"
    );
}

#[test]
fn a_redirect_is_not_followed_and_the_other_host_sees_nothing() {
    let other = Fake::new(Data::small());
    for status in [301, 302, 303, 307, 308] {
        let away = other.base.replace("127.0.0.1", "localhost");
        let away = Fault::json(status, "").with("location", &format!("{away}/api/v2/me"));
        let (failure, requests, _) = failed(away, 3_000);
        assert_eq!((failure.exit, requests), (Exit::Api, 1));
        let told = format!("127.0.0.1 answered {status} and sends the call on to `localhost`");
        assert!(failure.message.contains(&told), "{failure:?}");
    }
    assert!(other.requests().is_empty());
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
    let free = nobody();
    let env = |host: &str| {
        let variables = [("CIRCLECI_CLI_HOST", host), ("CIRCLE_TOKEN", TOKEN)];
        postorb::Env::new(variables.map(|(name, value)| (name.into(), value.into())))
    };
    let timeout = Duration::from_secs(5);
    let circleci = CircleCi::new(
        &env(&free),
        Network {
            timeout,
            ..Network::default()
        },
    )
    .unwrap();
    let failure = circleci.me().unwrap_err();
    assert_eq!(failure.exit, Exit::Api);
    assert!(
        failure.message.contains("no connection to 127.0.0.1: "),
        "{failure:?}"
    );
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

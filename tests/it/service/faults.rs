//! What goes wrong: every fault has its exit code, and none outlives the time that calls may take.

use std::time::{Duration, Instant};

use postorb::service::{Network, Postman};
use postorb::{Exit, Failure};

use crate::loopback::client::{self, Asked};
use crate::loopback::{self, Fault};
use crate::postman::{Data, Fake, KEY};

/// A client whose calls may take this many milliseconds together.
pub(super) fn within(fake: &Fake, milliseconds: u64) -> Postman {
    Postman::new(&fake.env(), client::within(milliseconds), None).unwrap()
}

impl Asked for Data {
    fn few() -> Self {
        Self::small()
    }

    fn me(fake: &loopback::Fake<Self>, network: Network) -> Result<String, Failure> {
        let me = Postman::new(&fake.env(), network, None)?.me()?;
        Ok(me.id)
    }
}

fn failed(fault: Fault, milliseconds: u64) -> (Failure, usize, Duration) {
    client::failed::<Data>(fault, milliseconds)
}

pub(super) fn limited() -> Fault {
    Fault::error(429, "rateLimited", "Rate limit exceeded")
}

#[test]
fn one_call_too_many_is_made_again_when_the_service_says() {
    let fake = Fake::new(Data::small());
    fake.next("/me", [limited().with("retry-after", "1"), limited()]);
    let start = Instant::now();
    assert!(within(&fake, 20_000).me().is_ok());
    assert!(start.elapsed() >= Duration::from_secs(1));
    assert_eq!(fake.requests().len(), 3);
}

#[test]
fn a_wait_that_is_longer_than_the_time_is_not_begun() {
    for header in [
        "retry-after",
        "x-ratelimit-retryafter",
        "x-ratelimit-reset",
        "ratelimit-reset",
    ] {
        client::is_not_waited_for::<Data>(limited().with(header, "300"), header);
    }
}

#[test]
fn until_when_no_call_is_taken_is_told_first() {
    let fault = limited().with("retry-after", "300");
    let (failure, ..) = failed(fault, 60_000);
    let told = "the next attempt makes sense in 300 s, at ";
    assert!(failure.help[0].starts_with(told), "{failure:?}");
    assert!(failure.help[0].ends_with(" UTC"), "{failure:?}");
    // One that is not made again says it, too.
    let used_up = Fault::error(429, "serviceLimitExhausted", "Monthly limit reached");
    let (failure, requests, _) = failed(used_up.with("retry-after", "90000"), 10_000);
    assert_eq!(requests, 1);
    assert_eq!(failure.help[0], "the next attempt makes sense in 90000 s");
}

#[test]
fn the_variable_that_names_the_host_is_told_where_the_host_may_be_wrong() {
    let away = Fault::json(302, "").with("location", "https://example.com/");
    for fault in [
        Fault::error(404, "instanceNotFoundError", "gone"),
        Fault::json(404, "{}"),
        Fault::json(200, "[]"),
        Fault::json(200, "{\"user\": {}}"),
        Fault::page(200),
        Fault::page(404),
        away,
    ] {
        let (failure, ..) = failed(fault, 3_000);
        let last = failure.help.last().unwrap();
        assert!(last.contains("POSTMAN_API_BASE_URL names"), "{failure:?}");
        assert!(last.contains("127.0.0.1"), "{failure:?}");
    }
    // Where the service has answered, what is missing is that alone.
    let fake = Fake::new(Data::small());
    let postman = within(&fake, 3_000);
    postman.me().unwrap();
    fake.always("/me", Fault::error(404, "instanceNotFoundError", "gone"));
    let failure = postman.me().unwrap_err();
    assert!(!failure.help.concat().contains("BASE_URL"), "{failure:?}");
}

#[test]
fn a_quota_that_is_used_up_is_not_asked_again() {
    let used_up = Fault::error(429, "serviceLimitExhausted", "Monthly limit reached");
    let (failure, requests, _) = failed(used_up.with("retry-after", "0"), 10_000);
    assert_eq!((failure.exit, requests), (Exit::Api, 1));
    let message = "cannot ask whose key it is: Postman answered 429: Monthly limit reached";
    assert_eq!(failure.message, message);
    assert!(failure.help[0].starts_with("the team's calls of this month are used up"));
}

#[test]
fn what_passes_is_asked_again_and_what_does_not_is_told() {
    for (status, name, exit) in [
        (400, "malformedRequestError", Exit::Api),
        (400, "instanceNotFoundError", Exit::NotFound),
        (401, "AuthenticationError", Exit::Authentication),
        (403, "forbiddenError", Exit::Authentication),
        (404, "instanceNotFoundError", Exit::NotFound),
        (500, "serverError", Exit::Api),
        (502, "serverError", Exit::Api),
        (503, "serverError", Exit::Api),
        (504, "serverError", Exit::Api),
    ] {
        let failure = client::passes::<Data>(Fault::error(status, name, "it says"), status, exit);
        let told = format!("cannot ask whose key it is: Postman answered {status}: it says");
        assert_eq!(failure.message, told);
    }
}

#[test]
fn a_service_that_comes_back_is_not_noticed() {
    client::comes_back::<Data>(Fault::error(503, "serverError", "spike"), "12345678");
}

#[test]
fn what_hangs_is_tried_once_more_and_ends_with_the_time() {
    for failure in client::hangs::<Data>() {
        let told = "all calls together may take 1 s";
        assert!(failure.help[0].contains(told), "{failure:?}");
    }
}

#[test]
fn a_connection_that_breaks_every_time_is_told() {
    client::breaks::<Data>();
}

#[test]
fn what_is_made_is_made_once() {
    for fault in [
        Fault::Close,
        limited().with("retry-after", "0"),
        Fault::error(503, "x", "y"),
    ] {
        let data = Data::small();
        let uid = data.collection_uid();
        let fake = Fake::new(data);
        fake.always(&format!("/collections/{uid}/comments"), fault.clone());
        let failure = within(&fake, 5_000).comment(&uid, "text").unwrap_err();
        assert_eq!(
            (failure.exit, fake.requests().len()),
            (Exit::Api, 1),
            "{fault:?}"
        );
    }
}

#[test]
fn answers_that_are_none_are_told_by_what_they_are() {
    let error = r#"{"error": {"name": "AuthenticationError", "message": "no"}}"#;
    let missing = r#"{"name": "instanceNotFoundError", "message": "gone"}"#;
    for (fault, exit, told) in [
        (
            Fault::json(200, "{\"user\": "),
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
        (Fault::json(200, "{}"), Exit::Api, "JSON that has no `user`"),
        (
            Fault::json(200, "{\"user\": {}}"),
            Exit::Api,
            "a user that has no `id`",
        ),
        (
            Fault::json(200, error),
            Exit::Authentication,
            "answered 200 with an error: no",
        ),
        (
            Fault::json(200, missing),
            Exit::NotFound,
            "answered 200 with an error: gone",
        ),
        (
            Fault::page(200),
            Exit::Api,
            "answered 200 with a page for people",
        ),
        (
            Fault::page(403),
            Exit::Api,
            "answered 403 with a page for people",
        ),
        (
            Fault::json(418, "{}"),
            Exit::Api,
            "Postman answered 418 and said no more",
        ),
    ] {
        let failure = client::is_told::<Data>(fault, exit, told);
        assert!(failure.message.starts_with("cannot ask whose key it is: "));
    }
}

#[test]
fn a_key_that_a_service_repeats_is_hidden() {
    let fault = Fault::error(
        401,
        "AuthenticationError",
        &format!("{KEY} is no key\u{1b}[2J"),
    );
    let (failure, ..) = failed(fault, 3_000);
    assert!(
        failure.message.contains("[hidden] is no key"),
        "{failure:?}"
    );
}

#[test]
fn a_redirect_is_not_followed_and_the_other_host_sees_nothing() {
    client::is_not_sent_on::<Data>();
}

#[test]
fn without_a_key_nothing_is_asked() {
    let fake = Fake::new(Data::small());
    let env = postorb::Env::new([("POSTMAN_API_BASE_URL".into(), fake.base.clone().into())]);
    let failure = Postman::new(&env, Network::default(), Some("MINE")).unwrap_err();
    assert_eq!(failure.exit, Exit::Authentication);
    assert_eq!(failure.message, "there is no key for Postman");
    assert!(failure.help[0].contains("MINE") && failure.help[1].contains("auth login postman"));
}

#[test]
fn nobody_listens() {
    client::is_not_there::<Data>();
}

//! What goes wrong: every fault has its exit code, and none outlives the time that calls may take.

use std::time::{Duration, Instant};

use postorb::service::{Network, Postman};
use postorb::{Exit, Failure};

use crate::postman::{Data, Fake, Fault, KEY};

/// A client whose calls may take this many milliseconds together.
pub(super) fn within(fake: &Fake, milliseconds: u64) -> Postman {
    let timeout = Duration::from_millis(milliseconds);
    Postman::new(
        &fake.env(),
        Network {
            timeout,
            ..Network::default()
        },
        None,
    )
    .unwrap()
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
    assert!(!format!("{failure:?}").contains(KEY), "{failure:?}");
    (failure, fake.requests().len(), took)
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
        let (failure, requests, took) = failed(limited().with(header, "300"), 60_000);
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
    for (status, name, exit, most) in [
        (400, "malformedRequestError", Exit::Api, 1),
        (400, "instanceNotFoundError", Exit::NotFound, 1),
        (401, "AuthenticationError", Exit::Authentication, 1),
        (403, "forbiddenError", Exit::Authentication, 1),
        (404, "instanceNotFoundError", Exit::NotFound, 1),
        (500, "serverError", Exit::Api, 1),
        (502, "serverError", Exit::Api, 5),
        (503, "serverError", Exit::Api, 5),
        (504, "serverError", Exit::Api, 5),
    ] {
        let (failure, requests, _) = failed(Fault::error(status, name, "it says"), 3_000);
        assert_eq!(failure.exit, exit, "{status} {name}");
        let is_again = requests > 1;
        assert_eq!(is_again, most > 1, "{status}: {requests}");
        assert!(requests <= most);
        let told = format!("cannot ask whose key it is: Postman answered {status}: it says");
        assert_eq!(failure.message, told);
    }
}

#[test]
fn a_service_that_comes_back_is_not_noticed() {
    for fault in [
        Fault::Close,
        Fault::Reset,
        Fault::error(503, "serverError", "spike"),
    ] {
        let fake = Fake::new(Data::small());
        fake.next("/me", [fault.clone(), fault.clone()]);
        assert_eq!(
            within(&fake, 20_000).me().unwrap().id,
            "12345678",
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
            failure.help[0].contains("all calls together may take 1 s"),
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
        let (failure, requests, _) = failed(fault, 3_000);
        assert_eq!((failure.exit, requests), (exit, 1), "{failure:?}");
        assert!(failure.message.contains(told), "{failure:?}");
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
    let other = Fake::new(Data::small());
    for status in [301, 302, 303, 307, 308] {
        let away = Fault::json(status, "").with("location", &format!("{}/me", other.base));
        let away = match away {
            Fault::Answer(status, mut headers, body) => {
                headers[1].1 = headers[1].1.replace("127.0.0.1", "localhost");
                Fault::Answer(status, headers, body)
            }
            fault => fault,
        };
        let (failure, requests, _) = failed(away, 3_000);
        assert_eq!((failure.exit, requests), (Exit::Api, 1));
        let told = format!("127.0.0.1 answered {status} and sends the call on to `localhost`");
        assert!(failure.message.contains(&told), "{failure:?}");
    }
    assert!(other.requests().is_empty());
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
    let free = std::net::TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap();
    let variables = [
        ("POSTMAN_API_BASE_URL", format!("http://{free}")),
        ("POSTMAN_API_KEY", KEY.into()),
    ];
    let env = postorb::Env::new(variables.map(|(name, value)| (name.into(), value.into())));
    let timeout = Duration::from_secs(20);
    let failure = Postman::new(
        &env,
        Network {
            timeout,
            ..Network::default()
        },
        None,
    )
    .unwrap()
    .me()
    .unwrap_err();
    assert_eq!(failure.exit, Exit::Api);
    assert!(
        failure.message.contains("no connection to 127.0.0.1: "),
        "{failure:?}"
    );
}

//! What services can do instead of answering. A fault may want to know the scene: what sends keys back.

use std::time::Duration;

use super::scene::Scene;
use crate::loopback::Fault;

pub(super) type Make = fn(&Scene) -> Fault;

/// An error of Postman's that has the key in it.
pub(super) fn telling(scene: &Scene) -> Fault {
    let message = format!("The key {} is no key.", scene.keys.postman);
    Fault::error(401, "AuthenticationError", &message)
}

/// Those of Postman's that are over at once.
pub(super) fn quick() -> Vec<Make> {
    vec![
        |_| Fault::error(400, "invalidParamsError", "No."),
        |_| Fault::error(401, "AuthenticationError", "Invalid API Key."),
        |_| Fault::error(403, "forbiddenError", "No."),
        |_| Fault::error(404, "instanceNotFoundError", "No."),
        |_| Fault::error(429, "serviceLimitExhausted", "The month is used up."),
        |_| Fault::error(200, "serverError", "It went wrong all the same."),
        |_| Fault::page(200),
        |_| Fault::page(407),
        |_| Fault::json(200, "{\"collection\": "),
        |_| Fault::json(200, "[]"),
        |_| {
            Fault::json(
                200,
                r#"{"collections": 1, "environments": {}, "workspaces": "x", "user": []}"#,
            )
        },
        |scene| Fault::json(302, "{}").with("location", &format!("{}/me", scene.other.base)),
        |scene| Fault::json(307, "{}").with("location", &format!("{}/me", scene.other.base)),
        // A server that sends back what it got, and in other forms.
        telling,
        |scene| Fault::error(400, &scene.keys.postman, "x"),
        |scene| Fault::json(500, &format!("\"{}\"", scene.keys.postman)),
        |scene| {
            Fault::json(302, "{}").with(
                "location",
                &format!("{}/?apikey={}", scene.other.base, scene.keys.postman),
            )
        },
    ]
}

/// Those of any service that postorb waits for, or tries again.
pub(super) fn slow() -> Vec<Make> {
    vec![
        |_| Fault::error(429, "rateLimited", "Too many.").with("retry-after", "30"),
        |_| Fault::error(429, "rateLimited", "Too many."),
        |_| Fault::error(500, "serverError", "Down."),
        |_| Fault::page(503),
        |_| Fault::Reset,
        |_| Fault::Close,
        |_| Fault::Silence,
        |_| Fault::Stall,
        |_| Fault::Drip(Duration::from_millis(50)),
    ]
}

/// An error of CircleCI's that has the token in it.
pub(super) fn circleci_telling(scene: &Scene) -> Fault {
    let message = format!("The token {} is no token.", scene.keys.circle);
    circleci_error(401, &message)
}

fn circleci_error(status: u16, message: &str) -> Fault {
    let body = serde_json::json!({ "message": message });
    Fault::json(status, &body.to_string())
}

/// Those of CircleCI's that are over at once.
pub(super) fn circleci_quick() -> Vec<Make> {
    vec![
        |_| circleci_error(400, "No."),
        |_| circleci_error(401, "You must log in first."),
        |_| circleci_error(403, "No."),
        |_| circleci_error(404, "Project not found"),
        |_| circleci_error(200, "Skipped."),
        |_| Fault::page(200),
        |_| Fault::page(407),
        |_| Fault::json(200, "{\"items\": "),
        |_| Fault::json(200, "[]"),
        |_| Fault::json(201, r#"{"items": {}, "id": 7, "name": [], "source": 1}"#),
        |scene| Fault::json(302, "{}").with("location", &format!("{}/me", scene.other.base)),
        // A server that sends back what it got, and in other forms.
        circleci_telling,
        // Where a long message is cut.
        |scene| circleci_error(400, &format!("{} {}", "x".repeat(275), scene.keys.circle)),
        |scene| {
            let error = serde_json::json!({ "title": scene.keys.circle, "detail": "x" });
            Fault::json(403, &serde_json::json!({ "error": error }).to_string())
        },
        |scene| Fault::json(500, &format!("\"{}\"", scene.keys.circle)),
        |scene| {
            let headers = vec![("content-type", "text/plain".to_owned())];
            Fault::Answer(400, headers, format!("Circle-Token: {}", scene.keys.circle))
        },
        |scene| {
            // What the next page is asked for with is told by `--verbose`.
            let list = serde_json::json!({ "items": [], "next_page_token": scene.keys.circle });
            Fault::json(200, &list.to_string())
        },
        |scene| {
            let to = format!("{}/?circle-token={}", scene.other.base, scene.keys.circle);
            Fault::json(302, "{}").with("location", &to)
        },
    ]
}

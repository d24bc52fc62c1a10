//! What Postman can do instead of answering. A fault may want to know the scene: what sends keys back.

use std::time::Duration;

use super::scene::Scene;
use crate::postman::Fault;

pub(super) type Make = fn(&Scene) -> Fault;

/// An error that has the key in it.
pub(super) fn telling(scene: &Scene) -> Fault {
    let message = format!("The key {} is no key.", scene.keys.postman);
    Fault::error(401, "AuthenticationError", &message)
}

/// Those that are over at once.
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

/// Those that postorb waits for, or tries again.
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

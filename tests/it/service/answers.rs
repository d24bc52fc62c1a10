//! Lists that lead nowhere, answers that are long, and what is told of calls.

use postorb::Exit;

use super::faults::{limited, within};
use crate::loopback::Fault;
use crate::postman::{Data, Fake};

#[test]
fn pages_that_lead_in_circles_come_to_an_end() {
    let page = |entries: &str, cursor: &str| {
        let body = format!(r#"{{"workspaces": [{entries}], "meta": {{"nextCursor": {cursor}}}}}"#);
        Fault::json(200, &body)
    };
    let (one, two) = (r#"{"id": "1", "name": "a"}"#, r#"{"id": "2", "name": "b"}"#);
    let fake = Fake::new(Data::small());
    // An empty page with others behind it, and then a cursor that was there before.
    let next = [page(one, "\"x\""), page("", "\"y\""), page(two, "\"x\"")];
    fake.next("/workspaces", next);
    let spaces = within(&fake, 5_000).workspaces().unwrap();
    assert_eq!(
        spaces
            .iter()
            .map(|one| one.name.as_str())
            .collect::<Vec<_>>(),
        ["a", "b"]
    );
    assert_eq!(fake.requests().len(), 3);
    for end in ["null", "\"\""] {
        let fake = Fake::new(Data::small());
        fake.always("/workspaces", page("", end));
        assert!(within(&fake, 5_000).workspaces().unwrap().is_empty());
        assert_eq!(fake.requests().len(), 1);
    }
}

#[test]
fn a_list_that_takes_no_offset_comes_to_an_end() {
    let fake = Fake::new(Data::small());
    let body = r#"{"collections": [{"id": "1", "uid": "7-1"}], "meta": {"total": 900}}"#;
    fake.always("/collections", Fault::json(200, body));
    assert_eq!(within(&fake, 5_000).collections(None).unwrap().len(), 1);
    assert_eq!(fake.requests().len(), 2);
}

#[test]
fn ids_that_would_ask_for_something_else_are_not_sent() {
    let fake = Fake::new(Data::small());
    let postman = within(&fake, 5_000);
    for id in ["", "..", "../me", "a/b", "a?b", "a b", "ä"] {
        assert_eq!(
            postman.collection(id).unwrap_err().exit,
            Exit::Usage,
            "{id}"
        );
        assert_eq!(postman.workspace(id).unwrap_err().exit, Exit::Usage, "{id}");
    }
    assert!(fake.requests().is_empty());
}

#[test]
fn a_large_collection_is_read_and_one_beyond_the_limit_is_not() {
    let mut data = Data::small();
    let uid = data.collection_uid();
    let text = "x".repeat(30 * 1024 * 1024);
    data.collections.get_mut(&uid).unwrap()["info"]["description"] = text.into();
    let fake = Fake::new(data);
    let document = within(&fake, 60_000).collection(&uid).unwrap();
    let text = document.json["info"]["description"].as_str().unwrap();
    assert_eq!(text.len(), 30 * 1024 * 1024);

    let path = format!("/collections/{uid}");
    fake.always(&path, Fault::json(200, &"x".repeat(65 * 1024 * 1024)));
    let failure = within(&fake, 60_000).collection(&uid).unwrap_err();
    assert_eq!(failure.exit, Exit::Api);
    assert!(
        failure.message.contains("longer than the 64 MB"),
        "{failure:?}"
    );
}

#[test]
fn calls_are_told_without_the_key() {
    let fake = Fake::new(Data::small());
    fake.next("/me", [limited().with("retry-after", "0")]);
    let postman = within(&fake, 5_000);
    postman.me().unwrap();
    postman.collections(Some("w")).unwrap();
    let log = postman.log().join("\n");
    assert!(log.starts_with("GET /me: 429, "), "{log}");
    assert!(log.contains("\nGET /me: 200, "), "{log}");
    assert!(
        log.contains("\nGET /collections?workspace=w&limit=500&offset=0: 200, "),
        "{log}"
    );
    assert!(!log.contains("PMAK"));
    assert!(postman.log().is_empty());
}

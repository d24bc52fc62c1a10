//! Every call of the client, answered as the vendor does.

use postorb::service::{Network, Postman};

use crate::postman::data::uuid;
use crate::postman::{Data, Fake, KEY};

pub(super) fn client(fake: &Fake) -> Postman {
    Postman::new(&fake.env(), Network::default(), None).unwrap()
}

#[test]
fn every_call_gives_what_the_service_has() {
    let data = Data::small();
    let (collection, environment) = (data.collection_uid(), data.environment_uid());
    let fake = Fake::new(data);
    let postman = client(&fake);

    let me = postman.me().unwrap();
    assert_eq!(
        (me.id.as_str(), me.username.as_str()),
        ("12345678", "taylor-lee")
    );
    assert_eq!(me.team_name.as_deref(), Some("Acme"));
    assert_eq!(me.quota.unwrap().left(), 10_000);

    let spaces = postman.workspaces().unwrap();
    assert_eq!(spaces.len(), 1);
    assert_eq!(
        (spaces[0].name.as_str(), spaces[0].kind.as_str()),
        ("Bookings", "team")
    );
    let contents = postman.workspace(&spaces[0].id).unwrap();
    assert_eq!(contents.collections[0].uid, collection);
    assert_eq!(contents.environments[0].uid, environment);
    assert_eq!(contents.apis[0].name, "Bookings API");
    assert_eq!(contents.specs.unwrap()[0].name, "Bookings spec");

    for listed in [None, Some(spaces[0].id.as_str())] {
        let collections = postman.collections(listed).unwrap();
        assert_eq!(collections[0].uid, collection);
        assert_eq!(
            collections[0].updated_at.as_deref(),
            Some("2026-11-20T10:00:00.000Z")
        );
        assert_eq!(postman.environments(listed).unwrap()[0].uid, environment);
    }
    assert!(postman.collections(Some(&uuid(1, 9))).unwrap().is_empty());
    assert_eq!(fake.calls()[..2], ["GET /me", "GET /workspaces"]);

    let document = postman.collection(&collection).unwrap();
    assert_eq!(document.json["info"]["name"], "Bookings");
    assert_eq!(
        document.updated_at.as_deref(),
        Some("2026-11-20T10:00:00.000Z")
    );
    fake.change(|data| data.usage = 9_999);
    assert_eq!(postman.me().unwrap().quota.unwrap().left(), 1);
    let document = postman.environment(&environment).unwrap();
    assert_eq!(document.json["values"][0]["key"], "host");
    assert_eq!(
        document.updated_at.as_deref(),
        Some("2026-11-20T10:00:00.000Z")
    );

    let apis = postman.apis(&spaces[0].id).unwrap();
    let versions = postman.versions(&apis[0].id).unwrap();
    let names: Vec<_> = versions
        .iter()
        .map(|version| version.name.as_str())
        .collect();
    assert_eq!(names, ["v1", "v2.1"]);
    let specs = postman.specs(&spaces[0].id).unwrap();
    assert_eq!(postman.tags(&specs[0].id).unwrap()[0].name, "1.0.1");

    assert!(postman.comments(&collection).unwrap().is_empty());
    let comment = postman.comment(&collection, "red").unwrap();
    let comment = postman
        .update_comment(&collection, comment.id, "green")
        .unwrap();
    assert_eq!(postman.comments(&collection).unwrap(), [comment]);
}

#[test]
fn the_key_travels_in_its_header_and_nowhere_else() {
    let fake = Fake::new(Data::small());
    let postman = client(&fake);
    postman.me().unwrap();
    postman.collections(None).unwrap();
    for request in fake.requests() {
        assert_eq!(request.header("x-api-key"), Some(KEY));
        assert_eq!(
            request.header("user-agent"),
            Some(concat!("postorb/", env!("CARGO_PKG_VERSION")))
        );
        let others = request
            .headers
            .iter()
            .filter(|(name, _)| name != "x-api-key");
        let others = format!(
            "{} {:?} {:?}",
            request.path,
            request.query,
            others.collect::<Vec<_>>()
        );
        assert!(!others.contains("PMAK"), "{others}");
    }
    assert!(!format!("{postman:?}").contains("PMAK"));
}

#[test]
fn many_collections_come_in_pages_and_in_order() {
    let fake = Fake::new(Data::large(2_000));
    let listed = client(&fake).collections(None).unwrap();
    assert_eq!(listed.len(), 2_001);
    assert_eq!(listed[2_000].name, "Collection 1999");
    assert_eq!(fake.requests().len(), 5);
}

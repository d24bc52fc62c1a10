//! What the fake has.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// The key that it takes. It has the shape of one, so that what hides keys by their shape does.
pub(crate) const KEY: &str = concat!(
    "PMAK-",
    "0123456789abcdef01234567",
    "-",
    "89abcdef0123456789abcdef0123456789"
);

/// Everything of a team.
#[derive(Clone, Debug, Default)]
pub(crate) struct Data {
    pub(crate) spaces: Vec<Space>,
    /// By their UIDs: what is inside of `{"collection": …}`.
    pub(crate) collections: BTreeMap<String, Value>,
    /// By their UIDs: what is inside of `{"environment": …}`.
    pub(crate) environments: BTreeMap<String, Value>,
    /// Bodies of comments by the UID of their collection, and each one's number is its place and one.
    pub(crate) comments: BTreeMap<String, Vec<String>>,
    /// How many calls of this month were made.
    pub(crate) usage: u64,
}

/// A workspace.
#[derive(Clone, Debug, Default)]
pub(crate) struct Space {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) kind: String,
    /// UIDs.
    pub(crate) collections: Vec<String>,
    /// UIDs.
    pub(crate) environments: Vec<String>,
    /// Id, name, and the names of the versions.
    pub(crate) apis: Vec<(String, String, Vec<String>)>,
    /// Id, name, and the names of the version tags.
    pub(crate) specs: Vec<(String, String, Vec<String>)>,
}

/// An id, the `n`th of its kind.
pub(crate) fn uuid(kind: u8, n: usize) -> String {
    format!("{kind:08x}-0000-4000-8000-{n:012x}")
}

/// A collection with one request that uses `{{host}}`.
pub(crate) fn collection(uid: &str, name: &str) -> Value {
    let id = uid.split_once('-').map_or(uid, |(_, id)| id);
    let url = json!({
        "raw": "https://{{host}}/it", "protocol": "https", "host": ["{{host}}"], "path": ["it"],
    });
    json!({
        "info": {
            "_postman_id": id,
            "name": name,
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
            "updatedAt": "2026-11-20T10:00:00.000Z",
            "createdAt": "2026-01-20T10:00:00.000Z",
            "lastUpdatedBy": "12345678",
            "uid": uid,
        },
        "item": [{
            "name": "Get it",
            "id": uuid(9, 1),
            "request": { "method": "GET", "header": [], "url": url },
            "response": [],
        }],
    })
}

/// An environment of these values.
pub(crate) fn environment(uid: &str, name: &str, values: &Value) -> Value {
    let id = uid.split_once('-').map_or(uid, |(_, id)| id);
    json!({
        "id": id,
        "name": name,
        "owner": "12345678",
        "createdAt": "2026-01-20T10:00:00.000Z",
        "updatedAt": "2026-11-20T10:00:00.000Z",
        "values": values,
        "isPublic": false,
    })
}

impl Data {
    /// A team with one workspace: a collection, an environment that has a host, an API with two versions
    /// and a specification with one tag.
    pub(crate) fn small() -> Self {
        let mut data = Self::default();
        data.spaces.push(Space {
            id: uuid(1, 1),
            name: "Bookings".to_owned(),
            kind: "team".to_owned(),
            apis: vec![(
                uuid(4, 1),
                "Bookings API".into(),
                vec!["v1".into(), "v2.1".into()],
            )],
            specs: vec![(uuid(5, 1), "Bookings spec".into(), vec!["1.0.1".into()])],
            ..Space::default()
        });
        let uid = format!("789883-{}", uuid(2, 1));
        data.add_collection(0, &uid, collection(&uid, "Bookings"));
        let uid = format!("789883-{}", uuid(3, 1));
        let values =
            json!([{ "key": "host", "value": "example.com", "enabled": true, "type": "default" }]);
        data.add_environment(0, &uid, environment(&uid, "Staging", &values));
        data
    }

    /// The same with this many more collections, which are listed and can be read.
    pub(crate) fn large(count: usize) -> Self {
        let mut data = Self::small();
        for n in 0..count {
            let uid = format!("789883-{}", uuid(6, n));
            data.add_collection(0, &uid, collection(&uid, &format!("Collection {n:04}")));
        }
        data
    }

    pub(crate) fn add_collection(&mut self, space: usize, uid: &str, collection: Value) {
        self.spaces[space].collections.push(uid.to_owned());
        self.collections.insert(uid.to_owned(), collection);
    }

    pub(crate) fn add_environment(&mut self, space: usize, uid: &str, environment: Value) {
        self.spaces[space].environments.push(uid.to_owned());
        self.environments.insert(uid.to_owned(), environment);
    }

    /// The UID of the first collection of the first workspace.
    pub(crate) fn collection_uid(&self) -> String {
        self.spaces[0].collections[0].clone()
    }

    /// The UID of the first environment of the first workspace.
    pub(crate) fn environment_uid(&self) -> String {
        self.spaces[0].environments[0].clone()
    }
}

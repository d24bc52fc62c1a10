use std::cell::Cell;

use super::*;
use crate::pick::{OnDisk, Workspace};

const UID: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";
const ID: &str = "28b680e3-eb56-4135-8f4c-de01a6e494e9";
const OTHER: &str = "12-5d1b4d44-ac1e-4eb6-9062-b28cd96333a4";
const SPACE: &str = "1f0df51a-8658-4ee8-a2a1-d2567dfa09a9";

/// What Postman answers, and how often it was asked.
#[derive(Default)]
struct Fake<'f> {
    asked: Option<&'f Cell<usize>>,
    failure: Option<Failure>,
}

impl Catalogue for Fake<'_> {
    fn workspaces(&self) -> Result<Vec<Workspace>, Failure> {
        let space = |id: &str, name: &str| Workspace {
            id: id.to_owned(),
            name: name.to_owned(),
        };
        Ok(vec![
            space(SPACE, "Shop"),
            space("1", "Twice"),
            space("2", "Twice"),
        ])
    }

    fn list(&self, kind: Kind, workspace: Option<&str>) -> Result<Vec<Listed>, Failure> {
        if let Some(asked) = self.asked {
            asked.set(asked.get() + 1);
        }
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        assert!(workspace.is_none_or(|workspace| workspace == SPACE));
        let one = |uid: &str, name: &str| Listed {
            uid: uid.to_owned(),
            name: name.to_owned(),
        };
        Ok(match kind {
            Kind::Collection => vec![
                one(UID, "Bookings API"),
                one(OTHER, "Twice"),
                one("1-x", "Twice"),
            ],
            Kind::Environment => vec![one(OTHER, "staging")],
        })
    }
}

fn no_key() -> Failure {
    Failure::new(Exit::Authentication, "there is no key").help("set it")
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "a function that looks at files may fail"
)]
fn no_file(_: &str) -> Result<OnDisk, Failure> {
    Ok(OnDisk::Missing)
}

fn resolve(text: &str, kind: Kind, workspace: Option<&str>) -> Result<Picked, Failure> {
    let open = || Ok(Box::new(Fake::default()) as Box<dyn Catalogue>);
    Resolver::new(&open, &no_file, workspace, false).resolve(text, kind)
}

#[test]
fn names_ids_and_addresses_come_to_one_uid() {
    for text in [
        UID,
        ID,
        "Bookings API",
        " Bookings API ",
        &format!("https://go.postman.co/collection/{ID}"),
    ] {
        for workspace in [None, Some(SPACE), Some("Shop")] {
            let picked = resolve(text, Kind::Collection, workspace).unwrap();
            assert_eq!(
                (picked.value.as_str(), picked.name.as_deref()),
                (UID, Some("Bookings API"))
            );
            assert!(picked.is_id && picked.doubt.is_none());
        }
    }
    let picked = resolve("staging", Kind::Environment, None).unwrap();
    assert_eq!(picked.value, OTHER);
}

#[test]
fn without_a_key_uids_files_and_other_addresses_are_themselves() {
    let open = || Err(no_key());
    let file = |text: &str| {
        Ok(match text {
            "a b.json" => OnDisk::File {
                path: text.to_owned(),
                text: r#"{"item": []}"#.to_owned(),
            },
            _ => OnDisk::Missing,
        })
    };
    let resolver = Resolver::new(&open, &file, None, false);
    for text in [UID, "a b.json", "https://example.com/a.json"] {
        let picked = resolver.resolve(text, Kind::Collection).unwrap();
        assert_eq!(
            (picked.value.as_str(), picked.name, picked.doubt),
            (text, None, None)
        );
    }
    for text in [ID, "Bookings API"] {
        let failure = resolver.resolve(text, Kind::Collection).unwrap_err();
        assert_eq!(failure.exit, Exit::Authentication);
        assert_eq!(failure.help.len(), 3);
        assert!(
            failure.help[0].starts_with(&format!("`{text}` is ")),
            "{failure:?}"
        );
    }
}

#[test]
fn offline_nothing_is_opened() {
    let open = || -> Result<Box<dyn Catalogue>, Failure> { panic!("it was opened") };
    let resolver = Resolver::new(&open, &no_file, Some("Shop"), true);
    assert_eq!(resolver.resolve(UID, Kind::Collection).unwrap().value, UID);
    for text in [ID, "Bookings API"] {
        assert_eq!(
            resolver.resolve(text, Kind::Collection).unwrap_err().exit,
            Exit::Usage
        );
    }
}

#[test]
fn what_is_not_there_is_told_with_what_was_meant() {
    let told = |text: &str, workspace| {
        let failure = resolve(text, Kind::Collection, workspace).unwrap_err();
        (failure.exit, failure.message, failure.help.concat())
    };
    let (exit, message, help) = told("Booking API", Some("Shop"));
    assert_eq!(exit, Exit::NotFound);
    assert_eq!(
        message,
        "no collection is named `Booking API` in workspace `Shop`"
    );
    assert_eq!(help, "did you mean `Bookings API`?");
    let (exit, message, help) = told("Twice", None);
    assert_eq!(
        (exit, message.as_str()),
        (Exit::Usage, "2 collections are named `Twice`")
    );
    assert_eq!(help, format!("name one by its UID: `{OTHER}`, `1-x`"));
    let (exit, message, _) = told(&ID.replace('2', "3"), None);
    assert_eq!(exit, Exit::NotFound);
    assert!(message.contains("no collection with the id"), "{message}");
    let (exit, _, help) = told("x", Some("Shap"));
    assert_eq!(
        (exit, help.as_str()),
        (Exit::NotFound, "did you mean `Shop`?")
    );
    let (exit, _, help) = told("x", Some("Twice"));
    assert_eq!(
        (exit, help.as_str()),
        (Exit::Usage, "name one by its id: `1`, `2`")
    );
    assert_eq!(told(" ", None).0, Exit::Usage);
}

#[test]
fn a_uid_is_taken_though_its_name_cannot_be_found() {
    let doubt = |failure: Option<Failure>, uid: &str| {
        let open = || {
            let failure = failure.clone();
            Ok(Box::new(Fake {
                asked: None,
                failure,
            }) as Box<dyn Catalogue>)
        };
        let picked = Resolver::new(&open, &no_file, None, false).resolve(uid, Kind::Collection);
        picked.unwrap().doubt.unwrap()
    };
    let failure = Failure::new(Exit::Api, "Postman is down");
    assert!(doubt(Some(failure), UID).ends_with(": Postman is down"));
    let uid = UID.replace('2', "3");
    assert_eq!(
        doubt(None, &uid),
        format!("Postman lists no collection `{uid}` for this key")
    );
}

#[test]
fn each_list_is_asked_for_once() {
    let asked = Cell::new(0);
    let open = || {
        let asked = Some(&asked);
        Ok(Box::new(Fake {
            asked,
            failure: None,
        }) as Box<dyn Catalogue>)
    };
    let resolver = Resolver::new(&open, &no_file, None, false);
    for _ in 0..3 {
        resolver.resolve("Bookings API", Kind::Collection).unwrap();
        resolver.resolve("staging", Kind::Environment).unwrap();
    }
    assert_eq!(asked.get(), 2);
}

//! What rules know of Postman: the collections and environments that were fetched from it.
//!
//! Rules ask for what they need, and somebody else fetches: a config is looked at once to learn what it
//! asks for, and again when that is here. So no rule opens a connection.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use super::found::Found;
use super::newman::id::{is_uid, is_uuid};
use super::newman::{EU_HOST, HOSTS};
use crate::collection::{self, Blank, Content, Fault};

/// What is fetched by an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A collection.
    Collection,
    /// An environment.
    Environment,
}

impl Thing {
    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Collection => "collection",
            Self::Environment => "environment",
        }
    }

    /// The part of Postman's API that has it.
    const fn folder(self) -> &'static str {
        match self {
            Self::Collection => "collections",
            Self::Environment => "environments",
        }
    }
}

type Fetched<T> = Rc<Found<Result<T, Fault>>>;

/// What was fetched, by its id.
#[derive(Debug, Default)]
pub struct Workspace {
    collections: HashMap<String, Fetched<Content>>,
    environments: HashMap<String, Environment>,
    asked: RefCell<BTreeSet<(Thing, String)>>,
    /// Whether what is not here is not there.
    is_whole: bool,
    /// Whether it is one whose data stays in the EU.
    is_eu: bool,
}

#[derive(Debug)]
struct Environment {
    variables: Fetched<Option<BTreeSet<String>>>,
    blanks: BTreeMap<String, Blank>,
}

impl Workspace {
    /// What a host of Postman's has; nothing of it was fetched yet.
    #[must_use]
    pub fn of(host: &str) -> Self {
        Self {
            is_eu: host == EU_HOST,
            ..Self::default()
        }
    }

    /// A workspace of a few texts, by their addresses, and of nothing else: `postman://collections/ID`.
    #[must_use]
    pub fn of_texts(texts: &BTreeMap<String, String>) -> Self {
        let mut workspace = Self {
            is_whole: true,
            ..Self::default()
        };
        for (address, text) in texts {
            for thing in [Thing::Collection, Thing::Environment] {
                let folder = format!("postman://{}/", thing.folder());
                if let Some(id) = address.strip_prefix(&folder) {
                    workspace.insert(thing, id, Found::File(text.clone()));
                }
            }
        }
        workspace
    }

    /// Adds what Postman has under an id: a text, nothing, or something that the key may not read.
    pub fn insert(&mut self, thing: Thing, id: &str, found: Found<String>) {
        let id = id.to_owned();
        match thing {
            Thing::Collection => {
                let content = found.map(|text| Content::read(&text));
                self.collections.insert(id, Rc::new(content));
            }
            Thing::Environment => {
                let blanks = match &found {
                    Found::File(text) => collection::blanks(text).unwrap_or_default(),
                    _ => BTreeMap::new(),
                };
                let variables = Rc::new(found.map(|text| collection::variables(&text)));
                self.environments
                    .insert(id, Environment { variables, blanks });
            }
        }
    }

    /// The id in what a run or a suite is given: a UID, or one behind an address of Postman's API. A bare id
    /// is one only where `takes_bare` says so: Newman takes it for a file's name. What is in the other of
    /// Postman's regions is not known here.
    pub(super) fn id<'t>(&self, text: &'t str, thing: Thing, takes_bare: bool) -> Option<&'t str> {
        if is_uid(text) || takes_bare && is_uuid(text) {
            return Some(text);
        }
        let (host, path) = text.strip_prefix("https://")?.split_once('/')?;
        if !HOSTS.contains(&host) || (host == EU_HOST) != self.is_eu {
            return None;
        }
        let id = path.strip_prefix(thing.folder())?.strip_prefix('/')?;
        let id = id.split('?').next()?;
        (is_uid(id) || is_uuid(id)).then_some(id)
    }

    /// What was asked for and is not here.
    #[must_use]
    pub fn missing(&self) -> Vec<(Thing, String)> {
        let asked = self.asked.borrow();
        let is_missing = |(thing, id): &&(Thing, String)| match thing {
            Thing::Collection => !self.collections.contains_key(id),
            Thing::Environment => !self.environments.contains_key(id),
        };
        asked.iter().filter(is_missing).cloned().collect()
    }

    pub(super) fn collection(&self, id: &str) -> Option<Fetched<Content>> {
        self.ask(Thing::Collection, id);
        let found = self.collections.get(id).map(Rc::clone);
        found.or_else(|| self.is_whole.then(|| Rc::new(Found::Missing)))
    }

    pub(super) fn variables(&self, id: &str) -> Option<Fetched<Option<BTreeSet<String>>>> {
        self.ask(Thing::Environment, id);
        let found = self.environments.get(id);
        let found = found.map(|found| Rc::clone(&found.variables));
        found.or_else(|| self.is_whole.then(|| Rc::new(Found::Missing)))
    }

    /// The variables of an environment without a value.
    pub(super) fn blanks(&self, id: &str) -> Option<&BTreeMap<String, Blank>> {
        self.environments.get(id).map(|found| &found.blanks)
    }

    fn ask(&self, thing: Thing, id: &str) {
        self.asked.borrow_mut().insert((thing, id.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UUID: &str = "28b680e3-eb56-4135-8f4c-de01a6e494e9";

    #[test]
    fn an_id_is_found_as_it_is_and_in_an_address_of_its_region() {
        let uid = format!("789883-{UUID}");
        let workspace = Workspace::default();
        let of = |text: &str| {
            workspace
                .id(text, Thing::Collection, false)
                .map(str::to_owned)
        };
        assert_eq!(of(&uid), Some(uid.clone()));
        assert_eq!(of(UUID), None);
        assert_eq!(workspace.id(UUID, Thing::Collection, true), Some(UUID));
        for host in [
            "api.getpostman.com",
            "api.postman.com",
            "api.eu.postman.com",
        ] {
            let url = format!("https://{host}/collections/{UUID}?apikey=$POSTMAN_API_KEY");
            let is_eu = host == EU_HOST;
            assert_eq!(of(&url), (!is_eu).then(|| UUID.to_owned()), "{host}");
            let eu = Workspace::of(EU_HOST);
            let id = eu.id(&url, Thing::Collection, false);
            assert_eq!(id, is_eu.then_some(UUID), "{host}");
            assert_eq!(workspace.id(&url, Thing::Environment, true), None);
        }
        for text in [
            "a.json",
            &format!("https://example.com/collections/{UUID}"),
            "https://api.postman.com/collections/$ID",
            "https://api.postman.com/collections/",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn what_was_asked_for_is_missing_until_it_is_here() {
        let mut workspace = Workspace::default();
        assert!(workspace.collection("1").is_none());
        assert!(workspace.variables("2").is_none());
        let (one, two) = (Thing::Collection, Thing::Environment);
        assert_eq!(
            workspace.missing(),
            [(one, "1".to_owned()), (two, "2".to_owned())]
        );
        workspace.insert(one, "1", Found::Missing);
        let text = r#"{"values": [{"key": "a", "value": ""}, {"key": "b", "value": "x"}]}"#;
        workspace.insert(two, "2", Found::File(text.to_owned()));
        assert!(workspace.missing().is_empty());
        assert_eq!(*workspace.collection("1").unwrap(), Found::Missing);
        assert_eq!(
            workspace.blanks("2").unwrap().keys().collect::<Vec<_>>(),
            ["a"]
        );
    }
}

//! The requests of a suite: those that its collection has, and those that ran.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::run::Request;
use super::texts::{Interner, TextId};

/// Requests, as a report tells of them.
#[derive(Default)]
pub(super) struct Requests {
    /// Those that ran, in the order they did first.
    ran: Vec<Request>,
    /// Their places by their ids, and where several share one by their positions.
    places: HashMap<Box<str>, Vec<(u32, u32)>>,
    /// What the collection says of its requests, by their ids, and how many have this one.
    tree: HashMap<Box<str>, (Request, u32)>,
    /// How many requests of the collection have these folders and this name.
    twins: HashMap<Vec<TextId>, u32>,
    order: DefaultHasher,
}

impl Requests {
    /// Where a request is, in a report that has no collection.
    pub(super) fn declare(&mut self, id: &str, request: Request) {
        self.tree.insert(id.into(), (request, 1));
    }

    /// A request of the collection, which may run or not, in the collection's order.
    pub(super) fn item(&mut self, id: &str, name: TextId, folders: &[TextId], texts: &Interner) {
        let path = [folders, &[name]].concat();
        for part in &path {
            texts.get(*part).hash(&mut self.order);
        }
        path.len().hash(&mut self.order);
        let before = self.twins.entry(path).or_default();
        let request = Request {
            name,
            folders: folders.to_vec(),
            id: hash(id),
            twin: Some(*before),
        };
        *before += 1;
        let shared = self.tree.get(id).map_or(0, |(_, count)| *count);
        self.tree.insert(id.into(), (request, shared + 1));
    }

    /// The place of one that ran, by its id, and by its position where several have the same id.
    pub(super) fn ran(&mut self, id: &str, position: u32, name: &str, texts: &mut Interner) -> u32 {
        let is_shared = self.tree.get(id).is_some_and(|(_, count)| *count > 1);
        let position = if is_shared { position } else { 0 };
        let known = self.places.get(id).and_then(|known| {
            let mut known = known.iter();
            known.find(|(at, _)| *at == position)
        });
        if let Some((_, place)) = known {
            return *place;
        }
        let request = Request {
            name: texts.id(name),
            folders: Vec::new(),
            id: hash(id),
            twin: None,
        };
        let place = length(&self.ran);
        self.add(request);
        let known = self.places.entry(id.into()).or_default();
        known.push((position, place));
        place
    }

    /// One that ran and is told with all that there is to know.
    pub(super) fn add(&mut self, request: Request) {
        self.ran.push(request);
    }

    /// How many ran.
    pub(super) fn count(&self) -> usize {
        self.ran.len()
    }

    /// Those that ran, with the names and folders that the collection gives them, and a hash of the
    /// collection's order; 0 where there is no collection.
    pub(super) fn finish(mut self) -> (Vec<Request>, u64) {
        for (id, places) in &self.places {
            let Some((known, shared)) = self.tree.get(id) else {
                continue;
            };
            for (position, place) in places {
                let mut request = known.clone();
                if *shared > 1 {
                    // Apart from twins with ids of their own, which count from 0.
                    request.twin = Some(u32::MAX - position);
                }
                self.ran[*place as usize] = request;
            }
        }
        let tree = if self.twins.is_empty() {
            0
        } else {
            self.order.finish()
        };
        (self.ran, tree)
    }
}

/// The hash of an id: 0 where it is empty.
pub(super) fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    if id.is_empty() { 0 } else { hasher.finish() }
}

/// How many there are, as the places of a suite count.
pub(super) fn length<T>(list: &[T]) -> u32 {
    // More would need more memory than there is.
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

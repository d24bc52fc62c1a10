//! The files of the repository that a config is part of.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Debug;
use std::rc::Rc;

use super::found::Found;
use crate::collection::{self, Content, Fault, Rows};
use crate::lock::{self, Lock};
use crate::names;

/// The files of a repository, by their paths in it.
pub trait Files: Debug {
    /// What is at a path.
    fn read(&self, path: &str) -> Found<String>;
    /// The names of the files in a folder.
    fn names(&self, folder: &str) -> Vec<String>;
}

/// A repository and what is known of its files, each of which is read once.
#[derive(Debug)]
pub struct Repository {
    files: Box<dyn Files>,
    is_whole: bool,
    collections: Cache<Content>,
    variables: Cache<Option<BTreeSet<String>>>,
    rows: Cache<Rows>,
    lock: OnceCell<Option<Result<Lock, String>>>,
}

type Cache<T> = RefCell<HashMap<String, Rc<Found<Result<T, Fault>>>>>;

impl Repository {
    /// The repository of these files. `is_whole` where it is certain that it has no others.
    #[must_use]
    pub fn new(files: Box<dyn Files>, is_whole: bool) -> Self {
        Self {
            // What is in a submodule is not there until that is fetched.
            is_whole: is_whole && files.read(".gitmodules") == Found::Missing,
            files,
            collections: Cache::default(),
            variables: Cache::default(),
            rows: Cache::default(),
            lock: OnceCell::new(),
        }
    }

    /// A repository of a few texts, by their paths.
    #[must_use]
    pub fn of_texts(texts: BTreeMap<String, String>) -> Self {
        Self::new(Box::new(Texts(texts)), true)
    }

    /// Whether a file that is not found is not there.
    pub(super) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The lock, or why it cannot be read; none where there is none.
    pub fn lock(&self) -> Option<&Result<Lock, String>> {
        let read = || {
            let text = self.text(names::LOCK)?;
            Some(lock::read(&text).map_err(|findings| {
                let first = findings.into_iter().next();
                first.map_or_else(String::new, |finding| finding.message)
            }))
        };
        self.lock.get_or_init(read).as_ref()
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> Option<String> {
        match self.files.read(path) {
            Found::File(text) => Some(text),
            _ => None,
        }
    }

    /// The variables that an environment has a value for.
    pub(super) fn given(&self, path: &str) -> Option<BTreeSet<String>> {
        collection::given(&self.text(path)?).ok()?
    }

    /// Whether Newman takes options from a file, too.
    pub(super) fn has_newmanrc(&self) -> bool {
        self.files.read(".newmanrc") != Found::Missing
    }

    /// The names of the files in a folder.
    pub(super) fn names(&self, folder: &str) -> Vec<String> {
        self.files.names(folder)
    }

    /// Whether a folder is a collection of format v3.
    pub(super) fn is_v3(&self, folder: &str) -> bool {
        // The folder of a collection has its definition aside and a file for each request.
        let definition = format!("{folder}/.resources/definition.yaml");
        let is_request = |name: &String| name.ends_with(".request.yaml");
        self.files.read(&definition) != Found::Missing
            || self.files.names(folder).iter().any(is_request)
    }

    pub(super) fn collection(&self, path: &str) -> Rc<Found<Result<Content, Fault>>> {
        self.read(&self.collections, path, Content::read)
    }

    pub(super) fn variables(
        &self,
        path: &str,
    ) -> Rc<Found<Result<Option<BTreeSet<String>>, Fault>>> {
        self.read(&self.variables, path, collection::variables)
    }

    pub(super) fn rows(&self, path: &str) -> Rc<Found<Result<Rows, Fault>>> {
        self.read(&self.rows, path, Rows::read)
    }

    fn read<T>(
        &self,
        known: &Cache<T>,
        path: &str,
        parse: fn(&str) -> Result<T, Fault>,
    ) -> Rc<Found<Result<T, Fault>>> {
        if let Some(found) = known.borrow().get(path) {
            return Rc::clone(found);
        }
        let found = Rc::new(self.files.read(path).map(|text| parse(&text)));
        known
            .borrow_mut()
            .insert(path.to_owned(), Rc::clone(&found));
        found
    }
}

#[derive(Debug)]
struct Texts(BTreeMap<String, String>);

impl Files for Texts {
    fn read(&self, path: &str) -> Found<String> {
        let path = path.strip_prefix("./").unwrap_or(path);
        let is_folder = |file: &String| {
            file.strip_prefix(path)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        match self.0.get(path) {
            Some(text) => Found::File(text.clone()),
            None if self.0.keys().any(is_folder) => Found::Folder,
            None => Found::Missing,
        }
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let inside = |file: &String| {
            let rest = if folder.is_empty() {
                file
            } else {
                file.strip_prefix(folder)?.strip_prefix('/')?
            };
            (!rest.contains('/')).then(|| rest.to_owned())
        };
        self.0.keys().filter_map(inside).collect()
    }
}

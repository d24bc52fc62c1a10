//! The repositories that configs are part of, with the files that runs are given.

use std::path::Path;
use std::rc::Rc;

use crate::file::{self, Place};
use crate::lint::{self, Files, Found};

/// Those that were looked at: many configs of one share what was read.
#[derive(Debug, Default)]
pub(in crate::command) struct Repositories {
    known: Vec<(file::Repository, Rc<lint::Repository>)>,
}

impl Repositories {
    /// The repository of a config; none where its folder is gone.
    pub(in crate::command) fn around(&mut self, config: &Path) -> Option<Rc<lint::Repository>> {
        let place = file::Repository::around(config)?;
        let mut known = self.known.iter();
        if let Some((_, files)) = known.find(|(known, _)| *known == place) {
            return Some(Rc::clone(files));
        }
        let is_whole = place.is_certain();
        let files = lint::Repository::new(Box::new(Disk(place.clone())), is_whole);
        let files = Rc::new(files);
        self.known.push((place, Rc::clone(&files)));
        Some(files)
    }
}

#[derive(Debug)]
struct Disk(file::Repository);

impl Files for Disk {
    fn read(&self, path: &str) -> Found<String> {
        match self.0.find(path) {
            Place::File(found) => match file::Repository::read(path, &found) {
                Ok(source) => Found::File(source.text),
                Err(failure) => Found::Closed(failure.message),
            },
            Place::Folder => Found::Folder,
            Place::Missing => Found::Missing,
            Place::Outside => Found::Outside,
        }
    }

    fn names(&self, folder: &str) -> Vec<String> {
        self.0.names(if folder.is_empty() { "." } else { folder })
    }
}

//! Where what a run is given comes from.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::{Input, Touched, is_all, path};
use crate::collection::{Content, Fault, Rows};
use crate::lint::found::Found;
use crate::lint::newman::{Argument, Call, Tool, below};
use crate::lint::repository::Repository;
use crate::lint::workspace::{Thing, Workspace};

/// The files of the repository, and what Postman has.
pub(super) struct Source<'a, 'w> {
    pub(super) repository: Option<&'a Repository>,
    pub(super) workspace: Option<&'w Workspace>,
    /// What steps may change first.
    pub(super) touched: Touched<'a>,
}

type Answer<T> = Rc<Found<Result<T, Fault>>>;

impl<'a> Source<'a, '_> {
    pub(super) fn collection(
        &self,
        call: &Call<'a>,
        argument: &'a Argument<'a>,
    ) -> Option<Input<'a, Content>> {
        match self.fetched(call, argument, Thing::Collection) {
            Some((workspace, id)) => Some(input(argument, id, workspace.collection(id)?)),
            None => self.file(call, argument, Repository::collection),
        }
    }

    pub(super) fn variables(
        &self,
        call: &Call<'a>,
        argument: &'a Argument<'a>,
    ) -> Option<Input<'a, Option<BTreeSet<String>>>> {
        match self.fetched(call, argument, Thing::Environment) {
            Some((workspace, id)) => Some(input(argument, id, workspace.variables(id)?)),
            None => self.file(call, argument, Repository::variables),
        }
    }

    pub(super) fn rows(
        &self,
        call: &Call<'a>,
        argument: &'a Argument<'a>,
    ) -> Option<Input<'a, Rows>> {
        self.file(call, argument, Repository::rows)
    }

    fn file<T>(
        &self,
        call: &Call<'a>,
        argument: &'a Argument<'a>,
        read: impl Fn(&Repository, &str) -> Answer<T>,
    ) -> Option<Input<'a, T>> {
        let repository = self.repository?;
        let path = below(call.directory.as_deref()?, path(argument)?)?;
        (!self.touched.has(&path)).then(|| Input {
            argument,
            found: read(repository, &path),
            path,
            is_fetched: false,
        })
    }

    /// The id that a run fetches by, where the config has it in full.
    fn fetched(
        &self,
        call: &Call<'a>,
        argument: &'a Argument<'a>,
        thing: Thing,
    ) -> Option<(&Workspace, &'a str)> {
        // Globals have no id that Newman fetches by.
        if argument.option == "globals" || !is_all(argument) {
            return None;
        }
        let takes_bare = call.tool == Tool::Postman;
        let workspace = self.workspace?;
        let id = workspace.id(&argument.word.text, thing, takes_bare)?;
        Some((workspace, id))
    }
}

fn input<'a, T>(argument: &'a Argument<'a>, id: &str, found: Answer<T>) -> Input<'a, T> {
    Input {
        argument,
        found,
        path: id.to_owned(),
        is_fetched: true,
    }
}

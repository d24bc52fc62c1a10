//! Runs of collections that are files of the repository, and what these files hold.

mod absent;
mod chance;
mod source;
mod touch;

use std::collections::BTreeSet;
use std::path::Path;
use std::rc::Rc;

use super::found::Found;
use super::newman::id::{is_meant, is_uid};
use super::newman::{Argument, Call, Tool};
use super::repository::Repository;
use super::workspace::Workspace;
use super::{Subject, shell};
use crate::circle::Config;
use crate::collection::{Collection, Content, Fault, Rows};
pub(super) use absent::{absent, closed};
use chance::Chance;
use source::Source;
use touch::Touched;

/// A run that is given files of the repository.
#[derive(Debug)]
pub(super) struct Local<'a> {
    /// The run.
    pub(super) call: &'a Call<'a>,
    /// Its collection.
    pub(super) collection: Option<Input<'a, Content>>,
    /// Its environment and its globals.
    pub(super) variables: Vec<Input<'a, Option<BTreeSet<String>>>>,
    /// Its data.
    pub(super) rows: Option<Input<'a, Rows>>,
    /// The repository; none where its files are not where steps look for them, or cannot be looked at.
    pub(super) repository: Option<&'a Repository>,
}

/// A file that a run is given, or what is fetched in its place.
#[derive(Debug)]
pub(super) struct Input<'a, T> {
    /// The argument that names it.
    pub(super) argument: &'a Argument<'a>,
    /// Its path in the repository, or its id.
    pub(super) path: String,
    /// Whether it is Postman's, and no file.
    pub(super) is_fetched: bool,
    /// What is there.
    pub(super) found: Rc<Found<Result<T, Fault>>>,
}

impl<'a> Local<'a> {
    /// Every run of a config that is given a file, or something that was fetched.
    pub(super) fn all(
        subject: &Subject<'a, '_>,
        repository: Option<&'a Repository>,
        workspace: Option<&Workspace>,
    ) -> Vec<Self> {
        /// Nobody has more, and each may be compared with all.
        const MOST: usize = 1_000;
        if subject.calls.is_empty() || subject.calls.len() > MOST {
            return Vec::new();
        }
        let repository = repository.filter(|_| !moves(subject.config));
        if repository.is_none() && workspace.is_none() {
            return Vec::new();
        }
        let source = Source {
            repository,
            workspace,
            touched: Touched::of(subject),
        };
        let calls = subject.calls.iter().filter(|call| call.tool != Tool::Fetch);
        calls.filter_map(|call| Self::of(&source, call)).collect()
    }

    fn of(source: &Source<'a, '_>, call: &'a Call<'a>) -> Option<Self> {
        let given = |option: &str| call.option(option);
        let variables = ["environment", "globals"].into_iter().filter_map(given);
        let local = Self {
            call,
            collection: given("collection").and_then(|one| source.collection(call, one)),
            variables: variables
                .filter_map(|one| source.variables(call, one))
                .collect(),
            rows: given("iteration-data").and_then(|one| source.rows(call, one)),
            repository: source.repository,
        };
        let is_any =
            local.collection.is_some() || !local.variables.is_empty() || local.rows.is_some();
        is_any.then_some(local)
    }

    /// The collection that it runs, where that could be read.
    pub(super) fn items(&self) -> Option<&Collection> {
        match &*self.collection.as_ref()?.found {
            Found::File(Ok(Content::Collection(collection))) => Some(collection),
            _ => None,
        }
    }

    /// The folders and requests that it is told to run; none where that is not known.
    pub(super) fn folders(&self) -> Option<Vec<&'a Argument<'a>>> {
        let all = self.call.arguments.iter();
        let all: Vec<_> = all.filter(|argument| argument.option == "folder").collect();
        let is_known = |argument: &&Argument<'_>| is_literal(argument) && is_all(argument);
        all.iter().all(is_known).then_some(all)
    }
}

/// Whether the repository is checked out elsewhere than where steps run.
fn moves(config: &Config<'_>) -> bool {
    let mut moves = false;
    config.steps(&mut |_, step| {
        let path = step
            .arguments
            .filter(|_| step.name == "checkout")
            .and_then(|given| given.get("path"));
        moves |= path.is_some_and(|path| path.text() != Some("."));
    });
    moves
}

/// The path that an argument is, and nothing else.
fn path<'a>(argument: &'a Argument<'_>) -> Option<&'a str> {
    let path = &*argument.word.text;
    let is_id = is_meant(path) || is_uid(path);
    let is_file = !path.is_empty()
        && !path.contains("://")
        && !path.starts_with(['/', '~', '-'])
        && !path.contains(['\\', '\0']);
    (is_file && !is_id && is_literal(argument) && is_all(argument)).then_some(path)
}

/// Whether an argument is what it stands for: no variable, no expression and no pattern of a shell's.
pub(super) fn is_literal(argument: &Argument<'_>) -> bool {
    let written = argument.text.text.get(argument.word.span.clone());
    let written = written.unwrap_or_default();
    let is_quoted = ['\'', '"']
        .iter()
        .any(|quote| written.len() > 1 && written.starts_with(*quote) && written.ends_with(*quote));
    let text = &*argument.word.text;
    let is_single = written.starts_with('\'');
    !text.contains("<<")
        && !text.contains("{{")
        && (is_single || !text.contains(['$', '`']))
        && (is_quoted || !text.contains(['*', '?', '[', '{']))
}

/// Whether the orb's parameter is one word: what the shell cuts is told by another rule.
fn is_all(argument: &Argument<'_>) -> bool {
    argument.parameter.is_none_or(|name| {
        name == "additional-options"
            || shell::read(argument.text.text)
                .iter()
                .map(|command| command.words.len())
                .sum::<usize>()
                == 1
    })
}

/// Whether a path ends in one of these extensions.
pub(super) fn has_extension(path: &str, extensions: &[&str]) -> bool {
    let end = Path::new(path).extension().and_then(|end| end.to_str());
    end.is_some_and(|end| extensions.iter().any(|one| one.eq_ignore_ascii_case(end)))
}

/// A name from a file, for a message: on one line, and not endless.
pub(super) fn named(name: &str) -> String {
    const LONGEST: usize = 80;
    let line = name.replace(|char: char| char.is_control(), " ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("`{}…`", &line[..end]),
        None => format!("`{line}`"),
    }
}

//! The executions of a suite by the folders of their requests, in the order in which they ran first.

use std::collections::HashMap;

use crate::results::{Suite, TextId};

/// Folders that are shown inside of one another: browsers stop at 512 elements, and nobody reads that far.
/// What is deeper has its folders before its name.
pub(super) const DEEPEST: usize = 12;

/// A folder. The suite itself is one without a name.
#[derive(Default)]
pub(super) struct Folder {
    pub(super) name: Option<TextId>,
    /// What is in it, in its order.
    pub(super) items: Vec<Item>,
    /// How many executions are in it and in its folders.
    pub(super) executions: u64,
    /// How many of them failed.
    pub(super) failed: u64,
}

pub(super) enum Item {
    /// A place in [`Tree::folders`].
    Folder(usize),
    /// A place in [`Suite::executions`].
    Execution(usize),
}

/// All folders of a suite, each behind the one that it is in; the first is the suite.
pub(super) struct Tree {
    pub(super) folders: Vec<Folder>,
}

impl Tree {
    pub(super) fn of(suite: &Suite) -> Self {
        let mut tree = Self {
            folders: vec![Folder::default()],
        };
        let mut known = HashMap::new();
        let requests = suite.requests.iter();
        // The folders of each request, from the suite on.
        let paths: Vec<Vec<usize>> = requests
            .map(|request| {
                let mut path = vec![0];
                for name in request.folders.iter().take(DEEPEST) {
                    let parent = path.last().copied().unwrap_or(0);
                    let place = *known
                        .entry((parent, *name))
                        .or_insert_with(|| tree.add(*name, parent));
                    path.push(place);
                }
                path
            })
            .collect();
        for (index, execution) in suite.executions.iter().enumerate() {
            let Some(path) = paths.get(execution.request as usize) else {
                continue;
            };
            let failed = u64::from(suite.is_failed(execution));
            for place in path {
                tree.folders[*place].executions += 1;
                tree.folders[*place].failed += failed;
            }
            let last = path.last().copied().unwrap_or(0);
            tree.folders[last].items.push(Item::Execution(index));
        }
        tree
    }

    fn add(&mut self, name: TextId, parent: usize) -> usize {
        let place = self.folders.len();
        self.folders.push(Folder {
            name: Some(name),
            ..Folder::default()
        });
        self.folders[parent].items.push(Item::Folder(place));
        place
    }
}

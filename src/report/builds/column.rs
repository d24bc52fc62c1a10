//! The columns of builds: what they show, and how wide they are.

use super::Look;
use super::cell::width;
use super::name::{at, status};
use super::words::{ago, minute, took};
use crate::builds::Build;

/// What stands between two columns.
pub(super) const GAP: usize = 2;
/// The widest that names get, a branch where there is little room, and a message where nothing is cut.
const NAME: usize = 24;
const SHORT: usize = 14;
const NARROW: usize = 10;
pub(super) const WHO: usize = 16;
const MESSAGE: usize = 72;
/// What a message needs to tell anything, and what it keeps where there is more to show.
const LEAST: usize = 20;
const ENOUGH: usize = 36;
/// Where less than that is left for it, a message is not shown.
const SOME: usize = 8;

/// A column: its head, what it shows of a build, and how wide it gets.
pub(super) struct Column {
    pub(super) head: &'static str,
    pub(super) most: usize,
    pub(super) widest: usize,
    pub(super) cell: fn(&Build, u64) -> String,
}

impl Column {
    pub(super) fn width(&self) -> usize {
        self.widest.min(self.most)
    }
}

/// Every column, as wide as what it shows of these builds.
pub(super) fn columns(builds: &[Build], now: u64) -> Vec<Column> {
    let column = |head, most, cell: fn(&Build, u64) -> String| {
        let cells = builds.iter().map(|build| width(&cell(build, now)));
        Column {
            head,
            most,
            widest: cells.chain([width(head)]).max().unwrap_or_default(),
            cell,
        }
    };
    vec![
        column("BUILD", usize::MAX, |one, _| format!("#{}", one.number)),
        column("STATUS", usize::MAX, |one, _| status(one).to_owned()),
        column("BRANCH", NAME, |one, _| or_none(one.at.as_ref().map(at))),
        column("COMMIT", MESSAGE, |one, _| {
            or_none(one.subject.clone().or_else(|| about(one)))
        }),
        column("STARTED", usize::MAX, |one, now| {
            or_none(one.created.map(|then| ago(then, now)))
        }),
        column("TOOK", usize::MAX, |one, now| {
            or_none(one.took(now).map(took))
        }),
        column("WHO", WHO, |one, _| or_none(one.who.clone())),
        column("UTC", usize::MAX, |one, _| or_none(one.created.map(minute))),
    ]
}

fn or_none(text: Option<String>) -> String {
    text.unwrap_or_else(|| "-".to_owned())
}

/// What stands where there is no message: CircleCI does not tell that of every commit.
fn about(build: &Build) -> Option<String> {
    let revision = build.revision.as_deref()?;
    Some(revision.chars().take(7).collect())
}

/// Takes away what has no room, and says whether addresses have.
pub(super) fn fit(columns: &mut Vec<Column>, builds: &[Build], look: Look) -> bool {
    let Some(all) = look.width else {
        return true;
    };
    let urls = builds.iter().map(|build| width(&build.url)).max();
    let url = urls.unwrap_or_default() + GAP;
    let taken = |columns: &[Column]| {
        let others = columns.iter().filter(|one| one.head != "COMMIT");
        others.map(|one| one.width() + GAP).sum::<usize>()
    };
    let is_beside = taken(columns) + ENOUGH + url <= all;
    let wants = if is_beside { ENOUGH + url } else { ENOUGH };
    if taken(columns) + wants > all {
        columns.retain(|one| one.head != "UTC");
    }
    if !is_beside {
        columns.retain(|one| one.head != "WHO");
    }
    for branch in columns.iter_mut().filter(|one| one.head == "BRANCH") {
        branch.most = if is_beside { NAME } else { SHORT };
    }
    for head in ["TOOK", "STARTED"] {
        if taken(columns) + LEAST > all {
            columns.retain(|one| one.head != head);
        }
    }
    // Which branch it is says more than the beginning of a message.
    if taken(columns) + LEAST > all {
        for branch in columns.iter_mut().filter(|one| one.head == "BRANCH") {
            branch.most = NARROW;
        }
    }
    if taken(columns) + SOME > all {
        columns.retain(|one| one.head != "COMMIT");
    }
    let room = all.saturating_sub(taken(columns) + if is_beside { url } else { 0 });
    for message in columns.iter_mut().filter(|one| one.head == "COMMIT") {
        message.most = room.clamp(1, MESSAGE);
    }
    is_beside
}

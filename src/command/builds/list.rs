//! `postorb builds list`: pipelines a page at a time, and no further than asked for.

use super::site::Site;
use super::{look, read};
use crate::builds::{Build, Status};
use crate::cli::builds::{BuildsFormat, ListArgs};
use crate::command::Context;
use crate::report::builds::{self, Look, Table};
use crate::service::circleci::{Listing, Pipeline, Slug};
use crate::service::{CircleCi, Network, many};
use crate::{Exit, Failure};

/// How many pipelines are looked at together: what CircleCI has on a page.
const PAGE: usize = 20;
/// How far back a status is looked for: each pipeline is a call, and CircleCI asks not to be called often.
const DEEPEST: usize = 1_000;

pub(super) fn run(args: &ListArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let network = Network::new(args.network.timeout.as_deref(), context.env)?;
    let site = Site::open(&args.project, network, context)?;
    let wanted = Wanted {
        branch: args.branch.clone(),
        mine: args.mine,
        statuses: args.status.iter().map(|&status| status.into()).collect(),
        limit: args.limit,
    };
    let mut shown = Shown::new(args, look(context));
    let found = site.ask_each(
        move |circleci, slug, tell| wanted.find(circleci, slug, tell),
        |some| shown.add(some, context),
    )?;
    site.tell_calls(context);
    let Some(found) = found else {
        // Nobody reads any more.
        return Ok(Exit::Ok);
    };
    if let Some(builds) = &shown.kept {
        let project = site.slug.to_string();
        context.print(&builds::list_json(&project, builds, shown.look.now))?;
    }
    found.tell(args, &site.slug, context)
}

/// What was printed so far, or is to be printed at the end.
struct Shown {
    look: Look,
    /// All of them, where they are written as one value.
    kept: Option<Vec<Build>>,
    table: Option<Table>,
    has_more: bool,
}

impl Shown {
    fn new(args: &ListArgs, look: Look) -> Self {
        let is_json = args.json || args.format == BuildsFormat::Json;
        Self {
            look,
            kept: is_json.then(Vec::new),
            table: None,
            has_more: args.limit > PAGE || !args.status.is_empty(),
        }
    }

    /// Rows are printed as they come; false where nobody reads them.
    fn add(&mut self, some: Vec<Build>, context: &mut Context<'_, '_>) -> Result<bool, Failure> {
        if let Some(kept) = &mut self.kept {
            kept.extend(some);
            return Ok(true);
        }
        if some.is_empty() {
            return Ok(true);
        }
        if let Some(table) = &self.table {
            return context.offer(&table.rows(&some));
        }
        let table = Table::new(&some, self.has_more, self.look);
        let first = table.head() + &table.rows(&some);
        self.table = Some(table);
        context.offer(&first)
    }
}

/// Which builds are asked for.
struct Wanted {
    branch: Option<String>,
    mine: bool,
    /// All, where none is named.
    statuses: Vec<Status>,
    limit: usize,
}

/// What there is, as far as it could be asked for.
struct Found {
    /// How many fit.
    count: usize,
    /// How many were looked at.
    seen: usize,
    failure: Option<Failure>,
}

impl Wanted {
    /// Tells what fits, page by page, until nobody wants more.
    fn find(&self, circleci: &CircleCi, slug: &Slug, tell: &dyn Fn(Vec<Build>) -> bool) -> Found {
        let listing = Listing {
            branch: self.branch.as_deref(),
            mine: self.mine,
        };
        let mut pipelines = circleci.pipelines(slug, listing);
        let mut found = Found {
            count: 0,
            seen: 0,
            failure: None,
        };
        while self.goes_on(found.count, found.seen) {
            let room = self.room(found.count);
            let some = take(&mut pipelines, room, &mut found.failure);
            let is_all = some.len() < room;
            found.seen += some.len();
            let mut builds = self.fitting(circleci, slug, &some, &mut found.failure);
            builds.truncate(self.limit - found.count);
            found.count += builds.len();
            if !tell(builds) || is_all || found.failure.is_some() {
                break;
            }
        }
        found
    }

    /// Whether there is more to look at, where so many fit of those that were seen.
    fn goes_on(&self, has: usize, seen: usize) -> bool {
        has < self.limit && (self.statuses.is_empty() || seen < DEEPEST)
    }

    /// How many are to be looked at next.
    fn room(&self, has: usize) -> usize {
        if self.statuses.is_empty() {
            PAGE.min(self.limit - has)
        } else {
            PAGE
        }
    }

    fn fitting(
        &self,
        circleci: &CircleCi,
        slug: &Slug,
        pipelines: &[Pipeline],
        failed: &mut Option<Failure>,
    ) -> Vec<Build> {
        let read = many(pipelines, |pipeline| {
            Ok(read::with_workflows(circleci, slug, pipeline))
        });
        let mut builds = Vec::new();
        for (build, failure) in read.into_iter().flatten() {
            let is_it = |status: &Status| self.statuses.contains(status);
            // What could not be asked for is no answer to a question about statuses.
            let fits = self.statuses.is_empty() || build.status.as_ref().is_some_and(is_it);
            if failed.is_none() {
                *failed = failure;
            }
            if fits {
                builds.push(build);
            }
        }
        builds
    }
}

/// The next `room` pipelines, or those before a page that could not be had.
fn take(
    pipelines: &mut impl Iterator<Item = Result<Pipeline, Failure>>,
    room: usize,
    failure: &mut Option<Failure>,
) -> Vec<Pipeline> {
    let mut some = Vec::with_capacity(room);
    while some.len() < room {
        match pipelines.next() {
            Some(Ok(pipeline)) => some.push(pipeline),
            Some(Err(why)) => {
                *failure = Some(why);
                break;
            }
            None => break,
        }
    }
    some
}

impl Found {
    /// Says what the list does not.
    fn tell(
        self,
        args: &ListArgs,
        slug: &Slug,
        context: &mut Context<'_, '_>,
    ) -> Result<Exit, Failure> {
        if let Some(failure) = self.failure {
            return Err(failure);
        }
        let is_short = self.count < args.limit;
        if is_short && !args.status.is_empty() && self.seen >= DEEPEST {
            context.note(&format!(
                "looked at the last {DEEPEST} builds, and no further: a branch makes them fewer"
            ));
        } else if self.count == 0 && self.seen > 0 {
            context.note(&format!(
                "none of the {} builds that there are has this status",
                self.seen
            ));
        } else if self.count == 0 && args.limit > 0 {
            context.note(&format!("{slug} has no builds that fit"));
        }
        Ok(Exit::Ok)
    }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, PAGE, Wanted};
    use crate::builds::Status;

    #[test]
    fn only_what_is_looked_for_ends_before_it_is_found() {
        let mut wanted = Wanted {
            branch: None,
            mine: false,
            statuses: Vec::new(),
            limit: 2 * DEEPEST,
        };
        assert!(wanted.goes_on(DEEPEST, DEEPEST));
        assert!(!wanted.goes_on(2 * DEEPEST, 2 * DEEPEST));
        assert_eq!(wanted.room(2 * DEEPEST - 3), 3);
        wanted.statuses.push(Status::Failed);
        assert!(wanted.goes_on(0, DEEPEST - 1));
        assert!(!wanted.goes_on(0, DEEPEST));
        assert_eq!(wanted.room(2 * DEEPEST - 3), PAGE);
    }
}

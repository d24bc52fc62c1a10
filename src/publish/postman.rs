//! A comment on the collection in Postman, one a suite and repository, which is kept up to date.

use super::{Build, Results};
use crate::report::results::{is_note, note};
use crate::service::Postman;
use crate::{Exit, Failure};

/// What tells the comments of one repository from those of others, where nobody says which it is.
const ANYWHERE: &str = "local";

/// Writes the comments: on how many collections.
pub(super) fn comment(
    results: &Results<'_>,
    build: &Build,
    postman: impl FnOnce() -> Result<Postman, Failure>,
    tell: &mut dyn FnMut(&str),
) -> Result<String, Failure> {
    let run = results.report.run;
    let wanted: Vec<(usize, &str, String)> = run
        .suites
        .iter()
        .enumerate()
        .filter_map(|(place, suite)| {
            let name = suite.text(suite.name);
            Some((place, name, (results.collection)(name)?))
        })
        .collect();
    if wanted.is_empty() {
        return Err(unknown());
    }
    let postman = postman()?;
    let written = write(&postman, results, build, &wanted);
    postman.log().iter().for_each(|line| tell(line));
    written?;
    Ok(match wanted.len() {
        1 => format!("the collection {}", wanted[0].2),
        count => format!("the collections of {count} suites"),
    })
}

fn write(
    postman: &Postman,
    results: &Results<'_>,
    build: &Build,
    wanted: &[(usize, &str, String)],
) -> Result<(), Failure> {
    let repository = build.repository.as_ref().map(ToString::to_string);
    let origin = repository.as_deref().unwrap_or(ANYWHERE);
    let mut owner = None;
    for (place, suite, collection) in wanted {
        let body = note(
            results.report,
            *place,
            origin,
            &from(build, origin),
            build.link.as_deref(),
        );
        let all = postman.comments(collection)?.into_iter();
        let mut fitting: Vec<_> = all
            .filter(|comment| is_note(&comment.body, origin, suite))
            .collect();
        if !fitting.is_empty() && owner.is_none() {
            owner = Some(postman.me()?.id);
        }
        // Others may have copied the mark.
        fitting.retain(|comment| comment.author() == owner);
        match fitting.first() {
            Some(present) => postman.update_comment(collection, present.id, &body)?,
            None => postman.comment(collection, &body)?,
        };
    }
    Ok(())
}

/// `acme/bookings, branch main, commit 0123456`.
fn from(build: &Build, origin: &str) -> String {
    let mut parts = Vec::new();
    if origin != ANYWHERE {
        parts.push(origin.to_owned());
    }
    if let Some(branch) = &build.branch {
        parts.push(format!("branch {branch}"));
    }
    if let Some(commit) = build.commit.as_deref().and_then(|commit| commit.get(..7)) {
        parts.push(format!("commit {commit}"));
    }
    parts.join(", ")
}

fn unknown() -> Failure {
    let message = "of no suite it is known which collection of Postman it runs";
    Failure::new(Exit::NotFound, message).help(
        "a suite of .circleci/postorb.yml whose `collection:` is a full UID tells it by its name",
    )
}

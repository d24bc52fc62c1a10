//! The last build of a project, with what its suites came to.

use super::{detail, read};
use crate::Failure;
use crate::builds::Sought;
use crate::report::builds::Detail;
use crate::service::CircleCi;
use crate::service::circleci::{Listing, Slug};

/// None where there is no build; beside it, what could not be asked for.
pub(in crate::command) fn last(
    circleci: &CircleCi,
    slug: &Slug,
    branch: Option<&str>,
    sought: &[Sought],
) -> Result<Option<(Detail, Option<Failure>)>, Failure> {
    let listing = Listing {
        branch,
        mine: false,
    };
    let Some(pipeline) = circleci.pipelines(slug, listing).next() else {
        return Ok(None);
    };
    let build = read::with_jobs(circleci, slug, &pipeline?, None);
    Ok(Some(detail(circleci, slug, build, sought)))
}

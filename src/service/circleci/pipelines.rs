//! Pipelines of a project: the list, and one.

use super::id::checked;
use super::pages::Pages;
use super::{CircleCi, Pipeline, Slug, v2};
use crate::Failure;
use crate::service::http::Call;

/// Which pipelines of a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listing<'l> {
    /// Those of this branch.
    pub branch: Option<&'l str>,
    /// Those that the owner of the token started. `CircleCI` takes no branch with it, so that postorb chooses.
    pub mine: bool,
}

impl CircleCi {
    /// The pipelines of a project, the newest first. A page is asked for when its first pipeline is wanted.
    pub fn pipelines<'c>(
        &'c self,
        slug: &'c Slug,
        listing: Listing<'c>,
    ) -> impl Iterator<Item = Result<Pipeline, Failure>> + 'c {
        let text = slug.to_string();
        let what = format!("list the pipelines of {slug}");
        let call = if listing.mine {
            Call::get(what, &v2(&["project", &text, "pipeline", "mine"]))
        } else {
            let call = Call::get(what, &v2(&["project", &text, "pipeline"]));
            match listing.branch {
                Some(branch) => call.query("branch", branch),
                None => call,
            }
        };
        let pages = Pages::new(&self.client, call.clone());
        let all = pages.map(move |entry| match entry {
            Ok(entry) => self.typed(&call, entry),
            Err(failure) => Err(self.with_causes(slug, failure)),
        });
        let branch = listing.branch.filter(|_| listing.mine);
        all.filter(move |pipeline: &Result<Pipeline, Failure>| match pipeline {
            Ok(pipeline) => branch.is_none_or(|branch| pipeline.branch() == Some(branch)),
            Err(_) => true,
        })
    }

    /// A pipeline by its id.
    ///
    /// # Errors
    /// Where the call fails, or `CircleCI` answers something else.
    pub fn pipeline(&self, id: &str) -> Result<Pipeline, Failure> {
        let id = checked("pipeline", id)?;
        let what = format!("look at the pipeline {id}");
        self.one(&Call::get(what, &v2(&["pipeline", id])))
    }

    /// A pipeline by its number in a project.
    ///
    /// # Errors
    /// Where the call fails, or `CircleCI` answers something else.
    pub fn pipeline_by_number(&self, slug: &Slug, number: u64) -> Result<Pipeline, Failure> {
        let (text, digits) = (slug.to_string(), number.to_string());
        let what = format!("look at the pipeline {number} of {slug}");
        let call = Call::get(what, &v2(&["project", &text, "pipeline", &digits]));
        self.one(&call)
            .map_err(|failure| self.with_causes(slug, failure))
    }
}

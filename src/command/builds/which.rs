//! Which build is meant: a number, the id of a pipeline, or the last one.

use crate::service::CircleCi;
use crate::service::circleci::{Listing, Pipeline, Slug};
use crate::{Exit, Failure, terminal};

/// The word for the last one.
pub(super) const LATEST: &str = "latest";

/// A build, as somebody names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Number(u64),
    Id(String),
    /// The last one, of this branch or of all.
    Latest(Option<String>),
}

impl Which {
    /// Reads `1042`, `#1042`, an id and `latest`.
    pub(super) fn parse(text: &str, branch: Option<&str>) -> Result<Self, Failure> {
        let text = text.trim();
        if text == LATEST {
            return Ok(Self::Latest(branch.map(str::to_owned)));
        }
        if let Some(branch) = branch {
            let (text, branch) = (terminal::path(text), terminal::path(branch));
            let message =
                format!("`{text}` is one build, and --branch {branch} means the last one");
            return Err(Failure::new(Exit::Usage, message).help(
                "leave one of the two out: a number is that of the project, whatever the branch",
            ));
        }
        if let Ok(number) = text.strip_prefix('#').unwrap_or(text).parse() {
            return Ok(Self::Number(number));
        }
        if is_id(text) {
            return Ok(Self::Id(text.to_ascii_lowercase()));
        }
        let message = format!("`{}` is no build", terminal::path(text));
        Err(Failure::new(Exit::Usage, message)
            .help("a build is its number, the id of its pipeline, or `latest`")
            .help("`postorb builds list` has the numbers"))
    }

    /// The pipeline that it is.
    pub(super) fn find(&self, circleci: &CircleCi, slug: &Slug) -> Result<Pipeline, Failure> {
        match self {
            Self::Number(number) => circleci.pipeline_by_number(slug, *number),
            Self::Id(id) => circleci.pipeline(id),
            Self::Latest(branch) => {
                let listing = Listing {
                    branch: branch.as_deref(),
                    mine: false,
                };
                let first = circleci.pipelines(slug, listing).next();
                first.unwrap_or_else(|| Err(none(slug, branch.as_deref())))
            }
        }
    }
}

fn none(slug: &Slug, branch: Option<&str>) -> Failure {
    let of = branch.map_or(String::new(), |branch| {
        format!(" of the branch `{}`", terminal::path(branch))
    });
    Failure::new(Exit::NotFound, format!("{slug} has no build{of}"))
        .help("`postorb builds trigger` starts one")
}

/// Whether a text has the form of an id: 8-4-4-4-12 hexadecimal digits.
fn is_id(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_part = |(part, length): (&&str, usize)| {
        part.len() == length && part.bytes().all(|byte| byte.is_ascii_hexdigit())
    };
    parts.len() == 5 && parts.iter().zip([8, 4, 4, 4, 12]).all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_is_a_number_an_id_or_the_last_one() {
        let parse = |text| Which::parse(text, None);
        assert_eq!(parse("1042"), Ok(Which::Number(1042)));
        assert_eq!(parse("#7"), Ok(Which::Number(7)));
        assert_eq!(parse("latest"), Ok(Which::Latest(None)));
        assert_eq!(
            Which::parse("latest", Some("main")),
            Ok(Which::Latest(Some("main".to_owned())))
        );
        let id = "5034460F-c7c4-4c43-9457-de07e2029e7b";
        assert_eq!(parse(id), Ok(Which::Id(id.to_ascii_lowercase())));
        for text in ["", "last", "-1", "1.5", "5034460f", "../me"] {
            assert_eq!(parse(text).unwrap_err().exit, Exit::Usage, "{text}");
        }
        assert_eq!(
            Which::parse("7", Some("main")).unwrap_err().exit,
            Exit::Usage
        );
    }
}

//! Which build is meant: a number, the id of a pipeline, or the last one.

use crate::cli::ProjectArgs;
use crate::service::CircleCi;
use crate::service::circleci::{Listing, Pipeline, Slug};
use crate::{Exit, Failure, harmless};

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
    pub(super) fn parse(
        text: &str,
        branch: Option<&str>,
        project: &ProjectArgs,
    ) -> Result<Self, Failure> {
        let text = text.trim();
        if text == LATEST {
            return Ok(Self::Latest(branch.map(str::to_owned)));
        }
        if let Some(branch) = branch {
            let (text, branch) = (harmless::path(text), harmless::path(branch));
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
        let message = format!("`{}` is no build", harmless::path(text));
        Err(Failure::new(Exit::Usage, message)
            .help("a build is its number, the id of its pipeline, or `latest`")
            .help(format!(
                "`postorb builds list{}` has the numbers",
                project.again()
            )))
    }

    /// The pipeline that it is, and its project. An id can be one of another project, unless `args` name one.
    pub(super) fn find(
        &self,
        circleci: &CircleCi,
        slug: &Slug,
        args: &ProjectArgs,
    ) -> Result<(Slug, Pipeline), Failure> {
        let pipeline = self.pipeline(circleci, slug, args)?;
        let own = Slug::parse(&pipeline.project_slug).unwrap_or_else(|_| slug.clone());
        let is_id = matches!(self, Self::Id(_));
        if is_id && args.is_named() && !is_one(circleci, slug, &own)? {
            return Err(elsewhere(&pipeline, slug, &own));
        }
        Ok((own, pipeline))
    }

    fn pipeline(
        &self,
        circleci: &CircleCi,
        slug: &Slug,
        args: &ProjectArgs,
    ) -> Result<Pipeline, Failure> {
        match self {
            Self::Number(number) => circleci.pipeline_by_number(slug, *number),
            Self::Id(id) => circleci.pipeline(id),
            Self::Latest(branch) => {
                let listing = Listing {
                    branch: branch.as_deref(),
                    mine: false,
                };
                let first = circleci.pipelines(slug, listing).next();
                first.unwrap_or_else(|| Err(none(slug, branch.as_deref(), args)))
            }
        }
    }
}

/// Whether two slugs are those of one project, which CircleCI may write otherwise than somebody did.
fn is_one(circleci: &CircleCi, slug: &Slug, own: &Slug) -> Result<bool, Failure> {
    let is_it = |slug: &Slug| slug.to_string().eq_ignore_ascii_case(&own.to_string());
    if is_it(slug) {
        return Ok(true);
    }
    let known = circleci.project(slug)?.slug;
    Ok(Slug::parse(&known).is_ok_and(|known| is_it(&known)))
}

fn elsewhere(pipeline: &Pipeline, slug: &Slug, own: &Slug) -> Failure {
    let message = format!(
        "the pipeline {} is one of {own}, and none of {slug}",
        pipeline.id
    );
    Failure::new(Exit::NotFound, message).help(format!("name that one: --project {own}"))
}

fn none(slug: &Slug, branch: Option<&str>, args: &ProjectArgs) -> Failure {
    let of = branch.map_or(String::new(), |branch| {
        format!(" of the branch `{}`", harmless::path(branch))
    });
    Failure::new(Exit::NotFound, format!("{slug} has no build{of}")).help(format!(
        "`postorb builds trigger{}` starts one",
        args.again()
    ))
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
        let args = ProjectArgs::default();
        let parse = |text| Which::parse(text, None, &args);
        assert_eq!(parse("1042"), Ok(Which::Number(1042)));
        assert_eq!(parse("#7"), Ok(Which::Number(7)));
        assert_eq!(parse("latest"), Ok(Which::Latest(None)));
        assert_eq!(
            Which::parse("latest", Some("main"), &args),
            Ok(Which::Latest(Some("main".to_owned())))
        );
        let id = "5034460F-c7c4-4c43-9457-de07e2029e7b";
        assert_eq!(parse(id), Ok(Which::Id(id.to_ascii_lowercase())));
        for text in ["", "last", "-1", "1.5", "5034460f", "../me"] {
            assert_eq!(parse(text).unwrap_err().exit, Exit::Usage, "{text}");
        }
        assert_eq!(
            Which::parse("7", Some("main"), &args).unwrap_err().exit,
            Exit::Usage
        );
    }
}

//! Projects, and the pipelines that are defined in them.

use serde::Deserialize;

use super::id::checked;
use super::lenient::or_default;
use super::{CircleCi, Slug, v2};
use crate::Failure;
use crate::service::http::Call;

/// A project.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: String,
    /// Its slug, as `CircleCI` writes it.
    #[serde(default, deserialize_with = "or_default")]
    pub slug: String,
    /// Its name, which for a slug of ids is the only one for people.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// The id of its organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_id: String,
    /// The name of its organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_name: String,
    /// The slug of its organization.
    #[serde(default, deserialize_with = "or_default")]
    pub organization_slug: String,
    /// Where its code is.
    #[serde(default, rename = "vcs_info")]
    pub vcs: Option<Vcs>,
}

/// Where the code of a project is.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Vcs {
    /// The address of the repository; for a project with several it leads to `CircleCI`.
    #[serde(default, rename = "vcs_url", deserialize_with = "or_default")]
    pub url: String,
    /// `GitHub`, `Bitbucket` or `CircleCI`.
    #[serde(default, deserialize_with = "or_default")]
    pub provider: String,
    /// The branch that is built where none is named.
    #[serde(default)]
    pub default_branch: Option<String>,
}

/// A pipeline that is defined in a project: which config, for which repository.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Definition {
    /// Its id.
    pub id: String,
    /// Its name.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// What it is for.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Where its config is.
    #[serde(default)]
    pub config_source: Option<Source>,
    /// What is checked out.
    #[serde(default)]
    pub checkout_source: Option<Source>,
    /// When it was made.
    #[serde(default)]
    pub created_at: Option<String>,
}

/// A file in a repository, or a repository.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Source {
    /// `github_app`, `github_oauth` or another way to the code.
    #[serde(default, deserialize_with = "or_default")]
    pub provider: String,
    /// The repository.
    #[serde(default)]
    pub repo: Option<Repository>,
    /// The path of the config.
    #[serde(default)]
    pub file_path: Option<String>,
}

/// A repository, as a provider knows it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Repository {
    /// Its id there.
    #[serde(default)]
    pub external_id: Option<String>,
    /// Its name there: `acme/bookings`.
    #[serde(default)]
    pub full_name: Option<String>,
}

impl CircleCi {
    /// A project.
    ///
    /// # Errors
    /// Where the call fails, or `CircleCI` answers something else.
    pub fn project(&self, slug: &Slug) -> Result<Project, Failure> {
        let text = slug.to_string();
        let call = Call::get(
            format!("look at the project {slug}"),
            &v2(&["project", &text]),
        );
        self.one(&call)
            .map_err(|failure| self.with_causes(slug, failure))
    }

    /// The pipelines that are defined in a project, by its id.
    ///
    /// # Errors
    /// Where a call fails, or `CircleCI` answers something else.
    pub fn definitions(&self, project: &str) -> Result<Vec<Definition>, Failure> {
        let id = checked("project", project)?;
        let what = format!("list the pipeline definitions of the project {id}");
        let path = v2(&["projects", id, "pipeline-definitions"]);
        self.all(&Call::get(what, &path))
    }
}

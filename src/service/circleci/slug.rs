//! Which project: `gh/acme/bookings`, and the other forms in which people have it.

use std::fmt;
use std::str::FromStr;

use super::service::CIRCLECI;
use crate::{Exit, Failure};

/// Through what `CircleCI` reaches the code, which is the first part of a slug.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Provider {
    /// GitHub, by OAuth.
    GitHub,
    /// Bitbucket Cloud.
    Bitbucket,
    /// The GitHub App, GitLab, Bitbucket Data Center: the other parts are ids.
    CircleCi,
}

impl Provider {
    fn of(text: &str) -> Option<Self> {
        Some(match text.to_ascii_lowercase().as_str() {
            "gh" | "github" => Self::GitHub,
            "bb" | "bitbucket" => Self::Bitbucket,
            "circleci" => Self::CircleCi,
            _ => return None,
        })
    }

    /// As it stands in slugs.
    #[must_use]
    pub const fn short(self) -> &'static str {
        match self {
            Self::GitHub => "gh",
            Self::Bitbucket => "bb",
            Self::CircleCi => "circleci",
        }
    }

    /// As it stands in addresses.
    #[must_use]
    pub const fn long(self) -> &'static str {
        match self {
            Self::GitHub => "github",
            Self::Bitbucket => "bitbucket",
            Self::CircleCi => "circleci",
        }
    }
}

/// A project by its slug, in one form whatever form it was given in: `gh/acme/bookings`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Slug {
    provider: Provider,
    organization: String,
    project: String,
}

impl Slug {
    /// The project that a text names: a slug, or an address of the project in `CircleCI`, on GitHub or
    /// on Bitbucket.
    ///
    /// # Errors
    /// Usage, where it is none of these.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let text = text.trim();
        let is_address = text.contains("://") || text.contains('@');
        let found = if is_address {
            address(text)
        } else {
            let parts: Vec<&str> = text.split('/').collect();
            match parts.as_slice() {
                [provider, organization, project] => {
                    Provider::of(provider).and_then(|it| Self::of(it, organization, project))
                }
                _ => address(text),
            }
        };
        found.ok_or_else(|| unknown(text, is_address))
    }

    fn of(provider: Provider, organization: &str, project: &str) -> Option<Self> {
        (is_name(organization) && is_name(project)).then(|| Self {
            provider,
            organization: organization.to_owned(),
            project: project.to_owned(),
        })
    }

    /// Through what `CircleCI` reaches the code.
    #[must_use]
    pub const fn provider(&self) -> Provider {
        self.provider
    }

    /// The organization: its name, or its id.
    #[must_use]
    pub fn organization(&self) -> &str {
        &self.organization
    }

    /// The project in it: its name, or its id.
    #[must_use]
    pub fn project(&self) -> &str {
        &self.project
    }

    /// The slug of the organization: `gh/acme`.
    #[must_use]
    pub fn organization_slug(&self) -> String {
        format!("{}/{}", self.provider.short(), self.organization)
    }

    /// The form that addresses have: `github/acme/bookings`.
    #[must_use]
    pub fn long(&self) -> String {
        let Self {
            provider,
            organization,
            project,
        } = self;
        format!("{}/{organization}/{project}", provider.long())
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let provider = self.provider.short();
        write!(out, "{provider}/{}/{}", self.organization, self.project)
    }
}

impl FromStr for Slug {
    type Err = Failure;

    fn from_str(text: &str) -> Result<Self, Failure> {
        Self::parse(text)
    }
}

/// The project of an address. What stands in front of the host can be a token, and is not looked at.
fn address(text: &str) -> Option<Slug> {
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or_default();
    let (front, _) = rest.split_once('/').unwrap_or((rest, ""));
    let rest = match front.rfind('@') {
        Some(at) => rest.get(at + 1..)?,
        None => rest,
    };
    // `git@github.com:acme/bookings.git` has no slash behind its host, and ports have one.
    let (host, path) = rest.split_once([':', '/'])?;
    let path = path.trim_start_matches(|char: char| char.is_ascii_digit());
    let path = path.replace("%2F", "/").replace("%2f", "/");
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match host.to_ascii_lowercase().as_str() {
        "github.com" | "www.github.com" | "ssh.github.com" => repository(Provider::GitHub, &parts),
        "bitbucket.org" | "altssh.bitbucket.org" => repository(Provider::Bitbucket, &parts),
        host => page(host, &parts),
    }
}

fn repository(provider: Provider, parts: &[&str]) -> Option<Slug> {
    let (owner, name) = (parts.first()?, parts.get(1)?);
    Slug::of(provider, owner, name.strip_suffix(".git").unwrap_or(name))
}

/// `app.circleci.com/pipelines/github/acme/bookings/12`, and `circleci.com/gh/acme/bookings/34` of jobs.
fn page(host: &str, parts: &[&str]) -> Option<Slug> {
    const PLACES: [&str; 5] = ["pipelines", "jobs", "settings", "insights", "projects"];
    let is_ours = host == "circleci.com" || host.ends_with(".circleci.com");
    let is_place = parts.first().is_some_and(|part| PLACES.contains(part));
    if !is_ours && !is_place {
        return None;
    }
    let mut parts = parts.iter();
    let provider = parts.find_map(|part| Provider::of(part))?;
    Slug::of(provider, parts.next()?, parts.next()?)
}

/// What can be a part of a slug; anything else would ask for something else.
fn is_name(text: &str) -> bool {
    let is_part =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
    !text.is_empty()
        && text.len() <= 255
        && !matches!(text, "." | "..")
        && text.bytes().all(is_part)
}

/// An address may have a token in it, and is not shown.
fn unknown(text: &str, is_address: bool) -> Failure {
    let what = if is_address {
        "the address".to_owned()
    } else {
        format!("`{text}`")
    };
    let name = CIRCLECI.name;
    Failure::new(Exit::Usage, format!("{what} is no project of {name}"))
        .help("a project is gh/ORGANIZATION/REPOSITORY, bb/WORKSPACE/REPOSITORY, or circleci/ID/ID for the GitHub App and GitLab")
        .help("its slug is in Project Settings › Overview; the address of its pipelines will do as well: https://app.circleci.com/pipelines/github/acme/bookings")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_has_one_form_whatever_form_it_was_given_in() {
        for text in [
            "gh/acme/bookings",
            " github/acme/bookings\n",
            "GitHub/acme/bookings",
            "https://app.circleci.com/pipelines/github/acme/bookings",
            "https://app.circleci.com/pipelines/github/acme/bookings?branch=main&x=gh/a/b",
            "https://app.circleci.com/pipelines/github/acme/bookings/12/workflows/5034460f/jobs/3",
            "https://app.circleci.com/pipelines/gh%2Facme%2Fbookings",
            "app.circleci.com/pipelines/github/acme/bookings/",
            "https://app.circleci.com/settings/project/github/acme/bookings#x",
            "https://circleci.com/gh/acme/bookings/34",
            "http://127.0.0.1:4010/pipelines/github/acme/bookings/12",
            "https://github.com/acme/bookings.git",
            "https://token@github.com/acme/bookings",
            "git@github.com:acme/bookings.git",
            "ssh://git@ssh.github.com:443/acme/bookings.git",
        ] {
            let slug = Slug::parse(text).unwrap();
            assert_eq!(slug.to_string(), "gh/acme/bookings", "{text}");
            assert_eq!(slug.long(), "github/acme/bookings");
            assert_eq!(slug.organization_slug(), "gh/acme");
        }
        for (text, short) in [
            ("bitbucket/acme/book.ings_1", "bb/acme/book.ings_1"),
            ("git@bitbucket.org:acme/1.git", "bb/acme/1"),
            (
                "https://app.circleci.com/pipelines/circleci/43G3kM5RtfFE7v5sa4nWAU/44n9pujWcTnVZ2b5S8Fnat/7",
                "circleci/43G3kM5RtfFE7v5sa4nWAU/44n9pujWcTnVZ2b5S8Fnat",
            ),
        ] {
            assert_eq!(Slug::parse(text).unwrap().to_string(), short, "{text}");
        }
    }

    #[test]
    fn what_is_no_project_is_told_with_the_forms() {
        for text in [
            "",
            "acme",
            "acme/bookings",
            "gl/acme/bookings",
            "gh/acme/",
            "gh//bookings",
            "gh/acme/..",
            "gh/acme/book ings",
            "gh/acme/bookings?x",
            "gh/acme/bookings/12",
            "https://gitlab.com/acme/bookings",
            "https://example.com/gh/acme/bookings",
            "https://app.circleci.com/projects/project-dashboard/github/acme",
            "https://secret@example.com/acme",
        ] {
            let failure = Slug::parse(text).unwrap_err();
            assert_eq!(failure.exit, Exit::Usage, "{text}");
            assert!(!format!("{failure:?}").contains("secret"), "{failure:?}");
            assert!(failure.help[0].contains("gh/ORGANIZATION/REPOSITORY"));
        }
    }
}

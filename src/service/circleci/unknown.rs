//! "Project not found": what `CircleCI` says of four things, and which of them it is most likely.
//!
//! The slug has another form, the token is a project's, its owner does not reach the project, or it was
//! revoked (CircleCI-Archived/api-preview-docs#40 and #44).

use super::{CircleCi, Me, Organization, Provider, Slug};
use crate::{Exit, Failure};

const FORMS: &str = "a project of the GitHub App, of GitLab or of Bitbucket Data Center has a slug like circleci/ID/ID: it is in Project Settings › Overview";
const TOKENS: &str = "personal tokens are made at https://app.circleci.com/settings/user/tokens";

impl CircleCi {
    /// A failure about a project with what is likely behind it, where `CircleCI` says no more than that it
    /// is not there. Asks who asks, and what they reach.
    pub(super) fn with_causes(&self, slug: &Slug, failure: Failure) -> Failure {
        let is_project = failure
            .message
            .to_ascii_lowercase()
            .contains("project not found");
        if failure.exit != Exit::NotFound || !is_project {
            return failure;
        }
        let failure = Failure::new(failure.exit, failure.message);
        match self.me() {
            Ok(me) => reached(failure, slug, &me, self.collaborations().ok().as_deref()),
            Err(me) if me.exit == Exit::Authentication => Failure {
                exit: Exit::Authentication,
                ..failure
            }
            .help("CircleCI refuses the token itself: it was revoked, or it is a token of a project, which this API does not take")
            .help(TOKENS),
            Err(_) => any(failure, slug),
        }
    }
}

/// The token is good, so that it is the slug or what its owner reaches.
fn reached(
    failure: Failure,
    slug: &Slug,
    me: &Me,
    organizations: Option<&[Organization]>,
) -> Failure {
    let who = if me.login.is_empty() {
        &me.name
    } else {
        &me.login
    };
    let failure = failure.help(format!("the token is good: it is one of {who}"));
    let Some(organizations) = organizations else {
        return failure
            .help(format!(
                "either {who} has no access to {slug}, or the slug is another"
            ))
            .help(FORMS);
    };
    let whole = slug.organization_slug();
    let is_it = |one: &&Organization| same(&one.slug, &whole);
    if organizations.iter().any(|one| is_it(&one)) {
        return failure
            .help(format!(
                "{whole} is an organization of theirs: is `{}` spelled right, and is it set up as a project there?",
                slug.project()
            ))
            .help(FORMS);
    }
    let namesake = organizations.iter().find(|one| {
        let is_app = one.vcs_type == Provider::CircleCi.long() || one.slug.starts_with("circleci/");
        is_app && one.name.eq_ignore_ascii_case(slug.organization())
    });
    if let Some(one) = namesake {
        return failure
            .help(format!(
                "`{}` is connected by the GitHub App or GitLab: slugs of its projects begin with {}",
                one.name, one.slug
            ))
            .help(FORMS);
    }
    let theirs: Vec<&str> = organizations
        .iter()
        .map(|one| one.slug.as_str())
        .take(10)
        .collect();
    let theirs = if theirs.is_empty() {
        "none".to_owned()
    } else {
        theirs.join(", ")
    };
    failure
        .help(format!(
            "{whole} is no organization that {who} reaches; these are: {theirs}"
        ))
        .help(FORMS)
}

/// Nothing more is known.
fn any(failure: Failure, slug: &Slug) -> Failure {
    failure
        .help(format!(
            "the owner of the token has no access to {slug}, or it is not set up as a project"
        ))
        .help(FORMS)
        .help("the token was revoked, or it is a token of a project, which this API does not take")
        .help(TOKENS)
}

/// Whether two slugs of organizations are the same: names are in any case, and providers in two forms.
fn same(one: &str, other: &str) -> bool {
    let form = |slug: &str| {
        let slug = slug.to_ascii_lowercase();
        let slug = slug.replacen("github/", "gh/", 1);
        slug.replacen("bitbucket/", "bb/", 1)
    };
    form(one) == form(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(slug: &str, organizations: Option<&[(&str, &str, &str)]>) -> String {
        let slug = Slug::parse(slug).unwrap();
        let me = Me {
            id: "1".to_owned(),
            login: "ada".to_owned(),
            name: "Ada".to_owned(),
        };
        let organizations = organizations.map(|all| {
            let all = all.iter().map(|(kind, name, slug)| Organization {
                id: None,
                vcs_type: (*kind).to_owned(),
                name: (*name).to_owned(),
                slug: (*slug).to_owned(),
            });
            all.collect::<Vec<_>>()
        });
        let failure = Failure::new(Exit::NotFound, "x");
        let failure = reached(failure, &slug, &me, organizations.as_deref());
        assert_eq!(failure.help[0], "the token is good: it is one of ada");
        failure.help[1].clone()
    }

    #[test]
    fn what_is_known_tells_causes_apart() {
        let app = [("circleci", "Acme", "circleci/43G3")];
        let oauth = [("github", "acme", "github/Acme"), ("github", "x", "gh/x")];
        for (slug, organizations, said) in [
            ("gh/acme/bookings", None, "either ada has no access"),
            (
                "gh/acme/bookings",
                Some(&oauth[..]),
                "gh/acme is an organization of theirs: is `bookings` spelled right",
            ),
            (
                "gh/acme/bookings",
                Some(&app[..]),
                "slugs of its projects begin with circleci/43G3",
            ),
            (
                "bb/acme/bookings",
                Some(&oauth[..]),
                "no organization that ada reaches; these are: github/Acme, gh/x",
            ),
            ("gh/acme/bookings", Some(&[]), "these are: none"),
        ] {
            let told = told(slug, organizations);
            assert!(told.contains(said), "{told}");
        }
    }
}

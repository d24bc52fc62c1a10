//! "Project not found", and which of its causes it is.

use postorb::service::circleci::{Listing, Slug, Trigger};
use postorb::{Exit, Failure};

use super::faults::{error, within};
use super::{Data, Fake};
use crate::loopback::Fault;

fn slug() -> Slug {
    "gh/acme/other".parse().unwrap()
}

/// What comes of every call about a project that is not there.
fn failures(fake: &Fake) -> Vec<Failure> {
    let (circleci, slug) = (within(fake, 20_000), slug());
    vec![
        circleci.project(&slug).unwrap_err(),
        circleci
            .pipelines(&slug, Listing::default())
            .next()
            .unwrap()
            .unwrap_err(),
        circleci.pipeline_by_number(&slug, 1).unwrap_err(),
        circleci.trigger(&slug, &Trigger::default()).unwrap_err(),
        circleci.job(&slug, 1).unwrap_err(),
        circleci.tests(&slug, 1).unwrap_err(),
        circleci.variables(&slug).unwrap_err(),
        circleci.variable(&slug, "A").unwrap_err(),
        circleci
            .set_variable(&slug, "A", &"value".into(), &[])
            .unwrap_err(),
    ]
}

#[test]
fn a_good_token_leaves_the_slug_and_the_access() {
    for (data, said) in [
        (
            Data::small(),
            "gh/acme is an organization of theirs: is `other` spelled right",
        ),
        (
            Data::app(),
            "`Acme` is connected by the GitHub App or GitLab: slugs of its projects begin with circleci/43G3",
        ),
        (
            Data::default(),
            "gh/acme is no organization that taylor-lee reaches; these are: none",
        ),
    ] {
        let fake = Fake::new(data);
        for failure in failures(&fake) {
            assert_eq!(failure.exit, Exit::NotFound, "{failure:?}");
            assert!(
                failure
                    .message
                    .ends_with("CircleCI answered 404: Project not found")
            );
            assert_eq!(
                failure.help[0],
                "the token is good: it is one of taylor-lee"
            );
            assert!(failure.help[1].starts_with(said), "{failure:?}");
        }
    }
}

#[test]
fn a_token_that_is_nobodys_is_told_as_one() {
    let mut data = Data::small();
    data.is_project_token = true;
    let fake = Fake::new(data);
    for failure in failures(&fake) {
        assert_eq!(failure.exit, Exit::Authentication, "{failure:?}");
        let told =
            "CircleCI refuses the token itself: it was revoked, or it is a token of a project";
        assert!(failure.help[0].starts_with(told), "{failure:?}");
    }
}

#[test]
fn where_nothing_more_is_known_all_causes_are_told() {
    let fake = Fake::new(Data::small());
    fake.always("/me", error(500, "down"));
    for failure in failures(&fake) {
        assert_eq!(failure.exit, Exit::NotFound);
        let help = failure.help.join("\n");
        for cause in [
            "has no access to gh/acme/other",
            "circleci/ID/ID",
            "revoked",
            "token of a project",
        ] {
            assert!(help.contains(cause), "{cause}: {help}");
        }
    }
    let fake = Fake::new(Data::small());
    fake.always("/me/collaborations", Fault::page(502));
    let failure = within(&fake, 1_000).project(&slug()).unwrap_err();
    assert!(
        failure.help[1].starts_with("either taylor-lee has no access to"),
        "{failure:?}"
    );
}

#[test]
fn what_else_is_not_found_is_not_looked_into() {
    let fake = Fake::new(Data::small());
    let (circleci, slug) = (within(&fake, 20_000), super::happy::bookings());
    let failure = circleci.job(&slug, 999).unwrap_err();
    assert_eq!(failure.exit, Exit::NotFound);
    assert!(
        failure.message.ends_with("answered 404: Job not found"),
        "{failure:?}"
    );
    assert_eq!(
        circleci.pipeline_by_number(&slug, 99).unwrap_err().exit,
        Exit::NotFound
    );
    assert_eq!(fake.requests().len(), 2);
}

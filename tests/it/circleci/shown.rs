//! Addresses that people visit, and what is told of calls.

use postorb::service::circleci::{Listing, Slug};
use postorb::service::{CircleCi, Network};

use super::data::{APP, TOKEN, piece};
use super::happy::{bookings, client};
use super::{Data, Fake};
use crate::loopback::Fault;

fn at(host: Option<&str>) -> CircleCi {
    let host = host.map(|host| ("CIRCLECI_CLI_HOST", host));
    let variables = host.into_iter().chain([("CIRCLE_TOKEN", TOKEN)]);
    let env = postorb::Env::new(variables.map(|(name, value)| (name.into(), value.into())));
    CircleCi::new(&env, Network::default()).unwrap()
}

#[test]
fn people_visit_the_application_or_their_own_server() {
    let app: Slug = APP.parse().unwrap();
    for host in [None, Some("circleci.com"), Some("https://circleci.com/")] {
        let circleci = at(host);
        assert_eq!(
            (circleci.host(), &*circleci.web()),
            ("circleci.com", "https://app.circleci.com")
        );
        let page = circleci.pipeline_page(&bookings(), 12);
        assert_eq!(
            page,
            "https://app.circleci.com/pipelines/github/acme/bookings/12"
        );
        let page = circleci.job_page(&app, 3, "5034460f", 5);
        let end = format!("/pipelines/{APP}/3/workflows/5034460f/jobs/5");
        assert_eq!(page, format!("https://app.circleci.com{end}"));
        // An address is a slug again.
        assert_eq!(page.parse(), Ok(app.clone()));
    }
    let own = at(Some("ci.example.com"));
    let page = own.workflow_page(&"bb/acme/x".parse().unwrap(), 1, "5034460f");
    assert_eq!(
        page,
        "https://ci.example.com/pipelines/bitbucket/acme/x/1/workflows/5034460f"
    );
}

#[test]
fn calls_are_told_without_the_token() {
    let fake = Fake::new(Data::large(20));
    let (circleci, slug) = (client(&fake), bookings());
    let listing = Listing {
        branch: Some("main"),
        mine: false,
    };
    assert_eq!(circleci.pipelines(&slug, listing).count(), 22);
    let log = circleci.log().join("\n");
    let first = "GET /api/v2/project/gh/acme/bookings/pipeline?branch=main: 200, ";
    assert!(log.starts_with(first), "{log}");
    assert!(log.contains("?branch=main&page-token=from-"), "{log}");
    assert!(!log.contains(piece()));
    assert!(circleci.log().is_empty());
}

#[test]
fn a_branch_is_what_it_is_in_the_query() {
    let fake = Fake::new(Data::small());
    let (circleci, slug) = (client(&fake), bookings());
    let branch = "feature/a b&mine=true#é";
    let listing = Listing {
        branch: Some(branch),
        mine: false,
    };
    assert_eq!(circleci.pipelines(&slug, listing).count(), 0);
    assert_eq!(fake.requests()[0].parameter("branch"), Some(branch));
    assert_eq!(
        fake.requests()[0].path,
        "/api/v2/project/gh%2Facme%2Fbookings/pipeline"
    );
}

#[test]
fn what_asks_for_the_next_page_is_cut_without_leaving_a_part_of_the_token() {
    let fake = Fake::new(Data::small());
    let circular = format!(r#"{{"items": [], "next_page_token": "{TOKEN}"}}"#);
    fake.always(
        "/project/gh/acme/bookings/pipeline",
        Fault::json(200, &circular),
    );
    let (circleci, slug) = (client(&fake), bookings());
    assert_eq!(circleci.pipelines(&slug, Listing::default()).count(), 0);
    let log = circleci.log().join("\n");
    assert!(log.contains("?page-token=[hidden]: 200, "), "{log}");
    assert!(!log.contains(piece()), "{log}");
}

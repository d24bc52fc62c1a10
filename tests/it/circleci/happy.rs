//! Every call of the client, answered as the vendor does.

use std::collections::BTreeMap;

use postorb::service::circleci::{
    At, CompileOptions, JobStatus, Listing, Slug, State, Status, Trigger, Triggered,
};
use postorb::service::{CircleCi, Network};
use serde_json::json;

use super::data::{APP, LOGIN, TOKEN, piece, uuid};
use super::{Data, Fake, Workflow};

pub(super) fn client(fake: &Fake) -> CircleCi {
    CircleCi::new(&fake.env(), Network::default()).unwrap()
}

pub(super) fn bookings() -> Slug {
    "gh/acme/bookings".parse().unwrap()
}

#[test]
fn every_call_gives_what_the_service_has() {
    let fake = Fake::new(Data::small());
    let circleci = client(&fake);
    let slug = bookings();

    let me = circleci.me().unwrap();
    assert_eq!((me.login.as_str(), me.name.as_str()), (LOGIN, "Taylor Lee"));
    let organizations = circleci.collaborations().unwrap();
    assert_eq!(organizations[0].slug, "gh/acme");
    assert_eq!(organizations[0].vcs_type, "github");
    let project = circleci.project(&slug).unwrap();
    assert_eq!(
        (project.id.as_str(), project.name.as_str()),
        (&*uuid(2, 1), "bookings")
    );
    assert_eq!(project.organization_slug, "gh/acme");
    assert_eq!(project.vcs.unwrap().default_branch.as_deref(), Some("main"));

    let all = circleci.pipelines(&slug, Listing::default());
    let all: Vec<_> = all.collect::<Result<_, _>>().unwrap();
    let numbers: Vec<_> = all.iter().map(|one| one.number).collect();
    assert_eq!(numbers, [12, 11, 10, 9]);
    assert_eq!(all[0].subject(), Some("Bookings are confirmed by mail"));
    assert_eq!(
        (all[1].branch(), all[2].tag()),
        (Some("topic"), Some("v1.0.0"))
    );
    assert_eq!(
        (all[2].branch(), all[3].state.clone()),
        (None, State::Errored)
    );
    assert_eq!(all[3].errors[0].message, "unknown key 'foo'");
    let listing = Listing {
        branch: Some("topic"),
        mine: false,
    };
    assert_eq!(circleci.pipelines(&slug, listing).count(), 1);
    let listing = Listing {
        branch: Some("main"),
        mine: true,
    };
    assert_eq!(circleci.pipelines(&slug, listing).count(), 2);
    assert_eq!(circleci.pipeline(&all[1].id).unwrap(), all[1]);
    assert_eq!(circleci.pipeline_by_number(&slug, 11).unwrap(), all[1]);

    let workflows = circleci.workflows(&all[1].id).unwrap();
    assert_eq!(Status::of_workflows(&workflows), Status::Failed);
    assert_eq!(circleci.workflow(&workflows[0].id).unwrap(), workflows[0]);
    let jobs = circleci.jobs(&workflows[0].id).unwrap();
    assert_eq!(
        (jobs[1].name.as_str(), jobs[1].number),
        ("regression", Some(30))
    );
    let job = circleci.job(&slug, 30).unwrap();
    assert_eq!(
        (job.name.as_str(), job.status),
        ("regression", JobStatus::Failed)
    );
    assert_eq!(job.duration, Some(60_000));
    let tests = circleci.tests(&slug, 30).unwrap();
    assert_eq!(
        (tests[0].result.as_str(), tests[1].result.as_str()),
        ("failure", "success")
    );
    assert_eq!(tests[0].message, "expected 500 to equal 201");
    fake.change(|data| {
        let job = data.pipeline(11).workflow("api-tests").job("regression");
        job.artifacts
            .push("postorb-results/results.json".to_owned());
    });
    let artifacts = circleci.artifacts(&slug, 30).unwrap();
    assert_eq!(artifacts[0].path, "postorb-results/results.json");

    let config = circleci.pipeline_config(&all[0].id).unwrap();
    assert_eq!(
        (config.source.as_str(), config.setup_source),
        ("version: 2.1\n", None)
    );
    assert_eq!(circleci.pipeline_values(&all[0].id).unwrap()["number"], 12);
}

#[test]
fn variables_are_looked_for_and_set() {
    let fake = Fake::new(Data::small());
    let (circleci, slug) = (client(&fake), bookings());
    assert!(circleci.variables(&slug).unwrap().is_empty());
    assert_eq!(circleci.variable(&slug, "POSTMAN_API_KEY").unwrap(), None);
    let value = "PMAK-the-value".into();
    let set = circleci
        .set_variable(&slug, "POSTMAN_API_KEY", &value, &[])
        .unwrap();
    assert_eq!(set.masked, "xxxxalue");
    assert_eq!(
        circleci.variable(&slug, "POSTMAN_API_KEY").unwrap(),
        Some(set.clone())
    );
    assert_eq!(circleci.variables(&slug).unwrap(), [set]);
    assert_eq!(
        fake.data().projects[0].variables["POSTMAN_API_KEY"],
        "PMAK-the-value"
    );

    for owner in [uuid(1, 1), "gh/acme".to_owned()] {
        let contexts = circleci.contexts(&owner).unwrap();
        assert_eq!((contexts[0].name.as_str(), contexts.len()), ("postman", 1));
        let names = circleci.context_variables(&contexts[0]).unwrap();
        assert_eq!(names, ["POSTMAN_API_KEY"]);
    }
    let context = circleci.contexts("gh/acme").unwrap().remove(0);
    circleci
        .set_context_variable(&uuid(3, 1), "OTHER", &value)
        .unwrap();
    let names = circleci.context_variables(&context).unwrap();
    assert_eq!(names, ["OTHER", "POSTMAN_API_KEY"]);
    assert_eq!(fake.data().contexts[0].variables["OTHER"], "PMAK-the-value");
    // Nothing of what is set is told.
    let told = format!("{:?}\n{circleci:?}", circleci.log());
    assert!(
        told.contains("POST /api/v2/project/gh/acme/bookings/envvar: 201, "),
        "{told}"
    );
    assert!(!told.contains("PMAK"), "{told}");
}

#[test]
fn pipelines_are_started_by_slug_and_by_definition() {
    let fake = Fake::new(Data::small());
    let circleci = client(&fake);
    let parameters = BTreeMap::from([
        ("suite".to_owned(), json!("smoke")),
        ("all".to_owned(), json!(true)),
    ]);
    for (at, body) in [
        (
            At::Branch("feature/a b".to_owned()),
            json!({ "branch": "feature/a b" }),
        ),
        (At::Tag("v1".to_owned()), json!({ "tag": "v1" })),
        (At::Default, json!({})),
    ] {
        let trigger = Trigger {
            at,
            parameters: parameters.clone(),
            definition: None,
        };
        let started = circleci.trigger(&bookings(), &trigger).unwrap();
        let Triggered::Started { id, number, state } = started else {
            panic!("{started:?}");
        };
        assert_eq!(state, State::Pending);
        assert_eq!(circleci.pipeline(&id).unwrap().number, number);
        let mut expected = body;
        expected["parameters"] = json!({ "suite": "smoke", "all": true });
        let last = fake.data().started.pop().unwrap();
        assert_eq!((last.body, last.by_definition), (expected, false));
    }

    let fake = Fake::new(Data::app());
    let circleci = client(&fake);
    let slug: Slug = APP.parse().unwrap();
    let project = circleci.project(&slug).unwrap();
    let definitions = circleci.definitions(&project.id).unwrap();
    let names: Vec<_> = definitions.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["api-tests", "nightly"]);
    let source = definitions[1].config_source.clone().unwrap();
    assert_eq!(source.file_path.as_deref(), Some(".circleci/nightly.yml"));
    assert_eq!(
        source.repo.unwrap().full_name.as_deref(),
        Some("acme/bookings")
    );
    let trigger = Trigger {
        at: At::Branch("main".to_owned()),
        parameters: BTreeMap::new(),
        definition: Some(definitions[1].id.clone()),
    };
    circleci.trigger(&slug, &trigger).unwrap();
    circleci.trigger(&slug, &Trigger::default()).unwrap();
    let started = fake.data().started;
    let at = json!({ "branch": "main" });
    let body = json!({
        "definition_id": definitions[1].id, "config": at, "checkout": at,
    });
    assert_eq!((&started[0].body, started[0].by_definition), (&body, true));
    assert_eq!(started[1].body, json!({}));
    let newest = circleci.pipelines(&slug, Listing::default()).next();
    assert_eq!(newest.unwrap().unwrap().branch(), Some("main"));
}

#[test]
fn a_pipeline_that_is_skipped_is_told_as_one() {
    let message = "Pipeline was not triggered: the commit says [ci skip].";
    for (mut data, slug) in [(Data::small(), "gh/acme/bookings"), (Data::app(), APP)] {
        data.skips = Some(message.to_owned());
        let fake = Fake::new(data);
        let skipped = client(&fake).trigger(&slug.parse().unwrap(), &Trigger::default());
        let message = message.to_owned();
        assert_eq!(skipped, Ok(Triggered::Skipped { message }), "{slug}");
    }
}

#[test]
fn configs_are_compiled_by_the_newest_version_that_a_server_has() {
    let config = "version: 2.1\nfoo: 1\n";
    for (has_v3, is_open, calls) in [(true, true, 1), (true, false, 2), (false, true, 2)] {
        let mut data = Data::small();
        (data.compiler.has_v3, data.compiler.is_open) = (has_v3, is_open);
        data.compiler.errors = vec![("foo:".to_owned(), "unknown key 'foo'".to_owned())];
        let fake = Fake::new(data);
        let anonymous = CircleCi::anonymous(&fake.env(), Network::default()).unwrap();
        let wrong = anonymous
            .compile(config, &CompileOptions::default())
            .unwrap();
        assert_eq!((wrong.valid, wrong.text), (false, None));
        assert_eq!(wrong.errors, ["unknown key 'foo'"]);
        assert_eq!(fake.requests().len(), calls);
        let tokens = fake
            .requests()
            .into_iter()
            .filter(|one| one.header("circle-token").is_some());
        assert_eq!(tokens.count(), 0);
        let options = CompileOptions {
            organization: Some(uuid(1, 1)),
            parameters: json!({ "suite": "smoke" }).as_object().unwrap().clone(),
            values: json!({ "pipeline.number": 7 }).as_object().unwrap().clone(),
        };
        let good = client(&fake).compile("version: 2.1\n", &options).unwrap();
        assert_eq!(
            (good.valid, good.text.as_deref()),
            (true, Some("version: 2.1\n"))
        );
        let bodies = fake.requests().pop().unwrap().body;
        let body = String::from_utf8(bodies).unwrap();
        for part in [
            &*uuid(1, 1),
            "{\"suite\":\"smoke\"}",
            "{\"pipeline.number\":7}",
        ] {
            assert!(body.contains(part), "{part} {body}");
        }
    }
}

#[test]
fn every_status_is_read_and_one_that_is_new_is_kept() {
    let fake = Fake::new(Data::every_status());
    let (circleci, slug) = (client(&fake), bookings());
    let mut seen = Vec::new();
    let mut jobs = Vec::new();
    for pipeline in circleci.pipelines(&slug, Listing::default()) {
        let workflows = circleci.workflows(&pipeline.unwrap().id).unwrap();
        seen.push(Status::of_workflows(&workflows));
        jobs.extend(circleci.jobs(&workflows[0].id).unwrap());
    }
    seen.reverse();
    assert_eq!(seen.pop(), Some(Status::Failing));
    assert_eq!(seen, Status::ALL);
    let jobs: Vec<_> = jobs.into_iter().map(|job| job.status).collect();
    assert_eq!(jobs, JobStatus::ALL);

    fake.change(|data| data.pipeline(1).workflows[0].status = "paused".to_owned());
    let workflow = circleci.workflow(&Workflow::id(1, 0)).unwrap();
    assert_eq!(workflow.status, Status::Unknown("paused".to_owned()));
}

#[test]
fn the_token_travels_in_its_header_and_nowhere_else() {
    let fake = Fake::new(Data::small());
    let circleci = client(&fake);
    circleci.me().unwrap();
    circleci.trigger(&bookings(), &Trigger::default()).unwrap();
    for request in fake.requests() {
        assert_eq!(request.header("circle-token"), Some(TOKEN));
        let others = request
            .headers
            .iter()
            .filter(|(name, _)| name != "circle-token");
        let body = String::from_utf8_lossy(&request.body);
        let others = format!(
            "{} {:?} {:?} {body}",
            request.path,
            request.query,
            others.collect::<Vec<_>>()
        );
        assert!(!others.contains(piece()), "{others}");
    }
    assert!(!format!("{circleci:?}").contains(piece()));
}

//! Every call against the vendor's own description: Prism stands between the client and the fake, and
//! tells what differs from the document, on either side.
//!
//! The document of October 2023 lacks triggers by definition, definitions, values and version 3: for these
//! the fake's own checks answer, see `checks`.

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use postorb::service::circleci::{At, Listing, Trigger, Triggered};
use postorb::service::{CircleCi, Network};
use serde_json::{Value, json};

use super::data::{TOKEN, uuid};
use super::happy::bookings;
use super::{Data, Fake, Workflow};
use crate::needs;
use crate::prism::Prism;

/// The document as Prism reads it: calls are under `/api/v2`, which it has in the address of the server,
/// and `x-nullable` of its time is `nullable`. What else is in it stays as it is.
fn document() -> Option<tempfile::NamedTempFile> {
    let text = std::fs::read(needs::shared()?.join("specs/circleci-openapi.json")).unwrap();
    let mut document: Value = serde_json::from_slice(&text).unwrap();
    let paths = document["paths"].as_object().unwrap().clone();
    let paths = paths
        .into_iter()
        .map(|(path, calls)| (format!("/api/v2{path}"), calls));
    document["paths"] = paths.collect();
    nullable(&mut document);
    let file = tempfile::Builder::new().suffix(".json").tempfile().unwrap();
    serde_json::to_writer(&file, &document).unwrap();
    Some(file)
}

fn nullable(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if members.remove("x-nullable").is_some() {
                members.insert("nullable".to_owned(), true.into());
                // Without a type `nullable` says nothing.
                if !members.contains_key("type") {
                    members.insert("type".to_owned(), "string".into());
                }
            }
            members.values_mut().for_each(nullable);
        }
        Value::Array(entries) => entries.iter_mut().for_each(nullable),
        _ => {}
    }
}

/// Prism between the client and the fake.
fn before(fake: &Fake) -> Option<(Prism, tempfile::NamedTempFile)> {
    let document = document()?;
    let prism = Prism::start("proxy", &[document.path().as_os_str(), fake.base.as_ref()])?;
    Some((prism, document))
}

fn client(prism: &Prism) -> CircleCi {
    let variables = [
        ("CIRCLECI_CLI_HOST", prism.base.as_str()),
        ("CIRCLECI_CLI_TOKEN", TOKEN),
    ];
    let env = postorb::Env::new(variables.map(|(name, value)| (name.into(), value.into())));
    CircleCi::new(&env, Network::default()).unwrap()
}

#[test]
fn no_call_differs_from_the_vendors_description() {
    let mut data = Data::every_status();
    data.page = 5;
    let fake = Fake::new(data);
    let Some((prism, _document)) = before(&fake) else {
        return;
    };
    let (circleci, slug) = (client(&prism), bookings());
    let last = Workflow::id(10, 0);
    let asked = || -> Result<usize, postorb::Failure> {
        circleci.me()?;
        circleci.collaborations()?;
        circleci.project(&slug)?;
        let mut pipelines = 0;
        for (branch, mine) in [(None, false), (Some("main"), false), (None, true)] {
            for pipeline in circleci.pipelines(&slug, Listing { branch, mine }) {
                pipeline?;
                pipelines += 1;
            }
        }
        circleci.pipeline(&uuid(5, 10))?;
        circleci.pipeline_by_number(&slug, 10)?;
        circleci.pipeline_config(&uuid(5, 10))?;
        for number in 1..=10 {
            for workflow in circleci.workflows(&uuid(5, number))? {
                circleci.workflow(&workflow.id)?;
            }
        }
        for job in circleci.jobs(&last)? {
            if let Some(number) = job.number {
                circleci.job(&slug, number)?;
                circleci.tests(&slug, number)?;
                circleci.artifacts(&slug, number)?;
            }
        }
        let parameters = BTreeMap::from([("suite".to_owned(), json!("smoke"))]);
        for at in [
            At::Branch("main".to_owned()),
            At::Tag("v1".to_owned()),
            At::Default,
        ] {
            let trigger = Trigger {
                at,
                parameters: parameters.clone(),
                definition: None,
            };
            let started = circleci.trigger(&slug, &trigger)?;
            assert!(matches!(started, Triggered::Started { .. }));
        }
        circleci.set_variable(&slug, "POSTMAN_API_KEY", &"PMAK-value".into(), &[])?;
        circleci.variables(&slug)?;
        circleci.variable(&slug, "POSTMAN_API_KEY")?;
        let contexts = circleci.contexts("gh/acme")?;
        circleci.contexts(&uuid(1, 1))?;
        circleci.set_context_variable(&uuid(3, 1), "OTHER", &"value".into())?;
        circleci.context_variables(&contexts[0])?;
        Ok(pipelines)
    };
    match asked() {
        Ok(pipelines) => assert_eq!(pipelines, 30),
        Err(failure) => panic!("{failure:?}\n{}", prism.told()),
    }
    assert_eq!(prism.violations(), [""; 0], "{}", prism.told());
    // The client made them, and Prism let them through.
    let received = prism.told().matches("Request received").count();
    assert_eq!(received, fake.requests().len());
    assert!(received > 60, "{received}");
}

#[test]
fn prism_tells_of_a_call_that_differs() {
    let fake = Fake::new(Data::small());
    let Some((prism, _document)) = before(&fake) else {
        return;
    };
    // A value is missing in one, and the other is answered with what is no project.
    let ask = |request: &str, body: &str| {
        let mut stream = TcpStream::connect(prism.base.trim_start_matches("http://")).unwrap();
        let head = format!(
            "{request} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncircle-token: {TOKEN}\r\naccept: application/json\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.read_to_end(&mut Vec::new()).unwrap();
        prism.violations().len()
    };
    let one = ask(
        "POST /api/v2/project/gh%2Facme%2Fbookings/envvar",
        "{\"name\": \"A\"}",
    );
    assert!(one > 0, "{}", prism.told());
    fake.always("/me", crate::loopback::Fault::json(200, "{\"id\": 7}"));
    assert!(ask("GET /api/v2/me", "") > one, "{}", prism.told());
}

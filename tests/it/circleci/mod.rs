//! A fake of CircleCI's API.
//!
//! Its shapes are those of the vendor's `OpenAPI` document, which the contract tests hold the client to. What
//! that document lacks is checked here, member by member: see `checks`.

mod checks;
mod contract;
pub(crate) mod data;
mod faults;
mod happy;
mod lists;
mod lookup;
mod pipelines;
mod routes;
mod settings;
mod shown;
mod triggered;
mod triggers;
mod unknown;

use serde_json::Value;

pub(crate) use data::{Data, Job, Pipeline, TOKEN, Workflow};

use crate::loopback::{self, Request, Service};

/// The fake.
pub(crate) type Fake = loopback::Fake<Data>;

impl Service for Data {
    const ADDRESS: (&'static str, &'static str) = ("CIRCLECI_CLI_HOST", "");
    const KEY: (&'static str, &'static str) = ("CIRCLE_TOKEN", TOKEN);

    /// Without `/api/v2`, and with the slashes of slugs.
    fn path(request: &Request) -> String {
        let path = routes::decoded(&request.path);
        path.strip_prefix("/api/v2").unwrap_or(&path).to_owned()
    }

    fn reply(&mut self, request: &Request) -> (u16, Value) {
        routes::reply(self, request)
    }
}

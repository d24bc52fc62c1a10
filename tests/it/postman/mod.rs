//! A fake of Postman's API.
//!
//! Its shapes are those of the vendor's `OpenAPI` document, which the contract tests hold the client to,
//! and for `/apis` those of the vendor's older SDK.

pub(crate) mod data;
mod routes;

use serde_json::Value;

use crate::loopback::{self, Fault, Request, Service};

pub(crate) use data::{Data, KEY, Space};

/// The fake.
pub(crate) type Fake = loopback::Fake<Data>;

impl Service for Data {
    const ADDRESS: (&'static str, &'static str) = ("POSTMAN_API_BASE_URL", "");
    const KEY: (&'static str, &'static str) = ("POSTMAN_API_KEY", KEY);

    fn reply(&mut self, request: &Request) -> (u16, Value) {
        routes::reply(self, request)
    }
}

impl Fault {
    /// An error in Postman's usual shape.
    pub(crate) fn error(status: u16, name: &str, message: &str) -> Self {
        let body = serde_json::json!({ "error": { "name": name, "message": message } });
        Self::json(status, &body.to_string())
    }
}

//! A fake of Postman's API on loopback: it answers from the data that a test hands in, remembers every
//! request, and misbehaves where it is told to.
//!
//! Its shapes are those of the vendor's `OpenAPI` document, which the contract tests hold the client to,
//! and for `/apis` those of the vendor's older SDK.

pub(crate) mod data;
mod fault;
mod routes;
pub(crate) mod server;

use std::collections::VecDeque;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

pub(crate) use data::{Data, KEY, Space};
pub(crate) use fault::Fault;

/// A request as it came.
#[derive(Clone, Debug, Default)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// The path without parameters.
    pub(crate) path: String,
    /// The parameters, decoded.
    pub(crate) query: Vec<(String, String)>,
    /// The headers, with names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Request {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

#[derive(Debug, Default)]
struct State {
    _door: server::Door,
    data: Data,
    requests: Vec<Request>,
    /// What happens instead of an answer, by the path: the next times, or always.
    faults: Vec<(String, VecDeque<Fault>)>,
    always: Vec<(String, Fault)>,
}

/// The fake.
#[derive(Clone, Debug)]
pub(crate) struct Fake {
    /// Its address, for `POSTMAN_API_BASE_URL`.
    pub(crate) base: String,
    state: Arc<Mutex<State>>,
}

impl Fake {
    /// One that is there until the process ends.
    pub(crate) fn new(data: Data) -> Self {
        let fake = Self::brief(data);
        std::mem::forget(Arc::clone(&fake.state));
        fake
    }

    /// One that ends with the last one who has it.
    pub(crate) fn brief(data: Data) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State {
            data,
            _door: server::Door::of(&listener),
            ..State::default()
        }));
        server::start(listener, &state, server::serve);
        Self { base, state }
    }

    /// What a process needs to find it: its address and a key that it takes.
    pub(crate) fn variables(&self) -> [(&'static str, String); 2] {
        [
            ("POSTMAN_API_BASE_URL", self.base.clone()),
            ("POSTMAN_API_KEY", KEY.to_owned()),
        ]
    }

    /// The same for the library.
    pub(crate) fn env(&self) -> postorb::Env {
        let variables = self.variables().into_iter();
        postorb::Env::new(variables.map(|(name, value)| (name.into(), value.into())))
    }

    /// Changes what it has, as somebody in Postman would.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Data)) {
        change(&mut self.state.lock().unwrap().data);
    }

    /// Makes the next requests of this path come to these, one each.
    pub(crate) fn next(&self, path: &str, faults: impl IntoIterator<Item = Fault>) {
        let faults = faults.into_iter().collect();
        self.state
            .lock()
            .unwrap()
            .faults
            .push((path.to_owned(), faults));
    }

    /// Makes every request of this path come to that.
    pub(crate) fn always(&self, path: &str, fault: Fault) {
        self.state
            .lock()
            .unwrap()
            .always
            .push((path.to_owned(), fault));
    }

    /// Every request so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.state.lock().unwrap().requests.clone()
    }

    /// `GET /path` of every request so far.
    pub(crate) fn calls(&self) -> Vec<String> {
        let requests = self.requests().into_iter();
        requests
            .map(|one| format!("{} {}", one.method, one.path))
            .collect()
    }
}

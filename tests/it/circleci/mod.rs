//! A fake of CircleCI's API on loopback: it answers from the data that a test hands in, remembers every
//! request, and misbehaves where it is told to.
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

use std::collections::VecDeque;
use std::fmt;
use std::io::BufReader;
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

pub(crate) use data::{Data, Job, Pipeline, TOKEN, Workflow};

use crate::postman::{Fault, Request, server};

type Change = Box<dyn FnOnce(&mut Data) + Send>;

#[derive(Default)]
struct State {
    _door: server::Door,
    data: Data,
    requests: Vec<Request>,
    /// What happens instead of an answer, by the path: the next times, or always.
    faults: Vec<(String, VecDeque<Fault>)>,
    always: Vec<(String, Fault)>,
    /// What somebody does to the data after a path was asked for, one each time.
    after: Vec<(String, VecDeque<Change>)>,
}

/// The fake.
#[derive(Clone)]
pub(crate) struct Fake {
    /// Its address, for `CIRCLECI_CLI_HOST`.
    pub(crate) base: String,
    state: Arc<Mutex<State>>,
}

impl fmt::Debug for Fake {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Fake")
            .field("base", &self.base)
            .finish_non_exhaustive()
    }
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
        server::start(listener, &state, serve);
        Self { base, state }
    }

    /// What a process needs to find it: its address and a token that it takes.
    pub(crate) fn variables(&self) -> [(&'static str, String); 2] {
        [
            ("CIRCLECI_CLI_HOST", self.base.clone()),
            ("CIRCLE_TOKEN", TOKEN.to_owned()),
        ]
    }

    /// The same for the library.
    pub(crate) fn env(&self) -> postorb::Env {
        let variables = self.variables().into_iter();
        postorb::Env::new(variables.map(|(name, value)| (name.into(), value.into())))
    }

    /// Changes what it has, as somebody in `CircleCI` would.
    pub(crate) fn change(&self, change: impl FnOnce(&mut Data)) {
        change(&mut self.state.lock().unwrap().data);
    }

    /// What it has.
    pub(crate) fn data(&self) -> Data {
        self.state.lock().unwrap().data.clone()
    }

    /// Makes these changes after this path was asked for, one each time: a build that goes on while somebody
    /// watches it. The path is like those of [`Fake::calls`].
    pub(crate) fn after(&self, path: &str, changes: impl IntoIterator<Item = Change>) {
        let changes = changes.into_iter().collect();
        let mut state = self.state.lock().unwrap();
        state.after.push((path.to_owned(), changes));
    }

    /// Makes the next requests of this path come to these, one each. The path is like those of [`Fake::calls`].
    pub(crate) fn next(&self, path: &str, faults: impl IntoIterator<Item = Fault>) {
        let faults = faults.into_iter().collect();
        let mut state = self.state.lock().unwrap();
        state.faults.push((path.to_owned(), faults));
    }

    /// Makes every request of this path come to that.
    pub(crate) fn always(&self, path: &str, fault: Fault) {
        let mut state = self.state.lock().unwrap();
        state.always.push((path.to_owned(), fault));
    }

    /// Every request so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.state.lock().unwrap().requests.clone()
    }

    /// `GET /project/gh/acme/bookings` of every request so far: without `/api/v2`, and with the slashes of slugs.
    pub(crate) fn calls(&self) -> Vec<String> {
        let requests = self.requests().into_iter();
        requests
            .map(|one| format!("{} {}", one.method, path(&one)))
            .collect()
    }
}

/// The path of a request, as tests write it.
fn path(request: &Request) -> String {
    let path = routes::decoded(&request.path);
    path.strip_prefix("/api/v2").unwrap_or(&path).to_owned()
}

fn serve(stream: &TcpStream, state: &Mutex<State>) -> Option<()> {
    stream.set_nodelay(true).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    loop {
        let request = server::read(&mut reader)?;
        match outcome(state, &request) {
            Ok((status, body)) => {
                server::answer(stream, status, &[], body.to_string().as_bytes())?;
            }
            Err(fault) => server::act(stream, fault)?,
        }
    }
}

/// What a request comes to, after it has been remembered.
fn outcome(state: &Mutex<State>, request: &Request) -> Result<routes::Reply, Fault> {
    let mut state = state.lock().unwrap();
    let path = path(request);
    state.requests.push(request.clone());
    let mut next = state.faults.iter_mut().filter(|(of, _)| *of == path);
    if let Some(fault) = next.find_map(|(_, faults)| faults.pop_front()) {
        return Err(fault);
    }
    if let Some((_, fault)) = state.always.iter().find(|(of, _)| *of == path) {
        return Err(fault.clone());
    }
    let reply = routes::reply(&mut state.data, request);
    let mut after = state.after.iter_mut().filter(|(of, _)| *of == path);
    if let Some(change) = after.find_map(|(_, changes)| changes.pop_front()) {
        change(&mut state.data);
    }
    Ok(reply)
}

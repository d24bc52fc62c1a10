//! A fake of a service on loopback: it answers from the data that a test hands in, remembers every request,
//! and misbehaves where it is told to. What there is to ask and what is answered is the service's own.

pub(crate) mod client;
mod fault;
mod request;
mod server;

use std::collections::VecDeque;
use std::fmt;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use serde_json::Value;

pub(crate) use fault::Fault;
pub(crate) use request::Request;

/// What a service has, and how it answers.
pub(crate) trait Service: Send + 'static {
    /// The variable that has its address, and what stands there behind the host.
    const ADDRESS: (&'static str, &'static str);
    /// The variable that has a key which it takes, and the key.
    const KEY: (&'static str, &'static str);

    /// The path of a request as tests name it: without what all of its paths begin with.
    fn path(request: &Request) -> String {
        let start = Self::ADDRESS.1;
        let path = request.path.strip_prefix(start);
        path.unwrap_or(&request.path).to_owned()
    }

    /// The status and the body.
    fn reply(&mut self, request: &Request) -> (u16, Value);
}

type Change<D> = Box<dyn FnOnce(&mut D) + Send>;

struct State<D> {
    _door: server::Door,
    data: D,
    requests: Vec<Request>,
    /// What happens instead of an answer, the next times or always, by the path, or by the method and the path.
    faults: Vec<(String, VecDeque<Fault>)>,
    always: Vec<(String, Fault)>,
    /// What somebody does to the data after a path was asked for, one each time.
    after: Vec<(String, VecDeque<Change<D>>)>,
}

/// A fake of the service that has these data.
pub(crate) struct Fake<D> {
    /// Its address.
    pub(crate) base: String,
    state: Arc<Mutex<State<D>>>,
}

impl<D> Clone for Fake<D> {
    fn clone(&self) -> Self {
        Self {
            base: self.base.clone(),
            state: Arc::clone(&self.state),
        }
    }
}

impl<D> fmt::Debug for Fake<D> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Fake")
            .field("base", &self.base)
            .finish_non_exhaustive()
    }
}

impl<D: Service> Fake<D> {
    /// One that is there until the process ends.
    pub(crate) fn new(data: D) -> Self {
        let fake = Self::brief(data);
        std::mem::forget(Arc::clone(&fake.state));
        fake
    }

    /// One that ends with the last one who has it.
    pub(crate) fn brief(data: D) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}{}", listener.local_addr().unwrap(), D::ADDRESS.1);
        let state = Arc::new(Mutex::new(State {
            _door: server::Door::of(&listener),
            data,
            requests: Vec::new(),
            faults: Vec::new(),
            always: Vec::new(),
            after: Vec::new(),
        }));
        server::start(listener, &state, |stream, state| {
            server::serve(stream, |request| state.lock().unwrap().outcome(request))
        });
        Self { base, state }
    }

    /// What a process needs to find it: its address and a key that it takes.
    pub(crate) fn variables(&self) -> [(&'static str, String); 2] {
        [
            (D::ADDRESS.0, self.base.clone()),
            (D::KEY.0, D::KEY.1.to_owned()),
        ]
    }

    /// The same for the library.
    pub(crate) fn env(&self) -> postorb::Env {
        let variables = self.variables().into_iter();
        postorb::Env::new(variables.map(|(name, value)| (name.into(), value.into())))
    }

    /// The same, looked for at another address.
    pub(crate) fn at(&self, base: String) -> Self {
        Self {
            base,
            state: Arc::clone(&self.state),
        }
    }

    /// Changes what it has, as somebody at the service would.
    pub(crate) fn change(&self, change: impl FnOnce(&mut D)) {
        change(&mut self.state.lock().unwrap().data);
    }

    /// What it has.
    pub(crate) fn data(&self) -> D
    where
        D: Clone,
    {
        self.state.lock().unwrap().data.clone()
    }

    /// Makes these changes after this path was asked for, one each time: a build that goes on while somebody
    /// watches it. Paths are those of [`Fake::calls`], with or without their method.
    pub(crate) fn after(&self, path: &str, changes: impl IntoIterator<Item = Change<D>>) {
        let changes = changes.into_iter().collect();
        let mut state = self.state.lock().unwrap();
        state.after.push((path.to_owned(), changes));
    }

    /// Makes the next requests of this path come to these, one each.
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

    /// `GET /path` of every request so far.
    pub(crate) fn calls(&self) -> Vec<String> {
        self.requests().iter().map(call::<D>).collect()
    }
}

/// A request as tests name it, with its method.
fn call<D: Service>(request: &Request) -> String {
    format!("{} {}", request.method, D::path(request))
}

impl<D: Service> State<D> {
    /// What a request comes to, after it has been remembered.
    fn outcome(&mut self, request: &Request) -> Result<(u16, Value), Fault> {
        self.requests.push(request.clone());
        let (path, call) = (D::path(request), call::<D>(request));
        let is_it = |named: &String| *named == path || *named == call;
        let mut next = self.faults.iter_mut().filter(|(named, _)| is_it(named));
        if let Some(fault) = next.find_map(|(_, faults)| faults.pop_front()) {
            return Err(fault);
        }
        if let Some((_, fault)) = self.always.iter().find(|(named, _)| is_it(named)) {
            return Err(fault.clone());
        }
        let reply = self.data.reply(request);
        let mut after = self.after.iter_mut().filter(|(named, _)| is_it(named));
        if let Some(change) = after.find_map(|(_, changes)| changes.pop_front()) {
            change(&mut self.data);
        }
        Ok(reply)
    }
}

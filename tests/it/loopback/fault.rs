//! What a service can do instead of answering.

use std::time::Duration;

/// Something else than an answer from the data.
#[derive(Clone, Debug)]
pub(crate) enum Fault {
    /// This answer, with these headers.
    Answer(u16, Vec<(&'static str, String)>, String),
    /// The beginning of an answer, and then the end of the connection.
    Reset,
    /// The end of the connection at once.
    Close,
    /// Nothing, and the connection stays.
    Silence,
    /// The beginning of an answer, and then nothing, and the connection stays.
    Stall,
    /// A byte of the body from time to time.
    Drip(Duration),
}

impl Fault {
    /// A status with a JSON body.
    pub(crate) fn json(status: u16, body: &str) -> Self {
        let headers = vec![("content-type", "application/json".to_owned())];
        Self::Answer(status, headers, body.to_owned())
    }

    /// The same with one more header.
    pub(crate) fn with(self, name: &'static str, value: &str) -> Self {
        match self {
            Self::Answer(status, mut headers, body) => {
                headers.push((name, value.to_owned()));
                Self::Answer(status, headers, body)
            }
            other => other,
        }
    }

    /// A page for people.
    pub(crate) fn page(status: u16) -> Self {
        let headers = vec![("content-type", "text/html".to_owned())];
        let body = "<!DOCTYPE html><title>Log in</title><p>Welcome to this network";
        Self::Answer(status, headers, body.to_owned())
    }
}

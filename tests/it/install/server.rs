//! A release server on this machine, which can also misbehave.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

#[derive(Clone)]
pub(crate) enum Answer {
    Body(Vec<u8>),
    /// Half of the body, under the whole one's length.
    Cut(Vec<u8>),
    Redirect(String),
    Status(u16),
    /// `503` so often, and then the body.
    Busy(usize, Vec<u8>),
    /// Nothing, for longer than anybody waits.
    Stall,
}

pub(crate) type Answers = HashMap<String, Answer>;

pub(crate) struct Server {
    pub(crate) base: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers until the test is over; what it has no answer for is not there.
    pub(crate) fn start(answers: impl FnOnce(&str) -> Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let answers = Arc::new(answers(&base));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (answers, seen) = (Arc::clone(&answers), Arc::clone(&seen));
                // Whoever hangs up early is no failure of the server's.
                thread::spawn(move || serve(&stream.unwrap(), &answers, &seen));
            }
        });
        Self { base, requests }
    }

    /// The paths that were asked for until now.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

fn serve(
    mut stream: &TcpStream,
    answers: &Answers,
    seen: &Mutex<Vec<String>>,
) -> std::io::Result<()> {
    let mut head = BufReader::new(stream).lines();
    let request = head.next().unwrap_or_else(|| Ok(String::new()))?;
    for line in head {
        if line?.is_empty() {
            break;
        }
    }
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let before = {
        let mut seen = seen.lock().unwrap();
        let before = seen.iter().filter(|earlier| **earlier == path).count();
        seen.push(path.clone());
        before
    };
    let (status, header, body) = match answers.get(&path) {
        None => (404, None, &[][..]),
        Some(Answer::Status(status)) => (*status, None, &[][..]),
        Some(Answer::Redirect(location)) => (302, Some(location), &[][..]),
        Some(Answer::Busy(times, _)) if before < *times => (503, None, &[][..]),
        Some(Answer::Body(body) | Answer::Cut(body) | Answer::Busy(_, body)) => {
            (200, None, body.as_slice())
        }
        Some(Answer::Stall) => {
            thread::sleep(Duration::from_mins(1));
            return Ok(());
        }
    };
    let mut text = format!(
        "HTTP/1.1 {status} Told\r\nContent-Length: {}\r\n",
        body.len()
    );
    if let Some(location) = header {
        write!(text, "Location: {location}\r\n").unwrap();
    }
    text.push_str("Connection: close\r\n\r\n");
    stream.write_all(text.as_bytes())?;
    let sent = match answers.get(&path) {
        Some(Answer::Cut(_)) => body.len() / 2,
        _ => body.len(),
    };
    stream.write_all(&body[..sent])
}

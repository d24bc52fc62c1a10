//! Connections: a thread each, as many requests as come.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use super::{Fault, Request};

/// Longer than any test waits.
const FOR_EVER: Duration = Duration::from_mins(10);

/// What lets the listener of a fake go when nobody has the fake any more: tests make thousands of them, and a
/// process may have so many files open and no more.
#[derive(Debug, Default)]
pub(super) struct Door(Option<SocketAddr>);

impl Door {
    pub(super) fn of(listener: &TcpListener) -> Self {
        Self(listener.local_addr().ok())
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        // Whoever waits for a connection gets a last one.
        let _ = self.0.map(TcpStream::connect);
    }
}

/// Answers as long as there is somebody who has the state, in which its [`Door`] is.
pub(super) fn start<S: Send + Sync + 'static>(
    listener: TcpListener,
    state: &Arc<S>,
    serve: fn(&TcpStream, &S) -> Option<()>,
) {
    let state = Arc::downgrade(state);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let Some(state) = state.upgrade() else { return };
            std::thread::spawn(move || serve(&stream, &state));
        }
    });
}

/// Answers what comes through a connection, by what each request comes to, until either side ends it.
pub(super) fn serve(
    stream: &TcpStream,
    outcome: impl Fn(&Request) -> Result<(u16, Value), Fault>,
) -> Option<()> {
    stream.set_nodelay(true).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    loop {
        let request = read(&mut reader)?;
        match outcome(&request) {
            Ok((status, body)) => answer(stream, status, &[], body.to_string().as_bytes())?,
            Err(fault) => act(stream, fault)?,
        }
    }
}

/// The next request of a connection; none at its end.
pub(super) fn read(reader: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut line = String::new();
    reader
        .read_line(&mut line)
        .ok()
        .filter(|length| *length > 0)?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?);
    let url = reqwest::Url::parse("http://x").unwrap().join(target).ok()?;
    let mut request = Request {
        method,
        path: url.path().to_owned(),
        query: url.query_pairs().into_owned().collect(),
        ..Request::default()
    };
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(':') else {
            break;
        };
        request
            .headers
            .push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = request
        .header("content-length")
        .and_then(|text| text.parse().ok());
    request.body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut request.body).ok()?;
    Some(request)
}

/// Writes an answer; none where nobody takes it.
pub(super) fn answer(
    mut stream: &TcpStream,
    status: u16,
    headers: &[(&'static str, String)],
    body: &[u8],
) -> Option<()> {
    let mut head = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n", body.len());
    if headers.is_empty() {
        head += "content-type: application/json; charset=utf-8\r\n";
    }
    for (name, value) in headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).ok()?;
    stream.write_all(body).ok()
}

/// Does something else than answer; none where the connection has ended.
pub(super) fn act(mut stream: &TcpStream, fault: Fault) -> Option<()> {
    let start = "HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{\"user\": ";
    match fault {
        Fault::Answer(status, headers, body) => {
            return answer(stream, status, &headers, body.as_bytes());
        }
        Fault::Reset => stream.write_all(start.as_bytes()).ok()?,
        Fault::Close => {}
        Fault::Silence => std::thread::sleep(FOR_EVER),
        Fault::Stall => {
            stream.write_all(start.as_bytes()).ok()?;
            std::thread::sleep(FOR_EVER);
        }
        Fault::Drip(time) => {
            stream.write_all(start.as_bytes()).ok()?;
            for _ in 0..900 {
                std::thread::sleep(time);
                stream.write_all(b" ").ok()?;
            }
        }
    }
    // The connection ends here.
    stream.shutdown(std::net::Shutdown::Both).ok()?;
    None
}

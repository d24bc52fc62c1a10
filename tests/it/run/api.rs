//! The lab's API, on a port of its own.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::needs;

/// A server that ends with the test.
pub(super) struct Api {
    server: Child,
    port: u16,
}

impl Api {
    pub(super) fn start() -> Option<Self> {
        let shared = needs::shared()?;
        let node = needs::program("node")?;
        let port = free();
        let server = Command::new(node)
            .arg(shared.join("newman/server/api.js"))
            .arg(port.to_string())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let api = Self { server, port };
        for _ in 0..400 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(api);
            }
            thread::sleep(Duration::from_millis(25));
        }
        panic!("the API does not answer on port {port}");
    }

    pub(super) fn base(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Api {
    fn drop(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }
}

/// A port that nobody listens on now.
pub(super) fn free() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

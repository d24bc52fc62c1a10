//! Prism, which holds calls against a service's own description in `OpenAPI`.

use std::ffi::OsStr;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::needs;

/// Prism; it ends with the test.
pub(crate) struct Prism {
    child: Child,
    /// Its address.
    pub(crate) base: String,
    told: Arc<Mutex<String>>,
}

impl Drop for Prism {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Prism {
    /// One that stands between a client and a service, or in its place: `args` say which, and where the
    /// description is. None where there is no Prism.
    pub(crate) fn start(mode: &str, args: &[&OsStr]) -> Option<Self> {
        let prism = needs::prism()?;
        // The port is free when it is asked for; nobody else here asks for one by its number.
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let mut child = Command::new(prism)
            .args([mode, "--host", "127.0.0.1", "--port"])
            .arg(port.to_string())
            .args(args)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let told = Arc::new(Mutex::new(String::new()));
        let stdout: Box<dyn std::io::Read + Send> = Box::new(child.stdout.take().unwrap());
        let stderr: Box<dyn std::io::Read + Send> = Box::new(child.stderr.take().unwrap());
        for mut stream in [stdout, stderr] {
            let told = Arc::clone(&told);
            std::thread::spawn(move || {
                let mut piece = [0; 4096];
                while let Ok(length @ 1..) = stream.read(&mut piece) {
                    let text = String::from_utf8_lossy(&piece[..length]).into_owned();
                    told.lock().unwrap().push_str(&text);
                }
            });
        }
        let prism = Self {
            child,
            base: format!("http://127.0.0.1:{port}"),
            told,
        };
        let start = Instant::now();
        while !prism.told().contains("Prism is listening") {
            assert!(start.elapsed() < Duration::from_mins(2), "{}", prism.told());
            std::thread::sleep(Duration::from_millis(50));
        }
        Some(prism)
    }

    /// What it has said so far.
    pub(crate) fn told(&self) -> String {
        self.told.lock().unwrap().clone()
    }

    /// The lines of its log that tell of a difference.
    pub(crate) fn violations(&self) -> Vec<String> {
        // It writes behind its answers.
        std::thread::sleep(Duration::from_millis(500));
        let told = self.told();
        let lines = told.lines().filter(|line| line.contains("iolation:"));
        lines.map(str::to_owned).collect()
    }
}

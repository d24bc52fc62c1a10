//! Every call against the vendor's own description: Prism stands between the client and the fake, and
//! tells what differs from the document, on either side.
//!
//! `/apis` is not in the document any more: the fake alone answers for it, see `happy`.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use postorb::Env;
use postorb::service::{Network, Postman};

use crate::needs;
use crate::postman::{Data, Fake, KEY};

/// Prism; it ends with the test.
struct Prism {
    child: Child,
    base: String,
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
    fn before(fake: &Fake) -> Option<Self> {
        let (prism, shared) = (needs::prism()?, needs::shared()?);
        let document = shared.join("specs/postman-openapi.json");
        // The port is free when it is asked for; nobody else here asks for one by its number.
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let mut child = Command::new(prism)
            .args(["proxy", "--host", "127.0.0.1", "--port"])
            .arg(port.to_string())
            .arg(document)
            .arg(&fake.base)
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

    fn told(&self) -> String {
        self.told.lock().unwrap().clone()
    }

    /// The lines of its log that tell of a difference.
    fn violations(&self) -> Vec<String> {
        // It writes behind its answers.
        std::thread::sleep(Duration::from_millis(500));
        let told = self.told();
        let lines = told.lines().filter(|line| line.contains("iolation:"));
        lines.map(str::to_owned).collect()
    }

    fn client(&self) -> Postman {
        let variables = [
            ("POSTMAN_API_BASE_URL", self.base.as_str()),
            ("POSTMAN_API_KEY", KEY),
        ];
        let env = Env::new(variables.map(|(name, value)| (name.into(), value.into())));
        Postman::new(&env, Network::default(), None).unwrap()
    }
}

#[test]
fn no_call_differs_from_the_vendors_description() {
    let data = Data::large(3);
    let (space, spec) = (data.spaces[0].id.clone(), data.spaces[0].specs[0].0.clone());
    let (collection, environment) = (data.collection_uid(), data.environment_uid());
    let fake = Fake::new(data);
    let Some(prism) = Prism::before(&fake) else {
        return;
    };
    let postman = prism.client();
    let asked = || -> Result<(), postorb::Failure> {
        postman.me()?;
        postman.workspaces()?;
        postman.workspace(&space)?;
        for listed in [None, Some(space.as_str())] {
            postman.collections(listed)?;
            postman.environments(listed)?;
        }
        postman.collection(&collection)?;
        postman.environment(&environment)?;
        postman.specs(&space)?;
        postman.tags(&spec)?;
        let comment = postman.comment(&collection, "red")?;
        postman.update_comment(&collection, comment.id, "green")?;
        postman.comments(&collection)?;
        Ok(())
    };
    if let Err(failure) = asked() {
        panic!("{failure:?}\n{}", prism.told());
    }
    assert_eq!(prism.violations(), [""; 0], "{}", prism.told());
    // The client made them, and Prism let them through.
    assert_eq!(prism.told().matches("Request received").count(), 14);
    assert_eq!(fake.requests().len(), 14);
}

#[test]
fn prism_tells_of_a_call_that_differs() {
    let fake = Fake::new(Data::small());
    let Some(prism) = Prism::before(&fake) else {
        return;
    };
    // Neither a parameter that the document asks for, nor a key.
    let mut stream = TcpStream::connect(prism.base.trim_start_matches("http://")).unwrap();
    let request = b"GET /specs HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";
    stream.write_all(request).unwrap();
    stream.read_to_end(&mut Vec::new()).unwrap();
    assert!(!prism.violations().is_empty(), "{}", prism.told());
}

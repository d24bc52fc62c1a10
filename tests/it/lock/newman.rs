//! The real Newman does the same with what is kept as with what Postman has.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use postorb::lock::{Document, Kind, Refusal};

use super::json;
use crate::needs;

/// Collections of the laboratory; what they are for, its README says.
const RUN: [&str; 5] = ["nested", "skip", "script-errors", "unicode", "setnext"];

/// The laboratory's server.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn server(lab: &Path) -> Option<(Server, u16)> {
    let node = needs::program("node")?;
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let child = Command::new(node)
        .arg(lab.join("server/api.js"))
        .arg(port.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let server = Server(child);
    for _ in 0..200 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return Some((server, port));
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("the laboratory's server does not start");
}

/// What a run came to: of each execution what was sent and answered, and what its tests said.
fn run(
    newman: &Path,
    (collection, environment): (&Path, &Path),
    port: u16,
    more: &[&str],
) -> Vec<String> {
    let report = collection.with_extension("report.json");
    let output = Command::new(newman)
        .arg("run")
        .arg(collection)
        .arg("-e")
        .arg(environment)
        .args(["--env-var", &format!("baseUrl=http://127.0.0.1:{port}")])
        .args(["-r", "json", "--reporter-json-export"])
        .arg(&report)
        .args(more)
        .output()
        .unwrap();
    let report = json(&report);
    let run = &report["run"];
    let mut lines = vec![format!(
        "{:?} {} {}",
        output.status.code(),
        run["stats"]["requests"],
        run["stats"]["assertions"]
    )];
    for one in run["executions"].as_array().unwrap() {
        let tests = one["assertions"].as_array().into_iter().flatten();
        let tests = tests.map(|test| {
            let error = &test["error"]["message"];
            format!("{} {} {error}", test["assertion"], test["skipped"])
        });
        let request = &one["request"];
        let headers = request["header"].as_array().into_iter().flatten();
        let headers = headers.filter(|header| header["key"] != "Postman-Token");
        let headers = headers.map(|header| format!("{}: {}", header["key"], header["value"]));
        lines.push(format!(
            "{} {} {} {:?} {} {} {:?}",
            one["item"]["name"],
            request["method"],
            request["url"],
            headers.collect::<Vec<_>>(),
            request["body"],
            one["response"]["code"],
            tests.collect::<Vec<_>>(),
        ));
    }
    lines
}

#[test]
fn what_is_kept_runs_as_what_postman_has() {
    let Some(lab) = needs::shared().map(|shared| shared.join("newman")) else {
        return;
    };
    let Some(newman) = needs::runners().map(|tools| tools.join("node_modules/.bin/newman")) else {
        return;
    };
    let Some((_server, port)) = server(&lab) else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let environment = lab.join("data/lab.postman_environment.json");
    for name in RUN {
        let original = json(&lab.join(format!("collections/{name}.postman_collection.json")));
        let kept = Document::new(Kind::Collection, &original).unwrap();
        let original = write("original.json", &original.to_string());
        let kept = write("kept.json", &kept.text);
        let expected = run(&newman, (&original, &environment), port, &[]);
        assert!(expected.len() > 1, "{name}: {expected:?}");
        assert_eq!(
            run(&newman, (&kept, &environment), port, &[]),
            expected,
            "{name}"
        );
    }

    // Secrets that are given to a run are those that stayed behind.
    let given = json(&environment);
    let kept = Document::new(Kind::Environment, &given).unwrap();
    assert_eq!(kept.supply, ["apiKey", "apiToken", "password"]);
    let kept = write("environment.json", &kept.text);
    let secrets = lab.join("collections/secrets.postman_collection.json");
    let supplied: Vec<String> = given["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            format!(
                "{}={}",
                one["key"].as_str().unwrap(),
                one["value"].as_str().unwrap()
            )
        })
        .collect();
    let supplied: Vec<&str> = supplied
        .iter()
        .flat_map(|one| ["--env-var", one])
        .skip(2)
        .collect();
    let copy = write("secrets.json", &std::fs::read_to_string(&secrets).unwrap());
    let expected = run(&newman, (&copy, &environment), port, &[]);
    assert_eq!(run(&newman, (&copy, &kept), port, &supplied), expected);
    let refused = Document::new(Kind::Collection, &json(&secrets));
    assert!(matches!(refused, Err(Refusal::Literal(_))), "{refused:?}");
}

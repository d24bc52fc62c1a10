//! postorb's own orb says the same of the outside world as [`names`].

use std::path::Path;

use super::KNOWN;
use crate::names;
use crate::yaml::Value;

fn orb() -> &'static Value {
    let own = KNOWN.iter().find(|known| known.name == names::POSTORB_ORB);
    own.and_then(|known| known.content.as_ref()).unwrap()
}

fn text(path: &[&str]) -> &'static str {
    orb().at(path).and_then(Value::text).unwrap()
}

fn script(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("orb/src/scripts");
    crate::file::read(&folder.join(name)).unwrap().text
}

#[test]
fn it_is_in_the_repository_that_cargo_names() {
    for key in ["home_url", "source_url"] {
        assert_eq!(text(&["display", key]), env!("CARGO_PKG_REPOSITORY"));
    }
    let owner = names::POSTORB_ORB.split('/').next().unwrap();
    assert!(env!("CARGO_PKG_REPOSITORY").contains(&format!("/{owner}/")));
}

#[test]
fn its_examples_name_it() {
    let examples = orb().get("examples").unwrap().fields();
    assert!(!examples.is_empty());
    let reference = format!("{}@{}", names::POSTORB_ORB, names::POSTORB_VERSION);
    for example in examples {
        let orbs = example.value.at(&["usage", "orbs", "postorb"]);
        assert_eq!(
            orbs.and_then(Value::text),
            Some(&*reference),
            "{}",
            example.key
        );
    }
}

#[test]
fn its_images_are_those_that_layouts_render() {
    for (executor, image) in [("default", names::NODE_IMAGE), ("base", names::BASE_IMAGE)] {
        let executor = |path: &[&str]| text(&[&["executors", executor], path].concat());
        let tag = executor(&["parameters", "tag", "default"]);
        let used = executor(&["docker", "0", "image"]);
        assert_eq!(used.replace("<< parameters.tag >>", tag), image);
    }
}

#[test]
fn it_installs_what_layouts_install() {
    let runner = script("install_runner.sh");
    assert!(runner.contains(&format!("newman) version={} ;;\n", names::NEWMAN_VERSION)));
    let installer = script("install.sh");
    assert!(installer.contains(&format!("\nown_version={}\n", names::POSTORB_VERSION)));
    assert!(installer.contains(&format!("\nown_base={}\n", names::RELEASES)));
}

#[test]
fn its_parameters_name_the_variables_of_secrets() {
    for command in ["run_suites", "report"] {
        let default = |name: &str| text(&["commands", command, "parameters", name, "default"]);
        assert_eq!(default("api_key"), names::API_KEY);
        assert!(names::SECRET_VARIABLES.contains(&default("github_token")));
        assert_eq!(default("results"), names::POSTORB_RESULTS);
    }
}

//! A repository whose remote is a project of the fake's.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_json::Value;

use crate::circleci::{Data, Fake, TOKEN};
use crate::needs;
use crate::process_of::{self, Done};

pub(super) struct Scene {
    pub(super) folder: tempfile::TempDir,
    pub(super) fake: Fake,
}

/// Two suites in jobs of their own, of which the project has both.
pub(super) const SELECTION: &str = "\
version: 1
integrations:
  - nickname: Bookings
    api: 5360b75f-447e-467c-9299-12fd6c92450d
    api-version: v2.1
    project: gh/acme/bookings
suites:
  - { name: smoke, collection: postman/smoke.json }
  - { name: regression, collection: postman/regression.json }
";

impl Scene {
    pub(super) fn new(data: Data) -> Self {
        let scene = Self {
            folder: tempfile::tempdir().unwrap(),
            fake: Fake::new(data),
        };
        let origin = "[remote \"origin\"]\n\turl = git@github.com:acme/bookings.git\n";
        scene.write(".git/config", origin);
        scene.write(".git/HEAD", "ref: refs/heads/topic\n");
        scene
    }

    /// The same with a selection.
    pub(super) fn with(data: Data, selection: &str) -> Self {
        let scene = Self::new(data);
        scene.write(".circleci/postorb.yml", selection);
        scene
    }

    pub(super) fn write(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(super) fn run(&self, args: &[&str]) -> Done {
        self.run_in(args, &[])
    }

    /// Runs postorb with more variables. Wherever it writes, the token may not be, and nothing steers a
    /// terminal.
    pub(super) fn run_in(&self, args: &[&str], more: &[(&str, &str)]) -> Done {
        let mut variables: Vec<(&str, String)> = self.fake.variables().into();
        variables.extend(
            more.iter()
                .map(|(name, value)| (*name, (*value).to_owned())),
        );
        let done = process_of::run(args, self.folder.path(), &variables);
        for text in [&done.stdout, &done.stderr] {
            assert!(!text.contains(TOKEN), "{args:?}: {text}");
            assert!(!text.contains('\u{1b}'), "{args:?}: {text:?}");
        }
        done
    }

    /// The same, which has to end with 0 and say nothing.
    pub(super) fn good(&self, args: &[&str]) -> String {
        let done = self.run(args);
        assert_eq!((done.exit, done.stderr.as_str()), (Some(0), ""), "{done:?}");
        // Addresses are those of the fake, of another port each time.
        done.stdout
            .replace(&self.fake.base, "https://app.circleci.com")
    }

    /// What it prints as JSON, which a schema takes.
    pub(super) fn json(&self, args: &[&str], schema: &str) -> Value {
        let text = self.good(args);
        if let Some(judge) = needs::program("check-jsonschema") {
            let file = self.folder.path().join("answer.json");
            std::fs::write(&file, &text).unwrap();
            let schema = format!(
                "{}/schema/{schema}.v1.schema.json",
                env!("CARGO_MANIFEST_DIR")
            );
            let output = std::process::Command::new(judge)
                .args(["--schemafile", &schema])
                .arg(&file)
                .output()
                .unwrap();
            assert!(output.status.success(), "{output:?}\n{text}");
        }
        serde_json::from_str(&text).unwrap()
    }

    /// The paths of the requests that were made with this method.
    pub(super) fn calls(&self, method: &str) -> Vec<String> {
        let calls = self.fake.calls().into_iter();
        let prefix = format!("{method} ");
        calls
            .filter_map(|call| call.strip_prefix(&prefix).map(str::to_owned))
            .collect()
    }
}

/// The time so many seconds ago, as CircleCI writes it.
pub(super) fn ago(seconds: u64) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let then = now.saturating_sub(Duration::from_secs(seconds)).as_secs();
    let days = then / 86_400;
    // Howard Hinnant's civil_from_days, for days since 1970.
    let z = days + 719_468;
    let (era, of_era) = (z / 146_097, z % 146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + u64::from(month <= 2);
    let of_day = then % 86_400;
    let (hour, minute, second) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
    format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.000Z")
}

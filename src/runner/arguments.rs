//! What the runner is called with: names of files and options, never a value that could be secret.

use std::ffi::OsString;
use std::path::Path;

use super::{Common, Order, reporter};
use crate::plan;
use crate::selection::{Bail, BailAt};

/// The runner's arguments for a suite whose report goes to `report`.
pub(super) fn arguments(order: &Order<'_>, common: &Common<'_>, report: &Path) -> Vec<OsString> {
    let mut arguments = Arguments(Vec::new());
    arguments.0.push((&order.collection).into());
    for (option, file) in [
        ("--environment", &order.environment),
        ("--globals", &order.globals),
        ("--iteration-data", &order.data),
    ] {
        arguments.file(option, file.as_deref());
    }
    if common.program.is_postman_cli() {
        arguments.option("--reporters", "json");
        arguments.file("--reporter-json-export", Some(report));
        arguments.option("--reporter-json-structure", "newman");
    } else {
        arguments.option("--reporters", reporter::NAME);
        arguments.file("--reporter-postorb-export", Some(report));
        if common.keeps_all_bodies {
            arguments.option("--reporter-postorb-bodies", "all");
        }
        arguments.option("--color", "off");
    }
    arguments.options(order.run);
    arguments
        .0
        .extend(order.run.newman.extra.iter().map(Into::into));
    arguments.0.extend(order.extra.iter().map(Into::into));
    arguments.0
}

struct Arguments(Vec<OsString>);

impl Arguments {
    fn option(&mut self, name: &str, value: impl ToString) {
        self.0.extend([name.into(), value.to_string().into()]);
    }

    fn file(&mut self, name: &str, file: Option<&Path>) {
        if let Some(file) = file {
            self.0.extend([name.into(), file.into()]);
        }
    }

    /// What a suite says of how it runs.
    fn options(&mut self, run: &plan::Run) {
        for folder in &run.folders {
            // One argument, so that a name which begins with a hyphen is no option.
            self.0.push(format!("--folder={folder}").into());
        }
        let newman = &run.newman;
        let numbers = [
            ("--iteration-count", newman.iteration_count.map(u64::from)),
            ("--timeout", newman.timeout),
            ("--timeout-request", newman.timeout_request),
            ("--timeout-script", newman.timeout_script),
            ("--delay-request", newman.delay_request),
        ];
        for (option, number) in numbers {
            if let Some(number) = number {
                self.option(option, number);
            }
        }
        let switches = [
            ("--insecure", newman.insecure),
            ("--ignore-redirects", newman.ignore_redirects),
        ];
        let on = switches.iter().filter(|(_, is_on)| *is_on);
        self.0.extend(on.map(|(option, _)| OsString::from(option)));
        match newman.bail {
            Some(Bail::Plain(true) | Bail::At(BailAt::Failure)) => self.0.push("--bail".into()),
            Some(Bail::At(BailAt::Folder)) => self.option("--bail", "folder"),
            Some(Bail::Plain(false)) | None => {}
        }
        for (option, file) in [
            ("--export-environment", &newman.export_environment),
            ("--export-globals", &newman.export_globals),
            ("--export-collection", &newman.export_collection),
        ] {
            self.file(option, file.as_deref().map(Path::new));
        }
    }
}

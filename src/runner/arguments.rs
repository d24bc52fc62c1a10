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
    let given = order.run.newman.extra.iter().chain(order.extra);
    let (others, given) = apart(given);
    if common.program.is_postman_cli() {
        arguments.option("--reporters", &with("json", others));
        arguments.file("--reporter-json-export", Some(report));
        arguments.option("--reporter-json-structure", "newman");
    } else {
        arguments.option("--reporters", &with(reporter::NAME, others));
        arguments.file("--reporter-postorb-export", Some(report));
        let parent = std::process::id().to_string();
        arguments.option("--reporter-postorb-parent", &parent);
        if common.keeps_all_bodies {
            arguments.option("--reporter-postorb-bodies", "all");
        }
        arguments.option("--color", "off");
    }
    arguments.folders(&order.run.folders, common.program.is_postman_cli());
    arguments.options(order.run);
    arguments.0.extend(given.into_iter().map(Into::into));
    arguments.0
}

/// Reporters that further arguments name, and the others of them.
fn apart<'a>(given: impl Iterator<Item = &'a String>) -> (Vec<&'a str>, Vec<&'a str>) {
    let (mut reporters, mut others) = (Vec::new(), Vec::new());
    let mut given = given.map(String::as_str);
    while let Some(argument) = given.next() {
        let named = match argument {
            "-r" | "--reporters" => given.next(),
            _ => argument.strip_prefix("--reporters="),
        };
        match named {
            Some(named) => reporters.extend(named.split(',')),
            None => others.push(argument),
        }
    }
    (reporters, others)
}

/// The reporters that are named, behind the one that is read: whatever they do to answers, it has seen
/// them.
fn with(own: &str, others: Vec<&str>) -> String {
    let others = others
        .into_iter()
        .filter(|other| *other != own && !other.is_empty());
    std::iter::once(own)
        .chain(others)
        .collect::<Vec<_>>()
        .join(",")
}

struct Arguments(Vec<OsString>);

impl Arguments {
    fn option(&mut self, name: &str, value: &str) {
        self.0.extend([name.into(), value.into()]);
    }

    fn file(&mut self, name: &str, file: Option<&Path>) {
        if let Some(file) = file {
            self.0.extend([name.into(), file.into()]);
        }
    }

    /// One argument each, so that a name which begins with a hyphen is no option. The Postman CLI has only
    /// the short one (`postman-cli` 1.34, `collection run --help`).
    fn folders(&mut self, folders: &[String], is_postman_cli: bool) {
        let option = if is_postman_cli { "-i" } else { "--folder=" };
        let folders = folders.iter().map(|name| format!("{option}{name}").into());
        self.0.extend(folders);
    }

    /// What a suite says of how it runs.
    fn options(&mut self, run: &plan::Run) {
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
                self.option(option, &number.to_string());
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

#[cfg(test)]
mod tests {
    use super::{apart, with};

    #[test]
    fn reporters_that_are_asked_for_come_behind_our_own() {
        let given = [
            "--verbose",
            "-r",
            "cli,htmlextra",
            "--reporters=json",
            "--x",
        ];
        let given = given.map(str::to_owned);
        let (reporters, others) = apart(given.iter());
        assert_eq!(others, ["--verbose", "--x"]);
        assert_eq!(with("postorb", reporters), "postorb,cli,htmlextra,json");
        assert_eq!(with("json", vec!["json", ""]), "json");
    }
}

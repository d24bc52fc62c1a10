//! The program that `run` starts here.

use std::process::{Command, Stdio};

use super::ground::Ground;
use crate::command::Context;
use crate::names;
use crate::report::doctor::Check;
use crate::runner::{Program, Unfound, node};
use crate::terminal::Interrupt;

const ABOUT: &str = "runner";

/// The first major version of Node that Newman 6 runs on (its `package.json`, `engines`).
const NODE: u32 = 16;

pub(super) fn check(ground: &Ground, context: &mut Context<'_, '_>) -> Check {
    let runner = ground.selection.as_ref().map(|selection| &selection.runner);
    let kind = runner.and_then(|runner| runner.kind).unwrap_or_default();
    let version = runner.and_then(|runner| runner.version.as_deref());
    let install = |version: Option<&str>| {
        let version = version.unwrap_or(names::NEWMAN_VERSION);
        format!("npm install --global newman@{version}")
    };
    match Program::find(kind, version, names::NEWMAN_VERSION, context.env) {
        Ok(Program::PostmanCli(path)) => {
            Check::ok(ABOUT, format!("the Postman CLI is {}", path.display()))
        }
        Ok(program) => newman(&program, context),
        Err(Unfound::PostmanCli) => Check::problem(ABOUT, "the Postman CLI is not on PATH")
            .mend("npm install --global postman-cli"),
        Err(Unfound::Newman) => {
            Check::problem(ABOUT, "neither newman nor npx is on PATH").mend(install(version))
        }
        Err(Unfound::OtherVersion { found }) => {
            let wanted = version.unwrap_or_default();
            let message = format!("newman on PATH is {found}, and the selection asks for {wanted}");
            Check::problem(ABOUT, message).mend(install(version))
        }
    }
}

/// Newman, and the Node that it needs.
fn newman(program: &Program, context: &mut Context<'_, '_>) -> Check {
    let what = match program.version() {
        Some(version) => format!("newman {version}"),
        None => "newman".to_owned(),
    };
    let what = match program {
        Program::Npx { .. } => format!("{what}, which npx has or fetches"),
        _ => what,
    };
    let Some(node) = node(context.env) else {
        return Check::problem(ABOUT, format!("{what} needs Node, which is not on PATH"))
            .mend("install Node 22 from https://nodejs.org");
    };
    let asked = Interrupt::watch().wait(move || {
        let mut node = Command::new(node);
        node.arg("--version")
            .stdin(Stdio::null())
            .stderr(Stdio::null());
        Ok(node.output().ok())
    });
    let output = asked.ok().flatten();
    let version = output.and_then(|output| String::from_utf8(output.stdout).ok());
    let version = version.unwrap_or_default();
    let version = version.trim().trim_start_matches('v');
    match version
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok())
    {
        Some(major) if major < NODE => Check::problem(
            ABOUT,
            format!("{what} needs Node {NODE}, and here is {version}"),
        )
        .mend("install Node 22 from https://nodejs.org"),
        Some(_) => Check::ok(ABOUT, format!("{what}, on Node {version}")),
        None => Check::unknown(ABOUT, format!("{what}; Node does not tell its version")),
    }
}

//! The list for machines, version 1: a frozen form.

use serde::Serialize;

use super::Listed;
use crate::report::json::document;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    file: &'a str,
    integrations: Vec<Integration<'a>>,
}

#[derive(Serialize)]
struct Integration<'a> {
    nickname: &'a str,
    line: usize,
    workspace: Option<&'a str>,
    /// Either this or `spec`.
    api: Option<&'a str>,
    spec: Option<&'a str>,
    api_version: Option<&'a str>,
    project: &'a str,
    /// The names of all that test it.
    suites: &'a [&'a str],
    /// Whether these are all, because none is named.
    is_for_all: bool,
}

/// The integrations of a file as a JSON document and a line break.
pub(crate) fn json(file: &str, all: &[Listed<'_>]) -> String {
    let integrations = all.iter().map(|listed| {
        let own = listed.integration;
        Integration {
            nickname: &own.nickname,
            line: listed.line,
            workspace: own.workspace.as_deref(),
            api: own.api.as_deref(),
            spec: own.spec.as_deref(),
            api_version: own.api_version.as_deref(),
            project: &own.project,
            suites: &listed.suites,
            is_for_all: own.suites.is_empty(),
        }
    });
    document(&Document {
        version: 1,
        file,
        integrations: integrations.collect(),
    })
}

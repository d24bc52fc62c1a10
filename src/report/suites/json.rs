//! The list for machines, version 1: a frozen form.

use std::borrow::Cow;

use serde::Serialize;

use super::Listed;
use crate::report::json::document;
use crate::secret::mask;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    file: &'a str,
    suites: Vec<Suite<'a>>,
}

#[derive(Serialize)]
struct Suite<'a> {
    name: &'a str,
    line: usize,
    collection: Cow<'a, str>,
    environments: Vec<Environment<'a>>,
    workflow: &'a str,
}

#[derive(Serialize)]
struct Environment<'a> {
    /// None where the suite has one alone.
    name: Option<&'a str>,
    environment: Cow<'a, str>,
}

/// The suites of a file as a JSON document and a line break.
pub(crate) fn json(file: &str, suites: &[Listed<'_>]) -> String {
    let suites = suites.iter().map(|listed| {
        let several = listed.suite.environments.iter();
        let several = several.map(|(name, environment)| Environment {
            name: Some(name),
            environment: mask(environment),
        });
        let one = listed.suite.environment.iter();
        let one = one.map(|environment| Environment {
            name: None,
            environment: mask(environment),
        });
        Suite {
            name: &listed.suite.name,
            line: listed.line,
            collection: mask(&listed.suite.collection),
            environments: one.chain(several).collect(),
            workflow: listed.workflow,
        }
    });
    document(&Document {
        version: 1,
        file,
        suites: suites.collect(),
    })
}

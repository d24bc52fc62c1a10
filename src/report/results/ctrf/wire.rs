//! The form of CTRF, as far as there is anything to say in it.

use std::borrow::Cow;

use serde::Serialize;

use crate::report::json::Each;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document<'a> {
    pub(super) report_format: &'static str,
    pub(super) spec_version: &'static str,
    pub(super) generated_by: &'static str,
    pub(super) results: Results<'a>,
}

#[derive(Serialize)]
pub(super) struct Results<'a> {
    pub(super) tool: Tool,
    pub(super) summary: Summary,
    pub(super) tests: Each<'a, Test<'a>>,
    pub(super) environment: Environment,
}

#[derive(Serialize)]
pub(super) struct Tool {
    pub(super) name: &'static str,
}

#[derive(Serialize)]
pub(super) struct Summary {
    pub(super) tests: u64,
    pub(super) passed: u64,
    pub(super) failed: u64,
    pub(super) skipped: u64,
    pub(super) pending: u64,
    pub(super) other: u64,
    pub(super) flaky: u64,
    pub(super) suites: u64,
    /// Times in milliseconds, this and the next since 1970.
    pub(super) start: u64,
    pub(super) stop: u64,
    pub(super) duration: u64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Test<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) status: &'static str,
    /// In milliseconds.
    pub(super) duration: u32,
    /// The suite, the folders and the request.
    pub(super) suite: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) trace: Option<String>,
    pub(super) raw_status: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tags: Vec<&'static str>,
    /// What `file` is in JUnit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) file_path: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) retries: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) flaky: Option<bool>,
}

impl<'a> Test<'a> {
    /// A test that failed, of which no more is known.
    pub(super) fn failed(name: Cow<'a, str>, suite: Vec<Cow<'a, str>>) -> Self {
        Self {
            name,
            status: "failed",
            duration: 0,
            suite,
            message: None,
            trace: None,
            raw_status: "error",
            tags: Vec::new(),
            file_path: None,
            retries: None,
            flaky: None,
        }
    }
}

#[derive(Serialize)]
pub(super) struct Environment {
    /// Whether the run passed.
    pub(super) healthy: bool,
}

//! A step of GitHub Actions (GitHub documentation, "Variables reference", "Events that trigger
//! workflows").

use std::path::Path;

use serde_json::Value;

use super::Build;
use super::remote::Remote;
use crate::service::github::{Pull, Repository};
use crate::{Env, file};

pub(super) fn build(env: &Env) -> Build {
    let repository = env.get("GITHUB_REPOSITORY");
    let server = env.get("GITHUB_SERVER_URL").unwrap_or("https://github.com");
    let host = Remote::parse(&format!("{server}/x")).map(|remote| remote.host);
    let link = repository.zip(env.get("GITHUB_RUN_ID")).map(|(name, run)| {
        let attempt = env
            .get("GITHUB_RUN_ATTEMPT")
            .filter(|attempt| *attempt != "1");
        let attempt = attempt.map(|number| format!("/attempts/{number}"));
        let attempt = attempt.unwrap_or_default();
        format!("{server}/{name}/actions/runs/{run}{attempt}")
    });
    let event = event(env).unwrap_or_default();
    let text = |path: &str| {
        event
            .pointer(path)
            .and_then(Value::as_str)
            .map(str::to_owned)
    };
    // `GITHUB_SHA` of a pull request is a merge that nobody sees.
    let heads = ["/pull_request/head/sha", "/workflow_run/head_sha"];
    let commit = heads.into_iter().find_map(text);
    let branch = env.get("GITHUB_HEAD_REF").or(env.get("GITHUB_REF_NAME"));
    Build {
        host,
        repository: repository.and_then(Repository::parse),
        pull: pull(&event, env),
        commit: commit.or_else(|| env.get("GITHUB_SHA").map(str::to_owned)),
        branch: branch.map(str::to_owned),
        link,
    }
}

/// What started the workflow.
fn event(env: &Env) -> Option<Value> {
    let path = env.get("GITHUB_EVENT_PATH")?;
    let text = file::read(Path::new(path)).ok()?.text;
    serde_json::from_str(&text).ok()
}

fn pull(event: &Value, env: &Env) -> Option<Pull> {
    let number = |path: &str| event.pointer(path).and_then(Value::as_u64);
    // A comment on a pull request is one on an issue that has it.
    let commented = event
        .pointer("/issue/pull_request")
        .and(number("/issue/number"));
    let by_ref = || {
        let name = env.get("GITHUB_REF")?.strip_prefix("refs/pull/")?;
        name.split('/').next()?.parse().ok()
    };
    let number = number("/pull_request/number")
        .or_else(|| number("/workflow_run/pull_requests/0/number"))
        .or(commented)
        .or_else(by_ref)?;
    Some(Pull {
        number,
        is_fork: is_fork(event),
    })
}

fn is_fork(event: &Value) -> bool {
    let repository = |end: &str| event.pointer(&format!("/pull_request/{end}/repo/full_name"));
    let (head, base) = (repository("head"), repository("base"));
    base.is_some() && head != base
}

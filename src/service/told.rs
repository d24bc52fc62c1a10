//! What is told of an answer without anybody being asked, for fuzzers and tests.

use super::http::{Answer, Call, Client};
use super::{Account, Network, circleci, github, postman};
use crate::{Env, Failure};

/// The failures that an answer is, for calls that expect an object and for those that expect nothing.
pub(crate) fn told(account: Account, key: &str, status: u16, body: &[u8]) -> Vec<Failure> {
    let service = match account {
        Account::Postman => &postman::POSTMAN,
        Account::CircleCi => &circleci::CIRCLECI,
        Account::GitHub => &github::GITHUB,
    };
    let client = Client::new(
        service,
        Some(key.into()),
        &Env::default(),
        Network::default(),
    );
    let client = match client {
        Ok(client) => client,
        Err(failure) => return vec![failure],
    };
    let calls = [
        Call::get("list the workspaces", &["workspaces"]),
        Call::post("start a pipeline", &["pipeline"], serde_json::Value::Null)
            .lost("look whether there is one"),
    ];
    let answer = Answer::new(status, body.to_vec());
    let told = calls.iter().flat_map(|call| {
        let object = client.object_of(call, "name", &answer);
        [Some(client.refused(call, &answer)), object.err()]
    });
    told.flatten().collect()
}

//! Where configs have what several rules look at: images, environment variables, orbs.

use crate::circle::{Config, Orb, Scope};
use crate::yaml::{Field, Value};

/// The images of all `docker` executors.
pub(super) fn images<'v>(config: &Config<'v>) -> Vec<&'v Value> {
    let scopes = config.scope.with_inline_orbs().into_iter();
    let definitions = scopes.flat_map(Scope::definitions);
    let lists = definitions.filter_map(|definition| definition.named.value.get("docker"));
    let images = lists
        .flat_map(Value::items)
        .filter_map(|item| item.get("image"));
    images.collect()
}

/// The passwords with which images are fetched.
pub(super) fn credentials<'v>(config: &Config<'v>) -> Vec<&'v Value> {
    let scopes = config.scope.with_inline_orbs().into_iter();
    let definitions = scopes.flat_map(Scope::definitions);
    let lists = definitions.filter_map(|definition| definition.named.value.get("docker"));
    let found = lists.flat_map(Value::items).flat_map(|item| {
        let password = item.get("auth").and_then(|auth| auth.get("password"));
        let key = item.get("aws_auth");
        let key = key.and_then(|auth| auth.get("aws_secret_access_key"));
        password.into_iter().chain(key)
    });
    found.collect()
}

/// The variables of all `environment` keys: of jobs, executors, images and `run` steps.
pub(super) fn variables<'v>(config: &Config<'v>) -> Vec<&'v Field> {
    let mut owners = Vec::new();
    for scope in config.scope.with_inline_orbs() {
        for definition in scope.definitions() {
            let value = definition.named.value;
            owners.push(value);
            owners.extend(value.get("docker").map_or(&[][..], Value::items));
        }
    }
    config.steps(&mut |_, step| {
        owners.extend(step.arguments.filter(|_| step.name == "run"));
    });
    let maps = owners
        .into_iter()
        .filter_map(|owner| owner.get("environment"));
    // A list of mappings is what configs of version 2 may have.
    let fields = maps.flat_map(|map| {
        map.fields()
            .iter()
            .chain(map.items().iter().flat_map(Value::fields))
    });
    fields.collect()
}

/// The orbs of a config, and of the orbs that are written in it.
pub(super) fn orbs<'c, 'v>(config: &'c Config<'v>) -> impl Iterator<Item = &'c Orb<'v>> {
    let scopes = config.scope.with_inline_orbs().into_iter();
    scopes.flat_map(|scope| scope.orbs.iter())
}

/// Whether what stands behind a `$` can be nothing but a variable: `{…}`, `(…)`, `CIRCLE_TAG`.
fn is_for_certain(rest: &str) -> bool {
    let name = rest.split(|char: char| !char.is_ascii_alphanumeric() && char != '_');
    let name = name.into_iter().next().unwrap_or_default();
    rest.starts_with(['{', '('])
        || (name.len() >= 3
            && name.starts_with(|char: char| char.is_ascii_uppercase())
            && !name.contains(|char: char| char.is_ascii_lowercase()))
}

/// Where the shell's variable or command substitution stands that a text contains: `$NAME`,
/// `${NAME}`, `$(…)`.
pub(super) fn variable(text: &str) -> Option<std::ops::Range<usize>> {
    text.match_indices('$').find_map(|(start, _)| {
        let rest = &text[start + 1..];
        let before = text[..start].bytes().next_back();
        // `$$` is a dollar sign where variables are known; `a$b` is the name of a file.
        let is_inside = before.is_some_and(|byte| byte.is_ascii_alphanumeric());
        if before == Some(b'$') || (is_inside && !is_for_certain(rest)) {
            return None;
        }
        let length = match rest.bytes().next()? {
            b'{' => rest.find('}')? + 1,
            b'(' => rest.rfind(')')? + 1,
            byte if byte == b'_' || byte.is_ascii_alphabetic() => rest
                .bytes()
                .take_while(|byte| *byte == b'_' || byte.is_ascii_alphanumeric())
                .count(),
            _ => return None,
        };
        Some(start..start + 1 + length)
    })
}

/// Steps that put nothing into the working directory.
pub(super) const HARMLESS: [&str; 6] = [
    "add_ssh_keys",
    "setup_remote_docker",
    "store_artifacts",
    "store_test_results",
    "save_cache",
    "persist_to_workspace",
];

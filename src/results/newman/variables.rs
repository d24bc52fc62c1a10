//! Environments, globals and the variables of collections: of these a report shows the values.

use super::super::builder::Builder;
use super::super::json::{Fault, Json, Pieces};
use super::super::keep;
use super::owned;

/// Reads an environment or globals; its name.
pub(super) fn read<P: Pieces>(
    json: &mut Json<P>,
    suite: &mut Builder,
) -> Result<Option<String>, Fault> {
    let Some(mut environment) = json.object()? else {
        return Ok(None);
    };
    let mut name = None;
    while let Some(key) = json.key(&mut environment)? {
        match &*key {
            b"name" => name = json.text(keep::NAME)?.map(ToOwned::to_owned),
            b"values" => list(json, suite)?,
            _ => json.skip()?,
        }
    }
    Ok(name.filter(|name| !name.is_empty()))
}

/// Reads a list of variables.
pub(super) fn list<P: Pieces>(json: &mut Json<P>, suite: &mut Builder) -> Result<(), Fault> {
    let Some(mut list) = json.list()? else {
        return Ok(());
    };
    while json.element(&mut list)? {
        let Some(mut variable) = json.object()? else {
            continue;
        };
        let (mut name, mut value) = (String::new(), String::new());
        let mut is_secret = false;
        while let Some(key) = json.key(&mut variable)? {
            match &*key {
                b"key" | b"id" if name.is_empty() => name = owned(json.text(keep::NAME)?),
                b"value" => value = text_or_number(json)?,
                b"type" => is_secret = json.text(keep::NAME)? == Some("secret"),
                _ => json.skip()?,
            }
        }
        suite.seen.variable(&name, &value, is_secret);
    }
    Ok(())
}

/// A value as it shows in texts: scripts set numbers too.
fn text_or_number<P: Pieces>(json: &mut Json<P>) -> Result<String, Fault> {
    if let Some(text) = json.text_or(keep::MESSAGE)? {
        return Ok(text.to_owned());
    }
    let number = json.count()?;
    Ok(number.map_or_else(String::new, |number| number.to_string()))
}

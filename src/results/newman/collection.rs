//! The collection that a report begins with: names, and where requests are.

use super::super::builder::Builder;
use super::super::json::{Fault, Json, Pieces};
use super::super::keep;
use super::super::requests;
use super::super::texts::TextId;
use super::{owned, variables};

/// Reads a collection.
pub(super) fn read<P: Pieces>(json: &mut Json<P>, suite: &mut Builder) -> Result<(), Fault> {
    let Some(mut collection) = json.object()? else {
        return Ok(());
    };
    let mut folders = Vec::new();
    while let Some(key) = json.key(&mut collection)? {
        match &*key {
            b"info" => info(json, suite)?,
            b"item" => items(json, suite, &mut folders)?,
            b"variable" => variables::list(json, suite)?,
            _ => json.skip()?,
        }
    }
    Ok(())
}

fn info<P: Pieces>(json: &mut Json<P>, suite: &mut Builder) -> Result<(), Fault> {
    let Some(mut info) = json.object()? else {
        return Ok(());
    };
    while let Some(key) = json.key(&mut info)? {
        match &*key {
            b"name" => {
                let name = json.text(keep::NAME)?.map(|name| suite.text(name));
                suite.suite().collection = name;
            }
            b"_postman_id" => {
                let id = requests::hash(json.text(keep::NAME)?.unwrap_or_default());
                suite.suite().source.id = id;
            }
            _ => json.skip()?,
        }
    }
    Ok(())
}

/// The items of a collection or folder, inside of `folders`.
fn items<P: Pieces>(
    json: &mut Json<P>,
    suite: &mut Builder,
    folders: &mut Vec<TextId>,
) -> Result<(), Fault> {
    let Some(mut list) = json.list()? else {
        return Ok(());
    };
    while json.element(&mut list)? {
        let Some(mut item) = json.object()? else {
            continue;
        };
        let mut id = String::new();
        // Newman writes the name of a folder before what is in it.
        let name = suite.text("");
        folders.push(name);
        let mut is_folder = false;
        while let Some(key) = json.key(&mut item)? {
            match &*key {
                b"id" => id = owned(json.text(keep::NAME)?),
                b"name" => {
                    let name = suite.text(json.text(keep::NAME)?.unwrap_or_default());
                    if let Some(last) = folders.last_mut() {
                        *last = name;
                    }
                }
                b"item" => {
                    is_folder = true;
                    items(json, suite, folders)?;
                }
                b"variable" => variables::list(json, suite)?,
                _ => json.skip()?,
            }
        }
        let name = folders.pop().unwrap_or(name);
        if !is_folder && !id.is_empty() {
            suite.item(&id, name, folders);
        }
    }
    Ok(())
}

//! What another integration has already: a nickname, or a version of an API.

use crate::command::selected::Selected;
use crate::selection::{Integration, Selection};
use crate::{Exit, Failure, harmless};

/// Refuses a nickname that another one has; `own` is the place of the one that is changed.
pub(super) fn is_new(
    nickname: &str,
    own: Option<usize>,
    selection: &Selection,
    selected: &Selected<'_>,
) -> Result<(), Failure> {
    if nickname.trim().is_empty() {
        let message = "an integration needs a nickname, and this one is empty";
        return Err(Failure::new(Exit::Usage, message));
    }
    if nickname.chars().any(char::is_control) {
        let nickname = harmless::path(nickname);
        let message = format!("the nickname `{nickname}` has a control character in it");
        return Err(Failure::new(Exit::Usage, message).help(
            "leave it out: to change or remove an integration, its nickname has to be typed",
        ));
    }
    let is_it = |one: &Integration| one.nickname == nickname;
    let Some(index) = other(selection, own, is_it) else {
        return Ok(());
    };
    let place = selected.place(&["integrations", &index.to_string(), "nickname"]);
    let nickname = harmless::path(nickname);
    let message = format!("there is an integration `{nickname}` already, at {place}");
    Err(Failure::new(Exit::Usage, message)
        .help("give this one another nickname")
        .help("or change that one: `postorb integration edit NICKNAME …`"))
}

/// Refuses a version of an API that is linked already: builds of two projects would be told apart by nobody.
pub(super) fn is_free(
    link: &Integration,
    own: Option<usize>,
    selection: &Selection,
    selected: &Selected<'_>,
) -> Result<(), Failure> {
    let subject = |one: &Integration| one.api.clone().or_else(|| one.spec.clone());
    let is_same =
        |one: &Integration| subject(one) == subject(link) && one.api_version == link.api_version;
    let Some(index) = other(selection, own, is_same) else {
        return Ok(());
    };
    let first = &selection.integrations[index];
    let place = selected.place(&["integrations", &index.to_string()]);
    let what = if link.api.is_some() {
        "API"
    } else {
        "specification"
    };
    let what = match &link.api_version {
        Some(version) => format!("version `{}` of this {what}", harmless::path(version)),
        None => format!("this {what}, whatever its version is,"),
    };
    let (project, nickname) = (&first.project, harmless::path(&first.nickname));
    let message = format!(
        "{what} is linked to {project} already, by the integration `{nickname}` at {place}"
    );
    Err(Failure::new(Exit::Usage, message)
        .help("a version is linked to one project: name another version with --api-version")
        .help(format!(
            "or change that one: `postorb integration edit '{nickname}' --project …`"
        )))
}

/// The place of another integration than the one at `own`.
fn other(
    selection: &Selection,
    own: Option<usize>,
    is_it: impl Fn(&Integration) -> bool,
) -> Option<usize> {
    let mut all = selection.integrations.iter().enumerate();
    let found = all.find(|(index, one)| Some(*index) != own && is_it(one));
    found.map(|(index, _)| index)
}

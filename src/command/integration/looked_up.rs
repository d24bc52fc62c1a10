//! What Postman says of the API, the version and the workspace that flags name. Names need it; ids are
//! taken as they are where there is no key.

use crate::command::Context;
use crate::command::source::Source;
use crate::command::subject::{self, Kind, Offer, Subject};
use crate::id::{is_uid, is_uuid};
use crate::pick::{Catalogue, OnDisk, Resolver};
use crate::{Exit, Failure, harmless};

/// What is to be looked up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'w> {
    pub(super) kind: Kind,
    pub(super) subject: &'w str,
    pub(super) version: Option<&'w str>,
    pub(super) workspace: Option<&'w str>,
    pub(super) is_offline: bool,
}

/// What there is.
#[derive(Debug)]
pub(super) struct Found {
    /// Its name is empty where nobody told it.
    pub(super) subject: Subject,
    pub(super) version: Option<String>,
    /// The id, and the name where somebody told it.
    pub(super) workspace: Option<(String, Option<String>)>,
}

/// Looks it up; what could not be found out about an id is a note.
pub(super) fn look(
    wanted: Wanted<'_>,
    source: &Source<'_>,
    context: &mut Context<'_, '_>,
) -> Result<Found, Failure> {
    let is_id = is_uuid(wanted.subject) || is_uid(wanted.subject);
    let key = if wanted.is_offline {
        Err(offline())
    } else {
        source.open().map(|_| ())
    };
    let open = || {
        key.clone()?;
        Ok(Box::new(source) as Box<dyn Catalogue + '_>)
    };
    let files = |_: &str| Ok(OnDisk::Missing);
    let resolver = Resolver::new(&open, &files, wanted.workspace, wanted.is_offline);
    let workspace = resolver.workspace_id()?.map(str::to_owned);
    match &key {
        Err(failure) if is_id && (wanted.is_offline || is_missing(failure)) => {
            Ok(as_typed(wanted, workspace))
        }
        Err(failure) => Err(needs_key(wanted.subject, failure.clone())),
        Ok(()) => asked(wanted, is_id, workspace, source, context),
    }
}

fn offline() -> Failure {
    let message = "`--offline` keeps postorb from asking Postman";
    Failure::new(Exit::Usage, message).help("leave out `--offline`, or give ids")
}

/// Whether what failed is that there is no key; another reason is to be mended.
fn is_missing(failure: &Failure) -> bool {
    failure.exit == Exit::Authentication
}

/// A name is nothing that a selection holds.
fn needs_key(typed: &str, mut failure: Failure) -> Failure {
    let reason = format!(
        "`{}` is no id, so that Postman has to be asked",
        harmless::path(typed)
    );
    failure.help.insert(0, reason);
    failure.help("an id needs no key: Postman's info panel shows it")
}

fn as_typed(wanted: Wanted<'_>, workspace: Option<String>) -> Found {
    Found {
        subject: Subject {
            kind: wanted.kind,
            id: wanted.subject.to_owned(),
            name: String::new(),
        },
        version: wanted.version.map(str::to_owned),
        workspace: workspace.map(|id| (id, None)),
    }
}

/// The same with a key.
fn asked(
    wanted: Wanted<'_>,
    is_id: bool,
    workspace: Option<String>,
    source: &Source<'_>,
    context: &mut Context<'_, '_>,
) -> Result<Found, Failure> {
    let mut found = as_typed(wanted, workspace);
    if let Some((id, name)) = &mut found.workspace {
        match listed(wanted, id, source, context) {
            Ok((subject, workspace)) => {
                found.subject = subject;
                *name = Some(workspace);
            }
            Err(failure) if is_id => doubt(failure, source, context)?,
            Err(failure) => return Err(failure),
        }
    } else if !is_id {
        let message = format!(
            "`{}` is looked up in a workspace, and none is named",
            harmless::path(wanted.subject)
        );
        return Err(Failure::new(Exit::Usage, message)
            .help("name it, or its id or address: --workspace X")
            .help("an id of the API needs none"));
    }
    if let Some(typed) = wanted.version {
        found.version = Some(version(typed, &found.subject, source, context)?);
    }
    Ok(found)
}

/// The subject as its workspace lists it, and the name of that.
fn listed(
    wanted: Wanted<'_>,
    workspace: &str,
    source: &Source<'_>,
    context: &mut Context<'_, '_>,
) -> Result<(Subject, String), Failure> {
    let offer = Offer::of(Some(wanted.kind), workspace, source, context)?;
    let subject = offer.find(wanted.kind, wanted.subject)?;
    Ok((subject, source.contents(workspace)?.name.clone()))
}

/// The version as an integration holds it. Where Postman does not tell the versions, it is what is typed.
pub(super) fn version(
    typed: &str,
    subject: &Subject,
    source: &Source<'_>,
    context: &mut Context<'_, '_>,
) -> Result<String, Failure> {
    let all = match subject.kind {
        Kind::Api => source.versions(&subject.id),
        Kind::Spec => source.tags(&subject.id),
    };
    match all {
        Ok(all) => subject::version(subject, typed, &all),
        Err(failure) => {
            doubt(failure, source, context)?;
            Ok(typed.to_owned())
        }
    }
}

/// Tells what could not be found out, where that is no reason to stop. A key that Postman refuses is one.
fn doubt(
    failure: Failure,
    source: &Source<'_>,
    context: &mut Context<'_, '_>,
) -> Result<(), Failure> {
    let is_refused = source.open().is_ok_and(|postman| postman.is_refused());
    if is_refused || failure.exit == Exit::Cancelled {
        return Err(failure);
    }
    context.note(&format!("note: {}", failure.message));
    Ok(())
}

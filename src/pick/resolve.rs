//! The way from a text to what it stands for.

use std::cell::OnceCell;

use super::typed::Typed;
use super::{Catalogue, Files, Kind, Listed, Picked, file, near, workspace};
use crate::{Exit, Failure};

/// Opens the catalogue, which takes a key.
type Open<'r> = dyn Fn() -> Result<Box<dyn Catalogue + 'r>, Failure> + 'r;

/// Resolves texts; each list is fetched once.
pub(crate) struct Resolver<'r> {
    open: &'r Open<'r>,
    files: &'r Files<'r>,
    /// The workspace that names are looked up in, as it was typed.
    workspace: Option<&'r str>,
    /// Whether a UID is taken as it is, even where there is a key.
    is_offline: bool,
    catalogue: OnceCell<Result<Box<dyn Catalogue + 'r>, Failure>>,
    workspace_id: OnceCell<Result<Option<String>, Failure>>,
    collections: OnceCell<Result<Vec<Listed>, Failure>>,
    environments: OnceCell<Result<Vec<Listed>, Failure>>,
}

impl<'r> Resolver<'r> {
    pub(crate) fn new(
        open: &'r Open<'r>,
        files: &'r Files<'r>,
        workspace: Option<&'r str>,
        is_offline: bool,
    ) -> Self {
        Self {
            open,
            files,
            workspace,
            is_offline,
            catalogue: OnceCell::new(),
            workspace_id: OnceCell::new(),
            collections: OnceCell::new(),
            environments: OnceCell::new(),
        }
    }

    /// What `text` stands for.
    ///
    /// # Errors
    /// Where there is no such thing, where there are several, or where Postman has to be asked and
    /// cannot be.
    pub(crate) fn resolve(&self, text: &str, kind: Kind) -> Result<Picked, Failure> {
        match Typed::read(text, kind)? {
            Typed::Uid(uid) => Ok(self.uid(uid, kind)),
            Typed::BareId(id) => self.bare_id(id, kind),
            Typed::Url(value) => Ok(Picked {
                value,
                name: None,
                is_id: false,
                doubt: None,
            }),
            Typed::Words(words) => match file::pick(words, kind, self.files)? {
                Some(picked) => Ok(picked),
                None => self.named(words, kind),
            },
        }
    }

    /// A UID says all that is needed; its name is for people, and no reason to fail.
    fn uid(&self, uid: &str, kind: Kind) -> Picked {
        let mut picked = Picked {
            value: uid.to_owned(),
            name: None,
            is_id: true,
            doubt: None,
        };
        if self.is_offline {
            return picked;
        }
        match self.list(kind) {
            Ok(list) => match list.iter().find(|one| one.uid.eq_ignore_ascii_case(uid)) {
                Some(one) => picked.name = Some(one.name.clone()),
                None => {
                    picked.doubt = Some(format!(
                        "Postman lists no {} `{uid}` for this key",
                        kind.name()
                    ));
                }
            },
            Err(failure) if self.is_without_key(&failure) => {}
            Err(failure) => {
                let why = failure.message;
                picked.doubt = Some(format!("the name of `{uid}` could not be looked up: {why}"));
            }
        }
        picked
    }

    fn bare_id(&self, id: &str, kind: Kind) -> Result<Picked, Failure> {
        let list = self.asked(id, kind, "is an id without its owner")?;
        let is_it = |one: &&Listed| {
            let own = one.uid.split_once('-').map(|(_, own)| own);
            own.is_some_and(|own| own.eq_ignore_ascii_case(id))
        };
        match list.iter().find(is_it) {
            Some(one) => Ok(found(one)),
            None => Err(Failure::new(
                Exit::NotFound,
                format!(
                    "Postman lists no {} with the id `{id}`{}",
                    kind.name(),
                    self.place()
                ),
            )
            .help("give its full UID, `<owner>-<id>`, which Postman's info panel shows")
            .help("what belongs to others is listed for whoever is in its workspace")),
        }
    }

    fn named(&self, name: &str, kind: Kind) -> Result<Picked, Failure> {
        let list = self.asked(name, kind, "is no UID, no address and no file")?;
        let named: Vec<_> = list.iter().filter(|one| one.name.trim() == name).collect();
        match named.as_slice() {
            [one] => Ok(found(one)),
            [] => Err(self.unknown(name, kind, list)),
            several => {
                let (count, place) = (several.len(), self.place());
                let message = format!(
                    "{count} {}s are named {}{place}",
                    kind.name(),
                    near::quoted(name)
                );
                Err(Failure::new(Exit::Usage, message)
                    .help(format!("name one by its UID: {}", near::listed(several))))
            }
        }
    }

    fn unknown(&self, name: &str, kind: Kind, list: &[Listed]) -> Failure {
        let what = kind.name();
        let message = format!("no {what} is named {}{}", near::quoted(name), self.place());
        let failure = Failure::new(Exit::NotFound, message);
        let failure = match near::meant(name, list.iter().map(|one| one.name.as_str())) {
            Some(meant) => failure.help(meant),
            // An unknown workspace is answered with an empty list, and no error.
            None if list.is_empty() && self.workspace.is_some() => failure.help(format!(
                "the workspace has no {what}, or the key may not see it"
            )),
            None => failure.help(near::forms(kind)),
        };
        match self.workspace {
            Some(_) => failure,
            None => {
                failure.help("`--workspace` names the workspace to look in, where it is another's")
            }
        }
    }

    /// The list that has to be asked for because of `text`, with a reason where there is no key.
    fn asked(&self, text: &str, kind: Kind, reason: &str) -> Result<&[Listed], Failure> {
        let name = near::quoted(text);
        if self.is_offline {
            let message =
                format!("{name} {reason}, and `--offline` keeps postorb from asking Postman");
            return Err(Failure::new(Exit::Usage, message)
                .help("give the full UID, `<owner>-<id>`, or a file of the repository"));
        }
        self.list(kind).map_err(|mut failure| {
            if self.is_without_key(&failure) {
                failure.help.insert(
                    0,
                    format!("{name} {reason}, so that Postman has to be asked"),
                );
                failure
                    .help
                    .push("a full UID, `<owner>-<id>`, and a file need no key".to_owned());
            }
            failure
        })
    }

    /// Whether what failed is that there is no key.
    fn is_without_key(&self, failure: &Failure) -> bool {
        matches!(self.catalogue.get(), Some(Err(why)) if why == failure)
    }

    fn list(&self, kind: Kind) -> Result<&[Listed], Failure> {
        let cell = match kind {
            Kind::Collection => &self.collections,
            Kind::Environment => &self.environments,
        };
        let list = cell.get_or_init(|| {
            let workspace = self.workspace_id()?;
            self.catalogue()?.list(kind, workspace)
        });
        list.as_deref().map_err(Clone::clone)
    }

    fn catalogue(&self) -> Result<&dyn Catalogue, Failure> {
        match self.catalogue.get_or_init(|| (self.open)()) {
            Ok(catalogue) => Ok(&**catalogue),
            Err(failure) => Err(failure.clone()),
        }
    }

    /// The id of the workspace; none where none was named.
    ///
    /// # Errors
    /// Where there is no such workspace.
    pub(crate) fn workspace_id(&self) -> Result<Option<&str>, Failure> {
        let id = self.workspace_id.get_or_init(|| {
            let typed = self.workspace.map(|text| match workspace::id(text) {
                Some(id) => Ok(id.to_owned()),
                None => workspace::named(text, self.catalogue()?),
            });
            typed.transpose()
        });
        id.as_ref().map(Option::as_deref).map_err(Clone::clone)
    }

    fn place(&self) -> String {
        self.workspace
            .map(|workspace| format!(" in workspace {}", near::quoted(workspace)))
            .unwrap_or_default()
    }
}

fn found(one: &Listed) -> Picked {
    Picked {
        value: one.uid.clone(),
        name: Some(one.name.clone()),
        is_id: true,
        doubt: None,
    }
}

#[cfg(test)]
mod tests;

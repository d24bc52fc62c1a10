//! What an integration links: an API of the API Builder or a specification of the Spec Hub, and a version
//! of it.

use super::Context;
use super::source::Source;
use crate::service::postman::{Listed, Named};
use crate::{Exit, Failure, harmless, suggest};

/// What is linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) name: String,
}

/// What can be linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Api,
    Spec,
}

impl Kind {
    /// What one is called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Api => "API",
            Self::Spec => "specification",
        }
    }

    /// What its versions are called.
    pub(super) const fn version(self) -> &'static str {
        match self {
            Self::Api => "version",
            Self::Spec => "version tag",
        }
    }
}

/// What there is to link.
pub(super) struct Offer {
    apis: Vec<Listed>,
    specs: Vec<Listed>,
}

impl Offer {
    /// What a flag names the kind of, or all of it. Nobody who has not asked for specifications is kept
    /// from the rest because the key may not list them.
    pub(super) fn of(
        wanted: Option<Kind>,
        workspace: &str,
        source: &Source<'_>,
        context: &mut Context<'_, '_>,
    ) -> Result<Self, Failure> {
        let apis = source.contents(workspace)?.apis.clone();
        let specs = match wanted {
            Some(Kind::Api) => Vec::new(),
            Some(Kind::Spec) => source.specs(workspace)?,
            None => match source.specs(workspace) {
                Err(failure) if failure.exit != Exit::Cancelled => {
                    context.note(&format!("note: {}", failure.message));
                    Vec::new()
                }
                specs => specs?,
            },
        };
        Ok(Self { apis, specs })
    }

    pub(super) fn all(&self, kind: Kind) -> &[Listed] {
        match kind {
            Kind::Api => &self.apis,
            Kind::Spec => &self.specs,
        }
    }

    /// The one that is typed: by its name, its id or its UID.
    pub(super) fn find(&self, kind: Kind, typed: &str) -> Result<Subject, Failure> {
        let (all, typed) = (self.all(kind), typed.trim());
        let of = |one: &Listed| Subject {
            kind,
            id: one.id.clone(),
            name: one.name.clone(),
        };
        if let Some(one) = all.iter().find(|one| one.id == typed || one.uid == typed) {
            return Ok(of(one));
        }
        let named: Vec<&Listed> = all.iter().filter(|one| one.name.trim() == typed).collect();
        if let [one] = named.as_slice() {
            return Ok(of(one));
        }
        let known = all.iter().map(|one| (one.name.as_str(), one.id.as_str()));
        Err(not_one(kind.name(), typed, known, named.len()))
    }
}

/// The version or the tag that is typed, as an integration holds it: by its name, where it has one.
pub(super) fn version(subject: &Subject, typed: &str, all: &[Named]) -> Result<String, Failure> {
    let typed = typed.trim();
    let is_it = |one: &&Named| one.id == typed || one.name.trim() == typed;
    let found: Vec<&Named> = all.iter().filter(is_it).collect();
    match found.as_slice() {
        [one] if one.name.is_empty() => Ok(one.id.clone()),
        [one] => Ok(one.name.clone()),
        _ => {
            let names = all.iter().map(|one| (one.name.as_str(), one.id.as_str()));
            let name = harmless::path(&subject.name);
            let (what, of) = (subject.kind.version(), subject.kind.name());
            let what = format!("{what} of the {of} {name}:");
            Err(not_one(&what, typed, names, found.len()))
        }
    }
}

/// What an integration is called that nobody has named: after its API, and unlike the others.
pub(super) fn nickname(name: &str, version: Option<&str>, taken: &[&str]) -> String {
    // A nickname has none (selection/rules/names.rs), whatever the API is called.
    let name: String = name
        .chars()
        .map(|char| if char.is_control() { ' ' } else { char })
        .collect();
    let words = name.split_whitespace().chain(version);
    let name = words.chain(["on CircleCI"]).collect::<Vec<_>>().join(" ");
    let is_free = |name: &String| !taken.contains(&name.as_str());
    let numbered = (2_u32..).map(|number| format!("{name}-{number}"));
    let mut all = std::iter::once(name.clone()).chain(numbered);
    all.find(is_free).unwrap_or_default()
}

/// None, or several, are what was typed.
fn not_one<'n>(
    what: &str,
    typed: &str,
    all: impl Iterator<Item = (&'n str, &'n str)>,
    found: usize,
) -> Failure {
    const MOST: usize = 5;
    let typed = harmless::path(typed);
    let is_meant = |name: &str| found == 0 || name.trim() == typed;
    let (mut names, ids): (Vec<&str>, Vec<&str>) = all.filter(|(name, _)| is_meant(name)).unzip();
    if found > 1 {
        return Failure::new(Exit::Usage, format!("{found} are named `{typed}`")).help(format!(
            "name one by its id: {}",
            ids[..ids.len().min(MOST)].join(", ")
        ));
    }
    let failure = Failure::new(Exit::NotFound, format!("there is no {what} `{typed}`"));
    let meant = suggest::nearest(&typed, names.iter().copied());
    let failure = match meant {
        Some(meant) => failure.help(format!("did you mean `{}`?", harmless::path(meant))),
        None => failure,
    };
    names.truncate(MOST);
    if names.is_empty() {
        failure.help("there is none at all; `none` says that none is meant")
    } else {
        failure.help(format!("there is, among others: {}", names.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::nickname;

    #[test]
    fn a_nickname_is_one_that_people_can_type_and_is_free() {
        let taken = ["A B v1 on CircleCI"];
        assert_eq!(
            nickname("A\u{1b}B\n", Some("v1"), &taken),
            "A B v1 on CircleCI-2"
        );
    }
}

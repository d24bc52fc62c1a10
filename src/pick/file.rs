//! Files of the repository, as far as it takes to tell what they are.

use serde::Deserialize;

use super::{Kind, Picked, near};
use crate::collection::{self, Content, Other};
use crate::{Exit, Failure};

/// What is at a path of the repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum OnDisk {
    Missing,
    Folder,
    /// Outside of the repository, where no CI job has it.
    Outside,
    File {
        /// Relative to the repository, with `/`.
        path: String,
        text: String,
    },
}

/// Looks at a path that a user typed.
pub(crate) type Files<'f> = dyn Fn(&str) -> Result<OnDisk, Failure> + 'f;

/// What a text stands for as a path; none where it is none.
pub(super) fn pick(text: &str, kind: Kind, files: &Files<'_>) -> Result<Option<Picked>, Failure> {
    let name = near::quoted(text);
    match files(text)? {
        OnDisk::File { path, text } => {
            check(&path, &text, kind)?;
            Ok(Some(Picked {
                name: name_in(&text),
                value: path,
                is_id: false,
                doubt: None,
            }))
        }
        OnDisk::Folder if is_path(text) => {
            let failure = Failure::new(
                Exit::Usage,
                format!("{name} is a folder, not {}", kind.one()),
            );
            Err(failure.help("name the exported JSON file; Newman cannot run a collection that is a folder of YAML"))
        }
        OnDisk::Outside if is_path(text) => {
            let failure = Failure::new(Exit::Usage, format!("{name} is outside of the repository"));
            Err(failure.help("a job on CircleCI has the repository's files only: copy it in"))
        }
        OnDisk::Missing if is_path(text) => {
            let failure = Failure::new(Exit::Usage, format!("there is no file {name}"));
            Err(failure.help(near::forms(kind)))
        }
        OnDisk::Missing | OnDisk::Folder | OnDisk::Outside => Ok(None),
    }
}

/// Whether a text can only be meant as a path: `Shop / Checkout` may be a name, these are none.
fn is_path(text: &str) -> bool {
    let ends = [".json", ".yaml", ".yml"];
    let lower = text.to_ascii_lowercase();
    ends.iter().any(|end| lower.ends_with(end))
        || text.starts_with(['/', '.'])
        || text.contains('\\')
}

/// Refuses a file that certainly is something else; what cannot be read is left to `validate`.
fn check(path: &str, text: &str, kind: Kind) -> Result<(), Failure> {
    let found = match (kind, Content::read(text)) {
        (_, Ok(Content::Other(Other::OpenApi))) => "a description of an API",
        (_, Ok(Content::Other(Other::ApiError))) => "an error that Postman's API answered",
        (Kind::Collection, Ok(Content::Other(Other::Environment))) => "an environment",
        (Kind::Collection, Ok(Content::Other(Other::V3))) => {
            "a part of a collection v3, which Newman cannot run"
        }
        (Kind::Collection, Ok(Content::Other(_))) => "JSON and no collection",
        (Kind::Environment, Ok(Content::Collection(_))) => "a collection",
        (Kind::Environment, Ok(_)) if matches!(collection::variables(text), Ok(None)) => {
            "JSON and no environment"
        }
        _ => return Ok(()),
    };
    let (name, one) = (near::quoted(path), kind.one());
    Err(Failure::new(
        Exit::Usage,
        format!("{name} is {found}; {one} is asked for"),
    )
    .help(format!(
        "export the {} from Postman, or name its UID",
        kind.name()
    )))
}

/// The name in an export, with or without the wrapper of Postman's API.
fn name_in(text: &str) -> Option<String> {
    #[derive(Default, Deserialize)]
    struct Named {
        name: Option<String>,
    }
    #[derive(Deserialize)]
    struct Export {
        #[serde(flatten)]
        own: Named,
        info: Option<Named>,
    }
    #[derive(Deserialize)]
    struct Wrapped {
        #[serde(alias = "environment")]
        collection: Export,
    }
    let text = text.trim_start_matches('\u{feff}');
    let export = serde_json::from_str::<Wrapped>(text)
        .map(|wrapped| wrapped.collection)
        .or_else(|_| serde_json::from_str::<Export>(text))
        .ok()?;
    let name = export.info.unwrap_or_default().name.or(export.own.name);
    name.filter(|name| !name.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLLECTION: &str = r#"{"info": {"name": "Shop"}, "item": []}"#;
    const ENVIRONMENT: &str = r#"{"name": "staging", "values": []}"#;

    fn on(disk: OnDisk) -> impl Fn(&str) -> Result<OnDisk, Failure> {
        move |_| Ok(disk.clone())
    }

    fn file(text: &str) -> impl Fn(&str) -> Result<OnDisk, Failure> {
        let (path, text) = ("a.json".to_owned(), text.to_owned());
        on(OnDisk::File { path, text })
    }

    #[test]
    fn an_export_is_itself_and_has_its_name() {
        for (text, kind, name) in [
            (COLLECTION, Kind::Collection, "Shop"),
            (
                r#"{"collection": {"info": {"name": "Shop"}, "item": []}}"#,
                Kind::Collection,
                "Shop",
            ),
            (ENVIRONMENT, Kind::Environment, "staging"),
            (
                r#"{"environment": {"name": "staging", "values": []}}"#,
                Kind::Environment,
                "staging",
            ),
        ] {
            let picked = pick("./a.json", kind, &file(text)).unwrap().unwrap();
            assert_eq!(
                (picked.value.as_str(), picked.name.as_deref()),
                ("a.json", Some(name))
            );
        }
        let picked = pick("a.json", Kind::Collection, &file("no JSON"))
            .unwrap()
            .unwrap();
        assert_eq!(picked.name, None);
    }

    #[test]
    fn what_is_something_else_is_refused() {
        for (text, kind, told) in [
            (
                ENVIRONMENT,
                Kind::Collection,
                "`a.json` is an environment; a collection is asked for",
            ),
            (
                COLLECTION,
                Kind::Environment,
                "`a.json` is a collection; an environment is asked for",
            ),
            (
                "{}",
                Kind::Environment,
                "`a.json` is JSON and no environment; an environment is asked for",
            ),
            (
                r#"{"openapi": "3.1.0"}"#,
                Kind::Collection,
                "`a.json` is a description of an API; a collection is asked for",
            ),
        ] {
            let failure = pick("a.json", kind, &file(text)).unwrap_err();
            assert_eq!(
                (failure.exit, failure.message.as_str()),
                (Exit::Usage, told)
            );
        }
    }

    #[test]
    fn paths_that_lead_nowhere_are_told_and_names_are_left_alone() {
        for disk in [OnDisk::Missing, OnDisk::Folder, OnDisk::Outside] {
            let files = on(disk);
            assert_eq!(pick("Shop / Checkout", Kind::Collection, &files), Ok(None));
            assert!(pick("../shop.JSON", Kind::Collection, &files).is_err());
        }
    }
}

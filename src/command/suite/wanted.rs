//! Which suites are asked for: one with a collection of its own, or one for each file.

use crate::cli::AddArgs;
use crate::pick::{Files, OnDisk};
use crate::{Exit, Failure};

/// A suite to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wanted<'a> {
    /// Its name; made of the collection's where it is none.
    pub(super) name: Option<&'a str>,
    /// Its collection, as it was typed.
    pub(super) collection: &'a str,
}

/// What the names and `--collection` come to.
pub(super) fn wanted(args: &AddArgs) -> Result<Vec<Wanted<'_>>, Failure> {
    let Some(collection) = &args.collection else {
        let files = args.names.iter();
        return Ok(files
            .map(|collection| Wanted {
                name: None,
                collection,
            })
            .collect());
    };
    match args.names.as_slice() {
        [] | [_] => Ok(vec![Wanted {
            name: args.names.first().map(String::as_str),
            collection,
        }]),
        names => {
            let message = format!(
                "a suite has one name, and {} stand beside `--collection`",
                names.len()
            );
            Err(Failure::new(Exit::Usage, message)
                .help("without `--collection`, files are suites of their own: `postorb suite add a.json b.json`"))
        }
    }
}

/// Refuses what is no file, where a file has to be one: it may be the name of a suite without its collection.
pub(super) fn is_file(text: &str, files: &Files<'_>) -> Result<(), Failure> {
    let is_path = text.contains(['/', '\\', '.']);
    if is_path || !matches!(files(text)?, OnDisk::Missing) {
        return Ok(());
    }
    let message = format!("there is no file `{text}`");
    Err(Failure::new(Exit::Usage, message)
        .help(format!(
            "where it is the suite's name, give its collection: `postorb suite add {text} --collection X`"
        ))
        .help("what Postman has is named by `--collection X`"))
}

/// What was made of each, or a failure that tells of all which failed. Nothing is added then.
pub(super) fn all<T>(results: Vec<(&str, Result<T, Failure>)>) -> Result<Vec<T>, Failure> {
    let count = results.len();
    let mut made = Vec::new();
    let mut failed: Vec<(&str, Failure)> = Vec::new();
    for (text, result) in results {
        match result {
            Ok(one) => made.push(one),
            Err(failure) => failed.push((text, failure)),
        }
    }
    let Some((_, first)) = failed.first() else {
        return Ok(made);
    };
    if count == 1 {
        return Err(first.clone());
    }
    let message = format!(
        "{} of {count} files cannot become suites, and none was added",
        failed.len()
    );
    let mut whole = Failure::new(first.exit, message);
    for (text, failure) in failed {
        whole = whole.help(format!("{text}: {}", failure.message));
    }
    Err(whole.help("leave these out, or mend them, and add all of the others again"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_failed_is_told_and_one_alone_as_it_is() {
        let failure = |text: &str| Failure::new(Exit::NotFound, text);
        let alone = all::<()>(vec![("a", Err(failure("x").help("h")))]);
        assert_eq!(alone, Err(failure("x").help("h")));
        let several = all(vec![
            ("a", Ok(1)),
            ("b", Err(failure("x"))),
            ("c", Err(failure("y").help("h"))),
        ]);
        let told = several.unwrap_err();
        assert_eq!(
            told.message,
            "2 of 3 files cannot become suites, and none was added"
        );
        assert_eq!(told.help[..2], ["b: x", "c: y"]);
        assert_eq!(told.exit, Exit::NotFound);
        assert_eq!(all(vec![("a", Ok(1)), ("b", Ok(2))]), Ok(vec![1, 2]));
    }
}

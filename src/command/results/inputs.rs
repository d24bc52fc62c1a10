//! Which reports are read, by the names that the user gives them.

use std::path::{Path, PathBuf};

use crate::{Exit, Failure};

/// A report to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::command) struct Input {
    /// What the user calls the suite.
    pub(in crate::command) suite: Option<String>,
    pub(in crate::command) path: PathBuf,
    /// Whether it stands for a pattern that no file fits.
    pub(in crate::command) is_missing: bool,
}

/// The reports that arguments name: files, patterns, and `-`.
///
/// # Errors
/// A pattern that is none, `-` twice, and a name that is empty, with exit code 2. A pattern that no
/// file fits is a report that is missing.
pub(in crate::command) fn expand(args: &[String]) -> Result<Vec<Input>, Failure> {
    let mut inputs: Vec<Input> = Vec::new();
    for arg in args {
        let (suite, file) = split(arg);
        if suite == Some("") {
            let message = format!("`{arg}` has no name before its `=`");
            return Err(Failure::new(Exit::Usage, message)
                .help("name the suite, as in `smoke=newman/smoke.json`"));
        }
        let paths = paths(file)?;
        let is_missing = paths.is_empty();
        let paths = if is_missing { vec![file.into()] } else { paths };
        for path in paths {
            let is_known = |input: &Input| input.path == path;
            if inputs.iter().any(is_known) {
                continue;
            }
            inputs.push(Input {
                suite: suite.map(ToOwned::to_owned),
                path,
                is_missing,
            });
        }
    }
    Ok(inputs)
}

/// The name of a suite and its file. A file whose own name has a `=` is meant itself.
fn split(arg: &str) -> (Option<&str>, &str) {
    match arg.split_once('=') {
        Some((name, file)) if !name.contains(['/', '\\']) && !Path::new(arg).exists() => {
            (Some(name), file)
        }
        _ => (None, arg),
    }
}

/// The files that a pattern fits, in the order of their names.
fn paths(file: &str) -> Result<Vec<PathBuf>, Failure> {
    if !file.contains(['*', '?', '[']) || Path::new(file).exists() {
        return Ok(vec![file.into()]);
    }
    let found = glob::glob(file).map_err(|error| {
        Failure::new(
            Exit::Usage,
            format!("`{file}` is no pattern: {}", error.msg),
        )
        .help("`*` and `?` fit within a folder, `**` also folders, `[ab]` one of the characters")
    })?;
    Ok(found
        .filter_map(Result::ok)
        .filter(|path| !path.is_dir())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_files_and_patterns_are_told_apart() {
        assert_eq!(split("smoke=a.json"), (Some("smoke"), "a.json"));
        assert_eq!(split("a.json"), (None, "a.json"));
        assert_eq!(split("out/x=1.json"), (None, "out/x=1.json"));
        assert_eq!(split("-"), (None, "-"));
    }

    #[test]
    fn a_pattern_is_the_files_it_fits_each_once() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.json", "a.json", "c.xml"] {
            crate::file::create(&folder.path().join(name), "").unwrap();
        }
        let at = |name: &str| folder.path().join(name);
        let pattern = at("*.json").display().to_string();
        let inputs = expand(&[
            format!("smoke={pattern}"),
            at("a.json").display().to_string(),
        ]);
        let inputs = inputs.unwrap();
        let paths: Vec<_> = inputs.iter().map(|input| input.path.clone()).collect();
        assert_eq!(paths, [at("a.json"), at("b.json")]);
        assert!(
            inputs
                .iter()
                .all(|input| input.suite.as_deref() == Some("smoke"))
        );
        let none = expand(&[at("*.txt").display().to_string()]).unwrap();
        assert!(none[0].is_missing);
    }

    #[test]
    fn what_is_no_pattern_and_what_has_no_name_is_refused() {
        for wrong in ["a[.json", "=a.json"] {
            assert_eq!(expand(&[wrong.to_owned()]).unwrap_err().exit, Exit::Usage);
        }
    }
}

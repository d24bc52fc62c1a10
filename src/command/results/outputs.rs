//! Which formats are written, and where to.

use std::path::{Path, PathBuf};

use clap::ValueEnum as _;

use super::inputs::Input;
use crate::cli::{ResultsArgs, ResultsFormat};
use crate::{Exit, Failure};

/// A format, and the file it goes to: without one, standard output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::command) struct Output {
    pub(in crate::command) format: ResultsFormat,
    pub(in crate::command) file: Option<PathBuf>,
}

/// The outputs that were asked for.
///
/// # Errors
/// A format that is none, two for standard output, two for a file, and a path that no file can be at, with
/// exit code 2: before anything runs, whose results would be lost.
pub(in crate::command) fn outputs(args: &ResultsArgs) -> Result<Vec<Output>, Failure> {
    let outputs = named(&args.format, args.json)?;
    for file in outputs.iter().filter_map(|output| output.file.as_deref()) {
        refuse_place(file)?;
    }
    Ok(outputs)
}

/// Refuses what is a folder, or would be in a folder where a file is.
fn refuse_place(path: &Path) -> Result<(), Failure> {
    let name = path.display();
    if path.is_dir() {
        let message = format!("`{name}` is a folder, and a format goes to a file");
        return Err(Failure::new(Exit::Usage, message).help("name a file in that folder"));
    }
    let mut above = path.ancestors().skip(1);
    match above.find(|path| path.exists()) {
        Some(file) if !file.is_dir() => {
            let message = format!("`{name}` cannot be made: `{}` is no folder", file.display());
            Err(Failure::new(Exit::Usage, message).help("name a file in a folder"))
        }
        _ => Ok(()),
    }
}

fn named(args: &[String], json: bool) -> Result<Vec<Output>, Failure> {
    let mut outputs = Vec::new();
    for arg in args {
        outputs.push(output(arg)?);
    }
    if json {
        outputs.push(Output {
            format: ResultsFormat::Json,
            file: None,
        });
    }
    if outputs.is_empty() {
        outputs.push(Output {
            format: ResultsFormat::Text,
            file: None,
        });
    }
    for (index, output) in outputs.iter().enumerate() {
        if outputs[..index]
            .iter()
            .any(|other| other.file == output.file)
        {
            let place = match &output.file {
                Some(file) => format!("`{}`", file.display()),
                None => "standard output".to_owned(),
            };
            let message = format!("two formats would go to {place}");
            return Err(Failure::new(Exit::Usage, message)
                .help("give each a file of its own, as in `--format junit=tests.xml`"));
        }
    }
    Ok(outputs)
}

/// Refuses to write over what is read, reports and environments: a run cannot be repeated.
pub(in crate::command) fn refuse_inputs(
    outputs: &[Output],
    inputs: &[Input],
    environments: &[PathBuf],
) -> Result<(), Failure> {
    let read = || inputs.iter().map(|input| &input.path).chain(environments);
    for file in outputs.iter().filter_map(|output| output.file.as_deref()) {
        // A device is no file that can be lost.
        if file.is_file() && read().any(|path| is_same(path, file)) {
            let message = format!("`{}` is read, and would be written over", file.display());
            return Err(Failure::new(Exit::Usage, message).help("name another file for the format"));
        }
    }
    Ok(())
}

/// Whether two paths lead to one file, be it by links.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().ok();
    real(one).is_some() && real(one) == real(other) || is_linked(one, other)
}

#[cfg(unix)]
fn is_linked(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let file = |path: &Path| {
        let data = path.metadata().ok()?;
        Some((data.dev(), data.ino()))
    };
    file(one).is_some() && file(one) == file(other)
}

/// Elsewhere the standard library tells no hard links.
#[cfg(not(unix))]
fn is_linked(_: &Path, _: &Path) -> bool {
    false
}

fn output(arg: &str) -> Result<Output, Failure> {
    let (name, file) = match arg.split_once('=') {
        Some((name, file)) => (name, Some(file)),
        None => (arg, None),
    };
    let format = ResultsFormat::from_str(name, false).map_err(|_| {
        let names = ResultsFormat::value_variants().iter();
        let names = names.filter_map(clap::ValueEnum::to_possible_value);
        let names: Vec<_> = names.map(|value| value.get_name().to_owned()).collect();
        let mut failure = Failure::new(Exit::Usage, format!("`{name}` is no format"));
        if let Some(near) = crate::suggest::nearest(name, names.iter().map(String::as_str)) {
            failure = failure.help(format!("did you mean `{near}`?"));
        }
        failure.help(format!("formats: {}", names.join(", ")))
    })?;
    if file == Some("") {
        let message = format!("`--format {arg}` names no file");
        return Err(Failure::new(Exit::Usage, message).help(format!(
            "`--format {name}` prints, `--format {name}=FILE` writes a file"
        )));
    }
    Ok(Output {
        format,
        file: file.filter(|file| *file != "-").map(PathBuf::from),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(args: &[&str]) -> Result<Vec<Output>, Failure> {
        let args: Vec<_> = args.iter().map(|arg| (*arg).to_owned()).collect();
        named(&args, false)
    }

    #[test]
    fn formats_go_where_they_are_sent() {
        let outputs = ask(&["junit=a=b.xml", "github", "json=-"]);
        assert!(outputs.unwrap_err().message.contains("standard output"));
        let outputs = ask(&["junit=a=b.xml", "github"]).unwrap();
        assert_eq!(outputs[0].file, Some("a=b.xml".into()));
        assert_eq!(outputs[1].file, None);
        assert_eq!(ask(&[]).unwrap()[0].format, ResultsFormat::Text);
    }

    #[test]
    fn what_is_read_is_not_written_over_by_whatever_name() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        for name in ["report.json", "env.json", "other.json"] {
            crate::file::create(&at(name), "").unwrap();
        }
        let inputs = super::super::inputs::expand(&[at("report.json").display().to_string()]);
        let inputs = inputs.unwrap();
        let is_refused = |name: &str| {
            let outputs = ask(&[&format!("json={}", at(name).display())]).unwrap();
            refuse_inputs(&outputs, &inputs, &[at("env.json")]).is_err()
        };
        assert!(is_refused("report.json"));
        assert!(is_refused("env.json"));
        assert!(!is_refused("other.json"));
        assert!(!is_refused("new.json"));
        #[cfg(unix)]
        for name in ["report.json", "env.json"] {
            std::fs::hard_link(at(name), at("hard.json")).unwrap();
            std::os::unix::fs::symlink(at(name), at("soft.json")).unwrap();
            assert!(is_refused("hard.json"), "{name}");
            assert!(is_refused("soft.json"), "{name}");
            std::fs::remove_file(at("hard.json")).unwrap();
            std::fs::remove_file(at("soft.json")).unwrap();
        }
    }

    #[test]
    fn a_path_that_no_file_can_be_at_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        crate::file::create(&at("a/report.json"), "").unwrap();
        for name in ["", "a", "a/report.json/x.html", "a/report.json/b/x.html"] {
            let failure = refuse_place(&at(name)).unwrap_err();
            assert_eq!(failure.exit, Exit::Usage, "{name}");
        }
        for name in ["x.html", "a/report.json", "new/folder/x.html"] {
            refuse_place(&at(name)).unwrap();
        }
        refuse_place(Path::new("x.html")).unwrap();
    }

    #[test]
    fn what_is_no_format_is_told_with_what_it_may_mean() {
        let failure = ask(&["markdwn=x.md"]).unwrap_err();
        assert_eq!(failure.help[0], "did you mean `markdown`?");
        assert!(ask(&["junit="]).is_err());
        assert!(ask(&["junit=a", "ctrf=a"]).is_err());
    }
}

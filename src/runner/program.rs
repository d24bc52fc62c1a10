//! The program that runs collections, where it is found.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{fmt, fs};

use serde_json::Value;

use crate::selection::RunnerKind;
use crate::{Env, file};

/// A program, and what stands before its own arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    /// Newman, as it is installed.
    Newman(PathBuf),
    /// Newman of this version, which npm fetches where it is not there yet.
    Npx { npx: PathBuf, version: String },
    /// The Postman CLI.
    PostmanCli(PathBuf),
}

/// Why there is no program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unfound {
    /// Neither Newman nor npx is on `PATH`.
    Newman,
    /// Newman is there in another version, and npx is not there.
    OtherVersion { found: String },
    /// The Postman CLI is not on `PATH`.
    PostmanCli,
}

impl Program {
    /// Looks for the program on `PATH`. Newman of another version than `version` is passed by.
    ///
    /// # Errors
    /// Where there is none.
    pub(crate) fn find(
        kind: RunnerKind,
        version: Option<&str>,
        default: &str,
        env: &Env,
    ) -> Result<Self, Unfound> {
        if kind == RunnerKind::PostmanCli {
            return on_path("postman", env)
                .map(Self::PostmanCli)
                .ok_or(Unfound::PostmanCli);
        }
        let newman = on_path("newman", env);
        let found = newman.as_deref().and_then(installed);
        match (newman, version) {
            (Some(newman), None) => return Ok(Self::Newman(newman)),
            (Some(newman), Some(version)) if found.as_deref() == Some(version) => {
                return Ok(Self::Newman(newman));
            }
            _ => {}
        }
        let unfound = || found.map_or(Unfound::Newman, |found| Unfound::OtherVersion { found });
        let npx = on_path("npx", env).ok_or_else(unfound)?;
        let version = version.unwrap_or(default).to_owned();
        Ok(Self::Npx { npx, version })
    }

    /// The file to start, and its first arguments.
    pub(super) fn command(&self) -> (&Path, Vec<OsString>) {
        match self {
            Self::Newman(newman) => (newman, vec!["run".into()]),
            Self::Npx { npx, version } => {
                let package = format!("newman@{version}");
                let arguments = ["--yes", "--package", &package, "newman", "run"];
                (npx, arguments.map(Into::into).into())
            }
            Self::PostmanCli(postman) => (postman, vec!["collection".into(), "run".into()]),
        }
    }

    /// The version of Newman, where it is told without starting it.
    pub(crate) fn version(&self) -> Option<String> {
        match self {
            Self::Newman(newman) => installed(newman),
            Self::Npx { version, .. } => Some(version.clone()),
            Self::PostmanCli(_) => None,
        }
    }

    /// Whether it is the Postman CLI, which takes no reporter of ours.
    pub(crate) fn is_postman_cli(&self) -> bool {
        matches!(self, Self::PostmanCli(_))
    }
}

impl fmt::Display for Program {
    /// What people call it, and where it is.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newman(path) => write!(f, "newman ({})", path.display()),
            Self::Npx { version, .. } => write!(f, "newman@{version}, by npx"),
            Self::PostmanCli(path) => write!(f, "Postman CLI ({})", path.display()),
        }
    }
}

/// Node, which Newman runs on.
pub(crate) fn node(env: &Env) -> Option<PathBuf> {
    on_path("node", env)
}

/// The first file of this name in `PATH` that can be run.
fn on_path(name: &str, env: &Env) -> Option<PathBuf> {
    let folders = std::env::split_paths(env.get("PATH")?);
    let names: &[String] = &if cfg!(windows) {
        ["exe", "cmd", "bat"]
            .map(|end| format!("{name}.{end}"))
            .to_vec()
    } else {
        vec![name.to_owned()]
    };
    let files = folders
        // An empty entry is the current folder for a shell, and a trap for everybody else.
        .filter(|folder| folder.is_absolute())
        .flat_map(|folder| names.iter().map(move |name| folder.join(name)));
    files.into_iter().find(|file| is_runnable(file))
}

#[cfg(unix)]
fn is_runnable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(file)
        .is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_runnable(file: &Path) -> bool {
    file.is_file()
}

/// The version of Newman at the end of a link, from the package that it is in: asking Newman itself takes
/// longer than many a suite.
fn installed(newman: &Path) -> Option<String> {
    let script = fs::canonicalize(newman).ok()?;
    let package = script.parent()?.parent()?.join("package.json");
    let package: Value = serde_json::from_str(&file::read(&package).ok()?.text).ok()?;
    let is_newman = package.get("name")? == "newman";
    let version = package.get("version")?.as_str()?;
    is_newman.then(|| version.to_owned())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    use super::*;

    /// A folder with `newman` in this version and perhaps `npx` in it.
    fn path(version: &str, has_npx: bool) -> (tempfile::TempDir, Env) {
        let folder = tempfile::tempdir().unwrap();
        let package = folder.path().join("lib/newman");
        fs::create_dir_all(package.join("bin")).unwrap();
        let run = |file: &Path| {
            crate::file::create(file, "#!/bin/sh\n").unwrap();
            fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
        };
        run(&package.join("bin/newman.js"));
        let about = format!("{{\"name\": \"newman\", \"version\": \"{version}\"}}");
        crate::file::create(&package.join("package.json"), &about).unwrap();
        symlink(package.join("bin/newman.js"), folder.path().join("newman")).unwrap();
        if has_npx {
            run(&folder.path().join("npx"));
        }
        let env = Env::new([("PATH".into(), folder.path().into())]);
        (folder, env)
    }

    #[test]
    fn an_installed_newman_is_taken_where_its_version_fits() {
        let (folder, env) = path("6.2.2", true);
        let find = |version| Program::find(RunnerKind::Newman, version, "6.2.2", &env);
        let newman = Ok(Program::Newman(folder.path().join("newman")));
        assert_eq!(find(None), newman);
        assert_eq!(find(Some("6.2.2")), newman);
        let npx = folder.path().join("npx");
        let version = "6.1.3".to_owned();
        assert_eq!(find(Some("6.1.3")), Ok(Program::Npx { npx, version }));
    }

    #[test]
    fn what_is_missing_is_told_apart() {
        let (_folder, env) = path("6.2.2", false);
        let find = |kind, version, env| Program::find(kind, version, "6.2.2", env);
        let found = "6.2.2".to_owned();
        assert_eq!(
            find(RunnerKind::Newman, Some("6.1.3"), &env),
            Err(Unfound::OtherVersion { found })
        );
        let empty = Env::default();
        assert_eq!(find(RunnerKind::Newman, None, &empty), Err(Unfound::Newman));
        assert_eq!(
            find(RunnerKind::PostmanCli, None, &env),
            Err(Unfound::PostmanCli)
        );
        let here = Env::new([("PATH".into(), ".".into())]);
        assert_eq!(find(RunnerKind::Newman, None, &here), Err(Unfound::Newman));
    }
}

//! The root of the repository: the one folder whose `.circleci` `CircleCI` reads.

use std::path::Path;

use crate::names;
use crate::{Env, Exit, Failure};

/// Refuses a file that nobody could write, and one that would begin a `.circleci` below the root of a git
/// repository, where nobody reads it. A file that is there is left where it is, and one that a flag names
/// is meant.
pub(super) fn check(file: &Path, env: &Env) -> Result<(), Failure> {
    is_possible(file)?;
    let mut usual = [names::SELECTION, names::CONFIG].iter();
    if !usual.any(|usual| Path::new(usual) == file) || file.exists() {
        return Ok(());
    }
    let here = env.folder().unwrap_or_else(|| ".".as_ref());
    let Ok(here) = here.canonicalize() else {
        return Ok(());
    };
    let mut above = here.ancestors();
    match above.find(|folder| folder.join(".git").exists()) {
        Some(root) if root != here => {
            let (file, root) = (file.display(), root.display());
            let message = format!(
                "`{file}` would be below the root of the repository, where CircleCI reads none"
            );
            Err(Failure::new(Exit::Usage, message)
                .help(format!("run postorb in the root: cd '{root}'"))
                .help(format!(
                    "a file that is meant to be here has a flag that names it: ./{file}"
                )))
        }
        _ => Ok(()),
    }
}

/// Whether a file can be there.
fn is_possible(file: &Path) -> Result<(), Failure> {
    if let Some(folder) = file.parent()
        && folder.exists()
        && !folder.is_dir()
    {
        let folder = folder.display();
        let message = format!(
            "`{folder}` is a file, and `{}` would lie in it",
            file.display()
        );
        return Err(Failure::new(Exit::Usage, message).help(format!(
            "move `{folder}` away: the folder is made when it is needed"
        )));
    }
    if file.is_symlink() && !file.exists() {
        let message = format!("`{}` is a link that leads nowhere", file.display());
        return Err(Failure::new(Exit::Usage, message)
            .help("delete the link, or put back what it leads to"));
    }
    Ok(())
}

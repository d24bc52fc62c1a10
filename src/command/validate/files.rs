//! The files to check.

use std::path::{Path, PathBuf};

use crate::Env;
use crate::cli::ValidateArgs;
use crate::names::{CONFIG, SELECTION};

/// Those that are named; or else the config, and the selection where there is one, of this folder or the
/// nearest above it, up to the root of the git repository, as git and Cargo find what is theirs.
pub(super) fn of(args: &ValidateArgs, env: &Env) -> Vec<PathBuf> {
    if !args.files.is_empty() {
        return args.files.clone();
    }
    let folder = env.folder().and_then(above).unwrap_or_default();
    let selection = Some(folder.join(SELECTION)).filter(|path| path.exists());
    std::iter::once(folder.join(CONFIG))
        .chain(selection)
        .collect()
}

/// The way from `here` to the folder that has them; none where that is not above, in the same repository.
fn above(here: &Path) -> Option<PathBuf> {
    let here = here.canonicalize().ok()?;
    let is_root = |folder: &Path| folder.join(".git").exists();
    let depth = here.ancestors().position(is_root)?;
    let has_any = |folder: &Path| {
        [CONFIG, SELECTION]
            .iter()
            .any(|own| folder.join(own).exists())
    };
    let steps = here.ancestors().take(depth + 1).position(has_any)?;
    Some(std::iter::repeat_n("..", steps).collect())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_nearest_folder_up_to_the_root_of_the_repository_is_found() {
        let outer = tempfile::tempdir().unwrap();
        let root = outer.path().join("repository");
        let deep = root.join("a/b");
        fs::create_dir_all(&deep).unwrap();
        let touch = |path: PathBuf| {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            crate::file::create(&path, "a: 1\n").unwrap();
        };
        touch(outer.path().join(CONFIG));
        assert_eq!(above(&deep), None, "there is no repository");
        touch(root.join(".git/HEAD"));
        assert_eq!(above(&deep), None, "the config is above the repository");
        touch(root.join(SELECTION));
        assert_eq!(above(&deep), Some(PathBuf::from("../..")));
        assert_eq!(above(&root), Some(PathBuf::new()));
        touch(root.join("a").join(CONFIG));
        assert_eq!(above(&deep), Some(PathBuf::from("..")));
    }
}

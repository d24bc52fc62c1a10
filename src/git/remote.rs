//! Where the remote `origin` of a repository is.

use std::path::{Path, PathBuf};

use super::config::Config;
use crate::{Env, file};

/// The address of the remote `origin`, as Git would use it; none where there is no repository around
/// `folder`, or no such remote.
pub(crate) fn origin(folder: &Path, env: &Env) -> Option<String> {
    let git = folder.ancestors().find_map(git_folder)?;
    let own = read(&common(&git).join("config"))?;
    // The first is the one that is fetched from; others are pushed to as well.
    let url = own.values("remote", "origin", "url").next()?;
    let mut all = users(env);
    all.push(own.clone());
    Some(rewritten(url, &all))
}

/// What `.git` of a folder is: a folder, or a file that names one, in worktrees and submodules
/// (gitrepository-layout(5)).
pub(super) fn git_folder(folder: &Path) -> Option<PathBuf> {
    let git = folder.join(".git");
    if git.is_dir() {
        return Some(git);
    }
    let text = file::read(&git).ok()?.text;
    let named = text.strip_prefix("gitdir:")?.trim();
    Some(folder.join(named)).filter(|named| named.is_dir())
}

/// The folder that worktrees share, which has the config.
fn common(git: &Path) -> PathBuf {
    match file::read(&git.join("commondir")) {
        Ok(source) => git.join(source.text.trim()),
        Err(_) => git.to_owned(),
    }
}

fn read(path: &Path) -> Option<Config> {
    Some(Config::read(&file::read(path).ok()?.text))
}

/// The configs of the user, where most addresses are rewritten (git-config(1), "FILES").
fn users(env: &Env) -> Vec<Config> {
    if let Some(path) = env.get("GIT_CONFIG_GLOBAL") {
        return read(Path::new(path)).into_iter().collect();
    }
    let home = env.get("HOME").map(Path::new);
    let xdg = env.get("XDG_CONFIG_HOME").map(PathBuf::from);
    let xdg = xdg.or_else(|| Some(home?.join(".config")));
    let paths = [
        xdg.map(|folder| folder.join("git").join("config")),
        home.map(|home| home.join(".gitconfig")),
    ];
    paths
        .into_iter()
        .flatten()
        .filter_map(|path| read(&path))
        .collect()
}

/// An address with its beginning replaced, by the longest `insteadOf` that it begins with.
fn rewritten(url: &str, configs: &[Config]) -> String {
    let rules = configs
        .iter()
        .flat_map(|config| config.subsections("url", "insteadof"));
    let matching = rules.filter(|(_, old)| !old.is_empty() && url.starts_with(old));
    match matching.max_by_key(|(_, old)| old.len()) {
        Some((new, old)) => format!("{new}{}", &url[old.len()..]),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsString;

    fn write(root: &Path, path: &str, text: &str) {
        file::create(&root.join(path), text).unwrap();
    }

    fn at(root: &Path, folder: &str) -> Option<String> {
        let home = OsString::from(root.join("home"));
        origin(&root.join(folder), &Env::new([("HOME".into(), home)]))
    }

    const ORIGIN: &str = "[remote \"origin\"]\n\turl = gh:acme/bookings\n\turl = other\n";

    #[test]
    fn it_is_found_from_below_and_rewritten_as_the_user_says() {
        let scene = tempfile::tempdir().unwrap();
        let root = scene.path();
        write(root, "repo/.git/config", ORIGIN);
        write(root, "repo/a/b/x", "x");
        assert_eq!(at(root, "repo/a/b").as_deref(), Some("gh:acme/bookings"));
        let rules = "[url \"https://wrong/\"]\ninsteadOf = gh\n[url \"git@github.com:\"]\ninsteadOf = gh:\n";
        write(root, "home/.gitconfig", rules);
        assert_eq!(
            at(root, "repo/a").as_deref(),
            Some("git@github.com:acme/bookings")
        );
        let env = Env::new([("GIT_CONFIG_GLOBAL".into(), "/dev/null".into())]);
        assert_eq!(
            origin(&root.join("repo"), &env).as_deref(),
            Some("gh:acme/bookings")
        );
    }

    #[test]
    fn worktrees_and_submodules_have_a_file_that_leads_there() {
        let scene = tempfile::tempdir().unwrap();
        let root = scene.path();
        write(root, "repo/.git/config", ORIGIN);
        write(root, "repo/.git/worktrees/wt/commondir", "../..\n");
        let git = root.join("repo/.git/worktrees/wt");
        write(root, "wt/.git", &format!("gitdir: {}\n", git.display()));
        assert_eq!(at(root, "wt").as_deref(), Some("gh:acme/bookings"));
        write(
            root,
            "repo/.git/modules/sub/config",
            "[remote \"origin\"]\nurl = a:b/sub\n",
        );
        write(root, "repo/sub/.git", "gitdir: ../.git/modules/sub\n");
        assert_eq!(at(root, "repo/sub").as_deref(), Some("a:b/sub"));
    }

    #[test]
    fn nothing_is_nothing() {
        let scene = tempfile::tempdir().unwrap();
        let root = scene.path();
        write(root, "repo/.git/config", "[remote \"fork\"]\nurl = a\n");
        write(root, "lost/.git", "gitdir: nowhere\n");
        assert_eq!(at(root, "repo"), None);
        assert_eq!(at(root, "lost"), None);
    }
}

//! The CircleCI project that a repository most likely is: its remote, as a slug.

use std::path::Path;
use std::process::{Command, Stdio};

/// The slug of the remote `origin`; none where there is none, or git is not there to tell.
pub(super) fn project(folder: Option<&Path>) -> Option<String> {
    let mut git = Command::new("git");
    git.args(["config", "--get", "remote.origin.url"])
        .stdin(Stdio::null())
        .stderr(Stdio::null());
    if let Some(folder) = folder {
        git.current_dir(folder);
    }
    let output = git.output().ok().filter(|output| output.status.success())?;
    slug(std::str::from_utf8(&output.stdout).ok()?.trim())
}

/// `git@github.com:acme/bookings.git`, `https://…`, `ssh://…` as `gh/acme/bookings`. What stands in front
/// of the host can be a token, and is not looked at.
fn slug(remote: &str) -> Option<String> {
    let rest = remote.split_once("://").map_or(remote, |(_, rest)| rest);
    let (host, path) = rest.split_once(['/', ':'])?;
    // `token@host`, and `user:token@host`, which the split above has cut.
    let (host, path) = match path.split_once('@') {
        Some((_, behind)) if !host.contains('@') => behind.split_once(['/', ':'])?,
        _ => (host, path),
    };
    let host = host.rsplit('@').next().unwrap_or(host);
    // A port.
    let digits = path.bytes().take_while(u8::is_ascii_digit).count();
    let path = match path[digits..].strip_prefix('/') {
        Some(path) if digits > 0 => path,
        _ => path,
    };
    let vcs = match host.to_ascii_lowercase().as_str() {
        "github.com" | "ssh.github.com" => "gh",
        "bitbucket.org" | "altssh.bitbucket.org" => "bb",
        _ => return None,
    };
    let path = path.trim_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    let mut parts = path.split('/');
    let (owner, name) = (parts.next()?, parts.next()?);
    let is_part = |part: &str| !part.is_empty() && !part.contains(char::is_whitespace);
    let is_whole = parts.next().is_none() && is_part(owner) && is_part(name);
    is_whole.then(|| format!("{vcs}/{owner}/{name}"))
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_remote_is_a_project_whatever_form_it_has() {
        for remote in [
            "git@github.com:acme/bookings.git",
            "git@github.com:acme/bookings",
            "ssh://git@github.com/acme/bookings.git",
            "ssh://git@ssh.github.com:443/acme/bookings.git",
            "https://github.com/acme/bookings.git/",
            "https://token@github.com/acme/bookings",
            "https://user:token@github.com/acme/bookings",
            "https://GitHub.com/acme/bookings",
        ] {
            assert_eq!(
                slug(remote).as_deref(),
                Some("gh/acme/bookings"),
                "{remote}"
            );
        }
        assert_eq!(
            slug("git@bitbucket.org:acme/1.git").as_deref(),
            Some("bb/acme/1")
        );
        for other in [
            "",
            "/srv/git/bookings.git",
            "../bookings",
            "https://gitlab.com/acme/bookings",
            "https://github.com/acme",
            "https://github.com/acme/bookings/tree",
            "file:///github.com/acme/bookings",
        ] {
            assert_eq!(slug(other), None, "{other}");
        }
    }
}

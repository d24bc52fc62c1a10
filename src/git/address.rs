//! The address of a remote.

/// A host, and the path of a repository there. Who logs in and a port are left out: the first can be a
/// token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Address {
    /// In lower case.
    pub(crate) host: String,
    /// Without slashes around it, and without `.git`.
    pub(crate) path: String,
}

impl Address {
    /// Reads `https://host/owner/name.git`, `ssh://git@host:22/owner/name` and `git@host:owner/name`; none
    /// where it is a path of this machine.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (authority, path) = match text.split_once("://") {
            Some((scheme, _)) if scheme.eq_ignore_ascii_case("file") => return None,
            Some((_, rest)) => rest.split_once('/')?,
            None => scp(text)?,
        };
        let host = authority.rsplit('@').next().unwrap_or_default();
        let host = host.split(':').next().unwrap_or_default();
        let path = path.trim_matches('/');
        let path = path.strip_suffix(".git").unwrap_or(path);
        let is_host = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        let is_whole = !host.is_empty() && host.bytes().all(is_host) && !path.is_empty();
        is_whole.then(|| Self {
            host: host.to_ascii_lowercase(),
            path: path.to_owned(),
        })
    }

    /// The owner and the name, where the path has two parts.
    pub(crate) fn repository(&self) -> Option<(&str, &str)> {
        let (owner, name) = self.path.split_once('/')?;
        let is_part =
            |part: &str| !part.is_empty() && !part.contains(['/', '?', '#']) && is_word(part);
        (is_part(owner) && is_part(name)).then_some((owner, name))
    }
}

fn is_word(text: &str) -> bool {
    !text.contains(|char: char| char.is_whitespace() || char.is_control())
}

/// `user@host:path`; a colon behind a slash, or behind the one letter of a drive, is of a path.
fn scp(text: &str) -> Option<(&str, &str)> {
    let (authority, path) = text.split_once(':')?;
    let is_path = authority.contains('/') || authority.len() < 2;
    (!is_path).then_some((authority, path))
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn an_address_is_a_host_and_a_path_whatever_form_it_has() {
        for text in [
            "git@github.com:acme/bookings.git",
            "github.com:acme/bookings",
            "git@github.com:/acme/bookings",
            "ssh://git@github.com/acme/bookings.git",
            "ssh://git@github.com:22/acme/bookings.git",
            "git://github.com/acme/bookings",
            "https://GitHub.com/acme/bookings.git/",
            "https://token@github.com/acme/bookings",
            "https://user:to:ken@github.com:443/acme/bookings\n",
        ] {
            let address = Address::parse(text).unwrap();
            assert_eq!(address.host, "github.com", "{text}");
            assert_eq!(address.repository(), Some(("acme", "bookings")), "{text}");
        }
    }

    #[test]
    fn paths_are_no_addresses() {
        for text in [
            "",
            "/srv/git/bookings.git",
            "../book:ings",
            "C:\\git\\bookings",
            "file:///github.com/acme/bookings",
            "https://github.com",
            "https://github.com/",
            "https:///acme/bookings",
            "git@git hub.com:acme/bookings",
        ] {
            assert_eq!(Address::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_has_more_parts_than_two_is_no_repository() {
        for text in [
            "https://github.com/acme",
            "https://github.com/acme/bookings/tree",
            "https://github.com/acme//bookings",
            "https://github.com/acme/book ings",
            "https://github.com/acme/bookings?x",
        ] {
            assert_eq!(Address::parse(text).unwrap().repository(), None, "{text}");
        }
    }
}

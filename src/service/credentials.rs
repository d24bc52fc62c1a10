//! Keys: where they come from. The environment first, then the file that `auth login` writes, which only
//! its owner may read.

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use serde_json::{Map, Value};

use crate::{Env, Exit, Failure, file, names};

/// A service that has keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// Postman.
    Postman,
    /// `CircleCI`.
    CircleCi,
    /// GitHub.
    GitHub,
}

impl Account {
    /// What it is called in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Postman => "postman",
            Self::CircleCi => "circleci",
            Self::GitHub => "github",
        }
    }

    /// What people call it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Postman => "Postman",
            Self::CircleCi => "CircleCI",
            Self::GitHub => "GitHub",
        }
    }

    /// The environment variables that hold its key, the first that is set.
    #[must_use]
    pub const fn variables(self) -> &'static [&'static str] {
        match self {
            Self::Postman => &[names::API_KEY],
            Self::CircleCi => &["CIRCLE_TOKEN", "CIRCLECI_CLI_TOKEN"],
            Self::GitHub => &["GITHUB_TOKEN", "GH_TOKEN"],
        }
    }
}

/// Where a key was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In this environment variable.
    Variable(String),
    /// In this file.
    File(PathBuf),
}

/// The keys of an environment and of the file.
#[derive(Clone, Debug)]
pub struct Credentials<'e> {
    env: &'e Env,
}

impl<'e> Credentials<'e> {
    /// The keys that are found from `env` on.
    #[must_use]
    pub const fn new(env: &'e Env) -> Self {
        Self { env }
    }

    /// Where the file is, or would be; none where there is no home.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        // A relative one is to be ignored (XDG Base Directory Specification).
        let config = self.env.get("XDG_CONFIG_HOME").map(PathBuf::from);
        let config = config.filter(|path| path.is_absolute());
        let home = || self.env.get("HOME").or_else(|| self.env.get("USERPROFILE"));
        let config = config.or_else(|| Some(Path::new(home()?).join(".config")))?;
        Some(config.join("postorb").join("credentials"))
    }

    /// The key of an account, and where it was: in the variable that the selection names, in one that
    /// everybody knows, in the file. None where there is none.
    ///
    /// # Errors
    /// Where the file cannot be read, or others can.
    pub fn find(
        &self,
        account: Account,
        variable: Option<&str>,
    ) -> Result<Option<(SecretString, Origin)>, Failure> {
        let known = account.variables().iter().copied();
        let named = variable.into_iter().chain(known);
        for name in named {
            if let Some(key) = self
                .env
                .get(name)
                .map(str::trim)
                .filter(|key| !key.is_empty())
            {
                return Ok(Some((key.into(), Origin::Variable(name.to_owned()))));
            }
        }
        let key = self.get(account)?;
        Ok(key.zip(self.path().map(Origin::File)))
    }

    /// The key that the file has for an account.
    ///
    /// # Errors
    /// Where it cannot be read, or others can.
    pub fn get(&self, account: Account) -> Result<Option<SecretString>, Failure> {
        let Some((path, file)) = self.read()? else {
            return Ok(None);
        };
        match file.keys.get(account.name()) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(key)) => {
                Ok(Some(key.trim().into()).filter(|_| !key.trim().is_empty()))
            }
            Some(_) => {
                let what = format!("what stands under `{}` is no text", account.name());
                Err(broken(&path, &what))
            }
        }
    }

    /// There is no key: both ways to give one. The orb takes keys from variables that its user names, and tells
    /// these names in variables of its own (orb/src/scripts).
    pub(super) fn missing(
        &self,
        account: Account,
        variable: Option<&str>,
        service: &str,
    ) -> Failure {
        let usual = account.variables()[0];
        let variable = variable.unwrap_or(usual);
        let given = self.env.get(&format!("POSTORB_{usual}_NAME"));
        let given = given.filter(|_| variable == usual);
        let variable = given.unwrap_or(variable);
        let message = format!("there is no key for {service}");
        Failure::new(Exit::Authentication, message)
            .help(format!("set the environment variable {variable}"))
            .help(format!(
                "or keep it on this machine: `postorb auth login {}`",
                account.name()
            ))
    }

    /// Writes the key of an account into the file: as a whole, and readable by its owner alone.
    ///
    /// # Errors
    /// Where it cannot be read or written.
    pub fn set(&self, account: Account, key: &SecretString) -> Result<PathBuf, Failure> {
        use secrecy::ExposeSecret as _;
        let Some(path) = self.path() else {
            let message = "there is no place for the key: neither HOME nor XDG_CONFIG_HOME is set";
            return Err(Failure::new(Exit::Usage, message)
                .help(format!("set {} instead", account.variables()[0])));
        };
        let mut keys = self.read()?.map(|(_, file)| file.keys).unwrap_or_default();
        let key = Value::String(key.expose_secret().trim().to_owned());
        keys.insert(account.name().to_owned(), key);
        file::write_private(&path, &text(keys))?;
        Ok(path)
    }

    /// Removes the key of an account from the file: whether it was there.
    ///
    /// # Errors
    /// Where it cannot be read or written.
    pub fn remove(&self, account: Account) -> Result<bool, Failure> {
        let Some((path, mut file)) = self.read()? else {
            return Ok(false);
        };
        let was = file.keys.remove(account.name()).is_some();
        if was {
            file::write_private(&path, &text(file.keys))?;
        }
        Ok(was)
    }

    /// The file, where it is there.
    fn read(&self) -> Result<Option<(PathBuf, File)>, Failure> {
        let Some(path) = self.path() else {
            return Ok(None);
        };
        let Some(text) = file::read_private(&path)? else {
            return Ok(None);
        };
        match serde_json::from_str(&text) {
            Ok(Value::Object(keys)) => Ok(Some((path, File { keys }))),
            _ => Err(broken(&path, "it is not what `auth login` writes")),
        }
    }
}

/// What the file holds. Keys of services that this version does not know stay.
struct File {
    keys: Map<String, Value>,
}

fn text(keys: Map<String, Value>) -> String {
    format!("{:#}\n", Value::Object(keys))
}

/// What is in it is not shown.
fn broken(path: &Path, what: &str) -> Failure {
    let path = path.display();
    Failure::new(Exit::Usage, format!("`{path}` has no keys: {what}"))
        .help("delete that file, and log in again: `postorb auth login`")
        .help("it is JSON like {\"postman\": \"…\"}, where somebody mends it by hand")
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    fn home(folder: &Path, more: &[(&str, &str)]) -> Env {
        let more = more.iter().map(|(name, value)| (name.into(), value.into()));
        let home = [("XDG_CONFIG_HOME".into(), folder.into())];
        Env::new(home.into_iter().chain(more))
    }

    fn found(env: &Env, variable: Option<&str>) -> Option<(String, Origin)> {
        let found = Credentials::new(env)
            .find(Account::Postman, variable)
            .unwrap();
        found.map(|(key, origin)| (key.expose_secret().to_owned(), origin))
    }

    #[test]
    fn the_environment_weighs_more_than_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let env = home(folder.path(), &[]);
        assert_eq!(found(&env, None), None);
        let path = Credentials::new(&env)
            .set(Account::Postman, &" filed\n".into())
            .unwrap();
        assert_eq!(
            found(&env, None),
            Some(("filed".into(), Origin::File(path)))
        );
        let env = home(
            folder.path(),
            &[("POSTMAN_API_KEY", "known\n"), ("MINE", "mine")],
        );
        let variable = |name: &str| Origin::Variable(name.to_owned());
        let known = Some(("known".into(), variable("POSTMAN_API_KEY")));
        assert_eq!(found(&env, None), known);
        assert_eq!(found(&env, Some("OTHER")), known);
        assert_eq!(
            found(&env, Some("MINE")),
            Some(("mine".into(), variable("MINE")))
        );
    }

    #[test]
    fn a_key_that_is_missing_is_asked_for_by_the_name_that_its_user_knows() {
        let folder = tempfile::tempdir().unwrap();
        let told = |more: &[(&str, &str)], account, variable| {
            let env = home(folder.path(), more);
            let failure = Credentials::new(&env).missing(account, variable, "X");
            failure.help[0].clone()
        };
        let set = |name: &str| format!("set the environment variable {name}");
        let named = [
            ("POSTORB_GITHUB_TOKEN_NAME", "GH_COMMENTS"),
            ("POSTORB_POSTMAN_API_KEY_NAME", "MINE"),
        ];
        let key = Some("POSTMAN_API_KEY");
        assert_eq!(told(&[], Account::GitHub, None), set("GITHUB_TOKEN"));
        assert_eq!(told(&named, Account::GitHub, None), set("GH_COMMENTS"));
        assert_eq!(told(&named, Account::Postman, key), set("MINE"));
        assert_eq!(told(&named, Account::Postman, Some("A")), set("A"));
        assert_eq!(told(&named, Account::CircleCi, None), set("CIRCLE_TOKEN"));
    }

    #[test]
    fn a_key_is_written_for_its_owner_alone_and_others_stay() {
        let folder = tempfile::tempdir().unwrap();
        let env = home(folder.path(), &[]);
        let credentials = Credentials::new(&env);
        let path = credentials.set(Account::Postman, &"one".into()).unwrap();
        credentials.set(Account::GitHub, &"two".into()).unwrap();
        credentials.set(Account::Postman, &"three".into()).unwrap();
        let text = file::read_private(&path).unwrap().unwrap();
        assert_eq!(
            text,
            "{\n  \"github\": \"two\",\n  \"postman\": \"three\"\n}\n"
        );
        assert!(credentials.remove(Account::Postman).unwrap());
        assert!(!credentials.remove(Account::Postman).unwrap());
        assert!(!credentials.remove(Account::CircleCi).unwrap());
        let left = credentials.get(Account::GitHub).unwrap().unwrap();
        assert_eq!(left.expose_secret(), "two");
        let names = std::fs::read_dir(path.parent().unwrap()).unwrap().count();
        assert_eq!(names, 1);
    }

    #[test]
    fn a_file_that_is_none_is_not_shown_and_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let env = home(folder.path(), &[]);
        let credentials = Credentials::new(&env);
        let path = credentials.path().unwrap();
        for text in ["PMAK-1", "[]", "{\"postman\": 1}"] {
            file::write_private(&path, text).unwrap();
            let failure = credentials.get(Account::Postman).unwrap_err();
            assert_eq!(failure.exit, Exit::Usage);
            assert!(!format!("{failure:?}").contains("PMAK-1"));
        }
        file::write_private(&path, "PMAK-1").unwrap();
        credentials.set(Account::GitHub, &"x".into()).unwrap_err();
        assert_eq!(file::read_private(&path).unwrap().unwrap(), "PMAK-1");
    }

    #[test]
    fn a_folder_of_configs_is_an_absolute_one() {
        let env = |variables: &[(&str, &str)]| {
            let variables = variables
                .iter()
                .map(|(name, value)| (name.into(), value.into()));
            Credentials::new(&Env::new(variables)).path()
        };
        let path = |text: &str| Some(PathBuf::from(text));
        assert_eq!(env(&[]), None);
        assert_eq!(
            env(&[("HOME", "/h")]),
            path("/h/.config/postorb/credentials")
        );
        let both = [("HOME", "/h"), ("XDG_CONFIG_HOME", "c")];
        assert_eq!(env(&both), path("/h/.config/postorb/credentials"));
        let both = [("HOME", "/h"), ("XDG_CONFIG_HOME", "/c")];
        assert_eq!(env(&both), path("/c/postorb/credentials"));
    }
}

//! Keys: where they come from. The environment first, then the file that `auth login` writes, which only
//! its owner may read.

use std::path::{Path, PathBuf};

use secrecy::SecretString;
use serde_json::{Map, Value};

use super::account::Account;
use crate::{Env, Exit, Failure, file};

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
    /// Where the file cannot be read, or others can; where the selection names a variable with something else
    /// in it, which would be sent for a key.
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
                if !account.variables().contains(&name) && !is_of_postman(key) {
                    return Err(other(name));
                }
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

/// Whether a text looks like a key of Postman's: with a prefix, or, as they once were, digits alone
/// (postman-and-newman.md, 7).
fn is_of_postman(key: &str) -> bool {
    let is_old = matches!(key.len(), 32 | 64) && key.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_old
        || ["PMAK-", "PMAT-"]
            .iter()
            .any(|prefix| key.starts_with(prefix))
}

fn other(variable: &str) -> Failure {
    let message = format!("${variable} holds no key of Postman's, and is not sent");
    Failure::new(Exit::Authentication, message)
        .help("the selection names it under `api-key`; keys begin with `PMAK-`")
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
mod tests;

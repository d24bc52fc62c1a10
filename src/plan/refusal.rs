//! Why a source cannot be used, in words that hold nothing of it: it may be a secret.

use super::{Host, Kind};

/// What is wrong with a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// A key stands where the reference to a variable belongs.
    LiteralKey,
    /// The key would travel in the clear.
    PlainHttp,
    /// The address leads to none of Postman's collections or environments.
    Address,
    /// It can only have been meant as an address, and begins with another scheme.
    Scheme,
    /// It can only have been meant as an id, and is none.
    Id,
    /// The key comes from another variable than `api-key.env` says.
    OtherVariable(String),
}

impl Refusal {
    /// What is wrong with the source, as the end of a sentence about it.
    pub(super) fn message(&self, kind: Kind, key: &str) -> String {
        match self {
            Self::LiteralKey => "holds a key as text".to_owned(),
            Self::PlainHttp => "would send the key over plain http".to_owned(),
            Self::Address => {
                format!("is an address of Postman's that has no {}", kind.key())
            }
            Self::Scheme => "has `://` in it, and does not begin with `https` or `http`".to_owned(),
            Self::Id => "is no id: it has too many digits, too few, or dashes elsewhere".to_owned(),
            Self::OtherVariable(name) => {
                format!("takes its key from `${name}`, and the other keys come from `${key}`")
            }
        }
    }

    /// What to write instead.
    pub(super) fn help(&self, kind: Kind, key: &str) -> String {
        let path = kind.path();
        let host = Host::GetPostman.name();
        match self {
            Self::LiteralKey | Self::Address if matches!(kind, Kind::Globals | Kind::Data) => {
                "Postman has no address for it: export it to a file of the repository".to_owned()
            }
            Self::LiteralKey => format!(
                "write the id alone, or `https://{host}/{path}/<id>?apikey=${key}`; and revoke \
                 that key, it is no secret any more"
            ),
            Self::PlainHttp => "write https://, or the id alone".to_owned(),
            Self::Scheme => {
                "write an address that begins with https://, or the path of a file".to_owned()
            }
            Self::Address => {
                format!("write the id alone, or `https://{host}/{path}/<id>?apikey=${key}`")
            }
            Self::Id => format!(
                "copy it from Postman, which shows it under `Info` of the {}: a number, a dash and a UUID",
                kind.key()
            ),
            Self::OtherVariable(name) => {
                format!("say so for all of them: api-key: {{env: {name}}}")
            }
        }
    }
}

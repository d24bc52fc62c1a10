use super::orb::Reference;
use super::orbs;
use crate::yaml::Value;

/// Orbs whose content is known: files that the user names, and the orbs that postorb knows.
#[derive(Debug, Default)]
pub struct Library {
    sources: Vec<(String, Value)>,
}

impl Library {
    /// Makes the content of an orb known, by the alias that configs have for it.
    pub fn add(&mut self, alias: String, content: Value) {
        self.sources.push((alias, content));
    }

    /// What an orb contains, where that is known; `alias` is what the config calls it.
    pub(super) fn find(&self, alias: Option<&str>, reference: &Reference<'_>) -> Option<&Value> {
        let mut sources = self.sources.iter();
        let source = sources.find(|(known, _)| Some(known.as_str()) == alias);
        source.map(|(_, content)| content).or(match reference {
            Reference::Published { name, version } => orbs::content(name, version),
            _ => None,
        })
    }
}

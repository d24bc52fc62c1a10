//! Which of the configs of a pipeline a file is: with setup workflows there are two.

use std::path::Path;

use crate::command::Context;
use crate::lint::{Fitness, fitness};
use crate::names::CONFIG;
use crate::service::circleci::ConfigTexts;

/// What a file was in the pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The only config.
    Whole,
    /// The one that decides what comes after it.
    Setup,
    /// The one that came after it.
    Continuation,
}

impl Role {
    /// `CircleCI` reads `.circleci/config.yml` first: where the pipeline had a setup config, that was it.
    pub(super) fn of(path: &Path, text: &str, texts: &ConfigTexts) -> Self {
        let had_setup = texts.setup_source.is_some();
        let is_first = path.ends_with(CONFIG) || fitness(text) == Fitness::Setup;
        match (had_setup, is_first) {
            (false, _) => Self::Whole,
            (true, true) => Self::Setup,
            (true, false) => Self::Continuation,
        }
    }

    /// The text that the pipeline had in its place.
    pub(super) fn source(self, texts: &ConfigTexts) -> &str {
        match self {
            Self::Setup => texts.setup_source.as_deref().unwrap_or_default(),
            Self::Whole | Self::Continuation => &texts.source,
        }
    }

    /// What that was compiled to.
    pub(super) fn compiled(self, texts: &ConfigTexts) -> &str {
        match self {
            Self::Setup => texts.setup_compiled.as_deref().unwrap_or_default(),
            Self::Whole | Self::Continuation => &texts.compiled,
        }
    }

    pub(super) fn tell(self, name: &str, context: &mut Context<'_, '_>) {
        match self {
            Self::Whole => {}
            Self::Setup => context.note(&format!("{name} is compared with the setup config")),
            Self::Continuation => context.note(&format!(
                "{name} is compared with the config that followed the setup config"
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_beside_what_it_was() {
        let plain: ConfigTexts =
            serde_json::from_str(r#"{"source": "a", "compiled": "b"}"#).unwrap();
        let both: ConfigTexts = serde_json::from_str(
            r#"{"source": "a", "compiled": "b", "setup-config": "c", "compiled-setup-config": "d"}"#,
        )
        .unwrap();
        let setup = "version: 2.1\nsetup: true\n";
        for (path, text, texts, source, compiled) in [
            (CONFIG, "version: 2.1\n", &plain, "a", "b"),
            (CONFIG, setup, &plain, "a", "b"),
            (CONFIG, setup, &both, "c", "d"),
            (CONFIG, "version: 2.1\n", &both, "c", "d"),
            ("/x/.circleci/config.yml", setup, &both, "c", "d"),
            (".circleci/continue.yml", "version: 2.1\n", &both, "a", "b"),
            (".circleci/setup.yml", setup, &both, "c", "d"),
        ] {
            let role = Role::of(Path::new(path), text, texts);
            let found = (role.source(texts), role.compiled(texts));
            assert_eq!(found, (source, compiled), "{path} {text}");
        }
    }
}

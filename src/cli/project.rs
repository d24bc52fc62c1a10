use std::path::PathBuf;

use super::filled;
use crate::harmless;

// Which project of CircleCI's is meant.
#[derive(Clone, Debug, Default, clap::Args)]
pub(crate) struct ProjectArgs {
    /// CircleCI project: gh/OWNER/NAME, bb/OWNER/NAME, circleci/ID/ID, or its address
    #[arg(long, value_name = "SLUG", conflicts_with = "integration", value_parser = filled)]
    pub(crate) project: Option<String>,
    /// Integration of the selection whose project it is
    #[arg(long, value_name = "NICKNAME", value_parser = filled)]
    pub(crate) integration: Option<String>,
    /// Selection file [default: .circleci/postorb.yml]
    #[arg(long, value_name = "FILE")]
    pub(crate) selection: Option<PathBuf>,
}

impl ProjectArgs {
    /// Whether a flag says which project it is.
    pub(crate) const fn is_named(&self) -> bool {
        self.project.is_some() || self.integration.is_some()
    }

    /// The same flags once more, behind a command that a hint names: without them it would be about another
    /// project. Nothing where none was given.
    pub(crate) fn again(&self) -> String {
        let file = self
            .selection
            .as_ref()
            .map(|file| file.display().to_string());
        let flags = [
            ("--project", self.project.as_deref()),
            ("--integration", self.integration.as_deref()),
            ("--selection", file.as_deref()),
        ];
        let mut again = String::new();
        for (flag, value) in flags {
            if let Some(value) = value {
                again.extend([" ", flag, " ", &word(value)]);
            }
        }
        again
    }
}

/// A text as one word of a shell.
fn word(text: &str) -> String {
    let text = harmless::path(text);
    let is_plain = |char: char| char.is_ascii_alphanumeric() || "/._-:@%+=".contains(char);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text;
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::ProjectArgs;

    #[test]
    fn what_named_the_project_names_it_again() {
        assert_eq!(ProjectArgs::default().again(), "");
        let args = ProjectArgs {
            project: None,
            integration: Some("Bob's office".to_owned()),
            selection: Some("ci/postorb.yml".into()),
        };
        let again = " --integration 'Bob'\\''s office' --selection ci/postorb.yml";
        assert_eq!(args.again(), again);
    }
}

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::Cli;

#[derive(Debug, clap::Args)]
#[command(after_help = "\
PowerShell runs this from $PROFILE: `postorb completions powershell | Out-String | Invoke-Expression`

Examples:
  eval \"$(postorb completions bash)\"   in ~/.bashrc
  eval \"$(postorb completions zsh)\"    in ~/.zshrc, behind `compinit`
  postorb completions fish | source    in ~/.config/fish/config.fish")]
pub(crate) struct CompletionsArgs {
    /// Shell to print a script for
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: ShellArg,
}

/// A shell, by its name.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum ShellArg {
    Bash,
    Zsh,
    Fish,
    Powershell,
}

impl CompletionsArgs {
    /// The script, for the program under its own name.
    pub(crate) fn script(&self) -> Vec<u8> {
        let shell = match self.shell {
            ShellArg::Bash => Shell::Bash,
            ShellArg::Zsh => Shell::Zsh,
            ShellArg::Fish => Shell::Fish,
            ShellArg::Powershell => Shell::PowerShell,
        };
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Cli::command(), "postorb", &mut script);
        script
    }
}

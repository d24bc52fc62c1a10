//! What shells offer, asked from the shells. PowerShell is not there to be asked: its script is held
//! against the copy, and against nothing else.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::needs;
use crate::process::postorb;

/// The shells, and what their scripts are called in the folders where these look for them.
const COPIES: [(&str, &str); 4] = [
    ("bash", "postorb.bash"),
    ("zsh", "_postorb"),
    ("fish", "postorb.fish"),
    ("powershell", "_postorb.ps1"),
];

/// What is typed, and what there is to go on with: a subcommand, a flag, a value.
const TYPED: [(&str, &str); 4] = [
    ("postorb val", "validate"),
    ("postorb validate --fail-o", "--fail-on"),
    ("postorb validate --fail-on war", "warning"),
    ("postorb completions pow", "powershell"),
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("completions")
}

#[test]
fn the_copies_are_what_the_command_prints() {
    for (shell, name) in COPIES {
        let output = postorb(&["completions", shell], &[]);
        assert_eq!((output.exit, output.stderr.as_str()), (0, ""));
        let copy = folder().join(name);
        if std::env::var_os("POSTORB_BLESS").is_some() {
            std::fs::write(&copy, &output.stdout).unwrap();
        }
        let copy = std::fs::read_to_string(copy).unwrap_or_default();
        assert!(
            copy == output.stdout,
            "{name} is stale: `just bless` rewrites it"
        );
    }
    let names = std::fs::read_dir(folder()).unwrap().count();
    assert_eq!(names, COPIES.len());
}

/// Runs a shell's own program with `args` behind it, in a folder where nothing can be completed.
fn ask(shell: &str, program: &str, args: &[&str]) -> Option<String> {
    let path = needs::program(shell)?;
    let empty = tempfile::tempdir().unwrap();
    let output = Command::new(path)
        .args(match shell {
            "bash" => &["--norc", "--noprofile", "-c"][..],
            "zsh" => &["-f", "-c"],
            _ => &["--no-config", "-c"],
        })
        .arg(program)
        .args(args)
        .env("HOME", empty.path())
        .current_dir(empty.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    assert_eq!(told, "", "{shell}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn bash_offers_commands_flags_and_values() {
    let script = folder().join("postorb.bash");
    let program = r#"source "$0"
COMP_WORDS=($1) COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE=$1 COMP_POINT=${#1}
_postorb postorb "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
printf '%s\n' "${COMPREPLY[@]}""#;
    for (typed, offered) in TYPED {
        let args = [script.to_str().unwrap(), typed];
        let Some(answer) = ask("bash", program, &args) else {
            return;
        };
        assert_eq!(answer, format!("{offered}\n"), "{typed}");
    }
}

#[test]
fn fish_offers_commands_flags_and_values() {
    let script = folder().join("postorb.fish");
    // clap's script for fish has values of flags, and none of arguments.
    for (typed, offered) in &TYPED[..3] {
        let program = format!("source {}; complete -C '{typed}'", script.display());
        let Some(answer) = ask("fish", &program, &[]) else {
            return;
        };
        let words: Vec<_> = answer.lines().map(|line| line.split('\t').next()).collect();
        assert_eq!(words, [Some(*offered)], "{typed}");
    }
}

/// In a terminal of its own: completion is a part of zsh's line editor.
#[test]
fn zsh_completes_commands_flags_and_values() {
    let program = r#"zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1= RPROMPT= fpath=($0 \$fpath); autoload -Uz compinit; compinit -u -D; print READ''Y"
zpty -m -r shell answer '*READY*'
zpty -w -n shell "$1"$'\t'
zpty -m -r shell answer "*$2*" && print -r -- "${(V)answer}"
zpty -d shell"#;
    for (typed, offered) in TYPED {
        let (before, _) = typed.rsplit_once(' ').unwrap();
        let whole = format!("{before} {offered}");
        let args = [folder().to_str().unwrap(), typed, &whole].map(ToOwned::to_owned);
        let args = args.each_ref().map(String::as_str);
        let Some(answer) = ask("zsh", program, &args) else {
            return;
        };
        assert!(answer.contains(&whole), "{typed}: {answer}");
    }
}

#[test]
fn a_shell_that_nobody_knows_is_a_usage_error() {
    let output = postorb(&["completions", "csh"], &[]);
    assert_eq!(output.exit, 2);
    assert!(
        output
            .stderr
            .contains("[possible values: bash, zsh, fish, powershell]")
    );
}

#[test]
fn man_pages_are_set_without_a_warning() {
    let Some(groff) = needs::program("groff") else {
        return;
    };
    let pages = std::fs::read_dir(folder().with_file_name("man")).unwrap();
    let pages: Vec<PathBuf> = pages.map(|page| page.unwrap().path()).collect();
    assert!(pages.len() >= 7, "{pages:?}");
    for page in pages {
        let mut command = Command::new(&groff);
        let output = command
            .args(["-ww", "-man", "-Tutf8"])
            .arg(&page)
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && told.is_empty(), "{told}");
    }
}

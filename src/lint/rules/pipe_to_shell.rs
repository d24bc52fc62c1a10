//! `pipe-to-shell`: a script is run as it is downloaded.

use crate::finding::{Finding, Severity};
use crate::lint::script::Script;
use crate::lint::shell::{Command, End};
use crate::lint::{Rule, Subject};
use crate::names::POSTMAN_CLI_INSTALLERS;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "pipe-to-shell",
    severities: &[Severity::Info],
    page: include_str!("pipe_to_shell.md"),
    check,
};

/// What runs what it is given.
const SHELLS: [&str; 10] = [
    "sh", "bash", "zsh", "dash", "python", "python3", "node", "source", ".", "eval",
];

/// What shows that a script looks at what it downloads.
const CHECKS: [&str; 5] = ["sha256sum", "sha512sum", "shasum", "gpg ", "cosign "];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.tree.text();
    for script in subject.scripts {
        if CHECKS.iter().any(|check| script.text.text.contains(check)) {
            continue;
        }
        let mut fetches = script.commands.iter().enumerate();
        let Some((_, command)) = fetches.find(|(at, command)| is_run(script, *at, command)) else {
            continue;
        };
        if let (Some(first), Some(last)) = (command.words.first(), command.words.last()) {
            let span = script
                .text
                .place(config, &(first.span.start..last.span.end));
            let finding = Finding::error(
                RULE.name,
                span,
                "what this downloads runs without a look at it",
            )
            .severity(Severity::Info)
            .label("whoever has the server has the job, and its variables")
            .help("download a version to a file, compare its checksum, and run the file");
            findings.push(script.text.told(finding));
        }
    }
}

fn is_run(script: &Script<'_>, at: usize, command: &Command) -> bool {
    if !matches!(command.program(), "curl" | "wget") || is_postmans(command) {
        return false;
    }
    let is_shell = |command: &Command| SHELLS.contains(&command.program());
    if command.end == End::Pipe {
        let next = script.commands[at + 1..]
            .iter()
            .find(|next| !next.words.is_empty());
        return next.is_some_and(|next| is_shell(next) && !runs_code_of_its_own(next));
    }
    let around = command
        .inside
        .and_then(|around| script.commands.get(around));
    around.is_some_and(is_shell)
}

/// Postman's page has no other way to install its CLI, and neither a version nor a checksum beside it:
/// there is nothing to compare, and layouts render it as Postman's dialog does.
fn is_postmans(command: &Command) -> bool {
    let installers = |text: &str| {
        let rest = text.strip_prefix(POSTMAN_CLI_INSTALLERS);
        rest.is_some_and(|rest| rest.starts_with('/'))
    };
    command.words.iter().any(|word| installers(&word.text))
}

/// `curl … | python -c …` or `| node script.js` reads what is downloaded as data.
fn runs_code_of_its_own(command: &Command) -> bool {
    let arguments = command.invoked().iter().skip(1);
    let is_shell = matches!(command.program(), "sh" | "bash" | "zsh" | "dash");
    arguments.into_iter().any(|word| match &*word.text {
        "-c" | "-m" | "-e" | "-p" => true,
        "-" | "-s" | "--" => false,
        other => !is_shell && !other.starts_with('-'),
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run;

    #[test]
    fn what_runs_unseen_is_told() {
        for command in [
            "curl -sSL https://acme.test/install.sh | sh",
            "wget -qO- https://acme.test/install.sh | sudo -E bash -s -- --yes",
            "bash <(curl -s https://acme.test/bash)",
            "bash -c \"$(curl -fsSL https://acme.test/install.sh)\"",
            "curl https://acme.test/get.py | python3",
            "curl -o- https://dl-cli.pstmn.io/installer.sh | sh",
            "curl -o- http://dl-cli.pstmn.io/install/linux64.sh | sh",
        ] {
            assert_eq!(of_run("pipe-to-shell", command).len(), 1, "{command}");
        }
    }

    #[test]
    fn what_is_data_or_is_looked_at_is_left_alone() {
        for command in [
            "curl https://acme.test/x.json | jq .",
            "curl -o- \"https://dl-cli.pstmn.io/install/linux64.sh\" | sh",
            "curl https://acme.test/x.json | python3 -c 'import json'",
            "curl https://acme.test/x.json | python -m json.tool",
            "curl -o x.sh https://acme.test/x.sh && sha256sum -c x.sum && sh x.sh",
            "VERSION=$(curl https://acme.test/version)",
            "echo 'curl https://acme.test | sh'",
        ] {
            assert_eq!(
                of_run("pipe-to-shell", command),
                Vec::<String>::new(),
                "{command}"
            );
        }
    }
}

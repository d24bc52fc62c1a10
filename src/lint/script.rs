//! The shell text of a config: what its `run` steps execute.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use super::shell::{self, Command};
use crate::circle::{Config, Found, Named, Scope};
use crate::finding::{Finding, Fix, Patch, Safety};
use crate::yaml::{self, Inside, Value};

/// What a `run` step executes.
#[derive(Debug)]
pub(super) struct Script<'v> {
    /// The text, and where it is written.
    pub(super) text: Text<'v>,
    /// Its commands, where it runs a program that rules look at; none where another language than
    /// a shell's is spoken.
    pub(super) commands: Vec<Command>,
    /// The job or command that it is part of.
    pub(super) owner: Option<Named<'v>>,
    /// The step's `working_directory`.
    pub(super) directory: Option<&'v Value>,
}

/// Text of a config that a shell reads.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_field_names,
    reason = "`script.text.text` is what is written, whatever else is known of it"
)]
pub(super) struct Text<'v> {
    value: &'v Value,
    /// Where parts of a long text are written, once somebody asked.
    places: Option<Rc<OnceCell<Inside>>>,
    /// What the shell reads.
    pub(super) text: &'v str,
}

/// Parts of longer text than this are not looked for from its start, each of them.
const LONG: usize = 2_000;

/// Programs that rules look at: text without their names is not read.
const PROGRAMS: [&str; 4] = ["newman", "postman", "curl", "wget"];

impl<'v> Script<'v> {
    /// All scripts of a config.
    pub(super) fn all(config: &Config<'v>) -> Vec<Self> {
        let mut all = Vec::new();
        config.steps(&mut |context, step| {
            let Some(arguments) = step.arguments.filter(|_| step.name == "run") else {
                return;
            };
            let command = match arguments.text() {
                Some(_) => Some(arguments),
                None => arguments.get("command"),
            };
            let Some(text) = command.and_then(Text::of) else {
                return;
            };
            let owner = context.owner.map(|owner| owner.named);
            let is_read = is_posix(arguments, owner, context.scope)
                && PROGRAMS.iter().any(|program| text.text.contains(program));
            let commands = if is_read {
                shell::read(text.text)
            } else {
                Vec::new()
            };
            all.push(Self {
                text,
                commands,
                owner,
                directory: arguments.get("working_directory"),
            });
        });
        all
    }
}

/// Whether what reads a step is a POSIX shell: its own `shell`, its job's, or its executor's, which is
/// one but on Windows.
fn is_posix(step: &Value, owner: Option<Named<'_>>, scope: &Scope<'_>) -> bool {
    let owner = owner.map(|owner| owner.value);
    let executor = owner.and_then(|owner| owner.get("executor"));
    let name =
        executor.and_then(|executor| executor.text().or_else(|| executor.get("name")?.text()));
    let executor = match name.map(|name| scope.executor(name)) {
        Some(Found::Definition(executor)) => Some(executor.named.value),
        _ => None,
    };
    let all = [Some(step), owner, executor];
    let mut shells = all.iter().flatten().filter_map(|one| one.get("shell"));
    if let Some(shell) = shells.find_map(Value::text) {
        return is_program_posix(shell);
    }
    let mut classes = all
        .iter()
        .flatten()
        .filter_map(|one| one.get("resource_class"));
    let is_windows = |text: &str| text.starts_with("windows");
    // `win/default` and the like of CircleCI's orb for Windows.
    let is_in_orb = name.is_some_and(|name| name.starts_with("win"));
    !is_in_orb && !classes.any(|class| class.text().is_some_and(is_windows))
}

/// Whether a program reads text as a POSIX shell does.
fn is_program_posix(shell: &str) -> bool {
    let program = shell.split_whitespace().next().unwrap_or_default();
    let program = program.rsplit(['/', '\\']).next().unwrap_or_default();
    let program = program.strip_suffix(".exe").unwrap_or(program);
    program.contains("<<") || matches!(program, "sh" | "bash" | "dash" | "ash" | "zsh" | "ksh")
}

impl<'v> Text<'v> {
    /// A value that is text.
    pub(super) fn of(value: &'v Value) -> Option<Self> {
        let text = value.text()?;
        let places = (text.len() > LONG).then(Rc::default);
        Some(Self {
            value,
            places,
            text,
        })
    }

    /// Where a part of it is written in the config, whose text is `config`.
    pub(super) fn place(&self, config: &str, part: &Range<usize>) -> Range<usize> {
        let (source, text) = (&self.value.source, self.text);
        match &self.places {
            None => yaml::inside(config, source, text, part),
            Some(known) => {
                let known = known.get_or_init(|| Inside::new(config, source, text));
                known.place(config, source, text, part)
            }
        }
    }

    /// Whether it is written around these bytes of the config.
    pub(super) fn contains(&self, bytes: &Range<usize>) -> bool {
        let source = &self.value.source;
        source.start <= bytes.start && bytes.end <= source.end
    }

    /// Its line up to a part that is written without escapes, at these bytes of the config.
    pub(super) fn before(&self, config: &str, part: &Range<usize>) -> Option<&'v str> {
        let written = config.get(part.clone())?;
        let earlier = config.get(self.value.source.start..part.start)?;
        let mut places = self.text.match_indices(written);
        let (at, _) = places.nth(earlier.matches(written).count())?;
        self.text[..at].rsplit('\n').next()
    }

    /// `finding`, with the place where the text is used if an alias stands there.
    pub(super) fn told(&self, finding: Finding) -> Finding {
        match &self.value.via {
            Some(via) => finding.related(via.clone(), "used here"),
            None => finding,
        }
    }

    /// The fix that puts `with` in place of a part of it; none where the scalar's style is in the
    /// way.
    pub(super) fn replace(
        &self,
        config: &str,
        part: &Range<usize>,
        with: &str,
        title: String,
        safety: Safety,
    ) -> Option<Fix> {
        let patch = self.patch(config, part, with)?;
        let patches = vec![patch];
        Some(Fix {
            title,
            safety,
            patches,
        })
    }

    fn patch(&self, config: &str, part: &Range<usize>, with: &str) -> Option<Patch> {
        let source = &self.value.source;
        let style = config.as_bytes().get(source.start)?;
        let replacement = match style {
            b'\'' => with.replace('\'', "''"),
            b'"' => with.replace('\\', "\\\\").replace('"', "\\\""),
            b'|' | b'>' => with.to_owned(),
            _ => {
                let before = self.text.get(..part.start)?;
                let text = format!("{before}{with}{}", self.text.get(part.end..)?);
                let is_line = !config.get(source.clone())?.contains(['\n', '\r']);
                if !is_line {
                    // The lines of a plain scalar of several are folded: only what is no sign of
                    // YAML's can stand there.
                    return with
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
                        .then(|| Patch {
                            span: self.place(config, part),
                            replacement: with.to_owned(),
                        });
                }
                if !stays_plain(self.text, &text, with) {
                    return Some(Patch {
                        span: source.clone(),
                        replacement: yaml::quote::quoted(&text, true),
                    });
                }
                with.to_owned()
            }
        };
        Some(Patch {
            span: self.place(config, part),
            replacement,
        })
    }
}

/// Whether a plain scalar is still one when `with` has been put into it.
fn stays_plain(before: &str, after: &str, with: &str) -> bool {
    let first = |text: &str| text.chars().next();
    let is_sign = |char: char| "-?:,[]{}#&*!|>'\"%@`".contains(char);
    (first(before) == first(after) || first(after).is_some_and(|first| !is_sign(first)))
        && !after.contains(": ")
        && !after.contains(" #")
        && !after.ends_with([' ', ':'])
        && !with.contains([',', '[', ']', '{', '}'])
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    fn found(job: &str, step: &str) -> usize {
        let text = format!(
            "version: 2.1\nexecutors: {{ own: {{ shell: powershell.exe }} }}\njobs:\n  a:\n    {job}\n    steps:\n      \
             - run:\n          command: curl -u 'x:$POSTMAN_API_KEY' https://acme.test\n          {step}\n"
        );
        of("quoted-key", &text).len()
    }

    #[test]
    fn only_what_a_posix_shell_reads_is_read_as_such() {
        for (job, step) in [
            ("docker: [{ image: cimg/base:2025.04 }]", "name: x"),
            ("shell: /bin/bash -eo pipefail", "name: x"),
            ("resource_class: windows.medium", "shell: bash.exe"),
            ("executor: own", "shell: sh"),
        ] {
            assert_eq!(found(job, step), 1, "{job}, {step}");
        }
        for (job, step) in [
            ("docker: [{ image: cimg/base:2025.04 }]", "shell: python"),
            ("shell: powershell.exe -ExecutionPolicy Bypass", "name: x"),
            ("executor: own", "name: x"),
            ("executor: { name: own }", "name: x"),
            ("executor: win/default", "name: x"),
            ("resource_class: windows.medium", "name: x"),
        ] {
            assert_eq!(found(job, step), 0, "{job}, {step}");
        }
    }
}

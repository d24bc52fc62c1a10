//! The shell text of a config: what its `run` steps execute.

use std::ops::Range;

use super::shell::{self, Command};
use crate::circle::{Config, Named};
use crate::finding::{Finding, Fix, Patch, Safety};
use crate::yaml::{self, Value};

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
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'v> {
    value: &'v Value,
    /// What the shell reads.
    pub(super) text: &'v str,
}

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
            let shell = arguments.get("shell").or_else(|| owner?.value.get("shell"));
            let is_read = shell.and_then(Value::text).is_none_or(is_posix)
                && PROGRAMS.iter().any(|program| text.text.contains(program));
            all.push(Self {
                text,
                commands: if is_read {
                    shell::read(text.text)
                } else {
                    Vec::new()
                },
                owner,
                directory: arguments.get("working_directory"),
            });
        });
        all
    }
}

/// Whether the program of a step's `shell` reads text as a POSIX shell does.
fn is_posix(shell: &str) -> bool {
    let program = shell.split_whitespace().next().unwrap_or_default();
    let program = program.rsplit(['/', '\\']).next().unwrap_or_default();
    let program = program.strip_suffix(".exe").unwrap_or(program);
    program.contains("<<") || matches!(program, "sh" | "bash" | "dash" | "ash" | "zsh" | "ksh")
}

impl<'v> Text<'v> {
    /// A value that is text.
    pub(super) fn of(value: &'v Value) -> Option<Self> {
        let text = value.text()?;
        Some(Self { value, text })
    }

    /// Where a part of it is written in the config, whose text is `config`.
    pub(super) fn place(&self, config: &str, part: &Range<usize>) -> Range<usize> {
        yaml::inside(config, &self.value.source, self.text, part)
    }

    /// Whether it is written around these bytes of the config.
    pub(super) fn contains(&self, bytes: &Range<usize>) -> bool {
        let source = &self.value.source;
        source.start <= bytes.start && bytes.end <= source.end
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

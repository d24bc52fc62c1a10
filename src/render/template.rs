//! Templates: those of the layouts and the user's own, with the same delimiters and filters.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::thread;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior};

use super::context::Context;
use super::{block, sh};
use crate::file::LIMIT;
use crate::selection::Layout;
use crate::yaml::{Lines, Tree};
use crate::{Exit, Failure};

/// The longest template of somebody's, in bytes.
const LARGEST: usize = 64 * 1024;

/// How much room there is for calls within calls, in bytes, of which no more is taken than used.
const STACK: usize = 256 * 1024 * 1024;

/// How many instructions a template may take: a hundred times what ten thousand suites take.
const FUEL: u64 = 20_000_000;

/// Parts that several templates have in common; the user's own can include them.
const PARTS: [(&str, &str); 5] = [
    (
        "parameters.yml.j2",
        include_str!("../../templates/parameters.yml.j2"),
    ),
    (
        "install-postorb.yml.j2",
        include_str!("../../templates/install-postorb.yml.j2"),
    ),
    (
        "results.yml.j2",
        include_str!("../../templates/results.yml.j2"),
    ),
    ("run.yml.j2", include_str!("../../templates/run.yml.j2")),
    (
        "workflows.yml.j2",
        include_str!("../../templates/workflows.yml.j2"),
    ),
];

/// A template and the name that errors call it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The file's name.
    pub name: String,
    /// What is in it.
    pub text: String,
}

impl Template {
    /// The template of a layout.
    pub(super) fn of(layout: Layout) -> Self {
        let (name, text) = match layout {
            Layout::NewmanDocker => (
                "newman-docker.yml.j2",
                include_str!("../../templates/newman-docker.yml.j2"),
            ),
            Layout::PostmanCli => (
                "postman-cli.yml.j2",
                include_str!("../../templates/postman-cli.yml.j2"),
            ),
            Layout::Postorb => (
                "postorb.yml.j2",
                include_str!("../../templates/postorb.yml.j2"),
            ),
            Layout::NewmanOrb => (
                "newman-orb.yml.j2",
                include_str!("../../templates/newman-orb.yml.j2"),
            ),
        };
        let (name, text) = (name.to_owned(), text.to_owned());
        Self { name, text }
    }

    /// Fills it in, and looks whether a config came out.
    pub(super) fn render(&self, context: &Context<'_>) -> Result<String, Failure> {
        let text = self.fill(context).map_err(|error| self.failure(&error))?;
        self.check(&text)?;
        Ok(text)
    }

    /// The same of a template that somebody else wrote: whatever is in it comes to an end.
    pub(super) fn render_theirs(&self, context: &Context<'_>) -> Result<String, Failure> {
        if self.text.len() > LARGEST {
            let message = format!("{} is longer than {LARGEST} bytes", self.name);
            return Err(Failure::new(Exit::Usage, message).help(
                "a template has the form of a config, and takes the suites from the selection",
            ));
        }
        // The parser calls itself for each operator of a long expression.
        thread::scope(|scope| {
            let thread = thread::Builder::new().stack_size(STACK);
            let thread = thread.spawn_scoped(scope, || self.render(context));
            let ended = thread.map(thread::ScopedJoinHandle::join);
            match ended {
                Ok(Ok(rendered)) => rendered,
                _ => Err(Failure::new(
                    Exit::Internal,
                    format!("{} cannot be rendered", self.name),
                )),
            }
        })
    }

    fn fill(&self, context: &Context<'_>) -> Result<String, Error> {
        let mut environment = environment()?;
        environment.add_template(&self.name, &self.text)?;
        let mut out = Limited(Vec::new());
        environment
            .get_template(&self.name)?
            .render_captured_to(Serde(context), &mut out)?;
        let mut text = String::from_utf8_lossy(&out.0).into_owned();
        text.truncate(text.trim_end().len());
        text.push('\n');
        Ok(text)
    }

    fn failure(&self, error: &Error) -> Failure {
        let name = error.name().unwrap_or(&self.name);
        let line = error
            .line()
            .map(|line| format!(":{line}"))
            .unwrap_or_default();
        let mut message = format!("{name}{line}: {}", error.kind());
        if let Some(detail) = error.detail() {
            message.push_str(": ");
            message.push_str(detail);
        } else if error.kind() == ErrorKind::UndefinedError
            && let Some(value) = self.filtered(name, error)
        {
            let _ = write!(message, ": `{value}` is undefined");
        }
        Failure::new(Exit::Usage, message)
            .help("docs/templates.md says what a template can use and how it is written")
    }

    /// What a filter was given that failed: it has no name for the engine, which knows where the filter is.
    fn filtered(&self, name: &str, error: &Error) -> Option<&str> {
        let mut parts = PARTS.iter();
        let text = if name == self.name {
            &self.text
        } else {
            parts.find(|(part, _)| *part == name)?.1
        };
        let before = text.get(..error.range()?.start)?.trim_end();
        let value = before.strip_suffix('|')?.trim_end();
        let start = value.rfind([' ', '\n', '(', ',', '='])? + 1;
        Some(&value[start..]).filter(|value| !value.is_empty())
    }

    /// A config has jobs; whether they are right is for `validate` to say.
    fn check(&self, text: &str) -> Result<(), Failure> {
        let wrong = |at: usize, message: &str| {
            let lines = Lines::new(text);
            let (line, _) = lines.position(at);
            let message = format!("what {} renders {message}", self.name);
            Failure::new(Exit::Usage, message)
                .help(format!("rendered line {line}: {}", lines.text(line - 1)))
        };
        let tree = Tree::parse(text)
            .map_err(|error| wrong(error.at, &format!("is no YAML: {}", error.message)))?;
        match tree.get(tree.root(), "jobs") {
            Some(jobs) if !tree.entries(jobs).is_empty() => Ok(()),
            jobs => {
                let at = jobs.map_or(0, |jobs| tree.node(jobs).span.start);
                Err(wrong(at, "has no jobs"))
            }
        }
    }
}

/// Delimiters that clash neither with `CircleCI`'s `<< >>` and `{{ }}` nor with YAML.
/// What a template writes, as long as it is no longer than a config can be.
struct Limited(Vec<u8>);

impl Write for Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if (self.0.len() + bytes.len()) as u64 > LIMIT {
            return Err(io::Error::other("it is longer than any config"));
        }
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn environment() -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_fuel(Some(FUEL));
    environment.set_syntax(
        SyntaxConfig::builder()
            .variable_delimiters("[=", "=]")
            .block_delimiters("[%", "%]")
            .comment_delimiters("[#", "#]")
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build()?,
    );
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_filter("yaml", |value: Value| {
        Ok::<_, Error>(block::scalar(&defined(value)?))
    });
    environment.add_filter("sh", |text: String| sh::quote(&text));
    environment.add_filter("block", |value: Value, indent: usize| {
        Ok::<_, Error>(block::block(&defined(value)?, indent))
    });
    for (name, text) in PARTS {
        environment.add_template(name, text)?;
    }
    Ok(environment)
}

fn defined(value: Value) -> Result<Value, Error> {
    if value.is_undefined() {
        return Err(Error::from(ErrorKind::UndefinedError));
    }
    Ok(value)
}

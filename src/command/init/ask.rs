//! Questions, where there is somebody to ask.

use super::Context;
use crate::Failure;
use crate::command::words::is_none;
use crate::terminal::{Item, Prompt};

/// Somebody at a terminal, or nobody.
pub(super) struct Ask<'a, 'c, 'io> {
    pub(super) context: &'a mut Context<'c, 'io>,
    prompt: Option<Prompt>,
}

impl<'a, 'c, 'io> Ask<'a, 'c, 'io> {
    pub(super) fn new(context: &'a mut Context<'c, 'io>) -> Result<Self, Failure> {
        let prompt = Prompt::open(context.io)?;
        Ok(Self { context, prompt })
    }

    /// Whether anybody can be asked.
    pub(super) fn is_possible(&self) -> bool {
        self.prompt.is_some()
    }

    /// The place of one of `items`; none where nobody can be asked.
    pub(super) fn one(&mut self, question: &str, items: &[Item]) -> Result<Option<usize>, Failure> {
        let Some(prompt) = &mut self.prompt else {
            return Ok(None);
        };
        prompt
            .one(self.context.io.stderr, question, items)
            .map(Some)
    }

    /// The places of at least one of `items`; empty where nobody can be asked.
    pub(super) fn some(&mut self, question: &str, items: &[Item]) -> Result<Vec<usize>, Failure> {
        let Some(prompt) = &mut self.prompt else {
            return Ok(Vec::new());
        };
        prompt.some(self.context.io.stderr, question, items)
    }

    /// The places of any number of `items`.
    pub(super) fn any(&mut self, question: &str, items: &[Item]) -> Result<Vec<usize>, Failure> {
        match &mut self.prompt {
            Some(prompt) if !items.is_empty() => {
                prompt.any(self.context.io.stderr, question, items)
            }
            _ => Ok(Vec::new()),
        }
    }

    /// What is typed; `default` where nothing is, and where nobody can be asked.
    pub(super) fn text(&mut self, question: &str, default: &str) -> Result<String, Failure> {
        match &mut self.prompt {
            Some(prompt) => prompt.text(self.context.io.stderr, question, Some(default)),
            None => Ok(default.to_owned()),
        }
    }

    /// The same, asked again with the reason where `problem` has one.
    pub(super) fn text_until(
        &mut self,
        question: &str,
        default: &str,
        problem: impl Fn(&str) -> Option<Failure>,
    ) -> Result<String, Failure> {
        loop {
            let typed = self.text(question, default)?;
            match problem(&typed) {
                Some(failure) if self.is_possible() => {
                    failure.show(self.context.io);
                }
                Some(failure) => return Err(failure),
                None => return Ok(typed),
            }
        }
    }

    /// Yes or no; none where nobody can be asked.
    pub(super) fn confirm(&mut self, question: &str) -> Result<Option<bool>, Failure> {
        let Some(prompt) = &mut self.prompt else {
            return Ok(None);
        };
        prompt.confirm(self.context.io.stderr, question).map(Some)
    }
}

/// Several texts in one, as flags give them one by one.
pub(super) fn listed(text: &str) -> Vec<String> {
    let parts = text.split(',').map(str::trim);
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// The texts that a flag was given, without the word for nothing.
pub(super) fn given(flag: &[String]) -> Vec<String> {
    let given = flag.iter().filter(|text| !is_none(text));
    given.cloned().collect()
}

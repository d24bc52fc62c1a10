//! Where a run is written, before its parameters are known.

use std::ops::Range;

use super::directory::Directory;
use super::{Argument, Call, Tool, arguments, in_orb, parameter, shell, tool};
use crate::circle::{Config, Named};
use crate::lint::script::{Script, Text};
use crate::lint::shell::Word;
use crate::yaml::Value;

pub(super) struct Site<'s, 'v> {
    pub(super) owner: Option<Named<'v>>,
    place: Range<usize>,
    is_alone: bool,
    form: Form<'s, 'v>,
    directory: Option<String>,
}

enum Form<'s, 'v> {
    /// The orb's command or job, and what it is given.
    Orb(Option<&'v Value>),
    /// Words behind `newman run`.
    Shell(Tool, &'s [Word], Text<'v>),
}

impl<'s, 'v> Site<'s, 'v> {
    pub(super) fn all(config: &Config<'v>, scripts: &'s [Script<'v>], source: &str) -> Vec<Self> {
        let mut all = Vec::new();
        for script in scripts {
            let commands = script.commands.iter();
            let is_alone = commands.filter(|one| !one.words.is_empty()).count() == 1;
            let mut directory = Directory::of(script);
            for command in &script.commands {
                let words = command.invoked();
                if let Some((tool, start)) = tool(words) {
                    let (first, last) = (&words[0].span, &words[start - 1].span);
                    let written = first.start..last.end;
                    all.push(Self {
                        owner: script.owner,
                        place: script.text.place(source, &written),
                        is_alone,
                        form: Form::Shell(tool, &words[start..], script.text.clone()),
                        directory: directory.at(command, start),
                    });
                }
                directory.pass(command);
            }
        }
        // A config without the orb has no step of it.
        config.steps(&mut |context, step| {
            if in_orb(context.scope, step.name) == Some("newman-run") && !step.is_malformed {
                all.push(Self {
                    owner: context.owner.map(|owner| owner.named),
                    place: step.span.clone(),
                    is_alone: true,
                    form: Form::Orb(step.arguments),
                    directory: Some(String::new()),
                });
            }
        });
        for entry in config.entries() {
            if in_orb(&config.scope, entry.job) == Some("run") && !entry.is_malformed {
                all.push(Self {
                    owner: None,
                    place: entry.span.clone(),
                    is_alone: true,
                    form: Form::Orb(entry.arguments),
                    directory: Some(String::new()),
                });
            }
        }
        all
    }

    /// Whether anything that it is given is a parameter of its owner.
    pub(super) fn takes_parameters(&self) -> bool {
        match &self.form {
            Form::Orb(given) => {
                let fields = given.map_or(&[][..], Value::fields).iter();
                let mut texts = fields.filter_map(|field| field.value.text());
                texts.any(|text| text.contains("parameters."))
            }
            Form::Shell(_, words, _) => words.iter().any(|word| parameter(&word.text).is_some()),
        }
    }

    /// The run, with the values of its owner's parameters as far as `lookup` knows them.
    pub(super) fn call(&self, lookup: &dyn Fn(&str) -> Option<&'v Value>) -> Call<'v> {
        let mut call = Call {
            tool: Tool::Newman,
            place: self.place.clone(),
            arguments: Vec::new(),
            is_open: false,
            is_alone: self.is_alone,
            owner: self.owner,
            directory: self.directory.clone(),
        };
        match &self.form {
            Form::Orb(given) => orb(&mut call, *given, lookup),
            Form::Shell(tool, words, text) => {
                call.tool = *tool;
                if *tool == Tool::Fetch {
                    let word = |word: &Word| Argument {
                        option: String::new(),
                        word: word.clone(),
                        text: text.clone(),
                        parameter: None,
                    };
                    call.arguments = words.iter().map(word).collect();
                } else {
                    command(&mut call, words, text, lookup);
                }
            }
        }
        call.is_open |= call
            .arguments
            .iter()
            .any(|argument| argument.option.is_empty() && argument.is_computed());
        call
    }
}

/// The parameters of the orb's command. It puts them into a shell line without quotes
/// (postmanlabs/newman-orb, `src/commands/newman-run.yml`).
fn orb<'v>(
    call: &mut Call<'v>,
    given: Option<&'v Value>,
    lookup: &dyn Fn(&str) -> Option<&'v Value>,
) {
    for field in given.map_or(&[][..], Value::fields) {
        let passed = field.value.text().and_then(parameter).and_then(lookup);
        let Some(text) = Text::of(passed.unwrap_or(&field.value)) else {
            continue;
        };
        let words: Vec<Word> = shell::read(text.text)
            .into_iter()
            .flat_map(|command| command.words)
            .collect();
        if field.key == "additional-options" {
            call.arguments.extend(arguments(&words, &text, true));
            continue;
        }
        // What follows the first word is not the value's any more; a rule tells of it.
        if let Some(word) = words.into_iter().next() {
            call.arguments.push(Argument {
                option: field.key.clone(),
                word,
                text: text.clone(),
                parameter: Some(&field.key),
            });
        }
    }
}

fn command<'v>(
    call: &mut Call<'v>,
    words: &[Word],
    text: &Text<'v>,
    lookup: &dyn Fn(&str) -> Option<&'v Value>,
) {
    // A parameter that holds several words is read on its own, as if it stood there.
    let mut start = 0;
    for (at, word) in words.iter().enumerate() {
        let Some(passed) = parameter(&word.text).and_then(lookup).and_then(Text::of) else {
            continue;
        };
        let before = arguments(&words[start..at], text, has_collection(call));
        call.arguments.extend(before);
        let inner: Vec<Word> = shell::read(passed.text)
            .into_iter()
            .flat_map(|command| command.words)
            .collect();
        let option = words[start..at]
            .last()
            .and_then(|word| word.text.strip_prefix("--"));
        if let (Some(option), [word]) = (option, inner.as_slice()) {
            call.arguments.push(Argument {
                option: option.to_owned(),
                word: word.clone(),
                text: passed.clone(),
                parameter: None,
            });
        } else {
            let inside = arguments(&inner, &passed, has_collection(call));
            call.arguments.extend(inside);
        }
        start = at + 1;
    }
    let rest = arguments(&words[start..], text, has_collection(call));
    call.arguments.extend(rest);
}

fn has_collection(call: &Call<'_>) -> bool {
    call.option("collection").is_some()
}

//! The runs of collections in a config, however they are written: by the orb's command or job, or by
//! a `run` step that calls Newman or the Postman CLI; and what fetches from Postman otherwise.

mod directory;
pub(super) mod id;
mod site;
mod url;

use std::collections::HashMap;
use std::ops::Range;

use super::script::{Script, Text};
use super::shell::{self, Word};
use crate::circle::{Config, Definition, Invocation, Named};
use crate::names;
use crate::yaml::Value;
use site::Site;
pub(super) use url::{EU_HOST, Fault, HOSTS, Url, is_placeholder};

/// What runs or fetches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tool {
    /// Newman.
    Newman,
    /// The Postman CLI.
    Postman,
    /// `curl` or `wget`.
    Fetch,
}

/// One run of a collection.
#[derive(Clone, Debug)]
pub(super) struct Call<'v> {
    /// What runs it.
    pub(super) tool: Tool,
    /// Where it stands: the step's name, or the words of the command.
    pub(super) place: Range<usize>,
    /// What it is given.
    pub(super) arguments: Vec<Argument<'v>>,
    /// Whether it is given more, which only the run or the compiler knows.
    pub(super) is_open: bool,
    /// Whether its script has no other command.
    pub(super) is_alone: bool,
    /// The job or command that it is part of; none for a job of the orb's.
    pub(super) owner: Option<Named<'v>>,
    /// The folder of the repository that it runs in, empty for the root; none where that is not known.
    pub(super) directory: Option<String>,
}

/// What a run is given.
#[derive(Clone, Debug)]
pub(super) struct Argument<'v> {
    /// The option, by its long name without dashes; `collection` for the first argument, and empty
    /// for any other.
    pub(super) option: String,
    /// Its value.
    pub(super) word: Word,
    /// The text that it is part of.
    pub(super) text: Text<'v>,
    /// The orb's parameter that it is the value of.
    pub(super) parameter: Option<&'v str>,
}

impl<'v> Call<'v> {
    /// All of a config.
    pub(super) fn all(config: &Config<'v>, scripts: &[Script<'v>], source: &str) -> Vec<Self> {
        let sites = Site::all(config, scripts, source);
        let mut all: Vec<_> = sites.iter().map(|site| site.call(&|_| None)).collect();
        let mut passing: HashMap<*const Value, Vec<&Site<'_, 'v>>> = HashMap::new();
        for site in &sites {
            if let Some(owner) = site.owner.filter(|_| site.takes_parameters()) {
                passing.entry(owner.value).or_default().push(site);
            }
        }
        if !passing.is_empty() {
            config.invocations(&mut |invocation| {
                let owner: *const Value = invocation.definition.named.value;
                for site in passing.get(&owner).into_iter().flatten() {
                    all.push(site.call(&|name| given(invocation, name)));
                }
            });
        }
        all
    }

    /// The value of an option, by its long name.
    pub(super) fn option(&self, name: &str) -> Option<&Argument<'v>> {
        self.arguments
            .iter()
            .find(|argument| argument.option == name)
    }
}

impl Argument<'_> {
    /// Whether its value is only known when the config is compiled or run.
    pub(super) fn is_computed(&self) -> bool {
        let text = &self.word.text;
        text.contains("<<") || text.starts_with('$') || text.contains('`')
    }

    /// Where it is written.
    pub(super) fn place(&self, config: &str) -> Range<usize> {
        self.text.place(config, &self.word.span)
    }
}

/// Every URL of every run that carries a key in this wrong way, with the run and the argument.
pub(super) fn faults<'s, 'v>(
    calls: &'s [Call<'v>],
) -> impl Iterator<Item = (&'s Call<'v>, &'s Argument<'v>, Url<'v>, Fault)> {
    calls.iter().flat_map(|call| {
        call.arguments.iter().filter_map(move |argument| {
            let url = argument.url()?;
            let fault = url.fault(call)?;
            // What is in single quotes is no key, but its name: a rule of its own tells of that.
            let is_name = url.key.as_ref().is_some_and(|(key, text)| {
                let mut single = argument.word.single.iter();
                text.starts_with('$')
                    && single.any(|one| one.start <= key.start && key.end <= one.end)
            });
            (!is_name).then_some((call, argument, url, fault))
        })
    })
}

/// A path from a folder of the repository on, as one from its root; none where it leads out of it.
pub(super) fn below(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// What an invocation gives to a parameter.
fn given<'v>(invocation: &Invocation<'_, 'v>, name: &str) -> Option<&'v Value> {
    if invocation.in_matrix(name).is_some() {
        return None;
    }
    let field = invocation.given().find(|field| field.key == name);
    let default = |definition: &Definition<'v>| definition.parameter(name)?.default;
    field
        .map(|field| &field.value)
        .or_else(|| default(invocation.definition))
}

/// The parameter that `text` is, and nothing else: `<< parameters.name >>`.
fn parameter(text: &str) -> Option<&str> {
    let inner = text.trim().strip_prefix("<<")?.strip_suffix(">>")?.trim();
    inner
        .strip_prefix("parameters.")
        .filter(|name| !name.contains(['<', ' ']))
}

/// Where the arguments of a run begin among the words of a command, and what runs it.
fn tool(words: &[Word]) -> Option<(Tool, usize)> {
    let text = |at: usize| words.get(at).map_or("", |word| &*word.text);
    match base(text(0)) {
        "curl" | "wget" => return Some((Tool::Fetch, 1)),
        // What only talks of a run runs nothing.
        "echo" | "printf" | "grep" | "which" => return None,
        _ => {}
    }
    (0..words.len()).find_map(|at| match (base(text(at)), text(at + 1), text(at + 2)) {
        ("newman", "run", _) => Some((Tool::Newman, at + 2)),
        ("postman", "collection", "run") => Some((Tool::Postman, at + 3)),
        _ => None,
    })
}

/// The name of a program without its folder, and of an image without its tag.
fn base(word: &str) -> &str {
    let name = word.rsplit('/').next().unwrap_or(word);
    name.split_once([':', '@']).map_or(name, |(name, _)| name)
}

/// Newman's and the Postman CLI's options that take a value and that rules, or the search for the
/// collection, need to know (newman 6.2, bin/newman.js).
const SHORT: [(&str, &str); 5] = [
    ("-e", "environment"),
    ("-g", "globals"),
    ("-d", "iteration-data"),
    ("-n", "iteration-count"),
    ("-r", "reporters"),
];

/// Options that take no value.
const FLAGS: [&str; 9] = [
    "ignore-redirects",
    "suppress-exit-code",
    "silent",
    "disable-unicode",
    "insecure",
    "verbose",
    "no-insecure-file-read",
    "bail",
    "help",
];

/// Words behind `newman run` as arguments.
fn arguments<'v>(words: &[Word], text: &Text<'v>, has_collection: bool) -> Vec<Argument<'v>> {
    let mut all = Vec::new();
    let mut needs_collection = !has_collection;
    let mut option = String::new();
    for word in words {
        let name = word.text.strip_prefix("--");
        let short = SHORT.iter().find(|(short, _)| *short == word.text);
        let argument = |option, word| Argument {
            option,
            word,
            text: text.clone(),
            parameter: None,
        };
        if let Some((_, long)) = short {
            (*long).clone_into(&mut option);
        } else if let Some((name, value)) = name.and_then(|name| name.split_once('=')) {
            let mut word = word.clone();
            value.clone_into(&mut word.text);
            all.push(argument(name.to_owned(), word));
            option.clear();
        } else if let Some(name) = name {
            let is_flag = FLAGS.contains(&name) || name.contains("-no-");
            option = if is_flag {
                String::new()
            } else {
                name.to_owned()
            };
            if is_flag {
                all.push(argument(name.to_owned(), word.clone()));
            }
        } else if word.text.starts_with('-') && word.text.len() == 2 {
            all.push(argument(String::new(), word.clone()));
        } else {
            let mut option = std::mem::take(&mut option);
            if option.is_empty() && needs_collection {
                needs_collection = false;
                "collection".clone_into(&mut option);
            }
            all.push(argument(option, word.clone()));
        }
    }
    all
}

/// Whether a step or an entry of this name belongs to Postman's orb; its name there.
pub(super) fn in_orb<'n>(scope: &crate::circle::Scope<'_>, name: &'n str) -> Option<&'n str> {
    let (alias, name) = name.split_once('/')?;
    let orb = scope.orbs.get(alias)?;
    match orb.reference {
        crate::circle::Reference::Published { name: orb, .. } => {
            (orb == names::NEWMAN_ORB).then_some(name)
        }
        _ => None,
    }
}

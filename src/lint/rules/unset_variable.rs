//! `unset-variable`: a run is given the value of an environment variable that the project does not have.

use std::collections::BTreeSet;

use crate::circle::Entry;
use crate::finding::{Finding, Severity};
use crate::lint::newman::{Argument, Tool};
use crate::lint::script::Text;
use crate::lint::shell::Word;
use crate::lint::{Project, Rule, Subject, places};
use crate::yaml::{Span, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unset-variable",
    severities: &[Severity::Warning],
    page: include_str!("unset_variable.md"),
    check,
};

/// A variable, and who needs it.
#[derive(Clone, Debug)]
pub(in crate::lint) struct Need<'n> {
    pub(in crate::lint) variable: &'n str,
    /// Where it is used.
    pub(in crate::lint) place: Span,
    /// The contexts that the job has.
    pub(in crate::lint) contexts: Vec<&'n str>,
}

/// What is told of a variable that is needed; none where it is there, or may be.
pub(in crate::lint) fn told(need: &Need<'_>, project: &Project) -> Option<Finding> {
    if project.has(need.variable, &need.contexts)? {
        return None;
    }
    let Need {
        variable, contexts, ..
    } = need;
    let slug = &project.slug;
    let quoted: Vec<_> = contexts.iter().map(|name| format!("`{name}`")).collect();
    let nor = match quoted.len() {
        0 => String::new(),
        1 => format!(", nor in the context {}", quoted[0]),
        _ => format!(", nor in the contexts {}", quoted.join(", ")),
    };
    let message = format!("the variable `{variable}` is not set on the project {slug}{nor}");
    let finding = Finding::error(RULE.name, need.place.clone(), message)
        .severity(Severity::Warning)
        .label("empty when the job runs");
    let missing = contexts.iter().filter(|context| project.lacks(context));
    let finding = missing.fold(finding, |finding, context| {
        finding.help(format!("the organization has no context `{context}`"))
    });
    Some(finding.help(
        "set it in Project Settings › Environment Variables, or in a context that the job is given",
    ))
}

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let Some(project) = subject.project else {
        return;
    };
    let given = given(subject);
    let text = subject.tree.text();
    // What a step writes into `$BASH_ENV`, or exports, is there for later ones.
    let is_given = |name: &str| given.contains(name) || text.contains(&format!("{name}="));
    let mut seen: BTreeSet<(String, usize)> = BTreeSet::new();
    for used in uses(subject) {
        if is_given(&used.variable) || is_runners(&used.variable) {
            continue;
        }
        let place = used.text.place(text, &used.span);
        let entries = entries(subject, &used);
        let Some(finding) = entries.and_then(|entries| told_of(&used, &place, &entries, project))
        else {
            continue;
        };
        if seen.insert((used.variable.clone(), place.start)) {
            findings.push(used.text.told(finding));
        }
    }
}

/// A variable in what a run is given.
struct Used<'a> {
    variable: String,
    text: Text<'a>,
    /// Its place there.
    span: Span,
    owner: Owner<'a>,
}

enum Owner<'a> {
    Job(&'a str),
    Command,
    /// A job of the orb's, at the entry that stands here.
    Entry(Span),
}

fn uses<'a>(subject: &Subject<'a, '_>) -> Vec<Used<'a>> {
    let mut all = Vec::new();
    let owner = |value: Option<&Value>, place: Option<&Span>| match value {
        Some(value) => {
            let mut jobs = subject.config.scope.jobs.iter();
            let job = jobs.find(|job| std::ptr::eq(job.definition.named.value, value));
            job.map_or(Owner::Command, |job| Owner::Job(job.definition.named.name))
        }
        None => place.map_or(Owner::Command, |place| Owner::Entry(place.clone())),
    };
    for call in subject.calls.iter().filter(|call| call.tool != Tool::Fetch) {
        for argument in call.arguments.iter().filter(|one| is_needed(one)) {
            let value = call.owner.map(|owner| owner.value);
            if let Some((variable, span)) = variable(&argument.word, argument.text.text) {
                all.push(Used {
                    variable,
                    span,
                    text: argument.text.clone(),
                    owner: owner(value, Some(&call.place)),
                });
            }
        }
    }
    for script in subject.scripts {
        for command in &script.commands {
            let words = command.invoked();
            let key = words
                .windows(2)
                .find(|pair| pair[0].text == "--with-api-key");
            if command.program() == "postman"
                && let Some([_, word]) = key
                && let Some((variable, span)) = variable(word, script.text.text)
            {
                all.push(Used {
                    variable,
                    span,
                    text: script.text.clone(),
                    owner: owner(script.owner.map(|owner| owner.value), None),
                });
            }
        }
    }
    all
}

/// Keys and secrets: what else a run is given has defaults, most of the time.
fn is_needed(argument: &Argument<'_>) -> bool {
    let text = &argument.word.text;
    matches!(
        &*argument.option,
        "postman-api-key" | "env-var" | "global-var"
    ) || text.contains("apikey=$")
        || text.contains("access_key=$")
}

/// The variable at the end of a word, and its place in the text: `$NAME`, `token=${NAME}`.
fn variable(word: &Word, text: &str) -> Option<(String, Span)> {
    // What is in single quotes is no variable.
    if !word.single.is_empty() {
        return None;
    }
    let written = text.get(word.span.clone())?;
    let start = written.find('$')?;
    let rest = &written[start + 1..];
    let (name, length) = if let Some(inner) = rest.strip_prefix('{') {
        let name = inner.split('}').next()?;
        (name, name.len() + 3)
    } else {
        let is_of_name = |char: char| char == '_' || char.is_ascii_alphanumeric();
        let end = rest.find(|char| !is_of_name(char)).unwrap_or(rest.len());
        (&rest[..end], end + 1)
    };
    // `${NAME:-default}` has a value of its own.
    let is_name = name
        .bytes()
        .all(|byte| byte == b'_' || byte.is_ascii_alphanumeric());
    let is_name =
        is_name && name.starts_with(|char: char| char == '_' || char.is_ascii_alphabetic());
    let start = word.span.start + start;
    is_name.then(|| (name.to_owned(), start..start + length))
}

/// Variables that the config gives values.
fn given<'a>(subject: &Subject<'a, '_>) -> BTreeSet<&'a str> {
    let variables = places::variables(subject.config).into_iter();
    variables.map(|field| field.key.as_str()).collect()
}

/// Variables that every job has (CircleCI, "Built-in environment variables").
fn is_runners(name: &str) -> bool {
    name.starts_with("CIRCLE")
        || matches!(name, "CI" | "HOME" | "PWD" | "PATH" | "USER" | "HOSTNAME")
}

/// The entries of workflows that run it; none where it does not run, or may have its variables from elsewhere.
fn entries<'e>(subject: &'e Subject<'_, '_>, used: &Used<'_>) -> Option<Vec<&'e Entry<'e>>> {
    let all = subject.config.entries();
    let own: Vec<&Entry<'_>> = match &used.owner {
        Owner::Job(name) => {
            if is_on_own_runner(subject, name) {
                return None;
            }
            all.filter(|entry| entry.job == *name).collect()
        }
        Owner::Entry(place) => all.filter(|entry| entry.span == place).collect(),
        Owner::Command => all.collect(),
    };
    (!own.is_empty()).then_some(own)
}

/// A machine of somebody's own has what its owner put there: `resource_class: namespace/name`.
fn is_on_own_runner(subject: &Subject<'_, '_>, job: &str) -> bool {
    let job = subject.config.scope.jobs.get(job);
    let class = job.and_then(|job| job.definition.named.value.get("resource_class"));
    class
        .and_then(Value::text)
        .is_some_and(|class| class.contains('/') || class.contains("<<"))
}

/// The finding of the first entry without it; for a command, which any entry may run, only where none has it.
fn told_of(
    used: &Used<'_>,
    place: &Span,
    entries: &[&Entry<'_>],
    project: &Project,
) -> Option<Finding> {
    let mut found = Vec::new();
    for entry in entries {
        let need = Need {
            variable: &used.variable,
            place: place.clone(),
            contexts: contexts(entry)?,
        };
        found.push((told(&need, project), entry.span));
    }
    if matches!(used.owner, Owner::Command) && found.iter().any(|(finding, _)| finding.is_none()) {
        return None;
    }
    let (finding, entry) = found
        .into_iter()
        .find_map(|(finding, entry)| Some((finding?, entry)))?;
    Some(finding.related(entry.clone(), "run here"))
}

/// The contexts of an entry; none where they are only known when the config is compiled.
fn contexts<'e>(entry: &Entry<'e>) -> Option<Vec<&'e str>> {
    let Some(context) = entry.arguments.and_then(|map| map.get("context")) else {
        return Some(Vec::new());
    };
    let texts = match context.text() {
        Some(text) => vec![Some(text)],
        None => context.items().iter().map(Value::text).collect(),
    };
    let texts: Option<Vec<&str>> = texts.into_iter().collect();
    texts.filter(|texts| texts.iter().all(|text| !text.contains("<<")))
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::{of_files, of_run_with, orb};

    const UID: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";
    const PROJECT: &str = "circleci://project/gh/acme/shop";

    fn of(command: &str, variables: &str) -> Vec<String> {
        let command = command.replace("UID", UID);
        of_run_with("unset-variable", &command, &[(PROJECT, variables)])
    }

    #[test]
    fn keys_and_secrets_have_to_be_set() {
        let message =
            |name| format!("the variable `{name}` is not set on the project gh/acme/shop");
        for (command, name) in [
            (
                "newman run UID --postman-api-key $POSTMAN_API_KEY",
                "POSTMAN_API_KEY",
            ),
            ("newman run UID --postman-api-key \"${MINE}\"", "MINE"),
            (
                "newman run a.json --env-var \"token=$API_TOKEN\"",
                "API_TOKEN",
            ),
            (
                "newman run https://api.getpostman.com/collections/1?apikey=$K_1",
                "K_1",
            ),
            (
                "postman login --with-api-key $POSTMAN_API_KEY",
                "POSTMAN_API_KEY",
            ),
        ] {
            assert_eq!(of(command, ""), [message(name)], "{command}");
            assert_eq!(of(command, name), [""; 0], "{command}");
        }
    }

    #[test]
    fn what_has_a_value_or_may_have_one_is_left_alone() {
        for command in [
            "newman run a.json --env-var token=x",
            "newman run a.json --env-var 'token=$API_TOKEN'",
            "newman run a.json --env-var token=${API_TOKEN:-none}",
            "newman run a.json --env-var sha=$CIRCLE_SHA1",
            "newman run a.json --env-var token=$1",
            "newman run $COLLECTION",
            "export API_TOKEN=$(get) && newman run a.json --env-var token=$API_TOKEN",
        ] {
            assert_eq!(of(command, ""), [""; 0], "{command}");
        }
        assert_eq!(
            of_run_with("unset-variable", "newman run a.json --env-var a=$A", &[]),
            [""; 0]
        );
    }

    #[test]
    fn contexts_are_those_of_the_entries_that_run_it() {
        let config = |context: &str| {
            let arguments =
                format!("collection: {UID}, additional-options: --postman-api-key $KEY");
            let entry = format!("jobs: [{{ test: {{ context: {context} }} }}]");
            orb(&arguments).replace("jobs: [test]", &entry)
        };
        let files = [
            (PROJECT, "OTHER"),
            ("circleci://context/postman", "KEY"),
            ("circleci://context/empty", ""),
        ];
        let of = |context: &str| of_files("unset-variable", &config(context), &files);
        let start = "the variable `KEY` is not set on the project gh/acme/shop";
        assert_eq!(of("postman"), [""; 0]);
        assert_eq!(of("[empty, postman]"), [""; 0]);
        assert_eq!(of("[<< pipeline.parameters.x >>]"), [""; 0]);
        assert_eq!(
            of("empty"),
            [format!("{start}, nor in the context `empty`")]
        );
        assert_eq!(
            of("[empty, gone]"),
            [format!("{start}, nor in the contexts `empty`, `gone`")]
        );
    }
}

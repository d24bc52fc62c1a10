//! `unquoted-value`: a shell cuts a URL, or a value of the orb's, because it stands there without
//! quotes.

use std::ops::Range;

use crate::finding::{Finding, Safety, Severity};
use crate::lint::newman::Argument;
use crate::lint::script::Text;
use crate::lint::shell::{self, Command, End};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "unquoted-value",
    severities: &[Severity::Warning],
    page: include_str!("unquoted_value.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for script in subject.scripts {
        for command in &script.commands {
            if let Some(span) = cut(script.text.text, command) {
                let message = "the shell ends the command at `&`, in the middle of the URL";
                let help = "put the URL in double quotes";
                findings.push(finding(
                    subject,
                    &script.text,
                    &span,
                    message.to_owned(),
                    help,
                ));
            }
        }
    }
    for call in subject.calls {
        for argument in &call.arguments {
            findings.extend(in_orb(subject, argument));
        }
    }
}

/// The URL that `&name=` cuts at the end of a command.
fn cut(text: &str, command: &Command) -> Option<Range<usize>> {
    let last = command.words.last()?;
    if command.end != End::Background || last.span.end != command.at || !last.text.contains("://") {
        return None;
    }
    let rest = text.get(command.at + 1..)?;
    let name = rest
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.'));
    let is_query = rest.as_bytes().get(name.count()) == Some(&b'=');
    let length =
        text[last.span.start..].find([' ', '\t', '\n', '\r', '\'', '"', '\\', ';', '|', ')']);
    let end = length.map_or(text.len(), |length| last.span.start + length);
    is_query.then_some(last.span.start..end)
}

/// A value of the orb's that is more than one word where the orb's command puts it.
fn in_orb(subject: &Subject<'_, '_>, argument: &Argument<'_>) -> Option<Finding> {
    let parameter = argument.parameter?;
    let text = argument.text.text;
    if text.contains("<<") {
        return None;
    }
    let commands = shell::read(text);
    let mut words = commands
        .iter()
        .filter(|command| command.inside.is_none())
        .flat_map(|command| &command.words);
    let second = words.nth(1);
    let is_cut = commands.iter().any(|command| command.end != End::Next);
    // `folder: Smoke --folder Checkout` is meant.
    if !is_cut && second.is_none_or(|word| word.text.starts_with('-')) {
        return None;
    }
    let (message, why) = if is_cut {
        (
            format!("the shell ends the command inside of `{parameter}`"),
            "a sign of the shell's in it",
        )
    } else {
        (
            format!("`{parameter}` becomes several words"),
            "a space in it",
        )
    };
    let whole = text.len() - text.trim_start().len()..text.trim_end().len();
    let help = "the orb's command has no quotes around it: give it quotes of its own";
    let finding = finding(subject, &argument.text, &whole, message, help);
    Some(finding.label(why))
}

fn finding(
    subject: &Subject<'_, '_>,
    text: &Text<'_>,
    span: &Range<usize>,
    message: String,
    help: &str,
) -> Finding {
    let config = subject.tree.text();
    let value = text.text.get(span.clone()).unwrap_or_default();
    let finding = Finding::error(RULE.name, text.place(config, span), message)
        .severity(Severity::Warning)
        .help(help);
    let fix = quoted(value).and_then(|quoted| {
        let title = "put it in quotes".to_owned();
        text.replace(config, span, &quoted, title, Safety::Safe)
    });
    text.told(match fix {
        Some(fix) => finding.fix(fix),
        None => finding,
    })
}

/// `value` as one word; none where it has quotes or escapes of its own.
fn quoted(value: &str) -> Option<String> {
    if value.contains(['"', '\\', '`', '\'', '\n']) {
        return None;
    }
    Some(if value.contains('$') {
        format!("\"{value}\"")
    } else {
        format!("'{value}'")
    })
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint::{
        self,
        rules::tests::{of_orb, of_run, orb},
    };

    #[test]
    fn a_url_that_is_cut_is_told_and_one_in_quotes_is_not() {
        for (command, count) in [
            (
                "newman run https://api.getpostman.com/collections/1?apikey=$K&x=y",
                1,
            ),
            ("curl https://acme.test/?a=b&c=d -o x", 1),
            (
                "newman run \"https://api.getpostman.com/collections/1?apikey=$K&x=y\"",
                0,
            ),
            ("curl http://localhost:3000&", 0),
            ("curl http://localhost:3000 & A=b make", 0),
            ("curl http://localhost:3000&&A=b make", 0),
            ("curl http://localhost:3000/?a=b\\&c=d", 0),
        ] {
            assert_eq!(of_run("unquoted-value", command).len(), count, "{command}");
        }
    }

    #[test]
    fn values_of_the_orb_need_quotes_of_their_own() {
        for (value, count) in [
            ("folder: Get token", 1),
            ("folder: \"'Get token'\"", 0),
            ("folder: Smoke --folder Checkout", 0),
            ("folder: << parameters.x >>", 0),
            ("environment: https://acme.test/e?a=$B&c=d", 1),
            ("environment: '\"https://acme.test/e?a=$B&c=d\"'", 0),
            ("additional-options: --silent --verbose", 0),
        ] {
            let found = of_orb("unquoted-value", &format!("collection: a.json, {value}"));
            assert_eq!(found.len(), count, "{value}");
        }
    }

    #[test]
    fn mended_it_is_one_word() {
        let text = orb(
            "collection: a.json, folder: Get token, environment: 'https://acme.test/e?a=$B&c=d'",
        );
        let fixed = lint::fix(&text, Safety::Safe).text;
        assert!(fixed.contains("folder: \"'Get token'\""), "{fixed}");
        assert!(
            fixed.contains("environment: '\"https://acme.test/e?a=$B&c=d\"'"),
            "{fixed}"
        );
    }
}

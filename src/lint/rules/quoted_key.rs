//! `quoted-key`: a variable with a key in single quotes, where no shell puts its value.

use std::ops::Range;

use crate::finding::{Finding, Fix, Safety, Severity};
use crate::lint::newman::Argument;
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "quoted-key",
    severities: &[Severity::Error],
    page: include_str!("quoted_key.md"),
    check,
};

/// How the names of variables end that hold what must not be literal.
const SECRETS: [&str; 5] = ["API_KEY", "TOKEN", "SECRET", "PASSWORD", "APIKEY"];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for call in subject.calls {
        for argument in &call.arguments {
            for quoted in &argument.word.single {
                findings.extend(finding(subject, argument, quoted));
            }
        }
    }
}

fn finding(
    subject: &Subject<'_, '_>,
    argument: &Argument<'_>,
    quoted: &Range<usize>,
) -> Option<Finding> {
    let inner = argument.text.text.get(quoted.clone())?;
    let variable = variable(inner)?;
    let name = &inner[variable.clone()];
    let config = subject.tree.text();
    let span = quoted.start + variable.start..quoted.start + variable.end;
    let message =
        format!("`{name}` stands in single quotes, so that these very characters are sent");
    let finding = Finding::error(RULE.name, argument.text.place(config, &span), message)
        .label("not replaced by its value")
        .help("a shell puts values in place of variables in double quotes and outside of quotes");
    // Whatever else double quotes would change is left to its author.
    let others = inner.replacen(name, "", 1);
    let fix =
        (!others.contains(['"', '\\', '`', '$'])).then(|| fix(argument, config, quoted, inner));
    Some(argument.text.told(match fix.flatten() {
        Some(fix) => finding.fix(fix),
        None => finding,
    }))
}

fn fix(argument: &Argument<'_>, config: &str, quoted: &Range<usize>, inner: &str) -> Option<Fix> {
    let whole = quoted.start.checked_sub(1)?..quoted.end + 1;
    let title = "write double quotes".to_owned();
    argument
        .text
        .replace(config, &whole, &format!("\"{inner}\""), title, Safety::Safe)
}

/// Where `$…_API_KEY` or the like stands in `text`.
fn variable(text: &str) -> Option<Range<usize>> {
    text.match_indices('$').find_map(|(start, _)| {
        let rest = &text[start + 1..];
        let (brace, name) = match rest.strip_prefix('{') {
            Some(name) => (1, name),
            None => (0, rest),
        };
        let length = name
            .bytes()
            .take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b'_')
            .count();
        let is_secret = SECRETS.iter().any(|end| name[..length].ends_with(end));
        let closed = brace == 0 || name[length..].starts_with('}');
        (is_secret && closed).then(|| start..start + 1 + 2 * brace + length)
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::{of_orb, of_run};

    #[test]
    fn a_key_in_single_quotes_is_told() {
        for command in [
            "newman run 'https://api.getpostman.com/collections/1?apikey=$POSTMAN_API_KEY'",
            "curl -H 'X-Api-Key: ${POSTMAN_API_KEY}' https://acme.test",
            "newman run a.json --env-var 'token=$API_TOKEN'",
        ] {
            assert_eq!(of_run("quoted-key", command).len(), 1, "{command}");
        }
        let orb =
            "collection: \"'https://api.getpostman.com/collections/1?apikey=$POSTMAN_API_KEY'\"";
        assert_eq!(of_orb("quoted-key", orb).len(), 1);
    }

    #[test]
    fn what_a_shell_replaces_or_another_program_reads_is_left_alone() {
        for command in [
            "newman run \"https://api.getpostman.com/collections/1?apikey='$POSTMAN_API_KEY'\"",
            "curl -H 'X-Api-Key: '$POSTMAN_API_KEY https://acme.test",
            "bash -c 'newman run a.json --env-var token=$API_TOKEN'",
            "ssh host 'curl -H \"X: $TOKEN\" acme.test'",
            "curl -d '{\"query\": \"($token: String)\"}' https://acme.test",
            "curl https://acme.test | awk '{ print $TOKEN }'",
        ] {
            assert_eq!(
                of_run("quoted-key", command),
                Vec::<String>::new(),
                "{command}"
            );
        }
        let yaml = "collection: 'https://api.getpostman.com/collections/1?apikey=$POSTMAN_API_KEY'";
        assert_eq!(of_orb("quoted-key", yaml), Vec::<String>::new());
    }
}

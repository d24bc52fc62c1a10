//! `tls-disabled`: certificates are not looked at, so that a key can go to anybody.

use crate::finding::{Finding, Severity};
use crate::lint::newman::{Call, Tool};
use crate::lint::{Rule, Subject, places};
use crate::yaml::Content;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "tls-disabled",
    severities: &[Severity::Warning],
    page: include_str!("tls_disabled.md"),
    check,
};

const VARIABLE: &str = "NODE_TLS_REJECT_UNAUTHORIZED";
const HELP: &str = "add the server's certificate instead: `NODE_EXTRA_CA_CERTS`, `--ssl-extra-ca-certs`, `--cacert`";

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.tree.text();
    let finding = |span| {
        Finding::error(
            RULE.name,
            span,
            "no certificate is looked at, so that anybody can answer",
        )
        .severity(Severity::Warning)
        .help(HELP)
    };
    for field in places::variables(subject.config) {
        let is_off = match &field.value.content {
            Content::Integer(number) => *number == 0,
            Content::String(text) => text == "0",
            _ => false,
        };
        if field.key == VARIABLE && is_off {
            findings.push(finding(field.key_span.clone()));
        }
    }
    for script in subject.scripts {
        if let Some(start) = script.text.text.find("NODE_TLS_REJECT_UNAUTHORIZED=0") {
            let span = script
                .text
                .place(config, &(start..start + VARIABLE.len() + 2));
            findings.push(script.text.told(finding(span)));
        }
    }
    for call in subject
        .calls
        .iter()
        .filter(|call| call.tool == Tool::Fetch && has_key(call))
    {
        let off = call.arguments.iter().find(|argument| {
            let word = &*argument.word.text;
            matches!(word, "-k" | "--insecure" | "--no-check-certificate") || is_short_with_k(word)
        });
        if let Some(off) = off {
            findings.push(
                off.text
                    .told(finding(off.place(config)).label("and a key is sent")),
            );
        }
    }
}

/// `-sk`, `-kL`: curl's letters without values together.
fn is_short_with_k(word: &str) -> bool {
    word.strip_prefix('-').is_some_and(|letters| {
        letters.len() > 1
            && letters.contains('k')
            && letters.bytes().all(|byte| b"fgijklLnsSv".contains(&byte))
    })
}

fn has_key(call: &Call<'_>) -> bool {
    call.arguments.iter().any(|argument| {
        let word = &argument.word.text;
        [
            "API_KEY",
            "TOKEN",
            "PASSWORD",
            "SECRET",
            "Authorization:",
            "apikey=",
        ]
        .iter()
        .any(|sign| word.contains(sign))
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::{of, of_run};

    #[test]
    fn what_lets_anybody_have_a_key_is_told() {
        for command in [
            "curl -k -H \"X-Api-Key: $POSTMAN_API_KEY\" https://acme.test",
            "curl -skL -H \"Authorization: Bearer $X\" https://acme.test",
            "NODE_TLS_REJECT_UNAUTHORIZED=0 newman run a.json",
        ] {
            assert_eq!(of_run("tls-disabled", command).len(), 1, "{command}");
        }
        let text =
            "version: 2.1\njobs: { a: { environment: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } } }\n";
        assert_eq!(of("tls-disabled", text).len(), 1);
    }

    #[test]
    fn what_sends_no_key_is_its_authors_choice() {
        for command in [
            "curl -k https://localhost:8443/health",
            "curl -sK config -H \"Authorization: Bearer $X\" https://acme.test",
            "newman run a.json --insecure",
            "export NODE_TLS_REJECT_UNAUTHORIZED=1",
        ] {
            assert_eq!(
                of_run("tls-disabled", command),
                Vec::<String>::new(),
                "{command}"
            );
        }
    }
}

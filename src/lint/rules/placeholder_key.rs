//! `placeholder-key`: an example's placeholder stands where the key belongs.

use crate::finding::{Finding, Fix, Safety, Severity};
use crate::lint::newman::{self, Fault, is_placeholder};
use crate::lint::script::Text;
use crate::lint::{Rule, Subject};
use crate::names::API_KEY;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "placeholder-key",
    severities: &[Severity::Error],
    page: include_str!("placeholder_key.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.tree.text();
    for (_, argument, url, fault) in newman::faults(subject.calls) {
        if let (Fault::Placeholder, Some((span, key))) = (fault, url.key) {
            findings.push(finding(config, &argument.text, &span, key));
        }
    }
    for call in subject.calls {
        if let Some(key) = call.option("postman-api-key")
            && is_placeholder(&key.word.text)
        {
            findings.push(finding(config, &key.text, &key.word.span, &key.word.text));
        }
    }
}

fn finding(config: &str, text: &Text<'_>, span: &std::ops::Range<usize>, key: &str) -> Finding {
    let message = format!("`{key}` stands where the key belongs");
    let finding = Finding::error(RULE.name, text.place(config, span), message)
        .label("a placeholder")
        .help(format!(
            "write `${API_KEY}`, and keep the key in a context or in the project's variables"
        ));
    let fix = fix(config, text, span);
    let finding = match fix {
        Some(fix) => finding.fix(fix),
        None => finding,
    };
    text.told(finding)
}

/// Only outside of single quotes a variable is one.
fn fix(config: &str, text: &Text<'_>, span: &std::ops::Range<usize>) -> Option<Fix> {
    let before = text.text.get(..span.start)?;
    let line = before.rsplit('\n').next().unwrap_or(before);
    let title = format!("write `${API_KEY}` in its place");
    if line.contains('\'') {
        return None;
    }
    text.replace(config, span, &format!("${API_KEY}"), title, Safety::Safe)
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run;

    #[test]
    fn what_examples_have_for_a_key_is_told() {
        for key in [
            "<key>",
            "<your api key>",
            "YOUR_API_KEY",
            "PMAK-xxxx-xxxx",
            "{{postman_api_key}}",
            "POSTMAN_API_KEY",
        ] {
            let url = format!("https://api.getpostman.com/collections/1?apikey={key}");
            assert_eq!(
                of_run("placeholder-key", &format!("newman run {url}")).len(),
                1,
                "{key}"
            );
            let option = format!("newman run a.json --postman-api-key \"{key}\"");
            assert_eq!(of_run("placeholder-key", &option).len(), 1, "{key}");
        }
    }

    #[test]
    fn variables_and_expressions_are_left_alone() {
        for key in [
            "$POSTMAN_API_KEY",
            "${YOUR_API_KEY}",
            "<< pipeline.parameters.api_key >>",
            "$(cat api_key)",
        ] {
            let url = format!("https://api.getpostman.com/collections/1?apikey={key}");
            assert_eq!(
                of_run("placeholder-key", &format!("newman run \"{url}\"")),
                Vec::<String>::new()
            );
        }
    }
}

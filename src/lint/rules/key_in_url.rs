//! `key-in-url`: a key travels in a URL where Newman could send it in a header.

use crate::finding::{Finding, Severity};
use crate::lint::newman::{Call, Fault};
use crate::lint::{Rule, Subject};
use crate::names::API_KEY;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "key-in-url",
    severities: &[Severity::Info],
    page: include_str!("key_in_url.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    findings.extend(
        subject
            .calls
            .iter()
            .filter_map(|call| finding(subject, call)),
    );
}

/// One a run: what is to be done is the same for all of its URLs.
fn finding(subject: &Subject<'_, '_>, call: &Call<'_>) -> Option<Finding> {
    let config = subject.tree.text();
    let mut urls = call.arguments.iter().filter_map(|argument| {
        let url = argument.url()?;
        let (key, _) = url.key.clone()?;
        let is_avoidable = url.fault(call) == Some(Fault::InUrl);
        Some((argument, key.start - "apikey=".len()..key.end, is_avoidable))
    });
    let (argument, span, is_avoidable) = urls.next()?;
    // An id without its owner has to stay in a URL, and then the key is there anyway.
    if !is_avoidable || !urls.all(|(_, _, is_avoidable)| is_avoidable) {
        return None;
    }
    let message = "the key travels in the URL: Newman before 6.2 prints it when a fetch fails";
    let finding = Finding::error(RULE.name, argument.text.place(config, &span), message)
        .severity(Severity::Info)
        .label("the key is part of the URL")
        .help(format!(
            "give the id alone, and the key as `--postman-api-key ${API_KEY}`"
        ));
    Some(argument.text.told(finding))
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run;

    #[test]
    fn only_a_full_id_can_be_given_alone() {
        let uid = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";
        let url = |id: &str| format!("https://api.getpostman.com/collections/{id}?apikey=$K");
        for (command, count) in [
            (format!("newman run {} -e {}", url(uid), url(uid)), 1),
            (format!("newman run {}", url(&uid[7..])), 0),
            (format!("newman run {} -e {}", url(uid), url(&uid[7..])), 0),
            (format!("curl {}", url(uid)), 0),
            (format!("newman run {uid} --postman-api-key $K"), 0),
        ] {
            assert_eq!(of_run("key-in-url", &command).len(), count, "{command}");
        }
    }
}

//! `missing-api-key`: something of Postman's is fetched without a key.

use crate::finding::{Finding, Severity};
use crate::lint::newman::{self, Fault, Tool};
use crate::lint::{Rule, Subject};
use crate::names::API_KEY;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "missing-api-key",
    severities: &[Severity::Error],
    page: include_str!("missing_api_key.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.tree.text();
    for (_, argument, url, fault) in newman::faults(subject.calls) {
        if fault != Fault::None {
            continue;
        }
        let (part, message, label) = match &url.key {
            Some((_, _)) => ("apikey=", "the URL carries an empty key", "nothing follows"),
            None => (
                url.text,
                "nothing gives Newman the key for this URL",
                "answered with 401",
            ),
        };
        let start = url.span.start + url.text.find(part).unwrap_or(0);
        let span = argument.text.place(config, &(start..start + part.len()));
        let finding = Finding::error(RULE.name, span, message).label(label);
        let finding = match url.key {
            Some(_) => finding.help(format!("write `apikey=${API_KEY}`, and keep the key in a context or in the project's variables")),
            None => finding.help(format!("add `--postman-api-key ${API_KEY}`, or `?apikey=${API_KEY}` to the URL")),
        };
        findings.push(argument.text.told(finding));
    }
    for call in subject.calls {
        let key = call.option("postman-api-key");
        if let Some(key) = key.filter(|key| key.word.text.is_empty()) {
            let finding = Finding::error(RULE.name, key.place(config), "the key is empty")
                .help(format!("write `--postman-api-key ${API_KEY}`"));
            findings.push(key.text.told(finding));
        }
        // The Postman CLI is logged in by a command of its own.
        if call.tool != Tool::Newman || key.is_some() || call.is_open {
            continue;
        }
        let fetched = ["collection", "environment"]
            .iter()
            .filter_map(|name| call.option(name));
        if let Some(argument) = fetched
            .into_iter()
            .find(|one| newman::id::is_uid(&one.word.text))
        {
            let finding = Finding::error(
                RULE.name,
                argument.place(config),
                "nothing gives Newman the key for this id",
            )
            .label("looked for as a file")
            .help(format!(
                "add `--postman-api-key ${API_KEY}`: Newman reads no variable of its own"
            ));
            findings.push(argument.text.told(finding));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::{of_orb, of_run};

    const UID: &str = "789883-28b680e3-eb56-4135-8f4c-de01a6e494e9";

    #[test]
    fn a_fetch_without_a_key_is_told_once() {
        for arguments in [
            "https://api.getpostman.com/collections/1?apikey=",
            "https://api.getpostman.com/collections/1?apikey=&x=y -k",
            "https://api.postman.com/collections/1",
            UID,
            "'789883-28b680e3-eb56-4135-8f4c-de01a6e494e9' --postman-api-key ''",
        ] {
            let found = of_run("missing-api-key", &format!("newman run {arguments}"));
            assert_eq!(found.len(), 1, "{arguments}");
        }
        assert_eq!(
            of_orb("missing-api-key", &format!("collection: {UID}")).len(),
            1
        );
    }

    #[test]
    fn a_key_given_in_any_way_or_not_needed_is_left_alone() {
        for command in [
            "newman run https://api.getpostman.com/collections/1?apikey=$K",
            "newman run https://api.getpostman.com/collections/1?access_key=$K",
            "newman run https://api.getpostman.com/collections/1 --postman-api-key $K",
            "newman run https://acme.test/collection.json",
            "newman run postman/smoke.json",
            "newman run $UID",
            "newman run 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9 $OPTIONS",
            "postman collection run 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9",
            "# newman run 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9",
        ] {
            assert_eq!(
                of_run("missing-api-key", command),
                Vec::<String>::new(),
                "{command}"
            );
        }
        let passed = format!("collection: {UID}, additional-options: << parameters.x >>");
        assert_eq!(of_orb("missing-api-key", &passed), Vec::<String>::new());
    }
}

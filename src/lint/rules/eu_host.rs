//! `eu-host`: Newman does not take the key out of a URL of Postman's EU host, nor send it there in a
//! header (newman 6.2, lib/util.js: a list of two hosts).

use crate::finding::{Finding, Severity};
use crate::lint::newman::{self, Fault};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "eu-host",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("eu_host.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.tree.text();
    for (_, argument, url, fault) in newman::faults(subject.calls) {
        if fault != Fault::Eu {
            continue;
        }
        let start = url.span.start + url.text.find("://").map_or(0, |at| at + 3);
        let span = argument
            .text
            .place(config, &(start..start + url.host.len()));
        let finding = if url.key.is_some() {
            let message =
                "Newman leaves the key in a URL of this host, and prints it when a fetch fails";
            Finding::error(RULE.name, span, message).severity(Severity::Warning)
        } else {
            let message = "Newman sends no key in a header to this host";
            Finding::error(RULE.name, span, message).label("answered with 401")
        };
        findings.push(argument.text.told(finding.help(
            "the Postman CLI works there: `postman login --region eu`, then `postman collection run`",
        )));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run;

    #[test]
    fn newman_and_the_eu_do_not_go_together() {
        let url = "https://api.eu.postman.com/collections/1";
        for (command, count) in [
            (format!("newman run {url}?apikey=$K"), 1),
            (format!("newman run {url} --postman-api-key $K"), 1),
            (format!("curl -H \"X-Api-Key: $K\" {url}"), 0),
            (
                "newman run https://api.postman.com/collections/1?apikey=$K".to_owned(),
                0,
            ),
        ] {
            assert_eq!(of_run("eu-host", &command).len(), count, "{command}");
        }
    }
}

//! `foreign-host`: Postman's key goes to a host that is not Postman's.

use crate::finding::{Finding, Safety, Severity};
use crate::lint::newman::{self, Fault};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "foreign-host",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("foreign_host.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.tree.text();
    for (_, argument, url, fault) in newman::faults(subject.calls) {
        let start = url.span.start + url.text.find("://").map_or(0, |at| at + 3);
        let host = start..start + url.host.len();
        let span = argument.text.place(config, &host);
        let finding = match fault {
            Fault::Misspelled(meant) => {
                let message = format!("the key goes to {}, which is not Postman's", url.host);
                let finding = Finding::error(RULE.name, span, message)
                    .help(format!("did you mean `{meant}`?"));
                let title = format!("write `{meant}`");
                match argument
                    .text
                    .replace(config, &host, meant, title, Safety::Unsafe)
                {
                    Some(fix) => finding.fix(fix),
                    None => finding,
                }
            }
            Fault::Foreign => {
                let message = format!("Postman's key goes to {}, which is not Postman's", url.host);
                Finding::error(RULE.name, span, message)
                    .severity(Severity::Warning)
                    .help("Postman's API is at api.getpostman.com and api.postman.com")
            }
            _ => continue,
        };
        findings.push(
            argument
                .text
                .told(finding.label("whoever has it gets the key")),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run;

    #[test]
    fn a_key_for_somebody_else_is_told_and_ones_own_hosts_have_their_own() {
        for (url, count) in [
            ("https://api.getpostmann.com/collections/1?apikey=$K", 1),
            ("https://api.getpostman.co/collections/1?apikey=$K", 1),
            ("https://acme.test/collections/1?apikey=$POSTMAN_API_KEY", 1),
            ("https://acme.test/collections/1?apikey=$ACME_API_KEY", 0),
            ("https://$HOST/collections/1?apikey=$POSTMAN_API_KEY", 0),
            (
                "http://localhost:3000/collections/1?apikey=$POSTMAN_API_KEY",
                0,
            ),
            (
                "https://api.eu.postman.com/collections/1?apikey=$POSTMAN_API_KEY",
                0,
            ),
            (
                "https://acme.test/collection.json --postman-api-key $POSTMAN_API_KEY",
                0,
            ),
        ] {
            assert_eq!(
                of_run("foreign-host", &format!("newman run {url}")).len(),
                count,
                "{url}"
            );
        }
    }
}

//! `key-over-http`: a key travels over plain HTTP.

use crate::finding::{Finding, Safety, Severity};
use crate::lint::newman::{self, Fault};
use crate::lint::{Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "key-over-http",
    severities: &[Severity::Warning],
    page: include_str!("key_over_http.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.tree.text();
    for (_, argument, url, fault) in newman::faults(subject.calls) {
        if fault != Fault::Http {
            continue;
        }
        let scheme = url.span.start..url.span.start + "http".len();
        let shown = scheme.start..scheme.end + "://".len();
        let message = format!("the key for {} travels over plain HTTP", url.host);
        let finding = Finding::error(RULE.name, argument.text.place(config, &shown), message)
            .severity(Severity::Warning)
            .label("anybody on the way can read it")
            .help("Postman's hosts speak HTTPS: write `https://`");
        let title = "write `https`".to_owned();
        let fix = argument
            .text
            .replace(config, &scheme, "https", title, Safety::Safe);
        let finding = match fix {
            Some(fix) => finding.fix(fix),
            None => finding,
        };
        findings.push(argument.text.told(finding));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of_run;

    #[test]
    fn only_a_key_on_the_way_to_postman_matters() {
        for (url, count) in [
            ("http://api.getpostman.com/collections/1?apikey=$K", 1),
            ("https://api.getpostman.com/collections/1?apikey=$K", 0),
            ("http://localhost:8080/collections/1?apikey=$K", 0),
            ("http://acme.test/collection.json", 0),
        ] {
            assert_eq!(
                of_run("key-over-http", &format!("newman run {url}")).len(),
                count,
                "{url}"
            );
        }
    }
}

//! `image-digest`: an image with a digest that is none.

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject, places};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "image-digest",
    severities: &[Severity::Error],
    page: include_str!("image_digest.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for image in places::images(subject.config) {
        let Some(text) = image.text().filter(|text| !text.contains(['<', '$'])) else {
            continue;
        };
        let Some((_, digest)) = text.split_once('@') else {
            continue;
        };
        let hex = digest.strip_prefix("sha256:");
        if hex
            .is_some_and(|hex| hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
        {
            continue;
        }
        let message = format!("`{digest}` is no digest of an image");
        let finding = Finding::error(RULE.name, image.source.clone(), message);
        let label = match hex.map(|hex| hex.chars().count()) {
            Some(64) => "not only hexadecimal digits behind `sha256:`".to_owned(),
            Some(count) => format!("{count} characters behind `sha256:`"),
            None => "does not begin with `sha256:`".to_owned(),
        };
        findings.push(finding.label(label).help(
            "a digest is `sha256:` and 64 hexadecimal digits: copy it whole, or name a tag, `:1.2`",
        ));
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    #[test]
    fn a_digest_is_sha256_and_64_digits() {
        let digest = |length: usize| format!("acme/x@sha256:{}", "0a".repeat(length / 2));
        for (image, count) in [
            (digest(64), 0),
            (digest(62), 1),
            ("acme/x@latest".to_owned(), 1),
            ("acme/x:1".to_owned(), 0),
            ("acme/x@<< parameters.digest >>".to_owned(), 0),
        ] {
            let text =
                format!("version: 2.1\njobs: {{ a: {{ docker: [{{ image: '{image}' }}] }} }}\n");
            assert_eq!(of("image-digest", &text).len(), count, "{image}");
        }
    }
}

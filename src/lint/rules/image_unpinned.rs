//! `image-unpinned`: an image whose content changes without a change of the config.

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject, places};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "image-unpinned",
    severities: &[Severity::Info],
    page: include_str!("image_unpinned.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for image in places::images(subject.config) {
        let Some(text) = image.text().filter(|text| !text.contains(['<', '$', '@'])) else {
            continue;
        };
        let name = text.rsplit('/').next().unwrap_or(text);
        let message = match name.split_once(':').map(|(_, tag)| tag) {
            None => format!("`{text}` has no tag, so that it is whatever was published last"),
            Some("latest") => format!("`{text}` is whatever was published last"),
            Some(_) => continue,
        };
        let finding = Finding::error(RULE.name, image.source.clone(), message)
            .severity(Severity::Info)
            .label("not a version")
            .help("name a version: the same config then runs the same tools");
        findings.push(match &image.via {
            Some(via) => finding.related(via.clone(), "used here"),
            None => finding,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    #[test]
    fn only_a_version_is_pinned() {
        for (image, count) in [
            ("acme/x", 1),
            ("registry.acme.test:5000/x", 1),
            ("acme/x:latest", 1),
            ("acme/x:1.2", 0),
            ("registry.acme.test:5000/x:stable", 0),
            ("acme/x@sha256:0", 0),
            ("acme/x:<< parameters.tag >>", 0),
            ("$IMAGE", 0),
        ] {
            let text =
                format!("version: 2.1\njobs: {{ a: {{ docker: [{{ image: '{image}' }}] }} }}\n");
            assert_eq!(of("image-unpinned", &text).len(), count, "{image}");
        }
    }
}

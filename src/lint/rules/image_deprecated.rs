//! `image-deprecated`: an image of `CircleCI`'s that is not kept up any more.

use crate::finding::{Finding, Fix, Patch, Safety, Severity};
use crate::lint::{Rule, Subject, places};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "image-deprecated",
    severities: &[Severity::Warning],
    page: include_str!("image_deprecated.md"),
    check,
};

/// The images of the namespace `circleci` that have a successor in `cimg` (CircleCI, "Legacy
/// convenience images": no updates since the end of 2021).
const SUCCESSORS: [(&str, &str); 15] = [
    ("android", "android"),
    ("buildpack-deps", "base"),
    ("clojure", "clojure"),
    ("elixir", "elixir"),
    ("golang", "go"),
    ("mariadb", "mariadb"),
    ("mysql", "mysql"),
    ("node", "node"),
    ("openjdk", "openjdk"),
    ("php", "php"),
    ("postgres", "postgres"),
    ("python", "python"),
    ("redis", "redis"),
    ("ruby", "ruby"),
    ("rust", "rust"),
];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for image in places::images(subject.config) {
        let Some(rest) = image.text().and_then(|text| text.strip_prefix("circleci/")) else {
            continue;
        };
        let (name, tag) = rest.split_once(':').unwrap_or((rest, ""));
        let Some((_, new)) = SUCCESSORS.iter().find(|(old, _)| *old == name) else {
            continue;
        };
        let message = format!("`circleci/{name}` has not been updated since 2021");
        let finding = Finding::error(RULE.name, image.source.clone(), message)
            .severity(Severity::Warning)
            .label("no updates any more")
            .help(format!(
                "take its successor, `cimg/{new}`, and one of its tags: they are others"
            ));
        let finding = match fix(subject, &image.source, name, new, tag) {
            Some(fix) => finding.fix(fix),
            None => finding,
        };
        findings.push(match &image.via {
            Some(via) => finding.related(via.clone(), "used here"),
            None => finding,
        });
    }
}

/// Only a tag that is a version can be the successor's too.
fn fix(
    subject: &Subject<'_, '_>,
    source: &crate::yaml::Span,
    name: &str,
    new: &str,
    tag: &str,
) -> Option<Fix> {
    let mut parts = tag.split('.');
    let is_version =
        parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let old = format!("circleci/{name}");
    let at = subject.tree.text().get(source.clone())?.find(&old)?;
    let span = source.start + at..source.start + at + old.len();
    (is_version && tag.contains('.')).then(|| Fix {
        title: format!("take `cimg/{new}`"),
        safety: Safety::Unsafe,
        patches: vec![Patch {
            span,
            replacement: format!("cimg/{new}"),
        }],
    })
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint::{self, rules::tests::of};

    fn config(image: &str) -> String {
        format!("version: 2.1\njobs: {{ a: {{ docker: [{{ image: '{image}' }}] }} }}\n")
    }

    #[test]
    fn old_images_are_told_and_others_are_not() {
        for (image, count) in [
            ("circleci/golang:1.16", 1),
            ("circleci/node:lts-browsers", 1),
            ("circleci/circleci-cli:latest", 0),
            ("cimg/go:1.16", 0),
            ("acme/circleci-node:1", 0),
        ] {
            assert_eq!(
                of("image-deprecated", &config(image)).len(),
                count,
                "{image}"
            );
        }
    }

    #[test]
    fn a_version_is_kept_and_another_tag_is_left_to_its_author() {
        let fixed = |image| lint::fix(&config(image), Safety::Unsafe).text;
        assert_eq!(fixed("circleci/golang:1.16"), config("cimg/go:1.16"));
        assert_eq!(fixed("circleci/node:lts"), config("circleci/node:lts"));
    }
}

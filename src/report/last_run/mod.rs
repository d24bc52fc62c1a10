//! A config beside what `CircleCI` ran last: `diff --last-run`.

mod github;
mod json;
mod markdown;
mod text;
mod words;

pub(crate) use github::github;
pub(crate) use json::json;
pub(crate) use markdown::markdown;
pub(crate) use text::text;

use crate::circle::compiled::Change;
use crate::secret::mask;

/// What was compared.
#[derive(Clone, Debug)]
pub(crate) struct LastRun {
    /// The config's name.
    pub(crate) file: String,
    /// The project's slug.
    pub(crate) project: String,
    pub(crate) run: Run,
    /// The texts; none where they were not compared.
    pub(crate) source: Option<Texts>,
    /// What the compiler makes of them; none where that was not compared.
    pub(crate) compiled: Option<Compared>,
}

/// The pipeline that ran last.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub(crate) id: String,
    pub(crate) number: u64,
    pub(crate) branch: Option<String>,
    pub(crate) revision: Option<String>,
    pub(crate) created_at: String,
    pub(crate) url: String,
}

/// Two texts: of the pipeline, and as it is now.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    pub(crate) then: String,
    pub(crate) now: String,
}

/// Two compiled configs in one form.
#[derive(Clone, Debug)]
pub(crate) struct Compared {
    pub(crate) texts: Texts,
    pub(crate) changes: Vec<Change>,
}

impl Texts {
    pub(crate) fn differ(&self) -> bool {
        self.then != self.now
    }
}

/// The lines, from 1, of the text as it is now that differ in what is masked alone: a difference does not show them.
pub(crate) fn hidden_lines(texts: &Texts) -> Vec<usize> {
    let (then, now) = (mask(&texts.then), mask(&texts.now));
    let masked = similar::TextDiff::from_lines(then.as_ref(), now.as_ref());
    // A mask has as many lines as what it is of.
    let (then, now): (Vec<_>, Vec<_>) = (texts.then.lines().collect(), texts.now.lines().collect());
    let same = masked
        .iter_all_changes()
        .filter(|change| change.tag() == similar::ChangeTag::Equal);
    let pairs = same.filter_map(|change| Some((change.old_index()?, change.new_index()?)));
    let hidden = pairs.filter(|(old, new)| then.get(*old) != now.get(*new));
    hidden.map(|(_, new)| new + 1).collect()
}

impl Compared {
    /// Orbs that stand for other versions with which nothing else changes are a difference, too.
    pub(crate) fn differ(&self) -> bool {
        self.texts.differ() || !self.changes.is_empty()
    }
}

impl LastRun {
    /// Whether anything that was compared differs.
    pub(crate) fn is_drift(&self) -> bool {
        self.source.as_ref().is_some_and(Texts::differ)
            || self.compiled.as_ref().is_some_and(Compared::differ)
    }
}

impl Run {
    /// For people: `pipeline 12 of main`.
    pub(crate) fn name(&self) -> String {
        match &self.branch {
            Some(branch) => format!("pipeline {} of {branch}", self.number),
            None => format!("pipeline {}", self.number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::circle::compiled::{Kind, What};

    fn compared() -> LastRun {
        let key = format!("PMAK-{}-{}", "0".repeat(24), "0".repeat(34));
        let texts = |then: &str, now: &str| Texts {
            then: then.to_owned(),
            now: now.to_owned(),
        };
        let change = |kind, name: &str, what| Change {
            kind,
            name: name.to_owned(),
            what,
        };
        let keys = |keys: &[&str]| keys.iter().map(|&key| key.to_owned()).collect();
        LastRun {
            file: ".circleci/config.yml".to_owned(),
            project: "gh/acme/bookings".to_owned(),
            run: Run {
                id: "5".to_owned(),
                number: 12,
                branch: Some("ma\u{1b}in".to_owned()),
                revision: Some("f454a02".to_owned()),
                created_at: "2026-11-01T10:00:00Z".to_owned(),
                url: "https://app.circleci.com/pipelines/github/acme/bookings/12".to_owned(),
            },
            source: Some(texts(
                "a: 1\nb: 2\nc: 3\n",
                &format!("a: 1\nb: {key}\nc: 3\nd: 4\n"),
            )),
            compiled: Some(Compared {
                texts: texts("jobs: 1\n", "jobs: 2\n"),
                changes: vec![
                    change(Kind::Job, "new", What::Added),
                    change(Kind::Job, "a`b", What::Changed(keys(&["docker", "steps"]))),
                    change(Kind::Entry("main".to_owned()), "old", What::Removed),
                    change(Kind::Workflow, "main", What::Changed(Vec::new())),
                    change(
                        Kind::Orb,
                        "a/b@1",
                        What::Became("a/b@1.0".to_owned(), "a/b@1.1".to_owned()),
                    ),
                ],
            }),
        }
    }

    fn same() -> LastRun {
        let mut same = compared();
        if let Some(source) = &mut same.source {
            source.now = source.then.clone();
        }
        same.compiled = None;
        same
    }

    #[test]
    fn people_read_the_texts_and_what_they_come_to() {
        assert_eq!(text(&same(), false), "");
        assert_eq!(
            text(&compared(), false),
            "\
--- a/.circleci/config.yml
+++ b/.circleci/config.yml
@@ -1,3 +1,4 @@
 a: 1
-b: 2
+b: PMAK-***********************************************************
 c: 3
+d: 4

compiled, beside pipeline 12 of ma\\u{1b}in:
  the job `new` is new
  the job `a`b` has other docker, steps
  the job `old` is gone from the workflow `main`
  the workflow `main` is another
  the orb a/b@1 stands for a/b@1.1, and was a/b@1.0

--- a/.circleci/config.yml, compiled
+++ b/.circleci/config.yml, compiled
@@ -1 +1 @@
-jobs: 1
+jobs: 2
"
        );
    }

    #[test]
    fn annotations_stand_at_the_lines_of_the_file() {
        assert_eq!(github(&same()), "");
        let lines = github(&compared());
        let lines: Vec<&str> = lines.lines().collect();
        assert_eq!(lines.len(), 3, "{lines:#?}");
        let start = "::warning file=.circleci/config.yml,line=2,title=differs from what pipeline 12 of ma\\u{1b}in ran::";
        assert!(lines[0].starts_with(start), "{}", lines[0]);
        assert!(lines[0].contains("PMAK-***") && !lines[0].contains("PMAK-0"));
        assert!(lines[1].contains("line=4,"), "{}", lines[1]);
        assert!(
            lines[2].starts_with("::notice title=compiled"),
            "{}",
            lines[2]
        );
        assert!(lines[2].contains("the job `new` is new%0A"), "{}", lines[2]);
    }

    #[test]
    fn machines_read_it_all() {
        let json: serde_json::Value = serde_json::from_str(&json(&compared())).unwrap();
        assert_eq!(json["version"], 1);
        assert_eq!(json["drift"], true);
        assert_eq!(json["pipeline"]["number"], 12);
        assert_eq!(json["pipeline"]["branch"], "ma\u{1b}in");
        assert_eq!(json["source"]["same"], false);
        let changes = json["compiled"]["changes"].as_array().unwrap();
        assert_eq!(
            changes[1],
            serde_json::json!({
                "kind": "job", "name": "a`b", "workflow": null, "change": "changed", "keys": ["docker", "steps"],
                "from": null, "to": null,
            })
        );
        assert_eq!(changes[2]["workflow"], "main");
        assert_eq!(changes[4]["to"], "a/b@1.1");
        let diff = json["source"]["diff"].as_str().unwrap();
        assert!(diff.contains("+b: PMAK-***"), "{diff}");
        let json: serde_json::Value = serde_json::from_str(&super::json(&same())).unwrap();
        assert_eq!(
            (&json["drift"], &json["source"]["diff"]),
            (&false.into(), &"".into())
        );
        assert!(json["compiled"].is_null());
    }

    #[test]
    fn markdown_has_the_texts_in_blocks() {
        assert_eq!(
            markdown(&same()),
            "### ✅ `.circleci/config.yml` is what pipeline 12 of ma\\\\u{1b}in ran\n"
        );
        let page = markdown(&compared());
        assert!(
            page.starts_with("### ❌ `.circleci/config.yml` is not what pipeline 12"),
            "{page}"
        );
        assert!(page.contains("\n```diff\n--- a/"), "{page}");
        assert!(
            page.contains("\n- the job ``a`b`` has other docker, steps\n"),
            "{page}"
        );
        assert!(!page.contains("PMAK-0"), "{page}");
    }
}

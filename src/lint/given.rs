//! The files of the repository that the suites of a selection are given: whether they are there, and what they
//! should be. The same findings as of runs in a config, at the lines of the selection.

use super::found::Found;
use super::local::{has_extension, named};
use super::newman::{Tool, below};
use super::repository::Repository;
use super::rules::{collection_file, collection_folder, environment_file, iteration_data};
use crate::collection::Content;
use crate::finding::{Finding, Severity};
use crate::plan::{Kind, Source};
use crate::selection::{Loaded, RunnerKind, Suite};
use crate::suggest::nearest;
use crate::yaml::Span;

/// What is wrong with the files that the suites of a selection name.
#[must_use]
pub fn check_files(loaded: &Loaded, repository: &Repository) -> Vec<Finding> {
    let runner = loaded.selection.runner.kind.as_ref();
    let tool = match runner {
        Some(RunnerKind::PostmanCli) => Tool::Postman,
        _ => Tool::Newman,
    };
    let mut findings = Vec::new();
    for (at, suite) in loaded.selection.suites.iter().enumerate() {
        let at = at.to_string();
        let given = Given {
            suite,
            tool,
            repository,
            place: &|path: &[&str]| {
                let path: Vec<&str> = ["suites", &at].iter().chain(path).copied().collect();
                loaded.span_of(&path).unwrap_or_default()
            },
        };
        given.collection(&mut findings);
        given.variables(&mut findings);
        findings.extend(given.rows());
    }
    findings
}

struct Given<'g> {
    suite: &'g Suite,
    tool: Tool,
    repository: &'g Repository,
    /// Where a key of the suite has its value.
    place: &'g dyn Fn(&[&str]) -> Span,
}

impl Given<'_> {
    fn collection(&self, findings: &mut Vec<Finding>) {
        let Some(path) = file(&self.suite.collection, Kind::Collection) else {
            return;
        };
        let place = (self.place)(&["collection"]);
        let found = self.repository.collection(&path);
        let finding = about(collection_file::RULE.name, &path, place);
        let is_v3 = || self.repository.is_v3(&path);
        findings.extend(match &*found {
            Found::Missing => self.absent(&path, &["json"], &finding),
            found => collection_file::judged(found, self.tool, &path, &is_v3, &finding),
        });
        if let Found::File(Ok(Content::Collection(collection))) = &*found {
            for folder in self
                .suite
                .folder
                .0
                .iter()
                .filter(|one| !collection.has(one))
            {
                let place = (self.place)(&["folder"]);
                findings.push(collection_folder::missing(collection, &path, folder, place));
            }
        }
    }

    /// Its environments and globals.
    fn variables(&self, findings: &mut Vec<Finding>) {
        let suite = self.suite;
        let one = suite.environment.iter();
        let one = one.map(|text| (vec!["environment"], text, Kind::Environment));
        let many = suite.environments.iter();
        let many =
            many.map(|(name, text)| (vec!["environments", name.as_str()], text, Kind::Environment));
        let globals = suite.globals.iter();
        let globals = globals.map(|text| (vec!["globals"], text, Kind::Globals));
        for (key, text, kind) in one.chain(many).chain(globals) {
            let Some(path) = file(text, kind) else {
                continue;
            };
            // The Postman CLI knows environments of YAML, too.
            if self.tool == Tool::Postman && !has_extension(&path, &["json"]) {
                continue;
            }
            let noun = match kind {
                Kind::Globals => "globals",
                _ => "an environment",
            };
            let finding = about(environment_file::RULE.name, &path, (self.place)(&key));
            findings.extend(match &*self.repository.variables(&path) {
                Found::Missing => self.absent(&path, &["json"], &finding),
                found => environment_file::judged(found, noun, &finding),
            });
        }
    }

    fn rows(&self) -> Option<Finding> {
        let path = file(self.suite.iteration_data.as_ref()?, Kind::Data)?;
        let place = (self.place)(&["iteration-data"]);
        let finding = about(iteration_data::RULE.name, &path, place);
        match &*self.repository.rows(&path) {
            Found::Missing => self.absent(&path, &["json", "csv"], &finding),
            found => iteration_data::judged(found, &path, &finding),
        }
    }

    /// Tells of a file that is not in the repository. A step in front of the run may make it, which is why it is
    /// no error.
    fn absent(
        &self,
        path: &str,
        extensions: &[&str],
        finding: &dyn Fn(String) -> Finding,
    ) -> Option<Finding> {
        if !self.repository.is_whole() {
            return None;
        }
        let finding = finding("is not in the repository".to_owned()).severity(Severity::Warning);
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let names = self.repository.names(folder);
        let names = names.iter().map(String::as_str);
        let meant = nearest(name, names.filter(|name| has_extension(name, extensions)));
        Some(match meant {
            Some(meant) => finding.label(format!("did you mean {}?", named(meant))),
            None => {
                finding.help("the path is one from the root of the repository, where suites run")
            }
        })
    }
}

/// The path of what is a file of the repository.
fn file(text: &str, kind: Kind) -> Option<String> {
    let is_elsewhere = text.contains("://") || text.starts_with(['/', '~']);
    if is_elsewhere || Source::id_in(text, kind).is_some() {
        return None;
    }
    below("", text)
}

fn about(rule: &'static str, path: &str, place: Span) -> impl Fn(String) -> Finding + use<> {
    let name = named(path);
    move |message| Finding::error(rule, place.clone(), format!("{name} {message}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::check_files;
    use crate::lint::Repository;
    use crate::selection::{Date, read};

    const COLLECTION: &str = r#"{"info": {"name": "x"}, "item": [{"name": "Pay", "item": [{"name": "a", "request": "x"}]}]}"#;

    /// What is said of a suite, with what it is about.
    fn of(suite: &str, files: &[(&str, &str)]) -> Vec<String> {
        let text = format!("version: 1\nsuites:\n  - name: s\n{suite}");
        let today: Date = serde_json::from_str("\"2026-01-01\"").unwrap();
        let loaded = read(&text, today).unwrap();
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        let repository = Repository::of_texts(files.collect::<BTreeMap<_, _>>());
        let findings = check_files(&loaded, &repository).into_iter();
        let told = findings.map(|one| {
            let about = &text[one.primary.span.clone()];
            format!("{about}: {} {}{}", one.rule, one.message, one.primary.text)
        });
        told.collect()
    }

    #[test]
    fn what_is_there_and_what_is_postmans_is_not_told() {
        let files = [
            ("p/a.json", COLLECTION),
            ("e.json", "{\"values\": []}"),
            ("d.csv", "a\n1\n"),
        ];
        for suite in [
            "    collection: ./p/a.json\n    environment: e.json\n    folder: Pay\n    iteration-data: d.csv\n",
            "    collection: 789883-28b680e3-eb56-4135-8f4c-de01a6e494e9\n    folder: Nope\n",
            "    collection: https://example.com/gone.json\n",
        ] {
            assert_eq!(of(suite, &files), [""; 0], "{suite}");
        }
    }

    #[test]
    fn what_is_missing_or_something_else_is_told_where_it_is_named() {
        let files = [
            ("p/a.json", COLLECTION),
            ("e.json", "{\"values\": []}"),
            ("d.csv", "a\n"),
        ];
        for (suite, told) in [
            (
                "    collection: p/b.json\n",
                "p/b.json: collection-file `p/b.json` is not in the repositorydid you mean `a.json`?",
            ),
            (
                "    collection: e.json\n",
                "e.json: collection-file `e.json` is no collection, but an environment",
            ),
            (
                "    collection: p/a.json\n    folder: Pai\n",
                "Pai: collection-folder `p/a.json` has no folder or request `Pai`did you mean `Pay`?",
            ),
            (
                "    collection: p/a.json\n    environments: { a: e.json, b: f/gone.json }\n",
                "f/gone.json: environment-file `f/gone.json` is not in the repository",
            ),
            (
                "    collection: p/a.json\n    globals: p/a.json\n",
                "p/a.json: environment-file `p/a.json` is not globals: it has no list `values`",
            ),
            (
                "    collection: p/a.json\n    iteration-data: d.csv\n",
                "d.csv: iteration-data `d.csv` has no rows",
            ),
        ] {
            assert_eq!(of(suite, &files), [told], "{suite}");
        }
    }
}

//! `junit-export`: a report for CircleCI that a run does not write, or writes where nobody looks.

use crate::circle::{Found, Scope, Step};
use crate::finding::{Finding, Severity};
use crate::lint::newman::{Argument, Call, Tool, in_orb};
use crate::lint::{Rule, Subject};
use crate::yaml::{Span, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "junit-export",
    severities: &[Severity::Warning],
    page: include_str!("junit_export.md"),
    check,
};

const EXPORT: &str = "reporter-junit-export";

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let calls: Vec<_> = subject
        .calls
        .iter()
        .filter(|call| call.tool != Tool::Fetch)
        .filter_map(|call| Some((call, call.option(EXPORT)?)))
        .collect();
    if calls.is_empty() {
        return;
    }
    let config = subject.tree.text();
    findings.extend(
        calls
            .iter()
            .filter_map(|(call, export)| unwritten(config, call, export)),
    );
    let scope = &subject.config.scope;
    for job in &scope.jobs {
        let mut seen = Seen::default();
        seen.owners.push(job.definition.named.value);
        seen.steps(scope, &job.definition.steps, DEPTH);
        let mut entries = subject.config.entries();
        let has_more = entries.any(|entry| {
            let is_its = entry.job == job.definition.named.name;
            is_its && !(entry.pre_steps.is_empty() && entry.post_steps.is_empty())
        });
        if seen.is_open || has_more || seen.stored.is_empty() {
            continue;
        }
        let of_job = calls.iter().filter(|(call, _)| {
            let owner = call.owner.map(|owner| owner.value);
            owner.is_some_and(|owner| seen.owners.iter().any(|one| std::ptr::eq(*one, owner)))
        });
        findings.extend(of_job.filter_map(|(_, export)| elsewhere(config, export, &seen.stored)));
    }
}

/// A run that names the file of a report, and not the reporter that writes it.
fn unwritten(config: &str, call: &Call<'_>, export: &Argument<'_>) -> Option<Finding> {
    let reporters = call.option("reporters")?;
    if call.is_open || reporters.is_computed() || reporters.word.text.contains("junit") {
        return None;
    }
    let written = &reporters.word.text;
    // A reporter of a name alone, or a list: anything else was not read as it is meant.
    let is_list = written
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b",-_@/".contains(&byte));
    is_list.then(|| {
        Finding::error(
            RULE.name,
            reporters.place(config),
            "`junit` is not among the reporters, so that its file is not written",
        )
        .severity(Severity::Warning)
        .label("only these write")
        .related(export.place(config), "this file is missing then")
        .help(format!("write `{written},junit`"))
    })
}

/// A report outside of every folder that the job stores results from.
fn elsewhere(config: &str, export: &Argument<'_>, stored: &[(&str, Span)]) -> Option<Finding> {
    let file = plain(&export.word.text)?;
    let is_apart = |(path, _): &(&str, Span)| {
        let path = plain(path)?;
        let inside = file.strip_prefix(path);
        let meets = path == "."
            || path.is_empty()
            || inside.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        // A path from the root may lead to the same place as one from here.
        (file.starts_with('/') == path.starts_with('/') && !meets).then_some(())
    };
    if !stored.iter().all(|one| is_apart(one).is_some()) {
        return None;
    }
    let (path, place) = stored.first()?;
    Some(
        Finding::error(
            RULE.name,
            export.place(config),
            format!("results are stored from `{path}`, and this report is not there"),
        )
        .severity(Severity::Warning)
        .label("written here")
        .related(place.clone(), "stored from here")
        .help("write the report to the folder that is stored"),
    )
}

/// A path as it is compared; none where only the run knows it.
fn plain(path: &str) -> Option<&str> {
    let is_open = path.contains(['$', '<', '~', '*', '`']) || path.contains("..");
    let path = path.strip_prefix("./").unwrap_or(path);
    (!is_open).then(|| path.trim_end_matches('/'))
}

/// How deep commands are followed into commands.
const DEPTH: usize = 10;

/// What a job's steps come to.
#[derive(Default)]
struct Seen<'v> {
    /// Whether a step is not known, or moves what others write.
    is_open: bool,
    /// Where results are stored from.
    stored: Vec<(&'v str, Span)>,
    /// The job, and the commands that its steps are.
    owners: Vec<&'v Value>,
}

impl<'v> Seen<'v> {
    fn steps(&mut self, scope: &Scope<'v>, steps: &[Step<'v>], depth: usize) {
        for step in steps {
            match step.name {
                "store_test_results" => {
                    let path = step.arguments.and_then(|arguments| arguments.get("path"));
                    match path.and_then(|path| Some((path.text()?, path.source.clone()))) {
                        Some(path) => self.stored.push(path),
                        None => self.is_open = true,
                    }
                }
                "run" => self.is_open |= step.arguments.is_some_and(moves),
                "checkout"
                | "store_artifacts"
                | "when"
                | "unless"
                | "save_cache"
                | "restore_cache"
                | "setup_remote_docker"
                | "add_ssh_keys" => {}
                name if in_orb(scope, name).is_some() => {}
                name => match scope.command(name) {
                    Found::Definition(command) if depth > 0 => {
                        self.owners.push(command.named.value);
                        self.steps(scope, &command.steps, depth - 1);
                    }
                    _ => self.is_open = true,
                },
            }
            self.steps(scope, &step.steps, depth);
        }
    }
}

/// Whether a script runs elsewhere or moves files, or may do so.
fn moves(run: &Value) -> bool {
    let script = run.text().or_else(|| run.get("command")?.text());
    let mut words = script
        .unwrap_or_default()
        .split(|char: char| !char.is_ascii_alphanumeric());
    run.get("working_directory").is_some()
        || words.any(|word| {
            matches!(
                word,
                "cd" | "pushd" | "cp" | "mv" | "rsync" | "ln" | "docker"
            )
        })
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    fn told(options: &str, path: &str, more: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\njobs:\n  a:\n    docker: [{{ image: cimg/node:22.14.0 }}]\n    steps:\n      - checkout\n      \
             - run: newman run a.json {options}\n{more}      - store_test_results: {{ path: {path} }}\n"
        );
        of("junit-export", &text)
    }

    #[test]
    fn a_report_that_nobody_finds_is_told() {
        assert_eq!(
            told(
                "-r cli,junit --reporter-junit-export r/x.xml",
                "results",
                ""
            ),
            ["results are stored from `results`, and this report is not there"]
        );
        assert_eq!(
            told("-r cli --reporter-junit-export r/x.xml", "r", ""),
            ["`junit` is not among the reporters, so that its file is not written"]
        );
    }

    #[test]
    fn what_meets_or_may_meet_is_left_alone() {
        let export = "-r cli,junit --reporter-junit-export";
        for (options, path, more) in [
            (format!("{export} r/x.xml"), "r", ""),
            (format!("{export} ./r/y/x.xml"), "r/", ""),
            (format!("{export} r/x.xml"), "./r/x.xml", ""),
            (format!("{export} r/x.xml"), ".", ""),
            (format!("{export} $DIR/x.xml"), "r", ""),
            (format!("{export} r/x.xml"), "/tmp/r", ""),
            (format!("{export} r/x.xml"), "s", "      - run: mv r s\n"),
            (format!("{export} r/x.xml"), "s", "      - other/step\n"),
            ("--reporter-junit-export r/x.xml".to_owned(), "r", ""),
        ] {
            assert_eq!(
                told(&options, path, more),
                Vec::<String>::new(),
                "{options}"
            );
        }
    }
}

//! Jobs that call postorb: one a workflow, with the containers that share its suites and the job that
//! brings together what these found.

use super::job::{Entry, Job, Report, Shape};
use super::workflow::job_name;
use super::{Target, sh, vocabulary};
use crate::plan::{Origin, Plan, Run, SharedJobs, Source};
use crate::selection::{Bail, BailAt, Destination, slug};
use crate::{Exit, Failure, names};

/// The jobs of a plan, and the entries that run them.
pub(super) fn shape(plan: &Plan, target: &Target) -> Result<Shape, Failure> {
    let shared = plan.shared_jobs();
    check(&shared)?;
    let mut shape = Shape::default();
    for jobs in &shared {
        let workflow = jobs.workflow;
        let cache = Cache::of(jobs, target);
        let report = jobs.report.as_ref();
        shape.jobs.push(Job {
            arguments: arguments(plan, workflow)?,
            report: report.map(|name| Report { name: name.clone() }),
            restore: cache.restore,
            save: cache.save,
            ..Job::plain(jobs.run.clone())
        });
        shape.entries.push(Entry::plain(workflow, jobs.run.clone()));
        shape.entries.extend(report.map(|name| Entry {
            after: Some(jobs.run.clone()),
            ..Entry::plain(workflow, name.clone())
        }));
    }
    Ok(shape)
}

/// Where results are published, as `--to` takes it; none where nowhere. What is for `CircleCI` is stored by
/// the job's own steps.
pub(super) fn publish(plan: &Plan) -> Option<String> {
    let name = |destination: &Destination| match destination {
        Destination::GithubComment => Some("github-comment"),
        Destination::GithubStatus => Some("github-status"),
        Destination::GithubCheck => Some("github-check"),
        Destination::GithubSummary => Some("github-summary"),
        Destination::Postman => Some("postman"),
        Destination::Circleci => None,
    };
    let names: Vec<&str> = plan.asks.publish.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join(","))
}

/// Jobs need names that they can have, and that differ.
fn check(shared: &[SharedJobs]) -> Result<(), Failure> {
    let all = shared.iter();
    let all: Vec<&String> = all
        .flat_map(|jobs| std::iter::once(&jobs.run).chain(&jobs.report))
        .collect();
    for (at, name) in all.iter().enumerate() {
        job_name(name)?;
        if name.ends_with('-') || all[..at].contains(name) {
            let message =
                format!("the names of the workflows leave no name of its own for the job `{name}`");
            return Err(Failure::new(Exit::Usage, message)
                .help("jobs are named after workflows that have suites; give one another name"));
        }
    }
    Ok(())
}

/// What follows `postorb run`, and `postorb discover`, before their own options: which suites.
fn arguments(plan: &Plan, workflow: usize) -> Result<String, Failure> {
    let own = plan.runs.iter().filter(|run| run.workflow == workflow);
    let mut words: Vec<String> = match &plan.origin {
        Origin::Flags => plan.runs.iter().flat_map(flags).collect(),
        _ if own.clone().count() == plan.runs.len() => Vec::new(),
        _ => own.map(|run| run.slug.clone()).collect(),
    };
    if let Origin::File(file) = &plan.origin {
        words.extend(["--selection".to_owned(), file.clone()]);
    }
    if let Some(word) = words.iter().find(|word| word.chars().any(is_no_text)) {
        let message = format!(
            "`{}` has a character that no line of a script can hold",
            word.escape_debug()
        );
        return Err(Failure::new(Exit::Usage, message).help(format!(
            "write the suite into {}, and leave out the flags",
            names::SELECTION
        )));
    }
    Ok(sh::line(words.iter().map(String::as_str)))
}

/// What a literal block of YAML cannot hold on a line.
fn is_no_text(char: char) -> bool {
    char.is_control() || matches!(char, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

/// The one suite that flags describe, as flags.
fn flags(run: &Run) -> Vec<String> {
    let mut words = Vec::new();
    for (kind, source) in run.sources() {
        let text = match source {
            Source::PostmanUrl { host, id } => {
                format!("https://{}/{}/{id}", host.name(), kind.path())
            }
            other => other.text().to_owned(),
        };
        words.push(format!("--{}={text}", kind.key()));
    }
    words.extend(run.folders.iter().map(|name| format!("--folder={name}")));
    let count = run.newman.iteration_count;
    words.extend(count.map(|count| format!("--iteration-count={count}")));
    match run.newman.bail {
        Some(Bail::Plain(true) | Bail::At(BailAt::Failure)) => {
            words.push("--bail=failure".to_owned());
        }
        Some(Bail::At(BailAt::Folder)) => words.push("--bail=folder".to_owned()),
        Some(Bail::Plain(false)) | None => {}
    }
    words
}

/// The keys of the cache that has the results of the branch's last run.
struct Cache {
    /// To look for: of this branch, or else of the default branch.
    restore: Vec<String>,
    /// To keep them under.
    save: String,
}

impl Cache {
    /// A key is looked for by its beginning. Behind the name of a branch are two dots, which no name of one
    /// has (git-check-ref-format), so that the results of `fix-2` are not taken for those of `fix`.
    fn of(jobs: &SharedJobs, target: &Target) -> Self {
        const BRANCH: &str = "{{ .Branch }}..";
        const IS_DEFAULT: &str = "<< pipeline.git.branch.is_default >>";
        let start = format!("{}{}", vocabulary::CACHE, slug(&jobs.run));
        let (branch, others) = if target.version2 {
            // Without pipeline values the default branch has to be guessed.
            (
                format!("{start}-{BRANCH}"),
                vec![format!("{start}-main.."), format!("{start}-master..")],
            )
        } else {
            (
                format!("{start}-{IS_DEFAULT}-{BRANCH}"),
                vec![format!("{start}-true-")],
            )
        };
        Self {
            save: format!("{branch}{{{{ epoch }}}}"),
            restore: std::iter::once(branch).chain(others).collect(),
        }
    }
}

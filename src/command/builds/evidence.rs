//! What the jobs of a build left behind: tests and files.

use crate::Failure;
use crate::builds::{Artifact, Build, Evidence, Job, Sought, Test, suites};
use crate::report::builds::Detail;
use crate::service::circleci::Slug;
use crate::service::{CircleCi, many};

/// Of how many jobs at most somebody asks.
const MOST: usize = 100;

/// A build with what its jobs left, and what could not be asked for. Where its jobs are not known, nothing is
/// said of suites: one that is not seen may have run.
pub(in crate::command) fn detail(
    circleci: &CircleCi,
    slug: &Slug,
    (build, mut failure): (Build, Option<Failure>),
    sought: &[Sought],
) -> (Detail, Option<Failure>) {
    let sought = if failure.is_none() { sought } else { &[] };
    let jobs: Vec<&Job> = asked(&build, sought);
    let tests = many(&jobs, |job| tests(circleci, slug, job));
    let mut evidence = Vec::new();
    for (job, tests) in jobs.iter().zip(tests) {
        let tests = tests.unwrap_or_else(|why| {
            failure.get_or_insert(why);
            Vec::new()
        });
        evidence.push(Evidence {
            job: job.id.clone(),
            tests,
            artifacts: Vec::new(),
        });
    }
    // Files are shown beside suites alone.
    let found = suites(&build, sought, &evidence);
    let of_suites = |job: &&&Job| {
        let mut jobs = found.iter().filter_map(|suite| suite.job.as_ref());
        jobs.any(|own| own.id == job.id)
    };
    let jobs: Vec<&Job> = jobs.iter().filter(of_suites).copied().collect();
    let files = many(&jobs, |job| artifacts(circleci, slug, job));
    for (job, files) in jobs.iter().zip(files) {
        match files {
            Ok(files) => {
                let left = evidence.iter_mut().filter(|left| left.job == job.id);
                left.for_each(|left| left.artifacts.clone_from(&files));
            }
            Err(why) => {
                failure.get_or_insert(why);
            }
        }
    }
    let suites = suites(&build, sought, &evidence);
    let detail = Detail {
        build,
        evidence,
        suites,
    };
    (detail, failure)
}

/// The jobs that are over and worth a call: those that failed, and those that suites run in. Where no job
/// has the name of a suite's, any can have run it.
fn asked<'b>(build: &'b Build, sought: &[Sought]) -> Vec<&'b Job> {
    let workflows = build.counted().into_iter();
    let jobs = workflows.flat_map(|workflow| &workflow.jobs);
    let over: Vec<&Job> = jobs
        .filter(|job| job.number.is_some() && job.status.is_over())
        .collect();
    let is_suites = |job: &Job| sought.iter().any(|one| one.job == job.name);
    let is_renamed = !sought.is_empty() && !over.iter().any(|job| is_suites(job));
    let worth = |job: &&Job| is_renamed || job.status.is_bad() || is_suites(job);
    over.into_iter().filter(worth).take(MOST).collect()
}

fn tests(circleci: &CircleCi, slug: &Slug, job: &Job) -> Result<Vec<Test>, Failure> {
    let Some(number) = job.number else {
        return Ok(Vec::new());
    };
    let tests = circleci.tests(slug, number)?.into_iter().map(|test| Test {
        name: test.name,
        class: test.classname,
        file: test.file,
        result: test.result,
        message: Some(test.message).filter(|message| !message.is_empty()),
    });
    Ok(tests.collect())
}

/// The files of a job, pages for people first.
fn artifacts(circleci: &CircleCi, slug: &Slug, job: &Job) -> Result<Vec<Artifact>, Failure> {
    let Some(number) = job.number else {
        return Ok(Vec::new());
    };
    let files = circleci.artifacts(slug, number)?.into_iter();
    let mut files: Vec<Artifact> = files
        .map(|file| Artifact {
            path: file.path,
            url: file.url,
        })
        .collect();
    files.sort_by_key(|file| !file.path.to_ascii_lowercase().ends_with(".html"));
    Ok(files)
}

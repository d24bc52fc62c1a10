//! Builds for machines.

mod v1;

use super::words::instant;
use super::{Detail, Linked, Subject};
use crate::builds::{At, Build, Counts, Evidence, Job, Problem, SuiteResult, Test, Workflow};
use crate::report::json::document;
use crate::secret::mask;

/// Builds of a project as a JSON document and a line break.
pub(crate) fn list(project: &str, builds: &[Build], now: u64) -> String {
    document(&v1::List {
        version: 1,
        project: mask(project),
        builds: builds.iter().map(|one| build(one, now)).collect(),
    })
}

/// One of them with all that is known of it.
pub(crate) fn detail(detail: &Detail, now: u64) -> String {
    document(&v1::One {
        version: 1,
        project: mask(&detail.build.project),
        detail: whole(detail, now),
    })
}

/// Integrations and their last builds.
pub(crate) fn links(links: &[Linked], now: u64) -> String {
    let links = links.iter().map(|link| {
        let (api, spec) = match &link.subject {
            Subject::Api(id) => (Some(mask(id)), None),
            Subject::Spec(id) => (None, Some(mask(id))),
        };
        let last = link.last.as_ref().ok().and_then(Option::as_ref);
        v1::Integration {
            nickname: mask(&link.nickname),
            api,
            spec,
            api_version: link.version.as_deref().map(mask),
            project: mask(&link.project),
            last: last.map(|last| whole(last, now)),
            error: link.last.as_ref().err().map(|why| mask(&why.message)),
        }
    });
    document(&v1::Integrations {
        version: 1,
        integrations: links.collect(),
    })
}

fn whole(detail: &Detail, now: u64) -> v1::Detail<'_> {
    let counted = detail.build.counted();
    let is_counted = |one: &Workflow| counted.iter().any(|other| other.id == one.id);
    let workflows = detail.build.workflows.iter().map(|one| v1::Workflow {
        id: mask(&one.id),
        name: mask(&one.name),
        status: mask(one.status.name()),
        superseded: !is_counted(one),
        started_at: one.created.map(instant),
        stopped_at: one.stopped.map(instant),
        duration_ms: one.took(now),
        url: mask(&one.url),
        jobs: one.jobs.iter().map(|one| job(one, detail, now)).collect(),
    });
    v1::Detail {
        build: build(&detail.build, now),
        workflows: workflows.collect(),
        suites: detail.suites.iter().map(suite).collect(),
    }
}

fn build(build: &Build, now: u64) -> v1::Build<'_> {
    let (branch, tag) = match &build.at {
        Some(At::Branch(name)) => (Some(mask(name)), None),
        Some(At::Tag(name)) => (None, Some(mask(name))),
        None => (None, None),
    };
    let problem = |problem: &'_ Problem| v1::Problem {
        kind: mask(&problem.kind).into_owned().into(),
        message: mask(&problem.message).into_owned().into(),
    };
    v1::Build {
        number: build.number,
        id: mask(&build.id),
        status: build.status.as_ref().map(|status| mask(status.name())),
        state: mask(&build.state),
        branch,
        tag,
        revision: build.revision.as_deref().map(mask),
        commit: build.subject.as_deref().map(mask),
        actor: build.who.as_deref().map(mask),
        trigger: mask(&build.trigger),
        started_at: build.created.map(instant),
        duration_ms: build.took(now),
        url: mask(&build.url),
        errors: build.problems.iter().map(problem).collect(),
    }
}

fn job<'a>(job: &'a Job, detail: &'a Detail, now: u64) -> v1::Job<'a> {
    let left = detail.evidence.iter().find(|left| left.job == job.id);
    let tests: &[Test] = left.map_or(&[], |left: &Evidence| &left.tests);
    let failed = tests.iter().filter(|test| test.is_failed());
    v1::Job {
        id: mask(&job.id),
        name: mask(&job.name),
        number: job.number,
        kind: if job.is_approval {
            v1::JobKind::Approval
        } else {
            v1::JobKind::Build
        },
        status: mask(job.status.name()),
        started_at: job.started.map(instant),
        stopped_at: job.stopped.map(instant),
        duration_ms: job.took(now),
        url: mask(&job.url),
        tests: (!tests.is_empty()).then(|| counts(tests.iter().collect())),
        failed_tests: failed.map(test).collect(),
    }
}

fn test(test: &Test) -> v1::Test<'_> {
    v1::Test {
        name: mask(&test.name),
        classname: mask(&test.class),
        file: mask(&test.file),
        result: mask(&test.result),
        message: test.message.as_deref().map(mask),
    }
}

fn suite(suite: &SuiteResult) -> v1::SuiteRun<'_> {
    let artifacts = suite.artifacts.iter().map(|one| v1::Artifact {
        path: mask(&one.path),
        url: mask(&one.url),
    });
    v1::SuiteRun {
        suite: mask(&suite.suite),
        run: mask(&suite.run),
        result: suite.judged.name(),
        tests: suite.counts.map(counts),
        job: suite.job.as_ref().map(|job| v1::JobName {
            name: mask(&job.name),
            number: job.number,
            url: mask(&job.url),
        }),
        artifacts: artifacts.collect(),
    }
}

fn counts(counts: Counts) -> v1::Counts {
    v1::Counts {
        passed: counts.passed,
        failed: counts.failed,
        skipped: counts.skipped,
    }
}

#[cfg(test)]
mod tests {
    use schemars::JsonSchema;
    use schemars::generate::SchemaSettings;
    use serde_json::json;

    use super::v1;
    use crate::names::SCHEMA_URL;

    #[expect(clippy::disallowed_methods, reason = "the test writes what it checks")]
    fn assert_checked_in<T: JsonSchema>(name: &str, title: &str) {
        let settings = SchemaSettings::draft07().for_serialize();
        let mut schema = settings.into_generator().into_root_schema_for::<T>();
        let url = SCHEMA_URL.replace("postorb.schema", &format!("{name}.schema"));
        schema.insert("$id".to_owned(), json!(url));
        schema.insert("title".to_owned(), json!(title));
        let generated = format!("{:#}\n", schema.as_value());
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/schema");
        let path = format!("{folder}/{name}.schema.json");
        if std::env::var_os("POSTORB_BLESS").is_some() {
            std::fs::write(path, generated).unwrap();
        } else {
            assert!(
                std::fs::read_to_string(path).unwrap_or_default() == generated,
                "schema/{name}.schema.json is stale: run `POSTORB_BLESS=1 cargo test --lib schema`"
            );
        }
    }

    #[test]
    fn the_checked_in_schemas_are_what_the_types_give() {
        assert_checked_in::<v1::List<'static>>("builds.v1", "postorb's list of builds, version 1");
        assert_checked_in::<v1::One<'static>>("build.v1", "postorb's build, version 1");
        assert_checked_in::<v1::Integrations<'static>>(
            "integrations.v1",
            "postorb's status of integrations, version 1",
        );
    }
}

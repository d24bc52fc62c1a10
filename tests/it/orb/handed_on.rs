//! What a job leaves to others and to later runs, and when.

use std::fs;

use super::compiled::steps;
use super::container::Container;
use super::orb;

#[test]
fn what_is_not_to_be_compared_is_neither_read_nor_written() {
    let container = Container::new().with("CIRCLE_NODE_TOTAL", "2");
    for (command, given) in [
        ("run_suites", "baseline: b.json"),
        ("run_suites", "baseline: b.json, share: true"),
        ("report", "baseline: b.json, files: a.json"),
    ] {
        let compared = container.run(command, &format!("{{ {given} }}"));
        assert!(compared.calls.contains("b.json"), "{}", compared.calls);
        let ended = container.run(command, &format!("{{ {given}, compare: false }}"));
        assert_eq!(ended.exit, 0);
        assert!(!ended.calls.contains("b.json"), "{}", ended.calls);
    }
    for job in ["run", "report"] {
        for (_, given) in steps(&orb(), "jobs", job, "{ baseline: false }") {
            let compare = &given["environment"]["PARAM_COMPARE"];
            assert!(compare.is_null() || *compare == false, "{job}: {given:?}");
            assert!(given["keys"].is_null() && given["key"].is_null(), "{job}");
        }
    }
}

#[test]
fn what_the_suites_came_to_is_put_off_until_their_results_are_handed_on() {
    let container = Container::new();
    let early = container.run("outcome", "{}");
    assert_eq!(early.exit, 2);
    assert!(early.stderr.contains("`defer: true`"), "{}", early.stderr);
    container.leaves_results();
    for exit in [0, 1, 8, 70, 137] {
        container.ends("run", exit);
        let run = container.run("run_suites", "{ defer: true }");
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
        let outcome = container.run("outcome", "{}");
        assert_eq!(outcome.exit, i32::from(exit), "{}", outcome.stderr);
        let lines = usize::from(exit != 0);
        assert_eq!(outcome.stderr.lines().count(), lines, "{}", outcome.stderr);
        assert_eq!(
            outcome.stderr.contains("the step \"Run the suites\""),
            exit != 0
        );
    }
    // Nothing to hand on, though there was something before: it ends here.
    fs::remove_file(container.path("calls.results")).unwrap();
    for exit in [2, 3] {
        container.ends("run", exit);
        let run = container.run("run_suites", "{ defer: true }");
        assert_eq!(run.exit, i32::from(exit));
        assert_eq!(container.run("outcome", "{}").exit, 2);
    }
    let refused = container.run("run_suites", "{ defer: true, suites: --help }");
    assert_eq!((refused.exit, refused.calls.as_str()), (2, ""));
}

/// CircleCI has no `when` for `persist_to_workspace`: what stands before it may not fail, and what tells the
/// outcome stands behind it.
#[test]
fn the_step_that_hands_on_waits_for_nothing_but_success() {
    let orb = orb();
    let job = steps(&orb, "jobs", "run", "{ persist: true }");
    let kinds: Vec<_> = job.iter().map(|(kind, _)| kind.as_str()).collect();
    let end = &job[kinds.len() - 2..];
    assert_eq!(end[0].0, "persist_to_workspace");
    assert!(end[0].1["when"].is_null());
    assert_eq!(end[1].1["name"], "Outcome of the suites");
    let runs = |job: &[(String, serde_yaml::Value)]| {
        let run = job
            .iter()
            .find(|(_, given)| given["name"] == "Run the suites");
        run.unwrap().1["environment"]["PARAM_DEFER"].clone()
    };
    assert_eq!(runs(&job), true);
    let alone = steps(&orb, "jobs", "run", "{}");
    assert_eq!(runs(&alone), false);
    assert!(
        alone
            .iter()
            .all(|(_, given)| given["name"] != "Outcome of the suites")
    );
}

/// Two jobs of one workflow, and pairs of jobs, keep their results apart.
#[test]
fn results_are_kept_under_the_name_of_the_job_that_has_them() {
    let orb = orb();
    let keys = |job: &str, given: &str| -> Vec<String> {
        let steps = steps(&orb, "jobs", job, given);
        let caches = steps.iter().filter(|(kind, _)| kind.ends_with("_cache"));
        let texts = caches.flat_map(|(_, given)| match given["keys"].as_sequence() {
            Some(keys) => keys.clone(),
            None => vec![given["key"].clone()],
        });
        texts.map(|key| key.as_str().unwrap().to_owned()).collect()
    };
    let own = "postorb-orb-v1-own-suites-{{ .Environment.CIRCLE_JOB }}..";
    assert_eq!(
        keys("run", "{}"),
        [
            format!("{own}{{{{ .Branch }}}}.."),
            format!("{own}main.."),
            format!("{own}master.."),
            format!("{own}{{{{ .Branch }}}}..{{{{ epoch }}}}"),
        ]
    );
    let shared = "postorb-orb-v1-shared-x-";
    let of_report = keys("report", "{ cache_name: x }");
    assert!(
        of_report.iter().all(|key| key.starts_with(shared)),
        "{of_report:?}"
    );
    // The times in what `report` kept: a container has no results to keep.
    let of_run = keys("run", "{ persist: true, cache_name: x }");
    assert_eq!(of_run, of_report[..3]);
}

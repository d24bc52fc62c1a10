//! Several containers, and the job behind them: what is handed on, and what of it was lost.

use std::fs;

use super::{Api, ci, shop};

const SHARED: &str = "{ persist: true, parallelism: 3 }";

#[test]
fn containers_run_shares_that_a_job_brings_together_and_publishes() {
    let Some(api) = Api::start() else { return };
    let Some(ci) = ci(&api.base()) else {
        return;
    };
    for index in 0..3 {
        let container = ci.job("run", SHARED, (index, 3));
        assert!(!container.is_red, "{}", container.log);
        let told = format!("note: shard {}/3", index + 1);
        assert!(container.log.contains(&told), "{}", container.log);
    }
    assert!(!ci.path("artifacts").exists() && !ci.path("cache").exists());
    let report = ci.job("report", "{ publish: github-summary }", (0, 1));
    assert!(!report.is_red, "{}", report.log);
    let kept = ci.path("cache/postorb-orb-v1-shared-suites-/postorb-baseline/report.json");
    assert!(kept.is_file());
    let summary = fs::read_to_string(ci.path("summary.md")).unwrap();
    assert!(
        summary.contains("passed") && summary.contains("shop/requests"),
        "{summary}"
    );

    // What failed is handed on as well, and the containers in which it did are red.
    let broken = shop().to_string().replace("to.eql('me')", "to.eql('you')");
    ci.repository.write("shop.json", &broken);
    fs::remove_dir_all(ci.path("workspace")).unwrap();
    let containers = [0, 1, 2].map(|index| ci.job("run", SHARED, (index, 3)));
    let outcome = "error: postorb run ended with exit code 1: the step \"Run the suites\"";
    for container in &containers {
        assert_eq!(container.log.contains(outcome), container.is_red);
    }
    assert!(containers.iter().any(|container| container.is_red));
    let report = ci.job("report", "{}", (0, 1));
    assert!(
        report.is_red && report.log.contains("4 new"),
        "{}",
        report.log
    );
    assert!(!report.log.contains("no machine has run it"));

    // Containers that are lost have left nothing, and the results are red for that. What they had stays.
    fs::remove_dir_all(ci.path("workspace")).unwrap();
    let before = fs::read_to_string(&kept).unwrap();
    let report = ci.job("report", "{}", (0, 1));
    assert!(report.is_red);
    for (told, is_there) in [
        ("no machine has run it", true),
        ("keeps the results that it has", true),
        (
            "no file fits the pattern `postorb-workspace/shards/*.json`",
            true,
        ),
        ("--reporter-json-export", false),
    ] {
        assert_eq!(report.log.contains(told), is_there, "{}", report.log);
    }
    let executions = |text: &str| text.matches("\"iteration\"").count();
    let after = fs::read_to_string(&kept).unwrap();
    assert!(executions(&before) > 0);
    assert_eq!(executions(&after), executions(&before));
}

//! What the orb's commands call postorb with.

use std::fs;

use super::compiled::steps;
use super::container::Container;
use super::orb;

const FORMATS: &str = "<--format=text><--format=junit=postorb-results/junit/run.xml>\
    <--format=json=postorb-results/results.json><--format=markdown=postorb-results/results.md><--format=html=postorb-results/results.html>";

/// A script without its comments, up to the first line that begins so.
fn head(name: &str, end: &str) -> Vec<String> {
    let path = format!("{}/orb/src/scripts/{name}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let (head, _) = text.split_once(&format!("\n{end}")).unwrap();
    let lines = head.lines().filter(|line| !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// Older packers include one file a step, so that what two scripts share stands in both.
#[test]
fn what_scripts_share_is_the_same_in_both() {
    let end = "publish=$(IFS=, ";
    let (run, report) = (head("run.sh", end), head("report.sh", end));
    assert!(run.len() > 50, "{}", run.len());
    assert_eq!(run, report);
}

#[test]
fn suites_are_run_by_name_with_all_that_is_given() {
    let container = Container::new()
        .with("MY_KEY", "PMAK-made-up")
        .with("GH_COMMENTS", "of-a-context");
    let plain = container.run("run_suites", "{}");
    assert_eq!(
        (plain.exit, plain.calls),
        (0, format!("<run>{FORMATS}  \n"))
    );
    let all = "
suites: |
  smoke
    Re funds & $(x)

selection: other.yml
jobs: 4
baseline: old/report.json
publish: github-comment,postman
api_key: MY_KEY
github_token: GH_COMMENTS
hide: |
  API_TOKEN
  session
arguments: |
  --retry=1
  --
  --delay-request
  100
persist: true
results: out
";
    let all = container.run("run_suites", all);
    let formats = FORMATS.replace("postorb-results", "out");
    assert_eq!(
        (all.exit, all.calls),
        (
            0,
            format!(
                "<run><smoke><Re funds & $(x)><--selection=other.yml><--jobs=4>{formats}\
                 <--format=json=out/shards/api_tests_2-0.json>\
                 <--baseline=old/report.json><--format=json=old/report.json>\
                 <--to=github-comment,postman><--secret=API_TOKEN><--secret=session>\
                 <--retry=1><--><--delay-request><100> PMAK-made-up of-a-context\n"
            )
        )
    );
}

#[test]
fn a_container_of_several_runs_its_share_and_publishes_nothing() {
    let container = Container::new()
        .with("CIRCLE_NODE_TOTAL", "3")
        .with("CIRCLE_NODE_INDEX", "2");
    let shared = container.run(
        "run_suites",
        "{ share: true, persist: true, baseline: b.json }",
    );
    assert_eq!(
        (shared.exit, shared.calls),
        (
            0,
            format!(
                "<run>{FORMATS}<--format=json=postorb-results/shards/api_tests_2-2.json>\
                 <--shard=circleci><--timings=b.json>  \n"
            )
        )
    );
    let whole = container.run("run_suites", "{ baseline: b.json }");
    assert_eq!(
        whole.calls,
        format!("<run>{FORMATS}<--baseline=b.json><--format=json=b.json>  \n")
    );
    let torn = container.run("run_suites", "{ share: true, publish: github-comment }");
    assert_eq!((torn.exit, torn.calls.as_str()), (2, ""));
    assert!(
        torn.stderr.contains("help: write `persist: true`"),
        "{}",
        torn.stderr
    );
    let alone = Container::new().with("CIRCLE_NODE_TOTAL", "1");
    let alone = alone.run("run_suites", "{ share: true, publish: github-comment }");
    assert_eq!(
        (alone.exit, alone.calls),
        (0, format!("<run>{FORMATS}<--to=github-comment>  \n"))
    );
}

#[test]
fn the_exit_code_is_that_of_postorb() {
    let container = Container::new();
    for exit in [0, 1, 3, 8, 70] {
        for command in ["run", "report", "validate"] {
            container.ends(command, exit);
        }
        for (command, parameters) in [
            ("run_suites", "{}"),
            ("report", "{ files: a.json }"),
            ("report", "{ files: a.json, expect: true }"),
            ("validate", "{}"),
        ] {
            assert_eq!(
                container.run(command, parameters).exit,
                i32::from(exit),
                "{command}"
            );
        }
    }
    container.ends("report", 0);
    container.ends("discover", 5);
    let unknown = container.run("report", "{ files: a.json, expect: true }");
    assert_eq!(
        (unknown.exit, unknown.calls.as_str()),
        (5, "<discover><-->  \n")
    );
}

#[test]
fn reports_are_brought_together_and_none_may_be_missing() {
    let container = Container::new().with("POSTMAN_API_KEY", "PMAK-made-up");
    let all = "
files: |
  smoke=newman/*.json
  -x.json
expect: true
suites: smoke
selection: other.yml
baseline: b.json
publish: postman
hide: a
arguments: --attempts
";
    let ended = container.run("report", all);
    let (discover, report) = ended.calls.split_once('\n').unwrap();
    assert_eq!(
        discover,
        "<discover><--selection=other.yml><--><smoke> PMAK-made-up "
    );
    let (before, rest) = report.split_once("<--expect=").unwrap();
    let (expected, rest) = rest.split_once('>').unwrap();
    let formats = FORMATS.replace("run.xml", "report.xml");
    assert_eq!(before, format!("<report>{formats}"));
    assert_eq!(
        rest,
        "<--baseline=b.json><--format=json=b.json><--to=postman><--secret=a><--attempts>\
         <--><smoke=newman/*.json><-x.json> PMAK-made-up \n"
    );
    assert!(
        !std::path::Path::new(expected).exists(),
        "{expected} is left"
    );
}

#[test]
fn configs_are_checked_once_for_people_and_once_as_tests() {
    let container = Container::new();
    for name in ["a b.yml", "c.yml", "sub/d.yml"] {
        let path = container.path("project").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    let given = "
files: |
  *.yml
  **/d.yml
  gone-*.yml
fail_on: warning
orb_sources: |
  own=orb/src
drift: true
";
    let names = "<a b.yml><c.yml><sub/d.yml><gone-*.yml>";
    let flags = "<--fail-on=warning><--orb-source=own=orb/src>";
    container.ends("diff", 1);
    let drifted = container.run("validate", given);
    assert_eq!(
        (drifted.exit, drifted.calls),
        (
            1,
            format!(
                "<validate>{flags}<-->{names}  \n\
                 <validate><--quiet><--format=junit>{flags}<-->{names}  \n\
                 <diff><--exit-code>  \n"
            )
        )
    );
    let junit = container.path("project/postorb-results/junit/validate.xml");
    assert_eq!(fs::read_to_string(junit).unwrap(), "<testsuites/>\n");
    container.ends("validate", 7);
    assert_eq!(container.run("validate", given).exit, 7);
    let plain = container.run("validate", "{}");
    assert!(!plain.calls.contains("<diff>"), "{}", plain.calls);
}

/// What is true in a config may be `true` in a variable, too.
#[test]
fn a_boolean_is_a_word_or_a_number() {
    let container = Container::new().with("CIRCLE_NODE_TOTAL", "2");
    for (value, expected) in [
        ("true", true),
        ("1", true),
        ("false", false),
        ("0", false),
        ("", false),
    ] {
        let _ = fs::remove_file(container.path("calls"));
        let (_, mut run) = steps(&orb(), "commands", "run_suites", "{}").remove(0);
        run["environment"]["PARAM_SHARE"] = value.into();
        assert!(container.script(&run).status().unwrap().success());
        let calls = fs::read_to_string(container.path("calls")).unwrap();
        assert_eq!(calls.contains("<--shard=circleci>"), expected, "{value}");
    }
}

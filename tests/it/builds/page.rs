//! docs/builds.md shows what postorb prints: its `console` blocks are run in their order, against a project
//! that goes on from one to the next. `POSTORB_BLESS=1` takes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use super::scene::{SELECTION, Scene, ago};
use crate::circleci::{Data, Job, Pipeline, Workflow};
use crate::pty::Session;

const PAGE: &str = "docs/builds.md";
const START: &str = "```console\n";
const SCREEN: &str = "```text\n";
/// What stands for the address of the fake: that of CircleCI's own application.
const WEB: &str = "https://app.circleci.com";

/// A job that ended so many seconds ago and took so long.
fn job(name: &str, status: &str, number: u64, (ended, took): (u64, u64)) -> Job {
    let mut job = Job::new(name, status, number);
    (job.started_at, job.stopped_at) = (ago(ended + took), ago(ended));
    job
}

fn workflow(status: &str, jobs: Vec<Job>, (ended, took): (u64, u64)) -> Workflow {
    let mut workflow = Workflow::new("api-tests", status);
    (workflow.created_at, workflow.stopped_at) = (ago(ended + took), ago(ended));
    workflow.jobs = jobs;
    workflow
}

fn pipeline(number: u64, at: &str, subject: &str, seconds: u64) -> Pipeline {
    let mut pipeline = match at.strip_prefix("tag ") {
        Some(tag) => Pipeline::tagged(number, tag, subject),
        None => Pipeline::new(number, at, subject),
    };
    pipeline.json["created_at"] = ago(seconds).into();
    pipeline.json["trigger"]["actor"]["login"] = "ada".into();
    pipeline.json["vcs"]["revision"] = "4f2a91c0d3b8e5f6a7b8c9d0e1f2a3b4c5d6e7f8".into();
    pipeline
}

/// The project that the page is about.
fn data() -> Data {
    let red = job("regression", "failed", 2103, (520, 84))
        .test(
            "Payments / Refund",
            "status is 201",
            "failure",
            "expected 500 to equal 201",
        )
        .test("Payments / Refund", "has an id", "success", "")
        .test("Payments / Read one", "status is 200", "success", "");
    let mut smoke = job("smoke", "success", 2102, (560, 41)).test(
        "Bookings / Read one",
        "is confirmed",
        "success",
        "",
    );
    smoke.artifacts = vec!["newman/smoke.html".to_owned()];
    let jobs = vec![job("build", "success", 2101, (604, 35)), smoke, red];
    let last = pipeline(
        1042,
        "refunds",
        "Refunds in EUR, and no rounding twice",
        665,
    )
    .with(workflow("failed", jobs, (515, 145)));
    let green = |number: u64, at: &str, subject: &str, seconds: u64| {
        let jobs = vec![job("smoke", "success", number, (seconds - 150, 41))];
        pipeline(number, at, subject, seconds).with(workflow("success", jobs, (seconds - 140, 138)))
    };
    let mut data = Data::small();
    data.projects[0].pipelines = vec![
        last,
        green(1041, "main", "Bookings are confirmed by mail", 7_300),
        green(1040, "tag v2.1.0", "Release 2.1.0", 7_500),
        pipeline(1039, "ci", "Try a job", 90_000).errored("Cannot find a job named `tests`"),
    ];
    data
}

/// Lets what was started go on while it is watched.
fn goes_on(scene: &Scene) {
    scene.fake.after(
        "/project/gh/acme/bookings/pipeline",
        [Box::new(|data: &mut Data| {
            let newest = &mut data.projects[0].pipelines[0];
            newest.json["state"] = "created".into();
            newest.json["created_at"] = ago(150).into();
            newest.json["vcs"] = serde_json::json!({ "branch": "refunds", "commit": {
                "subject": "Refunds in EUR, and no rounding twice" } });
            let jobs = vec![
                job("build", "running", 2110, (90, 35)),
                job("smoke", "blocked", 2111, (49, 41)),
            ];
            newest.workflows = vec![workflow("running", jobs, (45, 84))];
        }) as Box<dyn FnOnce(&mut Data) + Send>],
    );
}

fn step(workflow: &'static str, jobs: [&'static str; 2]) -> Box<dyn FnOnce(&mut Data) + Send> {
    Box::new(move |data: &mut Data| {
        let own = &mut data.projects[0].pipelines[0].workflows[0];
        workflow.clone_into(&mut own.status);
        for (job, status) in own.jobs.iter_mut().zip(jobs) {
            status.clone_into(&mut job.status);
        }
    })
}

/// Runs one command; returns its line and everything after it.
fn answer(command: &str, scene: &Scene) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_postorb"));
    let own = binary.parent().unwrap().to_str().unwrap();
    // The page shows what comes when somebody waits; a test does not.
    let run = command.replace("--watch", "--watch --interval 30ms --timeout 20s");
    let output = Command::new("sh")
        .args(["-c", &format!("exec 2>&1\n{run}")])
        .current_dir(scene.folder.path())
        .env_clear()
        .env("PATH", format!("{own}:/usr/bin:/bin"))
        .env("HOME", scene.folder.path())
        .env("COLUMNS", "100")
        .envs(scene.fake.variables())
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    let mut text = format!("$ {command}\n{}", told.replace(&scene.fake.base, WEB));
    match output.status.code() {
        Some(0) => {}
        code => writeln!(text, "[exit {}]", code.unwrap()).unwrap(),
    }
    text
}

/// What is left on a terminal when the build is over.
fn screen(scene: &Scene) -> String {
    let variables = scene.fake.variables();
    let variables = variables
        .each_ref()
        .map(|(name, value)| (*name, value.as_str()));
    let args = ["builds", "watch", "1042"];
    let session = Session::start_seen(&args, scene.folder.path(), &variables, (24, 100));
    let ended = session.end();
    assert_eq!(ended.exit, Some(1), "{}", ended.screen);
    ended.screen.replace(&scene.fake.base, WEB)
}

/// The minute differs from run to run.
fn stable(text: &str) -> String {
    let minute = regex_lite::Regex::new(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC").unwrap();
    minute
        .replace_all(text, "2026-11-28 16:40 UTC")
        .into_owned()
}

#[test]
fn the_page_shows_what_is_printed() {
    let scene = Scene::with(data(), SELECTION);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = fs::read_to_string(&file).unwrap();
    let mut parts = page.split(START);
    let mut taken = parts.next().unwrap().to_owned();
    for part in parts {
        let (session, rest) = part.split_once("```").unwrap();
        let commands = session.lines().filter_map(|line| line.strip_prefix("$ "));
        let answers: String = commands
            .map(|command| {
                if command.contains("--watch") {
                    goes_on(&scene);
                    let jobs = format!("/workflow/{}/job", Workflow::id(1043, 0));
                    scene.fake.after(
                        &jobs,
                        [
                            step("running", ["success", "running"]),
                            step("success", ["success", "success"]),
                        ],
                    );
                }
                answer(command, &scene)
            })
            .collect();
        taken = format!("{taken}{START}{}```{rest}", stable(&answers));
    }
    let (before, rest) = taken.split_once(SCREEN).unwrap();
    let (_, after) = rest.split_once("```").unwrap();
    let taken = format!("{before}{SCREEN}{}\n```{after}", screen(&scene));
    if std::env::var_os("POSTORB_BLESS").is_some() {
        fs::write(&file, &taken).unwrap();
    }
    assert!(
        taken == fs::read_to_string(&file).unwrap(),
        "{PAGE} is stale: `just bless` takes its sessions anew\n{taken}"
    );
}

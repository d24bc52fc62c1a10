//! A line a change: what `builds watch` prints where nobody sits at a terminal.

use super::Look;
use super::cell::cell;
use super::name::{at, status};
use super::paint::Paint;
use super::words::took;
use crate::builds::{Build, Change, Status};
use crate::harmless::shown;

/// The longest message, in columns.
const MESSAGE: usize = 100;

/// What is watched: its number, what it is of, and where people look at it.
pub(crate) fn begun(build: &Build, look: Look) -> String {
    let paint = Paint(look.is_styled);
    let mut said = vec![format!("build #{}", build.number)];
    if let Some(of) = &build.at {
        said.push(format!("of {}", cell(&at(of), MESSAGE)));
    }
    if let Some(who) = &build.who {
        said.push(format!("by {}", cell(who, MESSAGE)));
    }
    let subject = build.subject.as_deref();
    let subject = subject.map_or(String::new(), |text| format!(": {}", cell(text, MESSAGE)));
    let url = cell(&build.url, usize::MAX);
    format!(
        "{}{subject}\n{}\n",
        paint.strong(&said.join(" ")),
        paint.faint(&url)
    )
}

/// What changed, on a line; a message of the pipeline's own can have more.
pub(crate) fn changed(change: &Change<'_>, look: Look) -> String {
    let paint = Paint(look.is_styled);
    let told = |what: &str, status: &Status, took: Option<u64>, more: String| {
        let word = paint.status(Some(status), &cell(status.name(), MESSAGE));
        let took = took.filter(|_| status.is_over()).map(self::took);
        let took = took.map_or(String::new(), |took| format!(", {took}"));
        format!("{}: {word}{took}{more}\n", cell(what, MESSAGE))
    };
    match change {
        Change::Problem(problem) => {
            let message = shown(problem.message.trim_end());
            format!("{}: {message}\n", cell(&problem.kind, MESSAGE))
        }
        Change::Workflow { label, workflow } => {
            let took = workflow.took(look.now);
            told(label, &workflow.status, took, String::new())
        }
        Change::Job { workflow, job, url } => {
            let more = if job.is_approval && job.status == Status::OnHold {
                format!(", waits for approval: {}", cell(url, usize::MAX))
            } else if job.status.is_bad() {
                format!(", {}", cell(&job.url, usize::MAX))
            } else {
                String::new()
            };
            let took = job.took(look.now).filter(|_| !job.is_approval);
            told(
                &format!("{workflow} › {}", job.name),
                &job.status,
                took,
                more,
            )
        }
    }
}

/// What it came to.
pub(crate) fn ended(build: &Build, look: Look) -> String {
    let paint = Paint(look.is_styled);
    let word = cell(status(build), MESSAGE);
    let took = build.took(look.now).map(took);
    let took = took.map_or(String::new(), |took| format!(", {took}"));
    format!(
        "build #{}: {}{took}\n",
        build.number,
        paint.status(build.status.as_ref(), &word)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builds::tests::{build, job, workflow};
    use crate::builds::{At, Problem, changes};

    fn look() -> Look {
        Look {
            now: 1_185_000,
            width: None,
            is_styled: false,
        }
    }

    #[test]
    fn a_line_says_what_changed_and_where_to_look() {
        let mut one = build();
        one.subject = Some("Refunds\u{1b}[2J".to_owned());
        one.at = Some(At::Tag("v1".to_owned()));
        let mut main = workflow("main", Status::Failed, 1_000_000, Some(1_185_000));
        let mut approval = job("approve", Status::OnHold);
        approval.is_approval = true;
        main.jobs = vec![
            job("build", Status::Running),
            job("smoke", Status::Failed),
            approval,
        ];
        one.workflows = vec![main];
        one.status = Some(Status::Failed);
        one.problems = vec![Problem {
            kind: "config".to_owned(),
            message: "no such\njob".to_owned(),
        }];
        let lines = changes(None, &one);
        let lines: String = lines.iter().map(|line| changed(line, look())).collect();
        assert_eq!(
            format!("{}{lines}{}", begun(&one, look()), ended(&one, look())),
            "\
build #1042 of tag v1 by ada: Refunds\\u{1b}[2J
https://app.circleci.com/pipelines/github/acme/bookings/1042
config: no such
job
main › build: running
main › smoke: failed, 45 s, https://app.circleci.com/j/smoke
main › approve: on_hold, waits for approval: https://app.circleci.com/w/main-1000000
main: failed, 3 min 5 s
build #1042: failed, 3 min 5 s
"
        );
    }
}

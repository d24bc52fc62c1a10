//! A build as it is now, in the lines of a window: what `builds watch` draws again and again.

use super::Look;
use super::cell::{cell, padded, width};
use super::name::{at, status};
use super::paint::Paint;
use super::words::took;
use crate::builds::{Build, Job, Status};

/// The widest that names and statuses get.
const NAME: usize = 40;
const STATUS: usize = 20;
/// Where nothing has to be cut.
const WIDE: usize = 140;

/// The lines, at most `rows` of them, none wider than the window. Of too many jobs those that are over and
/// well go first.
pub(crate) fn picture(build: &Build, note: &str, rows: usize, look: Look) -> Vec<String> {
    let columns = look.width.unwrap_or(WIDE);
    let paint = Paint(look.is_styled);
    let mut lines = head(build, look, columns);
    let mut body = body(build, look);
    let room = rows.saturating_sub(lines.len() + 2).max(1);
    let hidden = shorten(&mut body, room);
    let name = body.iter().map(|row| row.indent + width(&row.name)).max();
    let name = name.unwrap_or_default().min(NAME);
    lines.extend(body.iter().map(|row| row.line(name, columns, paint)));
    if hidden > 0 {
        lines.push(paint.faint(&cell(&format!("  … {hidden} more"), columns)));
    }
    if !note.is_empty() {
        lines.push(paint.faint(&cell(note, columns)));
    }
    lines.truncate(rows.max(1));
    lines
}

/// The picture that stays, with every address that somebody may want now: lines of these are as long as they
/// are, since half of an address is none.
pub(crate) fn last(build: &Build, look: Look) -> Vec<String> {
    let paint = Paint(look.is_styled);
    let mut lines = picture(build, "", usize::MAX, look);
    if let Some(line) = lines.get_mut(1) {
        *line = paint.faint(&cell(&build.url, usize::MAX));
    }
    let workflows = build.counted().into_iter();
    let failed = workflows
        .flat_map(|one| &one.jobs)
        .filter(|job| job.status.is_bad());
    lines.extend(failed.map(|job| {
        let url = cell(&job.url, usize::MAX);
        format!("{}: {}", cell(&job.name, NAME), paint.faint(&url))
    }));
    lines
}

/// What it is, and where people look at it.
fn head(build: &Build, look: Look, columns: usize) -> Vec<String> {
    let paint = Paint(look.is_styled);
    let number = format!("build #{}", build.number);
    let word = status(build);
    let of = build.at.as_ref().map(at);
    let took = build.took(look.now).map(took);
    let others = [took, of, build.who.clone(), build.subject.clone()];
    let others: Vec<String> = others.into_iter().flatten().collect();
    let taken = width(&number) + 2 + width(word) + 2;
    let others = cell(&others.join(" · "), columns.saturating_sub(taken));
    let first = if taken > columns {
        cell(&format!("{number}  {word}"), columns)
    } else {
        let word = paint.status(build.status.as_ref(), &cell(word, STATUS));
        format!("{}  {word}  {others}", paint.strong(&number))
    };
    let mut lines = vec![first.trim_end().to_owned()];
    lines.push(paint.faint(&cell(&build.url, columns)));
    lines.extend(build.problems.iter().map(|problem| {
        let line = problem.message.lines().next().unwrap_or_default();
        cell(&format!("{}: {line}", problem.kind), columns)
    }));
    lines
}

/// A workflow or a job.
struct Row<'b> {
    indent: usize,
    name: String,
    status: &'b Status,
    more: String,
}

impl Row<'_> {
    fn line(&self, name: usize, columns: usize, paint: Paint) -> String {
        let blanks = " ".repeat(self.indent);
        let name = padded(&self.name, name.saturating_sub(self.indent));
        let status = padded(
            self.status.name(),
            STATUS.min(12.max(width(self.status.name()))),
        );
        let taken = self.indent + width(&name) + 2 + width(&status) + 2;
        let more = cell(&self.more, columns.saturating_sub(taken));
        let status = paint.status(Some(self.status), &status);
        let line = if taken > columns + 2 {
            let status = self.status.name();
            blanks.clone()
                + &cell(
                    &format!("{status} {}", self.name),
                    columns.saturating_sub(self.indent),
                )
        } else {
            format!("{blanks}{name}  {status}  {more}")
        };
        line.trim_end().to_owned()
    }

    /// Whether nobody misses it where there is no room.
    fn is_calm(&self) -> bool {
        self.indent > 0 && (self.status.is_over() && !self.status.is_bad())
    }
}

fn body(build: &Build, look: Look) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for workflow in build.counted() {
        rows.push(Row {
            indent: 0,
            name: build.label(workflow),
            status: &workflow.status,
            more: workflow.took(look.now).map(took).unwrap_or_default(),
        });
        let jobs = workflow.jobs.iter();
        rows.extend(jobs.map(|job| row(job, look)));
    }
    rows
}

fn row(job: &Job, look: Look) -> Row<'_> {
    let more = match (job.is_approval, &job.status) {
        // The page of the build, above, is where that is given.
        (true, Status::OnHold) => "waits for approval".to_owned(),
        (true, _) => String::new(),
        _ => job.took(look.now).map(took).unwrap_or_default(),
    };
    Row {
        indent: 2,
        name: job.name.clone(),
        status: &job.status,
        more,
    }
}

/// Takes rows away until `room` are left, and tells how many went.
fn shorten(rows: &mut Vec<Row<'_>>, room: usize) -> usize {
    let all = rows.len();
    if all <= room {
        return 0;
    }
    // One line says that there are more.
    let room = room.saturating_sub(1);
    let mut more = all - room;
    rows.retain(|row| {
        let goes = more > 0 && row.is_calm();
        more -= usize::from(goes);
        !goes
    });
    rows.truncate(room);
    all - rows.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builds::tests::{build, job, workflow};

    fn watched() -> Build {
        let mut build = build();
        build.status = Some(Status::Running);
        build.subject =
            Some("Refunds: 予約 إصلاح\u{1b}[2J and much more of it than fits".to_owned());
        let mut main = workflow("example-workflow", Status::Running, 1_000_000, None);
        let mut approval = job("approve-deploy", Status::OnHold);
        approval.is_approval = true;
        main.jobs = vec![
            job("build", Status::Success),
            job("smoke-staging", Status::Running),
            approval,
            job("deploy", Status::Blocked),
            job("odd", Status::parse("a-status-that-nobody-knows-yet")),
        ];
        build.workflows = vec![main];
        build
    }

    fn of(columns: usize, rows: usize) -> Vec<String> {
        let look = Look {
            now: 1_125_000,
            width: Some(columns),
            is_styled: false,
        };
        picture(&watched(), "looks again in 5 s", rows, look)
    }

    #[test]
    fn no_picture_is_larger_than_its_window() {
        for columns in 10..160 {
            for rows in 1..14 {
                let lines = of(columns, rows);
                assert!(lines.len() <= rows, "{columns}×{rows}");
                for line in lines {
                    assert!(width(&line) <= columns, "{columns}×{rows}: {line}");
                }
            }
        }
    }

    #[test]
    fn the_picture_that_stays_has_whole_addresses() {
        let mut build = watched();
        build.workflows[0].jobs[1].status = Status::Failed;
        let look = Look {
            now: 1_125_000,
            width: Some(40),
            is_styled: false,
        };
        let lines = last(&build, look);
        assert_eq!(lines[1], build.url);
        let link = "smoke-staging: https://app.circleci.com/j/smoke-staging";
        assert_eq!(lines.last().unwrap(), link);
    }

    #[test]
    fn what_is_over_and_well_goes_first() {
        let lines = of(80, 8).join("\n");
        assert!(!lines.contains("  build "), "{lines}");
        assert!(lines.contains("smoke-staging"), "{lines}");
        assert!(lines.contains("more"), "{lines}");
    }

    #[test]
    fn in_eighty_columns_everything_has_its_place() {
        let expected = "\
build #1042  running  \u{2068}2 min 5 s · main · ada · Refunds: 予約 إصلاح\\u{1b}[2J and…\u{2069}
https://app.circleci.com/pipelines/github/acme/bookings/1042
example-workflow  running       2 min 5 s
  build           success       45 s
  smoke-staging   running       1 min 55 s
  approve-deploy  on_hold       waits for approval
  deploy          blocked
  odd             a-status-that-nobod…  1 min 55 s
looks again in 5 s";
        assert_eq!(of(80, 24).join("\n"), expected);
    }
}

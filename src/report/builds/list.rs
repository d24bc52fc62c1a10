//! Builds as a table: what has no room goes, and the address of a build to a line below it.

use super::Look;
use super::cell::{cell, padded, width};
use super::column::{Column, GAP, WHO, columns, fit};
use super::paint::Paint;
use crate::builds::Build;

/// What statuses and times take at most, where not all are known when the first are shown.
const RESERVED: [(&str, usize); 3] = [("STATUS", 12), ("STARTED", 10), ("TOOK", 11)];

/// A line a build under their heads.
pub(crate) fn list(builds: &[Build], look: Look) -> String {
    let table = Table::new(builds, false, look);
    table.head() + &table.rows(builds)
}

/// A table whose rows can come some at a time: the first ones say how wide it is.
pub(crate) struct Table {
    columns: Vec<Column>,
    /// Whether addresses are beside the other columns.
    is_beside: bool,
    look: Look,
}

impl Table {
    pub(crate) fn new(first: &[Build], has_more: bool, look: Look) -> Self {
        let mut columns = columns(first, look.now);
        for (head, least) in RESERVED.iter().filter(|_| has_more) {
            for column in columns.iter_mut().filter(|one| one.head == *head) {
                column.widest = column.widest.max(*least);
            }
        }
        let is_beside = fit(&mut columns, first, look);
        Self {
            columns,
            is_beside,
            look,
        }
    }

    pub(crate) fn head(&self) -> String {
        let columns = self.columns.iter();
        let heads = columns.map(|column| padded(column.head, column.width()));
        line(&heads.collect::<Vec<_>>())
    }

    pub(crate) fn rows(&self, builds: &[Build]) -> String {
        builds.iter().map(|build| self.row(build)).collect()
    }

    /// A build, and below it what has no room, and why it did not run.
    fn row(&self, build: &Build) -> String {
        let paint = Paint(self.look.is_styled);
        let cells = self.columns.iter().map(|column| {
            let text = (column.cell)(build, self.look.now);
            // Where nothing has to be cut, what comes later may be wider than the first.
            let room = self.look.width.map_or(column.most, |_| column.width());
            let text = cell(&text, room);
            let blanks = column.width().saturating_sub(width(&text));
            let cell = text + &" ".repeat(blanks);
            match column.head {
                "STATUS" => paint.status(build.status.as_ref(), &cell),
                _ => cell,
            }
        });
        let mut cells: Vec<String> = cells.collect();
        if self.is_beside {
            cells.push(cell(&build.url, usize::MAX));
        }
        let mut out = line(&cells);
        if !self.is_beside {
            out.extend(["  ", &paint.faint(&below(build)), "\n"]);
        }
        if let Some(problem) = build.problems.first() {
            let first = problem.message.lines().next().unwrap_or_default();
            let told = format!("  {}: {first}", problem.kind);
            let told = cell(&told, self.look.width.unwrap_or(usize::MAX));
            out.extend([told.trim_end(), "\n"]);
        }
        out
    }
}

/// What has no room beside the others.
fn below(build: &Build) -> String {
    let url = cell(&build.url, usize::MAX);
    match &build.who {
        Some(who) => format!("{url}  {}", cell(who, WHO)),
        None => url,
    }
}

fn line(cells: &[String]) -> String {
    let line = cells.join(&" ".repeat(GAP));
    format!("{}\n", line.trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::cell::width;
    use super::*;
    use crate::builds::tests::{build, workflow};
    use crate::builds::{At, Status};

    const NOW: u64 = 1_795_457_586_287;

    fn builds() -> Vec<Build> {
        let ran = |status: &str, minutes: u64, seconds: u64| {
            let begun = NOW - minutes * 60_000;
            let mut build = build();
            build.created = Some(begun);
            build.status = Some(Status::parse(status));
            let end = Some(begun + seconds * 1000);
            build.workflows = vec![workflow("main", Status::parse(status), begun, end)];
            build
        };
        let mut second = ran("failed", 125, 61);
        second.number = 7;
        second.at = Some(At::Tag("v1.0.0-rc.1-with-a-very-long-name".to_owned()));
        second.subject =
            Some("إصلاح\u{1b}[2J and 予約の試験 🚀 in a message that is rather long".to_owned());
        second.who = Some("someone-with-a-very-long-name".to_owned());
        let mut bare = build();
        (bare.at, bare.subject, bare.who, bare.created) = (None, None, None, None);
        (bare.number, bare.status, bare.revision) = (8, None, None);
        vec![ran("success", 12, 185), second, bare]
    }

    fn shown(width: Option<usize>) -> String {
        let look = Look {
            now: NOW,
            width,
            is_styled: false,
        };
        list(&builds(), look)
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_but_addresses() {
        for columns in 30..240 {
            let text = shown(Some(columns));
            let lines = text.lines().filter(|line| !line.contains("https://"));
            for line in lines {
                assert!(width(line) <= columns, "{columns}: {line}");
            }
            let beside = text
                .lines()
                .filter(|line| line.starts_with('#') && line.contains("https"));
            for line in beside {
                assert!(width(line) <= columns, "{columns}: {line}");
            }
            assert!(text.lines().filter(|line| line.contains("https")).count() == 3);
        }
    }

    #[test]
    fn in_eighty_columns_addresses_are_below() {
        let expected = "\
BUILD  STATUS     BRANCH          COMMIT                   STARTED     TOOK
#1042  success    main            Checkout: refunds in E…  12 min ago  3 min 5 s
  https://app.circleci.com/pipelines/github/acme/bookings/1042  ada
#7     failed     tag v1.0.0-rc…  \u{2068}إصلاح\\u{1b}[2J and 予…\u{2069}   2 h ago     1 min 1 s
  https://app.circleci.com/pipelines/github/acme/bookings/1042  someone-with-a-…
#8     not known  -               -                        -           -
  https://app.circleci.com/pipelines/github/acme/bookings/1042
";
        assert_eq!(shown(Some(80)), expected);
    }

    #[test]
    fn where_nothing_is_cut_all_columns_are_there() {
        let shown = shown(None);
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines.len(), 4);
        let head = lines[0].split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(head, "BUILD STATUS BRANCH COMMIT STARTED TOOK WHO UTC");
        let url = "https://app.circleci.com/pipelines/github/acme/bookings/1042";
        let end = format!("  ada               2026-11-23 18:01  {url}");
        assert!(lines[1].ends_with(&end), "{}", lines[1]);
    }

    #[test]
    fn in_forty_columns_the_branch_stays() {
        let shown = shown(Some(40));
        let rows: Vec<&str> = shown.lines().filter(|line| line.starts_with('#')).collect();
        assert!(
            rows[0].starts_with("#1042  success    main        Checkou"),
            "{shown}"
        );
        assert!(
            rows[1].starts_with("#7     failed     tag v1.0.…"),
            "{shown}"
        );
    }

    #[test]
    fn why_a_build_did_not_run_is_below_it() {
        let mut wrong = builds().remove(0);
        wrong.problems = vec![crate::builds::Problem {
            kind: "config".to_owned(),
            message: "Cannot find a job\u{1b}[2J named `x`\nand more".to_owned(),
        }];
        let look = Look {
            now: NOW,
            width: Some(80),
            is_styled: false,
        };
        let shown = list(&[wrong], look);
        let last = shown.lines().last().unwrap();
        assert_eq!(last, "  config: Cannot find a job\\u{1b}[2J named `x`");
    }

    #[test]
    fn rows_that_come_later_are_under_the_same_heads_and_no_status_is_cut() {
        for columns in [Some(60), Some(120), Some(200), None] {
            let look = Look {
                now: NOW,
                width: columns,
                is_styled: false,
            };
            let mut later = builds().remove(0);
            later.status = Some(Status::parse("unauthorized"));
            let table = Table::new(&builds()[..1], true, look);
            let (head, row) = (table.head(), table.rows(&[later]));
            let at = head.find("BRANCH").unwrap();
            assert!(row[at..].starts_with("main"), "{head}{row}");
            assert!(row.contains("unauthorized  main"), "{row}");
        }
    }
}

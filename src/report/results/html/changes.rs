//! What changed against an earlier run.

use std::io;

use super::super::time::human;
use super::super::words::plural;
use super::Page;
use super::element::{count, name, text};

/// How many of each are listed: nobody reads more here, and all failures are in cards.
const MOST: usize = 50;

impl Page<'_, '_> {
    pub(super) fn changes(&mut self) -> io::Result<()> {
        let Some(comparison) = self.report.comparison else {
            return Ok(());
        };
        let new = comparison.new.len() as u64;
        let all = self.report.run.totals().failures();
        let fixed: Vec<String> = comparison
            .fixed
            .iter()
            .map(|one| item(&one.suite, &one.request, &name(&one.test)))
            .collect();
        let slower: Vec<String> = comparison
            .slower
            .iter()
            .map(|one| {
                let times = format!("{} → <b>{}</b>", human(one.before), human(one.now));
                item(&one.suite, &one.request, &times)
            })
            .collect();
        writeln!(
            self.out,
            "<h2 class=\"printed\">Since the baseline</h2><p class=\"about printed\">{}</p>\
             <dl class=\"changes printed\">",
            text(&comparison.baseline)
        )?;
        for (class, label, number) in [
            ("new", "new", new),
            ("known", "still failing", all.saturating_sub(new)),
            ("fixed", "fixed", fixed.len() as u64),
            ("slow", "slower", slower.len() as u64),
        ] {
            let class = if number == 0 { "none" } else { class };
            let number = count(number);
            writeln!(
                self.out,
                "<div class=\"{class}\"><dt>{label}</dt><dd>{number}</dd></div>"
            )?;
        }
        writeln!(self.out, "</dl>")?;
        self.list("test", "fixed", &fixed)?;
        self.list("request", "slower", &slower)
    }

    /// A list that opens; nothing where it is empty.
    fn list(&mut self, what: &str, word: &str, items: &[String]) -> io::Result<()> {
        if items.is_empty() {
            return Ok(());
        }
        let title = plural(items.len() as u64, what);
        writeln!(
            self.out,
            "<details class=\"list\"><summary>{title} {word}</summary><ul>"
        )?;
        for item in items.iter().take(MOST) {
            writeln!(self.out, "<li>{item}")?;
        }
        if items.len() > MOST {
            writeln!(
                self.out,
                "<li>and {} more",
                count((items.len() - MOST) as u64)
            )?;
        }
        writeln!(self.out, "</ul></details>")
    }
}

fn item(suite: &str, request: &str, what: &str) -> String {
    format!("<i>{} › {}</i> {what}", name(suite), name(request))
}

//! The compiler's lines as problems: an entry of its list is a line and no error, so that one misspelled
//! key comes as twenty-four of them (`compile-config-with-defaults`, answers of 2026).

use super::calls::Call;
use super::schema;
use super::spoken::spoken;
use super::{Fault, Problem};

/// What stands before a tree of violations, and says no more than that one follows.
const SCHEMA: &str = "ERROR IN CONFIG FILE";

/// What stands before a list of errors in one text, each behind a dash (`/pipeline/{id}`, `errors`).
const LIST: &str = "Config compilation contains errors";

/// Sentences that only go on with the one before: what a cycle leaves out.
const CONTINUED: [&str; 1] = ["The following jobs are unreachable"];

/// How many problems are told: whoever has more has one mistake that makes the others.
const MOST: usize = 100;

/// Every problem that these lines tell of, in their order, each once.
pub(in crate::lint) fn problems(errors: &[String]) -> Vec<Problem> {
    let mut reader = Reader::default();
    for error in errors {
        let is_list = error.trim_start().starts_with(LIST);
        for (at, line) in error.lines().enumerate() {
            let item = line.trim_start().strip_prefix("- ");
            let item = item.filter(|_| is_list);
            reader.line(item.unwrap_or(line).trim_end(), at > 0 && item.is_none());
        }
    }
    reader.flush();
    let mut all: Vec<Problem> = Vec::new();
    for problem in reader.done {
        if all.len() < MOST && !all.iter().any(|one| one.is_same(&problem)) {
            all.push(problem);
        }
    }
    all
}

#[derive(Default)]
struct Reader<'t> {
    done: Vec<Problem>,
    calls: Vec<Call>,
    /// The lines of a sentence.
    said: Vec<&'t str>,
    /// The lines of a tree.
    tree: Vec<&'t str>,
    /// Lines behind those of a tree: a remark of the schema's where more of the tree follows.
    remarks: Vec<(&'t str, bool)>,
}

impl<'t> Reader<'t> {
    /// Takes a line in; `is_inner` where another of the same entry stands before it.
    fn line(&mut self, line: &'t str, is_inner: bool) {
        if line.trim().is_empty() {
            return;
        }
        let is_branch = schema::is_of_tree(line, !self.tree.is_empty());
        if is_branch && !line.starts_with("[#") {
            self.remarks.clear();
        }
        if let Some(call) = Call::of(line) {
            if !self.said.is_empty() || !self.tree.is_empty() {
                self.flush();
            }
            self.calls.push(call);
        } else if line.starts_with(SCHEMA) || line.trim_start().starts_with(LIST) {
            self.flush();
        } else if is_branch {
            if self.tree.is_empty() || !self.remarks.is_empty() {
                self.finish();
            }
            self.tree.push(line);
        } else if !self.tree.is_empty() {
            self.remarks.push((line, is_inner));
        } else {
            if !self.goes_on(line, is_inner) {
                self.finish();
            }
            self.said.push(line);
        }
    }

    /// Whether a line belongs to the sentence before it.
    fn goes_on(&self, line: &str, is_inner: bool) -> bool {
        let starts_small = !line.starts_with(|char: char| char.is_uppercase());
        let is_yaml = self.said.first().is_some_and(|first| {
            first.starts_with("Unable to parse YAML") || first.starts_with("Error parsing")
        });
        let is_continued = CONTINUED.iter().any(|start| line.starts_with(start));
        self.said.is_empty() || is_inner || starts_small || is_yaml || is_continued
    }

    /// What was read is a problem, and another one follows that has no calls of its own.
    fn finish(&mut self) {
        let had = self.done.len();
        self.sentence();
        self.violations();
        if self.done.len() > had {
            self.calls.clear();
        }
        for (line, is_inner) in std::mem::take(&mut self.remarks) {
            self.line(line, is_inner);
        }
        self.sentence();
    }

    fn flush(&mut self) {
        self.finish();
        if !self.calls.is_empty() {
            // Calls with nothing behind them: it is the innermost that fails.
            let message = self.calls.last().map(Call::sentence).unwrap_or_default();
            let original = self.original("");
            let calls = std::mem::take(&mut self.calls);
            self.done.push(Problem {
                calls,
                fault: Fault::Said(message),
                original,
            });
        }
    }

    fn sentence(&mut self) {
        if self.said.is_empty() {
            return;
        }
        let text = std::mem::take(&mut self.said).join("\n");
        self.done.push(Problem {
            calls: self.calls.clone(),
            original: self.original(&text),
            fault: spoken(&text).map_or(Fault::Said(text), Fault::Violation),
        });
    }

    fn violations(&mut self) {
        let tree = std::mem::take(&mut self.tree);
        let original = self.original(&tree.join("\n"));
        for violation in schema::violations(&tree) {
            self.done.push(Problem {
                calls: self.calls.clone(),
                fault: Fault::Violation(violation),
                original: original.clone(),
            });
        }
    }

    /// The lines of the calls, and those that follow them.
    fn original(&self, said: &str) -> String {
        let calls = self.calls.iter().map(Call::line);
        let lines = calls.chain([said.to_owned()]);
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests;

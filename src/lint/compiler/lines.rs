//! The compiler's lines as problems: an entry of its list is a line and no error, so that one misspelled
//! key comes as twenty-four of them (`compile-config-with-defaults`, answers of 2026).

use super::calls::Call;
use super::schema;
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
            fault: schema::spoken(&text).map_or(Fault::Said(text), Fault::Violation),
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
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Vec<String> {
        let lines: Vec<String> = lines.iter().map(|&line| line.to_owned()).collect();
        let told = problems(&lines).into_iter().map(|problem| {
            let calls: Vec<&str> = problem.calls.iter().map(|call| &*call.name).collect();
            format!("{}: {}", calls.join(" > "), problem.message())
        });
        told.collect()
    }

    #[test]
    fn calls_are_where_and_what_follows_is_what() {
        let lines = [
            "Error calling workflow: 'main'",
            "Error calling job: 'build'",
            "Cannot find a definition for command named chekcout",
        ];
        let told = ["main > build: cannot find a definition for command named `chekcout`"];
        assert_eq!(read(&lines), told);
        assert_eq!(read(&[&lines.join("\n")]), told);
        let two = [
            lines[0],
            lines[2],
            lines[0],
            lines[1],
            "Unexpected argument(s): tag",
        ];
        assert_eq!(
            read(&two),
            [
                "main: cannot find a definition for command named `chekcout`",
                "main > build: unexpected argument(s): `tag`",
            ]
        );
        assert_eq!(
            read(&lines[..2]),
            ["main > build: the job `build` cannot be called"]
        );
    }

    #[test]
    fn a_sentence_may_have_lines_of_its_own() {
        let variable = "Error calling workflow: 'build-test-deploy-bug'\nError calling job: 'buggy-orb/exhibit-bug'\n\
             Referred to a variable \"pipeline.parameters.bug\" that does not exist:\n<< pipeline.parameters.bug >>\n ^^^^^^^^^^^^^^^^^^^^^^^\n";
        let told = [
            "build-test-deploy-bug > buggy-orb/exhibit-bug: referred to a variable `pipeline.parameters.bug` that does not exist",
        ];
        assert_eq!(read(&[variable]), told);
        assert_eq!(read(&variable.lines().collect::<Vec<_>>()), told);
        let cycle = [
            "At least one job in the workflow must have no dependencies.",
            "The following jobs are unreachable: a, b",
        ];
        assert_eq!(
            read(&cycle),
            [
                ": at least one job in the workflow must have no dependencies: the following jobs are unreachable: `a`, `b`"
            ]
        );
        let yaml = [
            "Unable to parse YAML",
            "while parsing a block mapping",
            " in 'string', line 3, column 3:",
            "      build:",
            "      ^",
            "expected <block end>, but found '-'",
            " in 'string', line 5, column 3:",
            "      - image: x",
            "      ^",
        ];
        assert_eq!(
            read(&yaml),
            [
                ": unable to parse YAML: while parsing a block mapping: expected <block end>, but found `-`"
            ]
        );
    }

    #[test]
    fn sentences_without_calls_are_problems_of_their_own() {
        let lines = [
            "Job 'a' requires 'b', which is the name of 0 other jobs in workflow 'main'",
            "Job 'c' requires 'd', which is the name of 0 other jobs in workflow 'main'",
            "Job 'a' requires 'b', which is the name of 0 other jobs in workflow 'main'",
            "",
        ];
        assert_eq!(
            read(&lines),
            [
                ": job `a` requires `b`, which is the name of 0 other jobs in workflow `main`",
                ": job `c` requires `d`, which is the name of 0 other jobs in workflow `main`",
            ]
        );
        assert_eq!(read(&[]), [""; 0]);
        assert_eq!(read(&["\n \n"]), [""; 0]);
    }

    #[test]
    fn trees_stand_among_sentences_and_have_remarks() {
        let lines = [
            "ERROR IN CONFIG FILE:",
            "[#/jobs] 2 schema violations found",
            "Any string key is allowed as job name.",
            "1. [#/jobs/a.b] string [a.b] does not match pattern ^[a-z]*$",
            "2. [#/jobs/c] required key [steps] not found",
            "At least one job in the workflow must have no dependencies.",
            "[#/orbs] expected type: Mapping, found: String",
        ];
        assert_eq!(
            read(&lines),
            [
                ": `jobs.a.b`: string `a.b` does not match pattern ^[a-z]*$",
                ": `jobs.c` lacks the key `steps`",
                ": at least one job in the workflow must have no dependencies",
                ": `orbs` is expected to be of the type mapping, and is of the type string",
            ]
        );
    }

    #[test]
    fn a_list_in_one_text_is_read_like_its_lines() {
        let text = "Config compilation contains errors:\n\t- Error calling workflow: 'main'\n\t- Error calling job: 'build'\n\t- Unexpected argument(s): branch_list";
        let told = ["main > build: unexpected argument(s): `branch_list`"];
        assert_eq!(read(&[text]), told);
        let two = "Config compilation contains errors: \n\t- Cannot find a definition for job named a\n\t- Cannot find a definition for job named b";
        assert_eq!(
            read(&[two]),
            [
                ": cannot find a definition for job named `a`",
                ": cannot find a definition for job named `b`"
            ]
        );
    }

    #[test]
    fn calls_are_told_in_their_short_form_too() {
        let lines = [
            "workflow 'main'",
            "job 'build'",
            "command 'slack/notify'",
            "command 'inner/deep'",
            "Cannot find executor named zork",
        ];
        let told = ["main > build > slack/notify > inner/deep: cannot find executor named `zork`"];
        assert_eq!(read(&lines), told);
        assert_eq!(read(&[&lines.join("\n")]), told);
        let problem = problems(&[lines.join("\n")]);
        let original = problem[0].original().unwrap();
        assert!(
            original.contains("Error calling command: 'inner/deep'"),
            "{original}"
        );
    }

    #[test]
    fn a_list_without_an_end_is_cut() {
        let lines: Vec<String> = (0..1000).map(|number| format!("No {number}")).collect();
        assert_eq!(problems(&lines).len(), MOST);
    }
}

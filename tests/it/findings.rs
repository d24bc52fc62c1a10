//! Everything that `validate` says about real configs, to be read when a rule changes; and no error
//! about a config that its project runs, unless it truly is broken.

use std::fmt::Write as _;
use std::path::Path;

use postorb::finding::Severity;
use postorb::lint;
use postorb::yaml::Lines;

use crate::{index, needs, support};

const FOLDERS: [&str; 3] = ["configs", "configs-newman", "configs-history"];

/// A config that is broken although its project has it: checked by hand, with the reason.
struct Broken {
    file: String,
    rule: String,
    line: usize,
}

#[test]
fn what_is_said_about_every_real_config_is_known() {
    let Some(shared) = needs::shared() else {
        return;
    };
    for folder in FOLDERS {
        let mut said = String::new();
        for config in index::configs(&shared, folder) {
            let lines = Lines::new(&config.text);
            let file = config.name.rsplit('/').next().unwrap_or_default();
            for finding in lint::check(&config.text) {
                let (line, column) = lines.position(finding.primary.span.start);
                let severity = finding.severity.name();
                let (rule, message) = (finding.rule, one_line(&finding.message));
                let _ = writeln!(said, "{file}:{line}:{column} {severity}[{rule}] {message}");
            }
        }
        support::snapshot(&format!("findings/{folder}.txt"), &said);
    }
}

#[test]
fn an_error_about_a_config_that_its_project_runs_has_a_reason() {
    let Some(shared) = needs::shared() else {
        return;
    };
    let mut broken = known();
    let mut alarms = String::new();
    let mut count = 0;
    for folder in FOLDERS {
        for config in index::configs(&shared, folder) {
            if !config.parses || !["root", "history"].contains(&config.kind.as_str()) {
                continue;
            }
            count += 1;
            let lines = Lines::new(&config.text);
            for finding in lint::check(&config.text) {
                if finding.severity < Severity::Error {
                    continue;
                }
                let line = lines.of(finding.primary.span.start) + 1;
                let known = broken.iter().position(|one| {
                    (&*one.file, &*one.rule, one.line) == (&*config.name, finding.rule, line)
                });
                if known.map(|at| broken.swap_remove(at)).is_none() {
                    let (rule, message) = (finding.rule, one_line(&finding.message));
                    let _ = writeln!(alarms, "{}\t{rule}\t{line}\t{message}", config.name);
                }
            }
        }
    }
    println!("{count} configs that their projects run or ran");
    assert!(count > 150, "only {count}");
    assert!(
        alarms.is_empty(),
        "false alarms, or lines for tests/data/findings/broken.tsv with the reason:\n{alarms}"
    );
    let unused = broken
        .iter()
        .map(|one| format!("{}\t{}\t{}\n", one.file, one.rule, one.line));
    let unused: String = unused.collect();
    assert!(
        unused.is_empty(),
        "broken.tsv has what nothing says:\n{unused}"
    );
}

/// A message may quote a config, and a config may have anything in it.
fn one_line(message: &str) -> String {
    message.replace(char::is_control, " ")
}

/// The lines of `broken.tsv`, of which each is for one finding.
fn known() -> Vec<Broken> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/findings/broken.tsv");
    let text = String::from_utf8(std::fs::read(path).expect("the list")).expect("UTF-8");
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("file\trule\tline\twhy"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [file, rule, number, why] = cells[..] else {
                panic!("four columns: {line}");
            };
            assert!(why.len() > 20, "a reason: {line}");
            Broken {
                file: file.to_owned(),
                rule: rule.to_owned(),
                line: number.parse().expect("a line"),
            }
        })
        .collect()
}

//! Real reports by Newman, counted: what is read of each is what there is in it.

use std::fs::{self, File};
use std::io::Read;

use postorb::results::{End, Keep, Redaction, Suite, read, redact};

use crate::needs::shared;

pub(crate) fn suite(path: &std::path::Path) -> Suite {
    read_bytes(File::open(path).unwrap())
}

/// A report that is no file.
pub(crate) fn read_bytes(bytes: impl Read) -> Suite {
    let report = read("report.json", bytes, Keep::Failed);
    redact(vec![report], &Redaction::default()).suites.remove(0)
}

/// What `truth.tsv` has in its columns, of a suite: iterations, executions with the rows that repeat
/// one, requests and scripts that failed, assertions, how many of them failed and were skipped, and
/// failures in all. `pm.sendRequest` repeats a row and everything in it: it is counted once, as Newman's own
/// sums do.
fn counts(suite: &Suite) -> [u64; 8] {
    let totals = suite.totals();
    [
        totals.iterations,
        totals.executions + u64::from(suite.duplicates),
        totals.request_errors,
        totals.script_errors,
        totals.assertions,
        totals.failed,
        totals.skipped,
        totals.failures(),
    ]
}

#[test]
fn every_report_is_read_to_its_counts() {
    let Some(shared) = shared() else {
        return;
    };
    let truth = fs::read_to_string(shared.join("newman/truth.tsv")).unwrap();
    let mut read = 0;
    for line in truth.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [case, _, numbers @ ..] = &*columns else {
            panic!("{line}");
        };
        let path = shared.join(format!("newman/reports/{case}.json"));
        if !path.exists() {
            assert_eq!(numbers[0], "no json", "{case}");
            continue;
        }
        let numbers: Vec<u64> = numbers[..9].iter().map(|n| n.parse().unwrap()).collect();
        let [iterations, _items, rest @ ..] = &*numbers else {
            panic!("{line}");
        };
        let expected = [&[*iterations], rest].concat();
        let suite = suite(&path);
        assert_eq!(suite.end, End::Complete, "{case}");
        assert_eq!(counts(&suite), *expected, "{case}");
        read += 1;
    }
    assert!(read >= 15, "{read} reports");
}

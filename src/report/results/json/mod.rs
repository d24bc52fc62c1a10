//! Results for machines, and for postorb itself, which compares a later run with them.

mod convert;
mod v1;

use std::io;

use self::convert::{color, totals};
use super::Report;
use crate::report::json::{Each, write};
use crate::results::Comparison;
use crate::secret::mask;

/// The levels that have lines of their own: an execution has one.
const DEPTH: usize = 4;

/// The whole run, written an execution at a time. Keys are masked.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn json(report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let report = *report;
    let document = v1::Document {
        version: 1,
        verdict: color(report.verdict.is_red),
        totals: totals(&report.run.totals()),
        comparison: report.comparison.map(comparison),
        suites: Each::new(move || {
            let suites = report.suites();
            suites.map(move |(place, suite, verdict)| convert::suite(report, place, suite, verdict))
        }),
    };
    write(&document, DEPTH, out)
}

fn comparison(comparison: &Comparison) -> v1::Comparison<'_> {
    let fixed = comparison.fixed.iter().map(|fixed| v1::Fixed {
        suite: mask(&fixed.suite),
        request: mask(&fixed.request),
        test: mask(&fixed.test),
    });
    let slower = comparison.slower.iter().map(|slower| v1::Slower {
        suite: mask(&slower.suite),
        request: mask(&slower.request),
        before_ms: slower.before,
        now_ms: slower.now,
    });
    v1::Comparison {
        baseline: mask(&comparison.baseline),
        new: comparison.new.len() as u64,
        fixed: fixed.collect(),
        slower: slower.collect(),
    }
}

#[cfg(test)]
mod tests {
    use schemars::generate::SchemaSettings;
    use serde_json::json;

    use super::v1;
    use crate::names::SCHEMA_URL;

    /// The schema as it is checked in.
    const SCHEMA: &str = include_str!("../../../../schema/report.v1.schema.json");

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test writes what it checks")]
    fn the_checked_in_schema_is_what_the_types_give() {
        let settings = SchemaSettings::draft07().for_serialize();
        let generator = settings.into_generator();
        let mut schema = generator.into_root_schema_for::<v1::Document<'static>>();
        let url = SCHEMA_URL.replace("postorb.schema", "report.v1.schema");
        schema.insert("$id".to_owned(), json!(url));
        schema.insert("title".to_owned(), json!("postorb's results, version 1"));
        let generated = format!("{:#}\n", schema.as_value());
        if std::env::var_os("POSTORB_BLESS").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/report.v1.schema.json");
            std::fs::write(path, generated).unwrap();
        } else {
            assert!(
                generated == SCHEMA,
                "schema/report.v1.schema.json is stale: run `POSTORB_BLESS=1 cargo test --lib schema`"
            );
        }
    }
}

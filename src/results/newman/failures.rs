//! `failures`: everything that failed, once more, each with all of its folder. They tell what the
//! executions leave out: the messages of requests that failed, and what failed outside of them.

use super::super::builder::Row;
use super::super::draft::Draft;
use super::super::json::{Fault, Pieces};
use super::super::keep;
use super::super::run::{Outcome, Phase};
use super::script::{self, Thrown};
use super::{Reader, owned};

/// One of them.
#[derive(Default)]
struct Failure {
    thrown: Option<Thrown>,
    at: String,
    reference: String,
    iteration: u32,
    position: u32,
    id: String,
    name: String,
}

impl<P: Pieces> Reader<'_, P> {
    pub(super) fn failures(&mut self) -> Result<(), Fault> {
        self.each(|reader| {
            let failure = reader.failure()?;
            reader.place(&failure);
            Ok(())
        })
    }

    fn failure(&mut self) -> Result<Failure, Fault> {
        let mut failure = Failure::default();
        let Some(mut members) = self.json.object_or()? else {
            failure.thrown = script::thrown(self.json, self.suite)?;
            return Ok(failure);
        };
        while let Some(key) = self.json.key(&mut members)? {
            match &*key {
                b"error" => failure.thrown = script::thrown(self.json, self.suite)?,
                b"at" => failure.at = owned(self.json.text(keep::NAME)?),
                b"cursor" => {
                    let cursor = self.cursor()?;
                    failure.reference = cursor.reference;
                    failure.iteration = cursor.iteration;
                    failure.position = cursor.position;
                }
                b"source" => {
                    let item = self.item()?;
                    failure.id = item.id;
                    failure.name = item.name;
                }
                _ => self.json.skip()?,
            }
        }
        Ok(failure)
    }

    /// Puts a failure where it belongs: most are known already.
    fn place(&mut self, failure: &Failure) {
        let (why, test) = match failure.thrown {
            Some(Thrown { why, test, .. }) => (why, test),
            None => (self.unexplained(), self.suite.text("")),
        };
        let is_assertion = failure.at.starts_with("assertion:");
        let phase = match failure.at.split([':', ' ']).next() {
            Some("request") => Phase::Request,
            Some("prerequest-script") => Phase::PreRequest,
            Some("test-script" | "assertion") => Phase::Test,
            _ => Phase::Other,
        };
        let execution = self.failed.get(&*failure.reference).copied();
        let is_known = match execution {
            Some(execution) if phase == Phase::Request => self.suite.explain(execution, why),
            Some(_) if is_assertion => true,
            Some(execution) => self.suite.has_error(execution, phase, why),
            None => false,
        };
        if !is_known {
            let mark = self.suite.mark();
            if is_assertion {
                // Of a request that a script skipped there is no row.
                self.suite.assertion(test, Outcome::Failed(why));
            } else {
                self.suite.error(phase, why);
            }
            let request = self
                .suite
                .request(&failure.id, failure.position, &failure.name);
            let row = Row {
                iteration: failure.iteration,
                ..Row::default()
            };
            self.suite.execution(mark, request, &row, &Draft::default());
        }
    }
}

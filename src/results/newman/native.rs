//! What the Postman CLI writes where it is not told `--reporter-json-structure newman`:
//! `{"run": {"meta", "summary", "executions", "runError"}}`, seen of version 1.34.0.
//!
//! It tells less than Newman's structure: no collection, and so not the folders that requests are in;
//! no environment; no end (`duration` is `null`); not how many requests there were to run, so that a
//! run that was stopped looks like one that was not. Rows that `pm.sendRequest` repeats in Newman's are
//! not in it.

use super::super::json::{Fault, Pieces};
use super::super::keep;
use super::super::run::{Failed, Phase, Runner};
use super::Reader;
use super::script::{self, Thrown};

impl<P: Pieces> Reader<'_, P> {
    /// `meta`: the collection's name, and when the run began.
    pub(super) fn meta(&mut self) -> Result<(), Fault> {
        let json = &mut *self.json;
        let Some(mut meta) = json.object()? else {
            return Ok(());
        };
        self.suite.suite().runner = Runner::PostmanCli;
        let (mut started, mut duration) = (None, None);
        while let Some(key) = json.key(&mut meta)? {
            match &*key {
                b"collectionName" => {
                    let name = json.text(keep::NAME)?.map(|name| self.suite.text(name));
                    self.suite.suite().collection = name;
                }
                b"started" => started = json.count()?,
                b"duration" => duration = json.count()?,
                _ => json.skip()?,
            }
        }
        let suite = self.suite.suite();
        suite.started = started;
        suite.ended = started.and_then(|started| started.checked_add(duration?));
        Ok(())
    }

    /// `errors` of a row: of its request and its scripts.
    pub(super) fn errors(&mut self) -> Result<(), Fault> {
        self.each(|reader| {
            let (phase, why) = match script::thrown(reader.json, reader.suite)? {
                Some(Thrown { why, phase, .. }) => (phase, why),
                None => (Phase::Other, reader.unexplained()),
            };
            reader.suite.error(phase, why);
            Ok(())
        })
    }

    /// Why something failed of which only that is told.
    pub(super) fn unexplained(&mut self) -> Failed {
        script::plain(self.suite, script::UNEXPLAINED)
    }
}

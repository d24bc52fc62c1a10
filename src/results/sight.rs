//! What a text of JSON is that is no report, told from the members that it has.

/// The members of the outermost object that were seen, as far as they tell anything.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sight(u16);

/// Members that tell what a file is.
const TELLING: [&[u8]; 10] = [
    b"info",
    b"item",
    b"values",
    b"collection",
    b"environment",
    b"reportFormat",
    b"results",
    b"error",
    b"testResults",
    b"run",
];

impl Sight {
    /// Sees a member.
    pub(super) fn see(&mut self, key: &[u8]) {
        if let Some(at) = TELLING.iter().position(|telling| *telling == key) {
            self.0 |= 1 << at;
        }
    }

    fn has(self, key: &[u8]) -> bool {
        let at = TELLING.iter().position(|telling| *telling == key);
        at.is_some_and(|at| self.0 >> at & 1 == 1)
    }

    /// What it is, and what to do.
    pub(super) fn tell(self) -> &'static str {
        if self.has(b"info") && self.has(b"item") || self.has(b"collection") {
            "it is a collection, and no report of a run of it: give the file that \
             `--reporter-json-export` names"
        } else if self.has(b"values") || self.has(b"environment") {
            "it is an environment, and no report of a run with it: give the file that \
             `--reporter-json-export` names"
        } else if self.has(b"reportFormat") || self.has(b"results") {
            "it is a report in CTRF, which is made of reports and does not have all of what they say: \
             give the one that Newman wrote, with `--reporters json`"
        } else if self.has(b"testResults") {
            "it is a report of Jest, and none of Newman or the Postman CLI"
        } else if self.has(b"error") {
            "it is an error that a service answered, and no report: look at how the file was made"
        } else if self.has(b"run") {
            "it is JSON with a `run`, and nothing of a report in it"
        } else {
            "it is JSON, and no report of Newman or the Postman CLI: give the file that \
             `--reporter-json-export` names"
        }
    }
}

use super::{Named, Parameter, Step};
use crate::yaml::Value;

/// A command or an executor.
#[derive(Debug)]
pub struct Definition<'v> {
    /// Its name, and what is written under it.
    pub named: Named<'v>,
    /// What it can be given.
    pub parameters: Vec<Parameter<'v>>,
    /// A command's steps; none for an executor.
    pub steps: Vec<Step<'v>>,
}

/// A job.
#[derive(Debug)]
pub struct Job<'v> {
    /// Its name, its parameters and its steps.
    pub definition: Definition<'v>,
    /// What kind of job it is; none where that is not known.
    pub kind: Option<JobType>,
}

/// The types of jobs (configuration reference, `type`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobType {
    /// Runs steps; the type of a job that names none.
    Build,
    /// Waits for somebody to approve.
    Approval,
    /// Watches a release.
    Release,
    /// Does nothing, for others to require.
    NoOp,
}

impl JobType {
    /// All types, as they are written.
    pub const ALL: [(&'static str, Self); 4] = [
        ("build", Self::Build),
        ("approval", Self::Approval),
        ("release", Self::Release),
        ("no-op", Self::NoOp),
    ];
}

impl<'v> Definition<'v> {
    pub(super) fn of(named: Named<'v>) -> Self {
        Self {
            named,
            parameters: Parameter::all(named.value),
            steps: named.value.get("steps").map_or_else(Vec::new, Step::all),
        }
    }
}

impl<'v> Job<'v> {
    pub(super) fn of(named: Named<'v>) -> Self {
        let kind = match named.value.get("type").map(Value::text) {
            None => Some(JobType::Build),
            Some(word) => {
                let mut all = JobType::ALL.iter();
                all.find(|(name, _)| Some(*name) == word)
                    .map(|(_, kind)| *kind)
            }
        };
        Self {
            definition: Definition::of(named),
            kind,
        }
    }

    /// The executor that it names, where it names one: the value that is the name.
    #[must_use]
    pub fn executor(&self) -> Option<&'v Value> {
        let executor = self.definition.named.value.get("executor")?;
        if executor.text().is_some() {
            return Some(executor);
        }
        executor.get("name").filter(|name| name.text().is_some())
    }
}

use super::{Named, Parameter, Step};
use crate::yaml::Value;

/// A job, a command or an executor: what has a name and takes parameters.
#[derive(Debug)]
pub struct Definition<'v> {
    /// Its name, and what is written under it.
    pub named: Named<'v>,
    /// Which of them it is.
    pub kind: DefinitionKind,
    /// What it can be given.
    pub parameters: Vec<Parameter<'v>>,
    /// A job's or a command's steps; none for an executor.
    pub steps: Vec<Step<'v>>,
}

/// What takes parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinitionKind {
    /// A job.
    Job,
    /// A command.
    Command,
    /// An executor.
    Executor,
}

impl DefinitionKind {
    /// The word for it.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Job => "job",
            Self::Command => "command",
            Self::Executor => "executor",
        }
    }
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
    /// Waits until nobody else holds a key.
    Lock,
    /// Gives that key back.
    Unlock,
}

impl JobType {
    /// All types, as they are written.
    pub const ALL: [(&'static str, Self); 6] = [
        ("build", Self::Build),
        ("approval", Self::Approval),
        ("release", Self::Release),
        ("no-op", Self::NoOp),
        ("lock", Self::Lock),
        ("unlock", Self::Unlock),
    ];
}

impl<'v> Definition<'v> {
    pub(super) fn of(named: Named<'v>, kind: DefinitionKind) -> Self {
        Self {
            named,
            kind,
            parameters: Parameter::all(named.value, named.is_here),
            steps: named.value.get("steps").map_or_else(Vec::new, Step::all),
        }
    }

    /// The parameter of a name.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&Parameter<'v>> {
        let mut all = self.parameters.iter();
        all.find(|parameter| parameter.named.name == name)
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
            definition: Definition::of(named, DefinitionKind::Job),
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

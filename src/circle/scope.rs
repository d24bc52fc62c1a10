use super::{Definition, Job, Named, Orb};
use crate::yaml::Value;

/// What a config, or an orb, defines.
#[derive(Debug)]
pub struct Scope<'v> {
    /// Jobs.
    pub jobs: Vec<Job<'v>>,
    /// Commands.
    pub commands: Vec<Definition<'v>>,
    /// Executors.
    pub executors: Vec<Definition<'v>>,
    /// Orbs it uses.
    pub orbs: Vec<Orb<'v>>,
}

/// Where a name leads.
#[derive(Debug)]
pub enum Found<'s, 'v, T> {
    /// To what is defined.
    Definition(&'s T),
    /// Into an orb whose content is not known, or it is only known when the config is compiled.
    Unknown,
    /// There is no orb of that alias.
    NoOrb(&'s str),
    /// The orb defines nothing of that name.
    NotInOrb(&'s Orb<'v>, &'s Scope<'v>),
    /// Nothing of that name is defined.
    Nowhere,
}

impl<'v> Scope<'v> {
    pub(super) fn of(root: &'v Value) -> Self {
        Self {
            jobs: Named::all(root, "jobs").map(Job::of).collect(),
            commands: Named::all(root, "commands").map(Definition::of).collect(),
            executors: Named::all(root, "executors").map(Definition::of).collect(),
            orbs: Named::all(root, "orbs").map(Orb::of).collect(),
        }
    }

    /// The job of a name: `job`, or `alias/job`.
    #[must_use]
    pub fn job<'s>(&'s self, name: &'s str) -> Found<'s, 'v, Job<'v>> {
        self.find(name, |scope| &scope.jobs, |job| job.definition.named.name)
    }

    /// The command of a name: `command`, or `alias/command`.
    #[must_use]
    pub fn command<'s>(&'s self, name: &'s str) -> Found<'s, 'v, Definition<'v>> {
        self.find(name, |scope| &scope.commands, |command| command.named.name)
    }

    /// The executor of a name: `executor`, or `alias/executor`.
    #[must_use]
    pub fn executor<'s>(&'s self, name: &'s str) -> Found<'s, 'v, Definition<'v>> {
        self.find(
            name,
            |scope| &scope.executors,
            |executor| executor.named.name,
        )
    }

    fn find<'s, T>(
        &'s self,
        name: &'s str,
        all: impl Fn(&'s Self) -> &'s [T],
        name_of: impl Fn(&T) -> &'v str,
    ) -> Found<'s, 'v, T> {
        if name.contains("<<") {
            return Found::Unknown;
        }
        let own = |scope: &'s Self, name: &str| {
            let mut all = all(scope).iter();
            all.find(|definition| name_of(definition) == name)
        };
        if let Some(definition) = own(self, name) {
            return Found::Definition(definition);
        }
        let Some((alias, name)) = name.split_once('/') else {
            return Found::Nowhere;
        };
        let Some(orb) = self.orbs.iter().find(|orb| orb.named.name == alias) else {
            return Found::NoOrb(alias);
        };
        match orb.scope() {
            None => Found::Unknown,
            Some(scope) => own(scope, name).map_or(Found::NotInOrb(orb, scope), Found::Definition),
        }
    }
}

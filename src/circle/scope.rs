use super::{Definition, DefinitionKind, Job, Library, Named, Names, Orb, expression};
use crate::yaml::Value;

/// What a config, or an orb, defines.
#[derive(Debug)]
pub struct Scope<'v> {
    /// Jobs.
    pub jobs: Names<'v, Job<'v>>,
    /// Commands.
    pub commands: Names<'v, Definition<'v>>,
    /// Executors.
    pub executors: Names<'v, Definition<'v>>,
    /// Orbs it uses.
    pub orbs: Names<'v, Orb<'v>>,
    /// Whether it is written in the config, and not in an orb of another file.
    pub is_here: bool,
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
    pub(super) fn of(root: &'v Value, library: &'v Library, is_here: bool) -> Self {
        let all = |section| Named::all(root, section, is_here);
        let definitions = |section, kind| {
            let all = all(section).map(move |named| Definition::of(named, kind));
            Names::of(all, |definition| definition.named.name)
        };
        Self {
            jobs: Names::of(all("jobs").map(Job::of), |job| job.definition.named.name),
            commands: definitions("commands", DefinitionKind::Command),
            executors: definitions("executors", DefinitionKind::Executor),
            orbs: Names::of(all("orbs").map(|named| Orb::of(named, library)), |orb| {
                orb.named.name
            }),
            is_here,
        }
    }

    /// This scope and those of the orbs written inside of it, however deep.
    #[must_use]
    pub fn with_inline_orbs(&self) -> Vec<&Self> {
        let mut all = vec![self];
        let inline = self.orbs.iter().filter_map(|orb| orb.scope.as_ref());
        for scope in inline.filter(|scope| scope.is_here) {
            all.extend(scope.with_inline_orbs());
        }
        all
    }

    /// Its jobs, commands and executors.
    pub fn definitions(&self) -> impl Iterator<Item = &Definition<'v>> {
        let jobs = self.jobs.iter().map(|job| &job.definition);
        jobs.chain(&self.commands).chain(&self.executors)
    }

    /// The job of a name: `job`, or `alias/job`.
    #[must_use]
    pub fn job<'s>(&'s self, name: &'s str) -> Found<'s, 'v, Job<'v>> {
        self.find(name, |scope| &scope.jobs)
    }

    /// The command of a name: `command`, or `alias/command`.
    #[must_use]
    pub fn command<'s>(&'s self, name: &'s str) -> Found<'s, 'v, Definition<'v>> {
        self.find(name, |scope| &scope.commands)
    }

    /// The executor of a name: `executor`, or `alias/executor`.
    #[must_use]
    pub fn executor<'s>(&'s self, name: &'s str) -> Found<'s, 'v, Definition<'v>> {
        self.find(name, |scope| &scope.executors)
    }

    fn find<'s, T>(
        &'s self,
        name: &'s str,
        all: impl Fn(&'s Self) -> &'s Names<'v, T>,
    ) -> Found<'s, 'v, T> {
        if let Some(definition) = all(self).get(name) {
            return Found::Definition(definition);
        }
        if expression::is_in(name) {
            return Found::Unknown;
        }
        let Some((alias, name)) = name.split_once('/') else {
            return Found::Nowhere;
        };
        let Some(orb) = self.orbs.get(alias) else {
            return Found::NoOrb(alias);
        };
        match &orb.scope {
            None => Found::Unknown,
            Some(scope) => {
                let found = all(scope).get(name);
                found.map_or(Found::NotInOrb(orb, scope), Found::Definition)
            }
        }
    }
}

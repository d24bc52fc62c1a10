//! Every step and every use of a definition, wherever they stand.

use super::{Config, Definition, Entry, Found, Job, Matrix, ParameterType, Scope, Step};
use crate::yaml::{Field, Span, Value};

/// Where something stands: what its names mean there.
#[derive(Clone, Copy, Debug)]
pub struct Context<'c, 'v> {
    /// What is defined around it: by the config, or by an orb that is written in it.
    pub scope: &'c Scope<'v>,
    /// The job, command or executor that it is part of, whose parameters it can use.
    pub owner: Option<&'c Definition<'v>>,
}

/// A use of a job, a command or an executor that is defined where that is known.
#[derive(Clone, Copy, Debug)]
pub struct Invocation<'c, 'v> {
    /// The name by which it is called.
    pub name: &'v str,
    /// Where that is written.
    pub span: &'v Span,
    /// What is called.
    pub definition: &'c Definition<'v>,
    /// What it is given; none where only the name is written.
    pub arguments: Option<&'v Value>,
    /// Keys of `arguments` that are not for the definition.
    pub reserved: &'static [&'static str],
    /// The matrix of a workflow's entry.
    pub matrix: Option<Matrix<'v>>,
    /// Where it stands.
    pub context: Context<'c, 'v>,
}

impl<'v> Invocation<'_, 'v> {
    /// The arguments for the definition's parameters.
    pub fn given(&self) -> impl Iterator<Item = &'v Field> {
        let fields = self.arguments.map_or(&[][..], Value::fields);
        let reserved = self.reserved;
        fields
            .iter()
            .filter(move |field| !reserved.contains(&field.key.as_str()))
    }

    /// The values that a matrix gives to a parameter.
    #[must_use]
    pub fn in_matrix(&self, parameter: &str) -> Option<&'v Field> {
        let matrix = self.matrix?;
        let parameters = matrix.value.get("parameters")?.fields();
        parameters.iter().find(|field| field.key == parameter)
    }
}

impl<'v> Config<'v> {
    /// Calls `visit` with every step: those of jobs and commands, those in front of and behind a
    /// workflow's jobs, and those that are given to parameters.
    pub fn steps(&self, visit: &mut dyn FnMut(Context<'_, 'v>, &Step<'v>)) {
        for scope in self.scope.with_inline_orbs() {
            for owner in scope.definitions() {
                let context = Context {
                    scope,
                    owner: Some(owner),
                };
                walk(context, &owner.steps, visit);
                // What a parameter holds by default is a list for whoever uses it.
                let context = Context { scope, owner: None };
                for parameter in &owner.parameters {
                    if parameter.kind == Some(ParameterType::Steps)
                        && let Some(default) = parameter.default
                    {
                        walk(context, &Step::all(default), visit);
                    }
                }
            }
        }
        let context = Context {
            scope: &self.scope,
            owner: None,
        };
        for entry in self.entries() {
            walk(context, &entry.pre_steps, visit);
            walk(context, &entry.post_steps, visit);
            if let Found::Definition(Job { definition, .. }) = self.scope.job(entry.job) {
                given_steps(context, definition, entry.arguments, visit);
            }
        }
    }

    /// The entries of all workflows and job groups.
    pub fn entries(&self) -> impl Iterator<Item = &Entry<'v>> {
        let all = self.workflows.iter().chain(&self.groups);
        all.flat_map(|workflow| &workflow.entries)
    }

    /// Calls `visit` with every use of a job, command or executor whose definition is known.
    pub fn invocations(&self, visit: &mut dyn FnMut(&Invocation<'_, 'v>)) {
        self.steps(&mut |context, step| {
            if let Found::Definition(definition) = context.scope.command(step.name)
                && !step.is_malformed
            {
                visit(&Invocation {
                    name: step.name,
                    span: step.span,
                    definition,
                    arguments: step.arguments,
                    reserved: &[],
                    matrix: None,
                    context,
                });
            }
        });
        for entry in self.entries() {
            if let Found::Definition(Job { definition, .. }) = self.scope.job(entry.job)
                && !entry.is_malformed
            {
                visit(&Invocation {
                    name: entry.job,
                    span: entry.span,
                    definition,
                    arguments: entry.arguments,
                    reserved: &super::ENTRY_KEYS,
                    matrix: entry.matrix,
                    context: Context {
                        scope: &self.scope,
                        owner: None,
                    },
                });
            }
        }
        for scope in self.scope.with_inline_orbs() {
            for job in &scope.jobs {
                let Some(name) = job.executor() else { continue };
                let Some(text) = name.text() else { continue };
                if let Found::Definition(definition) = scope.executor(text) {
                    let whole = job.definition.named.value.get("executor");
                    visit(&Invocation {
                        name: text,
                        span: &name.source,
                        definition,
                        arguments: whole.filter(|whole| whole.text().is_none()),
                        reserved: &["name"],
                        matrix: None,
                        context: Context {
                            scope,
                            owner: Some(&job.definition),
                        },
                    });
                }
            }
        }
    }
}

fn walk<'v>(
    context: Context<'_, 'v>,
    steps: &[Step<'v>],
    visit: &mut dyn FnMut(Context<'_, 'v>, &Step<'v>),
) {
    for step in steps {
        visit(context, step);
        walk(context, &step.steps, visit);
        // Only what is given something can be given steps.
        if step
            .arguments
            .is_some_and(|arguments| !arguments.fields().is_empty())
            && let Found::Definition(command) = context.scope.command(step.name)
        {
            given_steps(context, command, step.arguments, visit);
        }
    }
}

/// The steps among what a definition is given.
fn given_steps<'v>(
    context: Context<'_, 'v>,
    definition: &Definition<'_>,
    arguments: Option<&'v Value>,
    visit: &mut dyn FnMut(Context<'_, 'v>, &Step<'v>),
) {
    let parameters = definition.parameters.iter();
    for parameter in parameters.filter(|one| one.kind == Some(ParameterType::Steps)) {
        let given = arguments.and_then(|arguments| arguments.get(parameter.named.name));
        if let Some(list) = given {
            walk(context, &Step::all(list), visit);
        }
    }
}

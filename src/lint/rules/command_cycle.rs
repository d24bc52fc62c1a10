//! `command-cycle`: commands that call one another without an end.

use std::collections::HashMap;

use crate::circle::{BUILT_IN, Definition, Scope, Step};
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::Span;

pub(in crate::lint) const RULE: Rule = Rule {
    name: "command-cycle",
    severities: &[Severity::Error],
    page: include_str!("command_cycle.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for scope in subject.config.scope.with_inline_orbs() {
        findings.extend(in_scope(scope));
    }
}

/// A call of a command by another: which is called, and where.
type Call<'v> = (usize, &'v Span);

/// The first circle of a scope.
fn in_scope(scope: &Scope<'_>) -> Option<Finding> {
    let commands: Vec<&Definition<'_>> = scope.commands.iter().collect();
    let places: HashMap<&str, usize> = commands
        .iter()
        .enumerate()
        .map(|(place, command)| (command.named.name, place))
        .collect();
    let calls: Vec<Vec<Call<'_>>> = commands
        .iter()
        .map(|command| {
            let mut all = Vec::new();
            called(&command.steps, &places, &mut all);
            all
        })
        .collect();
    let (mut is_done, mut is_open) = (vec![false; calls.len()], vec![false; calls.len()]);
    for start in 0..calls.len() {
        if is_done[start] {
            continue;
        }
        // A walk in depth without recursion, as deep as there are commands: each command on the way
        // with the number of its next call.
        let mut way = vec![(start, 0)];
        is_open[start] = true;
        while let Some((command, next)) = way.last_mut() {
            let command = *command;
            let Some(&(callee, span)) = calls[command].get(*next) else {
                is_open[command] = false;
                is_done[command] = true;
                way.pop();
                continue;
            };
            *next += 1;
            if is_open[callee] {
                let from = way.iter().position(|(on_way, _)| *on_way == callee);
                let circle = way.iter().skip(from.unwrap_or(0));
                let names: Vec<_> = circle.map(|(one, _)| commands[*one].named.name).collect();
                return Some(finding(&names, commands[callee], span));
            }
            if !is_done[callee] {
                is_open[callee] = true;
                way.push((callee, 0));
            }
        }
    }
    None
}

/// The commands of the scope that steps call.
fn called<'v>(steps: &[Step<'v>], places: &HashMap<&str, usize>, all: &mut Vec<Call<'v>>) {
    for step in steps {
        // A command that is called as a step that is built in may mean that one.
        if !BUILT_IN.contains(&step.name)
            && let Some(&place) = places.get(step.name)
        {
            all.push((place, step.span));
        }
        called(&step.steps, places, all);
    }
}

fn finding(names: &[&str], first: &Definition<'_>, span: &Span) -> Finding {
    /// How many commands of a circle are named.
    const NAMED: usize = 5;
    let name = first.named.name;
    let message = match names {
        [_] => format!("the command `{name}` calls itself"),
        _ => format!("the command `{name}` comes to call itself"),
    };
    let finding = Finding::error(RULE.name, span.clone(), message).label("without an end");
    let finding = match first.named.place() {
        Some(place) => finding.related(place, "this is called again"),
        None => finding,
    };
    let way: Vec<_> = names
        .iter()
        .take(NAMED)
        .chain(std::iter::once(&name))
        .map(|name| format!("`{name}`"))
        .collect();
    finding.help(format!("the way is {}", way.join(", ")))
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    fn told(commands: &str) -> Vec<String> {
        of(
            "command-cycle",
            &format!("version: 2.1\ncommands: {{ {commands} }}\n"),
        )
    }

    #[test]
    fn commands_that_call_themselves_are_told_once() {
        assert_eq!(
            told("c: { steps: [checkout, d] }, d: { steps: [c] }"),
            ["the command `c` comes to call itself"]
        );
        assert_eq!(
            told("c: { steps: [{ when: { condition: true, steps: [c] } }] }"),
            ["the command `c` calls itself"]
        );
    }

    #[test]
    fn chains_and_diamonds_are_none() {
        for commands in [
            "a: { steps: [b, c] }, b: { steps: [d] }, c: { steps: [d] }, d: { steps: [checkout] }",
            "checkout: { steps: [checkout] }",
        ] {
            assert_eq!(told(commands), Vec::<String>::new());
        }
    }
}

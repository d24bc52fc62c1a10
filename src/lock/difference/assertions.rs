//! What became of assertions: the worst first.

use super::script::{Assertion, Expectation, weaker};
use super::words::{count, names, quoted};

pub(super) fn compare(before: &[Assertion], after: &[Assertion], what: &mut Vec<String>) {
    let mut told = Told::default();
    let (pairs, gone, new) = paired(before, after);
    told.removed = gone.iter().map(|one| one.name.clone()).collect();
    told.added = new.iter().map(|one| one.name.clone()).collect();
    for (old, new) in pairs {
        told.pair(old, new);
    }
    told.say(what);
}

#[derive(Default)]
struct Told {
    removed: Vec<String>,
    skipped: Vec<String>,
    weakened: Vec<String>,
    changed: Vec<String>,
    renamed: Vec<String>,
    restored: Vec<String>,
    added: Vec<String>,
}

impl Told {
    fn pair(&mut self, old: &Assertion, new: &Assertion) {
        match (old.is_skipped, new.is_skipped) {
            (false, true) => return self.skipped.push(new.name.clone()),
            (true, false) => self.restored.push(new.name.clone()),
            _ => {}
        }
        if old.name != new.name {
            self.renamed.push(new.name.clone());
        }
        if let Some(how) = weakened(old, new) {
            self.weakened.push(format!("{}: {how}", quoted(&new.name)));
        } else if old.code != new.code {
            self.changed.push(new.name.clone());
        }
    }

    fn say(self, what: &mut Vec<String>) {
        let mut is_first = true;
        let mut push = |list: &[String], verb: &str, is_said: bool| {
            if list.is_empty() {
                return;
            }
            let number = if is_first {
                count(list.len(), "assertion")
            } else {
                list.len().to_string()
            };
            is_first = false;
            let list = if is_said {
                list.join("; ")
            } else {
                names(list.iter().map(String::as_str))
            };
            what.push(format!("{number} {verb} ({list})"));
        };
        push(&self.removed, "removed", false);
        push(&self.skipped, "skipped", false);
        push(&self.weakened, "weakened", true);
        push(&self.changed, "changed", false);
        push(&self.renamed, "renamed", false);
        push(&self.restored, "no longer skipped", false);
        push(&self.added, "added", false);
    }
}

type Paired<'a> = (
    Vec<(&'a Assertion, &'a Assertion)>,
    Vec<&'a Assertion>,
    Vec<&'a Assertion>,
);

/// By their names, in their order; what is left by what it does.
fn paired<'a>(before: &'a [Assertion], after: &'a [Assertion]) -> Paired<'a> {
    let mut gone: Vec<&Assertion> = before.iter().collect();
    let mut new: Vec<&Assertion> = after.iter().collect();
    let mut pairs = Vec::new();
    let same: [fn(&Assertion, &Assertion) -> bool; 3] = [
        |old, new| old.name == new.name && old.code == new.code,
        |old, new| old.name == new.name,
        |old, new| old.code == new.code,
    ];
    for is_same in same {
        new.retain(|one| {
            let Some(at) = gone.iter().position(|old| is_same(old, one)) else {
                return true;
            };
            pairs.push((gone.remove(at), *one));
            false
        });
    }
    (pairs, gone, new)
}

/// In which way an assertion asks for less, where that can be told.
fn weakened(old: &Assertion, new: &Assertion) -> Option<String> {
    let (had, has) = (old.expectations.len(), new.expectations.len());
    if had > has {
        let lost = lost(&old.expectations, &new.expectations);
        return Some(match lost {
            Some(lost) if had == has + 1 => format!("{} removed", quoted(&said(lost))),
            _ if has == 0 => "it expects nothing any more".to_owned(),
            _ => format!("{} removed", count(had - has, "expectation")),
        });
    }
    let pairs = old.expectations.iter().zip(&new.expectations);
    for (old, new) in pairs {
        if weaker(old, new) {
            return Some(if old.subject == new.subject {
                format!("from {} to {}", quoted(&old.chain), quoted(&new.chain))
            } else {
                format!("from {} to {}", quoted(&said(old)), quoted(&said(new)))
            });
        }
    }
    let is_same = old.expectations == new.expectations;
    (is_same && new.branches > old.branches).then(|| "now behind a condition".to_owned())
}

fn lost<'e>(before: &'e [Expectation], after: &[Expectation]) -> Option<&'e Expectation> {
    before.iter().find(|one| !after.contains(one))
}

fn said(expectation: &Expectation) -> String {
    format!("{}{}", expectation.subject, expectation.chain)
}

//! Real configs, broken in one known way at a time: `validate` tells of it, at the line that its
//! author has to change, and says little else.

mod edit;
mod kinds;
mod view;

use std::fmt::Write as _;
use std::path::Path;

use edit::Mutation;
use kinds::{KINDS, Kind};
use postorb::finding::{Finding, Severity};
use postorb::lint;
use postorb::yaml::{Lines, Tree};
use view::View;

use crate::{index, needs, support};

/// How many places of one config are broken in one way.
const PLACES: usize = 3;
/// How many of a hundred mutations are told of, at least.
const FOUND: usize = 99;
/// How many of a hundred mutations are told of at the right line, at least.
const PLACED: usize = 98;
/// How many ways are tried, at least, and how often each.
const KINDS_TRIED: usize = 60;
const TRIED: usize = 5;

/// What came of one mutation.
struct Outcome {
    kind: usize,
    /// The config, and the line that was broken.
    place: (String, usize),
    found: bool,
    placed: bool,
    errors: usize,
    /// What was said instead, or besides.
    said: String,
}

#[test]
fn a_config_that_is_broken_in_a_known_way_is_told_of_at_the_line() {
    let Some(shared) = needs::shared() else {
        return;
    };
    let configs = roots(&shared);
    // Two at a time, and in the order of the files all the same.
    let half = |odd: usize| -> Vec<Outcome> {
        let mine = configs.iter().skip(odd).step_by(2);
        mine.flat_map(|(name, text)| broken(name, text)).collect()
    };
    let halves = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        [half(0), other.join().expect("no panic")]
    });
    let mut outcomes: Vec<_> = halves.into_iter().flatten().collect();
    outcomes.sort_by(|one, other| (one.kind, &one.place).cmp(&(other.kind, &other.place)));
    report(&outcomes);
}

/// Configs that their projects run, by name. Those before their removal are of projects that left.
fn roots(shared: &Path) -> Vec<(String, String)> {
    let folders = ["configs", "configs-newman"].iter();
    let all = folders.flat_map(|folder| index::configs(shared, folder));
    let mut roots: Vec<(String, String)> = Vec::new();
    for config in all.filter(|config| config.kind.starts_with("root")) {
        // Some lie in both folders.
        let is_there = roots.iter().any(|(_, text)| *text == config.text);
        if !is_there && Tree::parse(&config.text).is_ok() {
            roots.push((config.name, config.text));
        }
    }
    roots
}

/// Everything that comes of breaking one config.
fn broken(name: &str, text: &str) -> Vec<Outcome> {
    let tree = Tree::parse(text).expect("YAML");
    let view = View::new(&tree);
    let before = lint::check(text);
    let mut all = Vec::new();
    for (index, kind) in KINDS.iter().enumerate() {
        for mutation in chosen((kind.places)(&view)) {
            let broken = mutation.text(text);
            let after = lint::check(&broken);
            // Parsing takes most of the time: only what is told to be no YAML is looked at again.
            let is_told = after.iter().any(|finding| finding.rule == "yaml-syntax");
            let is_yaml = !is_told || Tree::parse(&broken).is_ok();
            assert!(
                is_yaml || !kind.is_yaml,
                "{name}:{} {} is no YAML:\n{broken}",
                mutation.line(&view.lines),
                kind.name
            );
            // A mistake in writing may leave a text that means the same, or something else.
            if is_yaml && !kind.is_yaml {
                continue;
            }
            let place = (name.to_owned(), mutation.line(&view.lines));
            let new = new(&before, after, &mutation);
            all.push(outcome(index, kind, place, &broken, &mutation, &new));
        }
    }
    all
}

/// Some of many, spread evenly.
fn chosen(all: Vec<Mutation>) -> Vec<Mutation> {
    let step = all.len().div_ceil(PLACES).max(1);
    let mut chosen: Vec<Mutation> = all.into_iter().step_by(step).collect();
    // An anchor's content is met at every use of it.
    chosen.dedup();
    chosen
}

/// What is said only now. Of two that say the same, the one that has not moved was there before.
fn new(before: &[Finding], after: Vec<Finding>, mutation: &Mutation) -> Vec<Finding> {
    let mut old: Vec<&Finding> = before.iter().collect();
    let mut after = after;
    for exactly in [true, false] {
        after.retain(|finding| {
            let same = old.iter().position(|old| {
                let start = mutation.moved(old.primary.span.start);
                (old.rule, &old.message) == (finding.rule, &finding.message)
                    && (!exactly || start == finding.primary.span.start)
            });
            same.map(|at| old.swap_remove(at)).is_none()
        });
    }
    after
}

fn outcome(
    index: usize,
    kind: &Kind,
    place: (String, usize),
    broken: &str,
    mutation: &Mutation,
    new: &[Finding],
) -> Outcome {
    let lines = Lines::new(broken);
    let right = mutation.lines(broken);
    let line = |finding: &Finding| lines.of(finding.primary.span.start) + 1;
    let mut bad = new.iter().filter(|finding| finding.severity >= kind.least);
    let said: Vec<String> = new
        .iter()
        .take(3)
        .map(|finding| {
            format!(
                "{}[{}] at {}",
                finding.severity.name(),
                finding.rule,
                line(finding)
            )
        })
        .collect();
    Outcome {
        kind: index,
        place,
        found: bad.clone().count() > 0,
        placed: bad.any(|finding| right.contains(&line(finding))),
        errors: new
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .count(),
        said: if said.is_empty() {
            "nothing".to_owned()
        } else {
            said.join(", ")
        },
    }
}

/// Prints a line for each kind, and compares what was missed with the snapshot.
fn report(outcomes: &[Outcome]) {
    let mut table = String::new();
    let mut misses = String::new();
    let mut rare = String::new();
    let mut total = [0; 4];
    let mut row = |name: &str, counts: [usize; 4]| {
        let [tried, found, placed, cascades] = counts;
        let _ = writeln!(
            table,
            "{name:<32}{tried:>6}{found:>6}{placed:>7}{cascades:>9}"
        );
    };
    for (index, kind) in KINDS.iter().enumerate() {
        let mine: Vec<_> = outcomes.iter().filter(|one| one.kind == index).collect();
        let count = |is: fn(&Outcome) -> bool| mine.iter().filter(|one| is(one)).count();
        let counts = [
            mine.len(),
            count(|one| one.found),
            count(|one| one.placed),
            count(|one| one.errors > 1),
        ];
        row(kind.name, counts);
        for (sum, count) in total.iter_mut().zip(counts) {
            *sum += count;
        }
        if mine.len() < TRIED {
            let _ = writeln!(rare, "{}: only {} tried", kind.name, mine.len());
        }
        if counts[1] == 0 {
            let _ = writeln!(misses, "{}: not one of {} found", kind.name, mine.len());
            continue;
        }
        for one in mine {
            let what = match (one.found, one.placed, one.errors > 1) {
                (false, _, _) => "missed",
                (true, false, _) => "misplaced",
                (true, true, true) => "cascade",
                (true, true, false) => continue,
            };
            let (file, line) = &one.place;
            let _ = writeln!(misses, "{}: {what}: {file}:{line}: {}", kind.name, one.said);
        }
    }
    row("all", total);
    println!("{:<32} tried found placed cascades\n{table}", "");
    assert_eq!(rare, "");
    assert!(KINDS.len() >= KINDS_TRIED, "only {} kinds", KINDS.len());
    support::snapshot("mutations.txt", &misses);
    let [tried, found, placed, _] = total;
    assert!(found * 100 >= tried * FOUND, "found {found} of {tried}");
    assert!(placed * 100 >= tried * PLACED, "placed {placed} of {tried}");
}

#[test]
fn a_name_is_misspelled_as_no_other_name() {
    assert_eq!(edit::misspelled("docker", &[]), "dokcer");
    assert_eq!(edit::misspelled("ab", &["ba"]), "abx");
    assert_eq!(edit::misspelled("aa", &[]), "aax");
}

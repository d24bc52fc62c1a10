//! Seeds of each target, and what is mixed of them: a test a target, so that machines run them side by side.

use std::time::{Duration, Instant};

use super::generator::Random;
use super::mixer::Mixer;
use super::{Run, seeds, targets};

/// How long a target is given inputs that are mixed; seeds are not counted.
const LONG: Duration = Duration::from_secs(2);
/// About how many seeds it is given before, from the first to the last.
const SEEDS: usize = 60;

fn mixed(name: &str) {
    let mut all = targets::ALL.into_iter();
    let (_, target) = all.find(|(other, _)| *other == name).expect("a target");
    let seeds = seeds::of(name);
    let mut run = Run::default();
    let step = seeds.len().div_ceil(SEEDS);
    for (at, seed) in seeds.iter().enumerate().step_by(step) {
        run.one(target, &format!("{name}, seed {at}"), seed);
    }
    let mixer = Mixer::new(seeds);
    let mut random = Random(7);
    let end = Instant::now() + LONG;
    while Instant::now() < end {
        let input = mixer.input(&mut random);
        run.one(target, &format!("{name}, mixed"), &input);
    }
    run.tell(&format!("inputs of {name}"));
    assert!(run.count > 20, "{name}: {}", run.count);
}

#[test]
fn report() {
    mixed("report");
}

#[test]
fn selection() {
    mixed("selection");
}

#[test]
fn merge() {
    mixed("merge");
}

#[test]
fn suite_edit() {
    mixed("suite_edit");
}

#[test]
fn orb_source() {
    mixed("orb_source");
}

#[test]
fn compiler() {
    mixed("compiler");
}

#[test]
fn veil() {
    mixed("veil");
}

#[test]
fn collection() {
    mixed("collection");
}

#[test]
fn messages() {
    mixed("messages");
}

//! What cargo-fuzz calls, called with inputs of our own: those that once broke it, real configs, and
//! many that a small generator makes of their lines.

mod bombs;
mod generator;
mod mixed;
mod mixer;
mod seeds;
#[path = "../../../fuzz/targets/mod.rs"]
mod targets;

use std::path::Path;
use std::time::{Duration, Instant};

use generator::{Fragments, Random};
use targets::Target;

use crate::{index, needs};

/// Those that take a config, and nothing before it.
const CONFIGS: [(&str, Target); 3] = [
    ("model", targets::model),
    ("expression", targets::expression),
    ("edit_after_fix", targets::edit_after_fix),
];
/// Inputs that are generated for these, together.
const INPUTS: usize = 51_000;
/// No input may take longer; a machine that tests does other things as well.
const MOST: Duration = Duration::from_secs(30);

/// How many inputs were run, and the slowest of them.
#[derive(Default)]
struct Run {
    count: usize,
    slowest: Duration,
    slowest_name: String,
}

impl Run {
    fn one(&mut self, target: Target, name: &str, input: &[u8]) {
        let start = Instant::now();
        let result = std::panic::catch_unwind(|| target(input));
        let took = start.elapsed();
        assert!(
            result.is_ok(),
            "{name} panics with {:?}",
            String::from_utf8_lossy(input)
        );
        assert!(took < MOST, "{name} takes {took:?}");
        self.count += 1;
        if took > self.slowest {
            self.slowest = took;
            name.clone_into(&mut self.slowest_name);
        }
    }

    fn tell(&self, what: &str) {
        let (count, slowest) = (self.count, self.slowest);
        println!(
            "{count} {what}; the slowest took {slowest:.1?}: {}",
            self.slowest_name
        );
    }
}

#[test]
fn what_once_broke_it_does_not_break_it_again() {
    let mut run = Run::default();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/regressions");
    for (name, target) in targets::ALL {
        // A target that nothing ever broke has no folder.
        let files = std::fs::read_dir(folder.join(name)).into_iter().flatten();
        for file in files {
            let path = file.expect("an entry").path();
            let input = std::fs::read(&path).expect("a file");
            run.one(target, &path.display().to_string(), &input);
        }
    }
    run.tell("inputs that broke it once");
    assert!(run.count > 0);
}

#[test]
fn every_real_report_goes_through_its_target_whole_and_broken() {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/results/postman-cli");
    let mut folders = vec![own];
    if let Some(shared) = needs::shared() {
        let others = ["newman/reports", "corpus/reports", "corpus/reports-other"];
        folders.extend(others.map(|folder| shared.join(folder)));
    }
    let mut run = Run::default();
    let mut random = Random(3);
    for folder in folders {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let whole = std::fs::read(&path).expect("a file");
            if whole.len() > 200_000 {
                continue;
            }
            let name = format!("report with {}", path.display());
            run.one(targets::report, &name, &whole);
            for _ in 0..3 {
                let mut broken = whole.clone();
                let at = random.below(whole.len());
                match random.below(3) {
                    0 => broken.truncate(at),
                    1 => drop(broken.drain(at..(at + 200).min(whole.len()))),
                    _ => broken.splice(at..at, *b"<]{").for_each(drop),
                }
                run.one(targets::report, &name, &broken);
            }
        }
    }
    run.tell("real reports, whole and broken");
    assert!(run.count > 80, "{} inputs", run.count);
}

#[test]
fn every_real_config_goes_through_every_target() {
    let Some(shared) = needs::shared() else {
        return;
    };
    let mut run = Run::default();
    for folder in ["configs", "configs-newman", "configs-history"] {
        for config in index::configs(&shared, folder) {
            for (name, target) in CONFIGS {
                let name = format!("{name} with {}", config.name);
                run.one(target, &name, config.text.as_bytes());
            }
        }
    }
    run.tell("real configs");
    assert!(run.count > 600);
}

#[test]
fn many_thousand_broken_configs_are_answered() {
    let Some(shared) = needs::shared() else {
        return;
    };
    let fragments = Fragments::of(&shared);
    let half = |seed: u64| {
        let mut run = Run::default();
        let mut random = Random(seed);
        for at in 0..INPUTS / 2 {
            let (name, target) = CONFIGS[at % CONFIGS.len()];
            let input = match name {
                "expression" => fragments.expression(&mut random),
                _ => fragments.config(&mut random),
            };
            run.one(
                target,
                &format!("{name}, input {at} of seed {seed}"),
                input.as_bytes(),
            );
        }
        run
    };
    let runs = std::thread::scope(|scope| {
        let other = scope.spawn(|| half(2));
        [half(1), other.join().expect("no panic")]
    });
    let count: usize = runs.iter().map(|run| run.count).sum();
    for run in &runs {
        run.tell("generated inputs");
    }
    assert!(count >= 50_000, "only {count}");
}

#[test]
fn every_target_is_a_program_for_cargo_fuzz() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).expect("a manifest");
    let known = targets::ALL.iter().map(|(name, _)| *name);
    let mut known: Vec<_> = known.chain(["report_json"]).collect();
    known.sort_unstable();
    let files = std::fs::read_dir(folder.join("fuzz_targets")).expect("a folder");
    let files = files.map(|file| file.expect("an entry").path());
    let mut found: Vec<_> = files
        .map(|path| path.file_stem().unwrap_or_default().display().to_string())
        .collect();
    found.sort();
    assert_eq!(found, known);
    for name in known {
        let program = format!("name = \"{name}\"\npath = \"fuzz_targets/{name}.rs\"\n");
        assert!(manifest.contains(&program), "{name}");
    }
}

#[test]
fn what_nests_deep_or_multiplies_is_answered_at_once() {
    for (name, text) in bombs::all() {
        let start = Instant::now();
        targets::model(text.as_bytes());
        let took = start.elapsed();
        println!("{name}: {took:.1?}");
        assert!(took < MOST, "{name}: {took:?}");
    }
}

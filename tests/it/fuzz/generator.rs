//! Inputs by the thousand, the same on every machine: lines of real configs, moved, mixed, and with
//! signs in them that mean something in YAML and in expressions.

use std::path::Path;

use crate::index;

/// Fragments are as long as this at most: many short inputs meet more than a few long ones.
const FRAGMENT_LINES: usize = 12;

/// Numbers that are the same on every machine (xorshift).
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit.max(1)
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// What stands for something in YAML, or is awkward to cut.
pub(super) const SIGNS: [&str; 40] = [
    "- ",
    ": ",
    "? ",
    "&a ",
    "*a",
    "<<: *a",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "|\n",
    "|-\n",
    ">+\n",
    "|2\n",
    "\"",
    "'",
    "#",
    " # x",
    "!!str ",
    "!t ",
    "%",
    "@",
    "`",
    "---\n",
    "...\n",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "é",
    "🚀",
    "\u{1b}[2J",
    "\u{0}",
    "~",
    "\\",
];

/// What stands for something in an expression or a logic statement.
const WORDS: [&str; 24] = [
    "<<",
    ">>",
    "<< parameters.a >>",
    "<<# parameters.a >>",
    "<</ parameters.a >>",
    "<<^ parameters.a >>",
    "\\<<",
    "<< pipeline.parameters.a >>",
    "<< pipeline.git.branch >>",
    "<< matrix.a >>",
    "pipeline.",
    "parameters.",
    ".",
    "and: ",
    "or: ",
    "not: ",
    "equal: [",
    "matches: ",
    "==",
    "!=",
    "and",
    "not",
    "(",
    ")",
];

/// Lines of real configs.
pub(super) struct Fragments {
    lines: Vec<String>,
    /// Where each config begins in them.
    starts: Vec<usize>,
}

impl Fragments {
    pub(super) fn of(shared: &Path) -> Self {
        let mut lines = Vec::new();
        let mut starts = Vec::new();
        for folder in ["configs", "configs-newman"] {
            for config in index::configs(shared, folder) {
                starts.push(lines.len());
                lines.extend(config.text.lines().map(str::to_owned));
            }
        }
        Self { lines, starts }
    }

    /// Some lines of a config, and then some lines, or signs, that were not meant for them.
    pub(super) fn config(&self, random: &mut Random) -> String {
        let mut lines: Vec<String> = Vec::new();
        for _ in 0..=random.below(2) {
            // The beginnings of files have the sections that give the rest a meaning.
            let from = if random.below(2) == 0 {
                self.starts[random.below(self.starts.len())]
            } else {
                random.below(self.lines.len())
            };
            let to = (from + 1 + random.below(FRAGMENT_LINES)).min(self.lines.len());
            lines.extend_from_slice(&self.lines[from..to]);
        }
        for _ in 0..random.below(5) {
            self.change(&mut lines, random);
        }
        lines.join("\n")
    }

    fn change(&self, lines: &mut Vec<String>, random: &mut Random) {
        let at = random.below(lines.len());
        let other = random.below(lines.len());
        match random.below(8) {
            0 => lines.swap(at, other),
            1 => lines.insert(at, lines[other].clone()),
            2 => lines.insert(at, self.lines[random.below(self.lines.len())].clone()),
            3 if lines.len() > 1 => {
                lines.remove(at);
            }
            4 => lines[at].insert_str(0, &" ".repeat(1 + random.below(4))),
            5 => {
                let less = lines[at].strip_prefix("  ").map(str::to_owned);
                lines[at] = less.unwrap_or_default();
            }
            6 => insert(&mut lines[at], random.of(&SIGNS), random),
            _ => insert(&mut lines[at], random.of(&WORDS), random),
        }
    }

    /// A few words and signs, some of them from a real line.
    pub(super) fn expression(&self, random: &mut Random) -> String {
        let mut text = String::new();
        for _ in 0..=random.below(6) {
            match random.below(6) {
                0 => text.push_str(random.of(&SIGNS)),
                1 => text.push_str(self.lines[random.below(self.lines.len())].trim()),
                2 => insert(&mut text, random.of(&WORDS), random),
                _ => text.push_str(random.of(&WORDS)),
            }
        }
        text
    }
}

fn insert(line: &mut String, what: &str, random: &mut Random) {
    let places: Vec<usize> = line.char_indices().map(|(at, _)| at).collect();
    let at = random.below(places.len() + 1);
    line.insert_str(places.get(at).copied().unwrap_or(line.len()), what);
}

//! Figures that were promised, for the page that `just bench` makes.

use std::io::Write as _;

/// Writes a figure down where `POSTORB_FIGURES` says; `benches/promised.tsv` has what it may come to.
pub(crate) fn figure(name: &str, value: f64) {
    let Some(path) = std::env::var_os("POSTORB_FIGURES") else {
        return;
    };
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.create(true).append(true).open(path).unwrap();
    writeln!(file, "{name}\t{value:.4}").unwrap();
}

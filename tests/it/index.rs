//! The real configs of the shared folder, with what its index says of them.

use std::path::Path;

/// A real config.
pub(crate) struct Config {
    /// Its folder and its file.
    pub(crate) name: String,
    /// `root` for one that its project runs, `root-…` and `history` for one that it ran, and `other`.
    pub(crate) kind: String,
    /// Whether other tools' parsers read it.
    pub(crate) parses: bool,
    pub(crate) text: String,
}

/// The configs of a folder of the corpus, in the order of their names.
pub(crate) fn configs(shared: &Path, folder: &str) -> Vec<Config> {
    let folder_path = shared.join("corpus").join(folder);
    let index = std::fs::read(folder_path.join("INDEX.tsv")).expect("an index");
    let index = String::from_utf8(index).expect("UTF-8");
    let mut lines = index.lines();
    let header: Vec<&str> = lines.next().expect("a header").split('\t').collect();
    let mut configs: Vec<Config> = lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let cell = |name| {
                let at = header.iter().position(|column| *column == name);
                cells[at.expect("a column")]
            };
            let file = cell("file");
            let bytes = std::fs::read(folder_path.join(file)).expect("a file");
            Config {
                name: format!("{folder}/{file}"),
                kind: cell("kind").to_owned(),
                parses: cell("parses") == "yes",
                text: String::from_utf8(bytes).expect("UTF-8"),
            }
        })
        .collect();
    configs.sort_by(|one, other| one.name.cmp(&other.name));
    configs
}

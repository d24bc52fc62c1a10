//! What a pull changes, for people.

use super::{Item, Status};
use crate::harmless::{path, shown};

/// A paragraph for each file that is not as it was, with a line for each place in it.
#[must_use]
pub fn text(items: &[Item]) -> String {
    let changed = items.iter().filter(|item| item.status != Status::Unchanged);
    changed.map(paragraph).collect()
}

fn paragraph(item: &Item) -> String {
    let mut out = format!(
        "{} {} ({})\n",
        item.kind.name(),
        path(&format!("`{}`", item.name)),
        path(&item.file)
    );
    let mut line = |text: &str| {
        out.push_str("  ");
        out.push_str(&shown(text).replace('\n', " "));
        out.push('\n');
    };
    match item.status {
        Status::New => line("new"),
        Status::Replaced => line("new, in the place of a file that was not pulled"),
        Status::Removed => line("no suite names it any more: removed"),
        Status::Kept => {
            line("no suite names it any more, and its file was changed by hand: it stays");
        }
        Status::Restored => line("the same in Postman; its file was changed or is missing"),
        Status::Changed | Status::Unchanged => {}
    }
    for change in &item.changes {
        line(&change.line());
    }
    if matches!(item.status, Status::New | Status::Replaced) && !item.supply.is_empty() {
        let names: Vec<_> = item.supply.iter().map(|name| format!("`{name}`")).collect();
        line(&format!(
            "without its secrets: a run is to be given {}",
            names.join(", ")
        ));
    }
    out
}

//! A table for people: columns of the same width, whatever is in them.

use unicode_width::UnicodeWidthStr as _;

use crate::harmless;

/// What stands between two columns.
const GAP: &str = "  ";

/// Rows under their head; cells are made harmless, and each stays on its line.
pub(super) fn table(head: &[&str], rows: &[Vec<String>]) -> String {
    let head = head.iter().map(|cell| (*cell).to_owned()).collect();
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|cell| shown(cell)).collect());
    let lines: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    let columns = lines.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.width()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for line in &lines {
        let mut text = String::new();
        for (cell, width) in line.iter().zip(&widths) {
            text.push_str(cell);
            text.extend(std::iter::repeat_n(' ', width - cell.width()));
            text.push_str(GAP);
        }
        out.push_str(text.trim_end());
        out.push('\n');
    }
    out
}

fn shown(cell: &str) -> String {
    harmless::path(cell).replace('\t', " ")
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn columns_are_as_wide_as_what_is_seen() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [row(["größe", "検査", "x"]), row(["a\u{1b}[2J\n", "", "yy"])];
        assert_eq!(
            table(&["NAME", "WHAT", "Z"], &rows),
            "NAME          WHAT  Z\n\
             größe         検査  x\n\
             a\\u{1b}[2J\\n        yy\n"
        );
    }
}

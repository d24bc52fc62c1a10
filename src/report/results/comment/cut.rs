//! Sections in the room that there is.

use super::facts::Facts;
use super::head::row;
use super::marks;
use super::section::{Section, Source};

/// What a note on what is left out takes at most.
const NOTE: usize = 200;

/// The length of a text as GitHub counts it at most.
pub(super) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// How many sections, from the first, have marks and rows that fit.
pub(super) fn kept(sections: &[&Section], most: usize) -> usize {
    let mut taken = 0;
    let fits = |section: &&&Section| {
        let facts = &section.facts;
        taken += marks::room(facts) + units(&row(facts, Source::default())) + NOTE;
        taken <= most
    };
    sections.iter().take_while(fits).count()
}

/// The texts of sections in `room`: each has the same share, and what one does not need is the others'.
pub(super) fn texts(sections: &[&Section], room: usize) -> Vec<String> {
    let wholes: Vec<String> = sections.iter().map(|section| whole(section)).collect();
    let sizes: Vec<usize> = wholes.iter().map(|text| units(text)).collect();
    let share = share(&sizes, room);
    let texts = sections.iter().zip(wholes).zip(sizes);
    texts
        .map(|((section, whole), size)| {
            if size <= share {
                whole
            } else {
                shortened(section, share)
            }
        })
        .collect()
}

/// All blocks, and a note where some were left out before.
fn whole(section: &Section) -> String {
    let text = section.blocks.concat();
    let failures = section.blocks.iter().filter(|block| is_failure(block));
    let failures = failures.count() as u64;
    if failures < section.facts.failures {
        text + &note(&section.facts, failures)
    } else {
        text
    }
}

/// The largest share with which all sizes fit into the room.
fn share(sizes: &[usize], room: usize) -> usize {
    let mut sorted = sizes.to_vec();
    sorted.sort_unstable();
    let mut room = room;
    for (index, size) in sorted.iter().enumerate() {
        let equal = room / (sorted.len() - index);
        if *size > equal {
            return equal;
        }
        room -= size;
    }
    usize::MAX
}

/// As many blocks as fit, and a note on the others.
fn shortened(section: &Section, most: usize) -> String {
    let mut text = String::new();
    let mut room = most.saturating_sub(NOTE + link_room(&section.facts));
    let mut failures = 0;
    for block in &section.blocks {
        let Some(left) = room.checked_sub(units(block)) else {
            break;
        };
        room = left;
        text += block;
        failures += u64::from(is_failure(block));
    }
    let note = note(&section.facts, failures);
    if units(&text) + units(&note) > most {
        return String::new();
    }
    text + &note
}

fn is_failure(block: &str) -> bool {
    block.starts_with("<details>")
}

fn link_room(facts: &Facts) -> usize {
    facts.link.as_deref().map_or(0, units)
}

fn note(facts: &Facts, shown: u64) -> String {
    let left = match facts.failures.saturating_sub(shown) {
        0 => "Cut here, because it is too long".to_owned(),
        left => format!(
            "Cut here: {} not shown",
            super::super::words::plural(left, "failure")
        ),
    };
    match facts
        .link
        .as_deref()
        .filter(|link| super::super::is_address(link))
    {
        Some(link) => format!("*{left}. [All of it](<{link}>)*\n\n"),
        None => format!("*{left}. The log has all of it.*\n\n"),
    }
}

/// The blocks of Markdown of ours: paragraphs, lists, and what is unfolded. A note on what was left out
/// is made anew.
pub(super) fn blocks(text: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut block = String::new();
    let (mut fence, mut is_folded) = (None, false);
    for line in text.split_inclusive('\n') {
        let marks = line.len() - line.trim_start_matches('`').len();
        block += line;
        match fence {
            Some(opened) if marks == opened && line.trim_end().len() == marks => fence = None,
            None if marks >= 3 && !line[marks..].contains('`') => fence = Some(marks),
            None if line.starts_with("<details>") => is_folded = true,
            None if line.starts_with("</details>") => is_folded = false,
            None if line.trim().is_empty() && !is_folded => {
                blocks.push(std::mem::take(&mut block));
            }
            _ => {}
        }
    }
    if !block.is_empty() {
        blocks.push(block);
    }
    blocks.retain(|block| !block.starts_with("*Cut here"));
    blocks
}

use similar::{DiffTag, TextDiff};

use super::comparison::{Comparison, Question, compare};
use super::{Context, drift};
use crate::cli::MergeArgs;
use crate::{Exit, Failure, file};

/// `postorb merge`: brings the repository's config up to date with the selection.
pub(super) fn run(args: &MergeArgs, context: &mut Context<'_, '_>) -> Result<Exit, Failure> {
    let (file, targets) = (&args.config.file, &args.publish.targets);
    let question = Question {
        selection: &args.selection,
        config: file,
        adopt: args.adopt,
        can_print: !args.check,
    };
    let comparison = compare(question, context)
        .map_err(|failure| drift::publish_failure(targets, file, failure, context))?;
    let exit = bring_up_to_date(args, &comparison, context)?;
    let unwritten = drift::publish(targets, &comparison, file, context);
    Ok(unwritten.unwrap_or(exit))
}

fn bring_up_to_date(
    args: &MergeArgs,
    comparison: &Comparison,
    context: &mut Context<'_, '_>,
) -> Result<Exit, Failure> {
    let name = &comparison.source.name;
    if !comparison.is_drift() {
        context.note(&if comparison.exists {
            format!("{name} is up to date")
        } else {
            format!("nothing is selected, and there is no {name}")
        });
        return Ok(Exit::Ok);
    }
    if args.check {
        context.note(&format!("{name} is not up to date with the selection"));
        let flags = if args.are_chosen() {
            ", with the same flags"
        } else {
            ""
        };
        context.note(&format!(
            "  help: `postorb diff` shows the difference, `postorb merge` applies it{flags}"
        ));
        return Ok(Exit::Red);
    }
    if comparison.exists {
        file::replace(
            &args.config.file,
            &comparison.source,
            &comparison.edited.text,
        )?;
    } else {
        file::create(&args.config.file, &comparison.edited.text)?;
    }
    tell(comparison, context);
    Ok(Exit::Ok)
}

/// Names the lines that were changed, by their numbers in the new text.
fn tell(comparison: &Comparison, context: &mut Context<'_, '_>) {
    let name = &comparison.source.name;
    if !comparison.exists {
        return context.note(&format!("created {name}"));
    }
    context.note(&format!("merged into {name}"));
    let diff = TextDiff::from_lines(&comparison.source.text, &comparison.edited.text);
    // What goes may have been written by hand.
    let gone = |lines: std::ops::Range<usize>| {
        const TOLD: usize = 3;
        let lines = lines.filter_map(|line| diff.old_slice(line)).map(str::trim);
        let lines = lines.filter(|line| !line.is_empty()).take(TOLD + 1);
        let mut told: Vec<_> = lines.map(|line| format!("`{line}`")).collect();
        if told.len() > TOLD {
            "…".clone_into(&mut told[TOLD]);
        }
        let joint = if told.is_empty() { "" } else { ": " };
        format!("{joint}{}", told.join(", "))
    };
    for op in diff.ops() {
        let line = op.new_range().start + 1;
        let count = |count| format!("{count} line{}", if count == 1 { "" } else { "s" });
        let (removed, added) = (op.old_range().len(), op.new_range().len());
        let what = match op.tag() {
            DiffTag::Equal => continue,
            DiffTag::Insert => format!("{} added", count(added)),
            DiffTag::Delete => format!("{} removed{}", count(removed), gone(op.old_range())),
            DiffTag::Replace if removed == added => format!("{} changed", count(added)),
            DiffTag::Replace => format!("{} replaced by {added}", count(removed)),
        };
        context.note(&format!("  line {line}: {what}"));
    }
}

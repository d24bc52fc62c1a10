//! `step-options`: options of a step that do not go together.

use crate::circle::Step;
use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::{Content, Field, Value};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "step-options",
    severities: &[Severity::Error],
    page: include_str!("step_options.md"),
    check,
};

/// The longest delay between reruns, in seconds (configuration reference, "run").
const LONGEST_DELAY: f64 = 600.0;

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    subject.config.steps(&mut |_, step| {
        let Some(options) = step.arguments else {
            return;
        };
        let found = match step.name {
            "run" => run(options),
            "checkout" => checkout(options),
            "restore_cache" | "restore-cache" => restore_cache(step, options),
            _ => None,
        };
        findings.extend(found.map(|finding| finding.via(step.value)));
    });
}

fn error(field: &Field, message: &str) -> Finding {
    Finding::error(RULE.name, field.key_span.clone(), message)
}

fn run(options: &Value) -> Option<Finding> {
    let is_on = |key| {
        options
            .get(key)
            .is_some_and(|value| value.content == Content::Bool(true))
    };
    let reruns = options.field("max_auto_reruns");
    let delay = options.field("auto_rerun_delay");
    if let (true, Some(field)) = (is_on("background"), reruns.or(delay)) {
        let message = format!("a step in the background cannot have `{}`", field.key);
        let finding = error(field, &message).label("never rerun");
        return Some(finding.help("remove it, or `background`"));
    }
    let delay = delay?;
    if reruns.is_none()
        && !options
            .fields()
            .iter()
            .any(|field| field.key.contains("rerun") && field.key != delay.key)
    {
        let finding = error(delay, "`auto_rerun_delay` needs `max_auto_reruns`");
        return Some(
            finding
                .label("alone it does nothing")
                .help("add `max_auto_reruns:` with 1 to 5"),
        );
    }
    let seconds = delay.value.text().and_then(seconds)?;
    (seconds > LONGEST_DELAY).then(|| {
        Finding::error(
            RULE.name,
            delay.value.source.clone(),
            "`auto_rerun_delay` can be ten minutes at most",
        )
        .label("too long")
    })
}

/// The seconds of `90s`, `10m`.
fn seconds(text: &str) -> Option<f64> {
    let digits = text.trim_end_matches(|char: char| char.is_ascii_alphabetic());
    let factor = match &text[digits.len()..] {
        "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        _ => return None,
    };
    digits.parse::<f64>().ok().map(|number| number * factor)
}

fn checkout(options: &Value) -> Option<Finding> {
    let depth = options.field("depth")?;
    let method = options.get("method").and_then(Value::text);
    let is_other = method != Some("shallow") && !method.is_some_and(|word| word.contains("<<"));
    is_other.then(|| {
        error(depth, "`depth` is only for the method `shallow`")
            .label("for another method")
            .help("add `method: shallow`, or remove it")
    })
}

fn restore_cache(step: &Step<'_>, options: &Value) -> Option<Finding> {
    let has = |key: &str| {
        options.fields().iter().any(|field| {
            field.key.contains(key) || crate::suggest::nearest(&field.key, [key]).is_some()
        })
    };
    let is_mapping = matches!(options.content, Content::Mapping(_) | Content::Null);
    (is_mapping && !has("key") && !has("keys")).then(|| {
        Finding::error(
            RULE.name,
            step.span.clone(),
            "`restore_cache` needs `key` or `keys`",
        )
        .label("which cache?")
        .help("add `key:` with the key of `save_cache`, or `keys:` with a list of them")
    })
}

#[cfg(test)]
mod tests {
    use crate::lint;

    #[test]
    fn options_that_do_not_go_together_are_told() {
        let told = |step: &str| -> Vec<String> {
            let text = format!(
                "version: 2.1\njobs: {{ build: {{ docker: [{{ image: a:1 }}], steps: [{{ {step} }}] }} }}\n"
            );
            let found = lint::told_by("step-options", &text);
            found.into_iter().map(|finding| finding.message).collect()
        };
        for (step, message) in [
            (
                "run: { command: a, background: true, max_auto_reruns: 2 }",
                "a step in the background cannot have `max_auto_reruns`",
            ),
            (
                "run: { command: a, auto_rerun_delay: 10s }",
                "`auto_rerun_delay` needs `max_auto_reruns`",
            ),
            (
                "run: { command: a, auto_rerun_delay: 11m, max_auto_reruns: 2 }",
                "`auto_rerun_delay` can be ten minutes at most",
            ),
            (
                "checkout: { depth: 3 }",
                "`depth` is only for the method `shallow`",
            ),
            (
                "restore_cache: { name: a }",
                "`restore_cache` needs `key` or `keys`",
            ),
        ] {
            assert_eq!(told(step), [message]);
        }
        for step in [
            "run: { command: a, auto_rerun_delay: 10m, max_auto_reruns: 2 }",
            "checkout: { depth: 3, method: shallow }",
            "restore_cache: { keys: [a] }",
        ] {
            assert_eq!(told(step), Vec::<String>::new());
        }
    }
}

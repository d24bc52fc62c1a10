//! `cron-schedule`: a schedule that is no time of `cron`'s.

use std::ops::RangeInclusive;

use crate::finding::{Finding, Severity};
use crate::lint::{Rule, Subject};
use crate::yaml::{Span, Value, inside};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "cron-schedule",
    severities: &[Severity::Error],
    page: include_str!("cron_schedule.md"),
    check,
};

/// The five fields: what each counts, and from where to where ("Schedule a workflow": POSIX crontab).
const FIELDS: [(&str, RangeInclusive<u32>); 5] = [
    ("minutes", 0..=59),
    ("hours", 0..=23),
    ("days of the month", 1..=31),
    ("months", 1..=12),
    // Some take 7 for Sunday.
    ("days of the week", 0..=7),
];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for workflow in &subject.config.workflows {
        let triggers = workflow.named.value.get("triggers");
        for trigger in triggers.map_or(&[][..], Value::items) {
            let cron = trigger.at(&["schedule", "cron"]);
            findings.extend(cron.and_then(|cron| finding(subject.tree.text(), cron)));
        }
    }
}

fn finding(config: &str, value: &Value) -> Option<Finding> {
    let text = value.text()?;
    if text.contains("<<") {
        return None;
    }
    let tell = |part: Span, message: String, label: String| {
        let span = inside(config, &value.source, text, &part);
        Finding::error(RULE.name, span, message)
            .label(label)
            .help("it is minute, hour, day, month and day of the week: `0 6 * * 1-5`")
            .via(value)
    };
    let fields = words(text);
    if fields.len() != FIELDS.len() {
        let message = format!("a schedule has five fields, and this has {}", fields.len());
        return Some(tell(0..text.len(), message, "not five".to_owned()));
    }
    for (span, (name, range)) in fields.into_iter().zip(&FIELDS) {
        let field = &text[span.clone()];
        let Some(number) = outside(field, range) else {
            continue;
        };
        let message = format!("`{number}` is none of the {name}");
        let label = format!("{} to {}", range.start(), range.end());
        return Some(tell(span, message, label));
    }
    None
}

/// Where its fields stand.
fn words(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut all = Vec::new();
    for word in text.split([' ', '\t', '\n']) {
        if !word.is_empty() {
            all.push(start..start + word.len());
        }
        start += word.len() + 1;
    }
    all
}

/// The first number of a field that it cannot have. Names and signs that only some take are left
/// alone.
fn outside<'f>(field: &'f str, range: &RangeInclusive<u32>) -> Option<&'f str> {
    let items = field.split(',');
    let mut numbers = items.flat_map(|item| {
        let places = item.split('/').next().unwrap_or_default();
        places.split('-')
    });
    numbers.find(|number| {
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let is_inside = number
            .parse()
            .is_ok_and(|number: u32| range.contains(&number));
        is_number && !is_inside
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::of;

    fn told(cron: &str) -> Vec<String> {
        let text = format!(
            "version: 2.1\njobs: {{ a: {{ type: no-op }} }}\nworkflows: {{ w: {{ jobs: [a], triggers: [{{ schedule: {{ cron: '{cron}', filters: {{ branches: {{ only: main }} }} }} }}] }} }}\n"
        );
        of("cron-schedule", &text)
    }

    #[test]
    fn times_that_there_are_are_left_alone() {
        for cron in [
            "0 0 * * *",
            "30 8 * * 1-5",
            "0 2,5,8,11 * * *",
            "*/15 * 1-31/2 1,12 0",
            "0 0 * JAN MON-FRI",
            "0  12 * * 7",
            "<< x >>",
        ] {
            assert_eq!(told(cron), Vec::<String>::new(), "{cron}");
        }
    }

    #[test]
    fn fields_and_numbers_that_there_are_not_are_told() {
        for (cron, message) in [
            ("0 0 * *", "a schedule has five fields, and this has 4"),
            ("0 0 0 * * *", "a schedule has five fields, and this has 6"),
            ("60 0 * * *", "`60` is none of the minutes"),
            ("0 9-24 * * *", "`24` is none of the hours"),
            ("0 0 0 * *", "`0` is none of the days of the month"),
            ("0 0 1 13 *", "`13` is none of the months"),
            ("0 0 * * 1,8", "`8` is none of the days of the week"),
        ] {
            assert_eq!(told(cron), [message]);
        }
    }
}

//! The compiler's sentences in the form of findings: one line, in lower case, names as code.

/// One line of what the compiler said in several.
pub(super) fn sentence(text: &str) -> String {
    let mut parts: Vec<String> = Vec::new();
    for line in text.lines() {
        // What is quoted of the config, and what points into it, is shown where it stands.
        if line.starts_with([' ', '\t']) || line.trim_start().starts_with(['^', '<']) {
            continue;
        }
        let line = line.trim_end_matches([':', '.', ' ']);
        if !line.is_empty() {
            parts.push(lowered(&named(line)));
        }
    }
    if parts.is_empty() {
        return lowered(&named(text.trim()));
    }
    parts.join(": ")
}

/// With a small letter in front, but for what is written in capitals.
fn lowered(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), second) if second.is_none_or(|second| !second.is_uppercase()) => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// What names follow to the end of the sentence.
pub(super) const LISTS: [&str; 4] = [
    "Unexpected argument(s): ",
    "Missing required argument(s): ",
    "Arguments referenced without declared parameters: ",
    "The following jobs are unreachable: ",
];

/// What one name follows.
pub(super) const ARGUMENT: &str = "Type error for argument ";

/// `text` with its names as code: those in quotes and brackets, and those that stand at an end.
fn named(text: &str) -> String {
    for list in LISTS {
        if let Some(names) = text.strip_prefix(list) {
            let names = names.split(", ").map(code).collect::<Vec<_>>();
            return format!("{list}{}", names.join(", "));
        }
    }
    let mut text = text.to_owned();
    if let Some((name, behind)) = text
        .strip_prefix(ARGUMENT)
        .and_then(|rest| rest.split_once(": "))
    {
        text = format!("{ARGUMENT}{}: {behind}", code(name));
    }
    if let Some((before, name)) = text.rsplit_once(" named ")
        && !name.contains([' ', '\'', '"'])
    {
        text = format!("{before} named {}", code(name));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, name, behind)) = quoted(rest) {
        out.push_str(before);
        out.push_str(&code(name));
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// A name as code; what would end that is another quote.
fn code(name: &str) -> String {
    format!("`{}`", name.trim().replace('`', "'"))
}

/// The first name in quotes or brackets, with what stands before and behind it.
pub(super) fn quoted(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(at) = text[from..].find(['\'', '"', '[']).map(|at| from + at) {
        from = at + 1;
        let before = text[..at].chars().next_back();
        if before.is_some_and(|char| !char.is_whitespace() && char != '(') {
            continue;
        }
        let close = match &text[at..=at] {
            "[" => ']',
            "\"" => '"',
            _ => '\'',
        };
        let inner = &text[from..];
        let ends = inner.match_indices(close).find(|(end, _)| {
            let behind = inner[end + 1..].chars().next();
            behind.is_none_or(|char| !char.is_alphanumeric())
        });
        if let Some((end, _)) = ends.filter(|(end, _)| *end > 0) {
            return Some((&text[..at], &inner[..end], &inner[end + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_those_of_findings() {
        for (said, told) in [
            (
                "Cannot find a definition for job named notdefined",
                "cannot find a definition for job named `notdefined`",
            ),
            (
                "Cannot find orb 'cypress' looking for executor named 'cypress/base-10'",
                "cannot find orb `cypress` looking for executor named `cypress/base-10`",
            ),
            (
                "Missing required argument(s): orb_name, vcs_type",
                "missing required argument(s): `orb_name`, `vcs_type`",
            ),
            (
                "Type error for argument pipeline-number: expected type: integer, actual value: \"1\" (type string)",
                "type error for argument `pipeline-number`: expected type: integer, actual value: `1` (type string)",
            ),
            (
                "Job 'Test and package' requires 'b', which is the name of 0 other jobs in workflow 'Build, Test & Run'",
                "job `Test and package` requires `b`, which is the name of 0 other jobs in workflow `Build, Test & Run`",
            ),
            ("YAML is no config.", "YAML is no config"),
            ("Don't do it's thing", "don't do it's thing"),
            ("a '' b [] \"", "a '' b [] \""),
            ("'`'", "`'`"),
            ("", ""),
            ("  indented", "indented"),
            ("É", "é"),
        ] {
            assert_eq!(sentence(said), told, "{said}");
        }
    }
}

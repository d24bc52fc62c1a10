//! A violation in one line, as older versions of the compiler tell it.

use super::violation::{Kind, Violation, kind};

/// A violation in one line, as `jobs.build.docker: required key [image] not found`, or with `: ` for the dots.
pub(super) fn spoken(text: &str) -> Option<Violation> {
    let (path, rest) = text.rsplit_once(": ")?;
    let (path, rest) = match path.rsplit_once(": ") {
        // `expected type: String, found: Mapping`, which has colons itself.
        Some((outer, _)) if matches!(kind(rest), Kind::Other(_)) => {
            let (outer, _) = outer.rsplit_once(": ").unwrap_or((outer, ""));
            (outer, text[outer.len()..].trim_start_matches(": "))
        }
        _ => (path, rest),
    };
    let kind = match kind(rest) {
        Kind::Other(_) => return None,
        kind => kind,
    };
    let steps = path.split(": ").flat_map(|part| part.split('.'));
    let path: Vec<String> = steps.map(|step| step.trim().to_owned()).collect();
    let is_path = path
        .iter()
        .all(|step| !step.is_empty() && !step.contains(' '));
    is_path.then_some(Violation {
        path,
        kind,
        permitted: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn older_forms_have_their_path_in_front() {
        for (text, told) in [
            (
                "jobs.build.docker: required key [image] not found",
                Some("`jobs.build.docker` lacks the key `image`"),
            ),
            (
                "jobs: build: docker: 0: extraneous key [env] is not permitted",
                Some("`jobs.build.docker[0]` has a key `env`, which is not permitted"),
            ),
            (
                "workflows: maximum size: [1], found: [2]",
                Some("`workflows` has 2 keys, of which 1 is permitted"),
            ),
            (
                "Type error for argument a: expected type: integer, actual value: 1",
                None,
            ),
            ("Invalid regular expression: a: Invalid pattern.", None),
            ("nothing", None),
            (": ", None),
        ] {
            let found = spoken(text).map(|violation| violation.message());
            assert_eq!(found.as_deref(), told, "{text}");
        }
    }
}

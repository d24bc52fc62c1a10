//! The variables that a script sets, as far as they are written in it.

use super::Writes;

/// Methods that set a variable: of `pm.environment`, `pm.globals`, `pm.variables`,
/// `pm.collectionVariables` and of whatever a script calls these, and the older ones of `postman`.
const SETTERS: [&str; 3] = ["set", "setEnvironmentVariable", "setGlobalVariable"];

/// What may set any variable: code from elsewhere, and lists of variables.
const OPEN: [&str; 7] = [
    "eval(",
    "Function(",
    "pm.require(",
    ".populate(",
    ".upsert(",
    "[\"set\"]",
    "['set']",
];

/// Adds the variables that `script` sets.
pub(super) fn writes(script: &str, writes: &mut Writes) {
    writes.is_open |= OPEN.iter().any(|way| script.contains(way));
    for (dot, _) in script.match_indices('.') {
        let rest = &script[dot + 1..];
        let is_part = |char: char| char.is_alphanumeric() || char == '_' || char == '$';
        let word = rest.find(|char| !is_part(char)).unwrap_or(rest.len());
        let (method, rest) = rest.split_at(word);
        if !SETTERS.contains(&method) {
            continue;
        }
        let argument = rest.trim_start().strip_prefix('(');
        match argument.and_then(literal) {
            Some(name) => {
                writes.names.insert(name.to_owned());
            }
            // A name that is computed, or the method handed on.
            None => writes.is_open = true,
        }
    }
}

/// The first argument, where it is a text as it is written.
fn literal(arguments: &str) -> Option<&str> {
    let arguments = arguments.trim_start();
    let quote = arguments
        .chars()
        .next()
        .filter(|char| "'\"`".contains(*char))?;
    let (text, rest) = arguments[1..].split_once(quote)?;
    let is_computed = text.contains('\\') || quote == '`' && text.contains("${");
    (!is_computed && rest.trim_start().starts_with([',', ')'])).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(script: &str) -> Writes {
        let mut all = Writes::default();
        writes(script, &mut all);
        all
    }

    #[test]
    fn names_are_found_in_every_way_of_setting_one() {
        for script in [
            "pm.environment.set('x', 1)",
            "pm.environment\n  .set( \"x\" , 1)",
            "pm.globals.set(`x`, 1)",
            "pm.collectionVariables.set(\"x\", json.id);",
            "pm.variables.set('x')",
            "const env = pm.environment; env.set('x', 1)",
            "postman.setEnvironmentVariable(\"x\", 1)",
            "postman.setGlobalVariable('x', 1)",
        ] {
            let found = written(script);
            assert!(found.names.contains("x") && !found.is_open, "{script}");
        }
    }

    #[test]
    fn a_name_that_is_computed_leaves_it_open() {
        for script in [
            "pm.environment.set(name, 1)",
            "pm.environment.set('a' + i, 1)",
            "pm.environment.set(`a${i}`, 1)",
            "pm.environment.set('a\\x62', 1)",
            "pairs.forEach(pm.environment.set)",
            "eval(pm.globals.get('lib'))",
            "pm.environment.values.upsert(x)",
            "pm.environment.set(",
        ] {
            assert!(written(script).is_open, "{script}");
        }
    }

    #[test]
    fn what_sets_nothing_says_nothing() {
        let script = "pm.environment.get('x'); a.settings('y'); pm.environment.unset('z'); é.ü";
        assert_eq!(written(script), Writes::default());
    }
}

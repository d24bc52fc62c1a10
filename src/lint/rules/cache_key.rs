//! `cache-key`: a template in a cache's key that CircleCI does not have.

use crate::finding::{Finding, Safety, Severity};
use crate::lint::{Rule, Subject, replace};
use crate::suggest::guess;
use crate::yaml::{Span, Value, inside};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "cache-key",
    severities: &[Severity::Error],
    page: include_str!("cache_key.md"),
    check,
};

/// Values ("Caching dependencies", "Use keys and templates").
const VALUES: [&str; 5] = [
    ".Branch",
    ".BuildNum",
    ".CheckoutKey",
    ".Environment",
    ".Revision",
];

/// Functions without arguments, and the one with a file.
const FUNCTIONS: [&str; 3] = ["arch", "checksum", "epoch"];

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    let config = subject.tree.text();
    subject.config.steps(&mut |_, step| {
        if !matches!(step.name, "save_cache" | "restore_cache") {
            return;
        }
        let Some(arguments) = step.arguments else {
            return;
        };
        for value in ["key", "keys"].iter().filter_map(|key| arguments.get(key)) {
            findings.extend(finding(config, value));
            findings.extend(value.items().iter().filter_map(|one| finding(config, one)));
        }
    });
}

/// What is wrong with a key, the first of it.
fn finding(config: &str, value: &Value) -> Option<Finding> {
    let text = value.text()?;
    let mut at = 0;
    while let Some(found) = text[at..].find("{{") {
        let start = at + found + 2;
        let Some(length) = text[start..].find("}}") else {
            let span = inside(config, &value.source, text, &(start - 2..text.len()));
            let finding = Finding::error(RULE.name, span, "this template is not closed with `}}`")
                .label("begins a template")
                .help("close it: `{{ checksum \"file\" }}`");
            return Some(finding.via(value));
        };
        let span = inside(config, &value.source, text, &(start..start + length));
        let inner = &text[start..start + length];
        let finding = template(config, inner, &span);
        if finding.is_some() {
            return finding.map(|finding| finding.via(value));
        }
        at = start + length + 2;
    }
    None
}

/// What is wrong with a template, `inner` being what its braces hold.
fn template(config: &str, inner: &str, span: &Span) -> Option<Finding> {
    let written = inner.trim().trim_matches('-').trim();
    // Go's templates can do more: what has more than a name and a word is not looked at.
    if written.contains("<<") || written.contains(['|', '(', '$']) {
        return None;
    }
    let mut words = written.split_whitespace();
    let (name, argument) = (words.next()?, words.next());
    if words.next().is_some() {
        return None;
    }
    let unknown = |known: &[&'static str], help: String| {
        let message = format!("a cache's key has no `{name}`");
        let finding = Finding::error(RULE.name, span.clone(), message);
        let meant = guess(name, known.iter().copied()).filter(|guess| guess.is_typo);
        let Some(meant) = meant else {
            return finding.label("not a template").help(help);
        };
        let place = config[span.clone()].find(name).map(|at| {
            let start = span.start + at;
            start..start + name.len()
        });
        let finding = finding.label(format!("did you mean `{}`?", meant.word));
        match place {
            Some(place) => {
                let title = format!("write `{}` for `{name}`", meant.word);
                finding.fix(replace(title, Safety::Unsafe, &place, meant.word))
            }
            None => finding,
        }
    };
    if let Some(field) = name.strip_prefix('.') {
        let first = field.split('.').next().unwrap_or_default();
        let is_known = VALUES.iter().any(|value| &value[1..] == first);
        if field.is_empty() || is_known {
            return None;
        }
        if let Some((root, variable)) = field.split_once('.') {
            let is_short = root.eq_ignore_ascii_case("env");
            let is_misspelled = guess(root, ["Environment"]).is_some_and(|guess| guess.is_typo);
            if is_short || is_misspelled {
                let message = format!("a cache's key has no `{name}`");
                let meant = format!(".Environment.{variable}");
                return Some(
                    Finding::error(RULE.name, span.clone(), message)
                        .label(format!("did you mean `{meant}`?"))
                        .help("variables are `.Environment.NAME`"),
                );
            }
        }
        let known: Vec<_> = VALUES.iter().map(|value| format!("`{value}`")).collect();
        return Some(unknown(&VALUES, format!("it has {}", known.join(", "))));
    }
    if name == "checksum" {
        return checksum(argument, span);
    }
    let is_known = FUNCTIONS.contains(&name);
    let is_word = name.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_known || !is_word {
        return None;
    }
    let dotted = format!(".{name}");
    if let Some(value) = VALUES
        .iter()
        .find(|value| value.eq_ignore_ascii_case(&dotted))
    {
        return Some(
            Finding::error(
                RULE.name,
                span.clone(),
                format!("a cache's key has no `{name}`"),
            )
            .label(format!("did you mean `{value}`?"))
            .help("values begin with a dot"),
        );
    }
    let is_misspelled = guess(name, FUNCTIONS).is_some_and(|guess| guess.is_typo);
    is_misspelled.then(|| unknown(&FUNCTIONS, String::new()))
}

/// A file without quotes is the name of a function to Go's templates.
fn checksum(argument: Option<&str>, span: &Span) -> Option<Finding> {
    let tell = |message: String, label: &str, help: String| {
        Finding::error(RULE.name, span.clone(), message)
            .label(label)
            .help(help)
    };
    let Some(file) = argument else {
        let help = "write `{{ checksum \"file\" }}`".to_owned();
        return Some(tell("`checksum` needs a file".to_owned(), "of what?", help));
    };
    let is_bare = !file.starts_with(['"', '`', '.', '\\', '\'']) || file.starts_with("./");
    is_bare.then(|| {
        let message = format!("the file `{file}` needs double quotes");
        tell(
            message,
            "not quoted",
            format!("write `{{{{ checksum \"{file}\" }}}}`"),
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::finding::Safety;
    use crate::lint;

    fn text(key: &str) -> String {
        format!(
            "version: 2.1\njobs: {{ build: {{ docker: [{{ image: a:1 }}], steps: [checkout, {{ restore_cache: {{ key: '{key}' }} }}] }} }}\n"
        )
    }

    fn told(key: &str) -> Vec<String> {
        let found = lint::told_by("cache-key", &text(key)).into_iter();
        found
            .map(|finding| format!("{}, {}", finding.message, finding.primary.text))
            .collect()
    }

    #[test]
    fn templates_that_there_are_are_left_alone() {
        for key in [
            "v1-{{ .Branch }}-{{ .Revision }}-{{.BuildNum}}-{{ .CheckoutKey }}",
            "v1-{{ .Environment.CACHE_VERSION }}-{{ arch }}-{{ epoch }}",
            "v1-{{ checksum \"package.json\" }}-{{checksum \"a b/c\"}}",
            "v1-{{ checksum \"<< parameters.file >>\" }}-<< parameters.x >>",
            "v1-{{ checksum .Environment.FILE }}",
            "v1-{{ \".tool-versions\" }}",
            "v1",
        ] {
            assert_eq!(told(key), Vec::<String>::new(), "{key}");
        }
    }

    #[test]
    fn others_are_told_with_what_was_meant() {
        for (key, message) in [
            (
                "{{ checksum package.json }}",
                "the file `package.json` needs double quotes, not quoted",
            ),
            ("{{ checksum }}", "`checksum` needs a file, of what?"),
            (
                "{{ .Brnach }}",
                "a cache's key has no `.Brnach`, did you mean `.Branch`?",
            ),
            (
                "{{ .env.FOO }}",
                "a cache's key has no `.env.FOO`, did you mean `.Environment.FOO`?",
            ),
            (
                "{{ branch }}",
                "a cache's key has no `branch`, did you mean `.Branch`?",
            ),
            (
                "{{ cheksum \"a\" }}",
                "a cache's key has no `cheksum`, did you mean `checksum`?",
            ),
            ("{{ .Tag }}", "a cache's key has no `.Tag`, not a template"),
            (
                "v1-{{ .Branch }",
                "this template is not closed with `}}`, begins a template",
            ),
        ] {
            assert_eq!(told(key), [message]);
        }
    }

    #[test]
    fn what_is_misspelled_is_mended() {
        let fixed = lint::fix(&text("v1-{{ .Brnach }}"), Safety::Unsafe).text;
        assert_eq!(fixed, text("v1-{{ .Branch }}"));
    }
}

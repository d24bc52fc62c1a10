//! What leaves the machine of a config: all of it but its secrets.
//!
//! A config with a secret in it is sent all the same, with `x` in the place of the secret: the compiler does not
//! look into values, so that what it says is the same, and lines and columns stay. To send nothing would leave
//! those without an answer who need it most.

mod expressions;
mod literals;

use std::ops::Range;

use crate::service::{Account, Credentials};
use crate::yaml::Tree;
use crate::{Env, lint, secret};
pub(crate) use literals::Scripts;
use literals::{Literals, literals};

/// What has to stay here, beside what looks like a secret: keys that this process knows.
#[derive(Default)]
pub(crate) struct Veil {
    known: Vec<String>,
}

/// The keys are nobody's business.
impl std::fmt::Debug for Veil {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Veil").finish_non_exhaustive()
    }
}

/// A text without its secrets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Veiled {
    pub(crate) text: String,
    /// How many secrets it had.
    pub(crate) count: usize,
}

impl Veil {
    /// Hides the keys of services, wherever they are kept; `variable` is the one that the selection names.
    pub(crate) fn new(env: &Env, variable: Option<&str>) -> Self {
        use secrecy::ExposeSecret as _;
        /// What is shorter stands in texts by chance.
        const LEAST: usize = 6;
        let accounts = [Account::Postman, Account::CircleCi, Account::GitHub];
        let names = accounts.iter().flat_map(|account| account.variables());
        let names = names.copied().chain(variable);
        let given = names.filter_map(|name| env.get(name)).map(str::to_owned);
        // A file that cannot be read is told where its key is needed.
        let kept = accounts.iter().filter_map(|account| {
            let key = Credentials::new(env).get(*account).ok()??;
            Some(key.expose_secret().to_owned())
        });
        let known = given.chain(kept).map(|key| key.trim().to_owned());
        Self {
            known: known.filter(|key| key.len() >= LEAST).collect(),
        }
    }

    /// The text without secrets: as many lines, and as many characters in each.
    pub(crate) fn text(&self, text: &str) -> Veiled {
        self.without(text, Literals::default())
    }

    /// The same without what else was found in it.
    fn without(&self, text: &str, found: Literals) -> Veiled {
        let known = self
            .known
            .iter()
            .flat_map(|key| text.match_indices(key.as_str()));
        let known = known.map(|(at, key)| at..at + key.len());
        let secrets = secret::bodies(text).chain(known).chain(found.secrets);
        let secrets = united(secrets.collect());
        // What is a secret for another reason, too, is none that is a number.
        let is_secret = |span: &Range<usize>| {
            let next = secrets.partition_point(|secret| secret.end <= span.start);
            secrets
                .get(next)
                .is_some_and(|secret| secret.start < span.end)
        };
        let (_, numbers): (Vec<_>, Vec<_>) = found.numbers.into_iter().partition(is_secret);
        let numbers = united(numbers);
        let count = secrets.len() + numbers.len();
        let text = hidden(text, &united([secrets, found.others].concat()), &numbers);
        Veiled { text, count }
    }

    /// A config without what rules find in it, too, without what stands under names of secrets, and without its
    /// comments. It has still as many nodes: none where its secrets hold it together.
    pub(crate) fn config(&self, text: &str, scripts: Scripts) -> Option<Veiled> {
        let tree = Tree::parse(text).ok();
        let mut found = tree
            .as_ref()
            .map(|tree| literals(tree, scripts))
            .unwrap_or_default();
        let rules = lint::secrets(text).into_iter();
        let rules = rules.map(|span| content(text, span));
        found
            .secrets
            .extend(rules.flat_map(|span| expressions::without(text, span)));
        let veiled = self.without(text, found);
        let nodes = |text: &str| Tree::parse(text).ok().map(|tree| tree.nodes().count());
        let before = tree.map(|tree| tree.nodes().count());
        (veiled.text == text || nodes(&veiled.text) == before).then_some(veiled)
    }
}

/// Spans in their order, those with a part in common as one.
fn united(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.retain(|span| !span.is_empty());
    spans.sort_by_key(|span| span.start);
    let mut all: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match all.last_mut().filter(|last| span.start < last.end) {
            Some(last) => last.end = last.end.max(span.end),
            None => all.push(span),
        }
    }
    all
}

/// The text with `x` in the place of texts, and `1` in that of the digits of numbers.
fn hidden(text: &str, texts: &[Range<usize>], numbers: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(text.len());
    let texts = texts.iter().map(|span| (span, 'x'));
    let numbers = numbers.iter().map(|span| (span, '1'));
    let mut all: Vec<_> = texts.chain(numbers).collect();
    all.sort_by_key(|(span, _)| span.start);
    let mut done = 0;
    for (span, filler) in all {
        out.push_str(&text[done..span.start]);
        let stays = |char: char| char.is_whitespace() || filler == '1' && char == '.';
        let hidden = text[span.clone()].chars();
        out.extend(hidden.map(|char| if stays(char) { char } else { filler }));
        done = span.end;
    }
    out.push_str(&text[done..]);
    out
}

/// What is in a scalar: without its quotes, or the header of a block.
fn content(text: &str, span: Range<usize>) -> Range<usize> {
    let written = &text[span.clone()];
    let is_quoted =
        |quote| written.len() > 1 && written.starts_with(quote) && written.ends_with(quote);
    if is_quoted('"') || is_quoted('\'') {
        return span.start + 1..span.end - 1;
    }
    match written
        .find('\n')
        .filter(|_| written.starts_with(['|', '>']))
    {
        Some(end) => span.start + end..span.end,
        None => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn veil(known: &[&str]) -> Veil {
        Veil {
            known: known.iter().map(|&key| key.to_owned()).collect(),
        }
    }

    #[test]
    fn secrets_stay_and_all_else_goes() {
        let hex = "a0".repeat(20);
        let key = format!("PMAK-{}-{}", "0".repeat(24), "1".repeat(34));
        for (text, sent, count) in [
            ("a: 1\n".to_owned(), "a: 1\n".to_owned(), 0),
            (
                format!("url: ?apikey={key}\nb: é{key}"),
                format!("url: ?apikey=PMAK-{0}\nb: éPMAK-{0}", "x".repeat(59)),
                2,
            ),
            // Asterisks would be an alias of YAML.
            (
                format!("token: {hex}"),
                format!("token: {}", "x".repeat(40)),
                1,
            ),
            (
                "a: our own \"key\" of 1\nb: our own".to_owned(),
                "a: xxx xxx xxxxx of 1\nb: our own".to_owned(),
                1,
            ),
        ] {
            let veiled = veil(&["our own \"key\""]).text(&text);
            assert_eq!((veiled.text.as_str(), veiled.count), (&*sent, count));
            assert_eq!(veiled.text.chars().count(), text.chars().count());
        }
    }

    #[test]
    fn a_text_that_secrets_hold_together_is_not_sent() {
        assert_eq!(
            veil(&["b: [c,"]).config("a: { b: [c, d] }\n", Scripts::Go),
            None
        );
        assert!(
            veil(&["secret"])
                .config("a: [secret, d]\n", Scripts::Go)
                .is_some()
        );
    }

    #[test]
    fn what_rules_take_for_a_secret_stays_whatever_its_quotes() {
        // Made of the alphabet, so that it is nobody's.
        let random = "a0b1c2d3e4f5g6h7i8j9";
        for quoted in ["RANDOM", "'RANDOM'", "\"RANDOM\""] {
            let text = format!(
                "version: 2.1\nparameters:\n  api_token:\n    type: string\n    default: {quoted}\n"
            );
            let veiled = veil(&[])
                .config(&text.replace("RANDOM", random), Scripts::Go)
                .unwrap();
            assert_eq!(veiled.text, text.replace("RANDOM", &"x".repeat(20)));
        }
    }

    #[test]
    fn keys_of_the_environment_and_of_the_file_are_known() {
        let folder = tempfile::tempdir().unwrap();
        let env = Env::new([
            ("XDG_CONFIG_HOME".into(), folder.path().into()),
            ("CIRCLECI_CLI_TOKEN".into(), "one-of-circleci\n".into()),
            ("MINE".into(), "one of my own".into()),
            ("GH_TOKEN".into(), "short".into()),
        ]);
        let kept = &"one-that-is-kept".into();
        Credentials::new(&env).set(Account::Postman, kept).unwrap();
        let veil = Veil::new(&env, Some("MINE"));
        let text = "one-of-circleci one of my own one-that-is-kept short";
        let veiled = veil.text(text);
        assert_eq!(
            veiled.text,
            "xxxxxxxxxxxxxxx xxx xx xx xxx xxxxxxxxxxxxxxxx short"
        );
        assert!(!format!("{veil:?}").contains("one"));
    }
}

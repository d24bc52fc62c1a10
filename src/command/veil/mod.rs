//! What leaves the machine of a config: all of it but its secrets.
//!
//! A config with a secret in it is sent all the same, with `x` in the place of the secret: the compiler does not
//! look into values, so that what it says is the same, and lines and columns stay. To send nothing would leave
//! those without an answer who need it most.

use std::ops::Range;

use crate::service::{Account, Credentials};
use crate::yaml::Tree;
use crate::{Env, lint, secret};

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
        self.without(text, &[])
    }

    /// The same without what stands at these places.
    fn without(&self, text: &str, others: &[Range<usize>]) -> Veiled {
        let known = self
            .known
            .iter()
            .flat_map(|key| text.match_indices(key.as_str()));
        let known = known.map(|(at, key)| at..at + key.len());
        let mut spans: Vec<_> = secret::bodies(text)
            .chain(known)
            .chain(others.iter().cloned())
            .collect();
        spans.retain(|span| !span.is_empty());
        spans.sort_by_key(|span| span.start);
        let mut veiled = String::with_capacity(text.len());
        let (mut done, mut count) = (0, 0);
        for span in spans {
            let start = span.start.max(done);
            if span.end <= start {
                continue;
            }
            count += usize::from(span.start >= done);
            veiled.push_str(&text[done..start]);
            let hidden = text[start..span.end].chars();
            veiled.extend(hidden.map(|char| if char.is_whitespace() { char } else { 'x' }));
            done = span.end;
        }
        veiled.push_str(&text[done..]);
        Veiled {
            text: veiled,
            count,
        }
    }

    /// A config without what rules find in it, too. It has still as many nodes: none where its secrets hold it
    /// together.
    pub(crate) fn config(&self, text: &str) -> Option<Veiled> {
        let found: Vec<_> = lint::secrets(text)
            .into_iter()
            .map(|span| content(text, span))
            .collect();
        let veiled = self.without(text, &found);
        let nodes = |text: &str| Tree::parse(text).ok().map(|tree| tree.nodes().count());
        (veiled.count == 0 || nodes(&veiled.text) == nodes(text)).then_some(veiled)
    }
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
        assert_eq!(veil(&["b: [c,"]).config("a: { b: [c, d] }\n"), None);
        assert!(veil(&["secret"]).config("a: [secret, d]\n").is_some());
    }

    #[test]
    fn what_rules_take_for_a_secret_stays_whatever_its_quotes() {
        // Made of the alphabet, so that it is nobody's.
        let random = "a0b1c2d3e4f5g6h7i8j9";
        for quoted in ["RANDOM", "'RANDOM'", "\"RANDOM\""] {
            let text = format!(
                "version: 2.1\nparameters:\n  api_token:\n    type: string\n    default: {quoted}\n"
            );
            let veiled = veil(&[]).config(&text.replace("RANDOM", random)).unwrap();
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

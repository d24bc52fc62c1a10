//! Made-up tokens, each of another shape and in another place.

use crate::circleci::TOKEN;
use crate::postman::KEY;
use crate::secrets::assert_no_secret;

/// Tokens by where they are.
#[derive(Clone, Debug)]
pub(super) struct Keys {
    /// The one that the fake takes.
    pub(super) postman: String,
    /// The one that the fake takes.
    pub(super) circle: String,
    pub(super) circle_cli: String,
    pub(super) github: String,
    pub(super) gh: String,
    /// In the variable that the selection names: nothing gives it away but that.
    pub(super) named: String,
    /// In the file.
    pub(super) filed: String,
    pub(super) filed_circle: String,
    pub(super) filed_github: String,
    /// On standard input.
    pub(super) typed: String,
    /// Where no key belongs.
    pub(super) misplaced: String,
}

/// How much of a token is looked for.
const PIECE: usize = 14;

impl Keys {
    pub(super) fn new() -> Self {
        let hex = |from: usize, length: usize| -> String {
            let digits = "7f3a9c1e5b8d2046".chars().cycle();
            digits.skip(from).take(length).collect()
        };
        let word = |from: usize, length: usize| -> String {
            let letters = "Zq8vT3mKp0Lw9xYb2NcR7sHd5FgJ1aQeUiOoPl6k4".chars().cycle();
            letters.skip(from).take(length).collect()
        };
        Self {
            postman: KEY.to_owned(),
            circle: TOKEN.to_owned(),
            circle_cli: hex(3, 40),
            github: format!("ghp_{}", word(2, 36)),
            gh: format!("github_pat_{}_{}", word(3, 22), word(4, 59)),
            named: word(5, 40),
            filed: format!("PMAK-{}-{}", hex(5, 24), hex(6, 34)),
            filed_circle: format!("CCIPRJ_{}_{}", word(7, 22), hex(7, 40)),
            filed_github: format!("ghs_{}", word(8, 36)),
            typed: format!("PMAK-{}-{}", hex(9, 24), hex(10, 34)),
            misplaced: format!("PMAK-{}-{}", hex(11, 24), hex(12, 34)),
        }
    }

    pub(super) fn all(&self) -> [&String; 11] {
        [
            &self.postman,
            &self.circle,
            &self.circle_cli,
            &self.github,
            &self.gh,
            &self.named,
            &self.filed,
            &self.filed_circle,
            &self.filed_github,
            &self.typed,
            &self.misplaced,
        ]
    }

    /// What is looked for: a piece of each from behind what tells its kind, which all of it has too.
    pub(super) fn needles(&self) -> Vec<String> {
        let pieces = self.all().map(|token| {
            let middle = token.len() / 2;
            token[middle - PIECE / 2..middle + PIECE / 2].to_owned()
        });
        pieces.to_vec()
    }

    #[track_caller]
    pub(super) fn assert_hidden(&self, text: &str) {
        assert_no_secret(text, &self.needles());
    }
}

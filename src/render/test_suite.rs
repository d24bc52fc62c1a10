//! A suite of `circleci testsuite`, which shares atoms out by itself and runs those that failed again.

use super::{block, sh};
use crate::names;

/// A document of `.circleci/test-suites.yml` that runs these suites, or all. Atoms are of `a-z`, `0-9`,
/// `_`, `-` and `/`, so that what stands for them needs no quotes.
#[must_use]
pub fn test_suite(suites: &[String], selection: Option<&str>) -> String {
    let selection = selection.into_iter().flat_map(|file| ["--selection", file]);
    let words = suites.iter().map(String::as_str).chain(selection);
    let words = sh::line(words);
    let discover = format!("postorb discover{words}");
    let run = format!(
        "postorb run{words} --atom << test.atoms >> --format text --format junit=<< outputs.junit >>"
    );
    let name = names::TEST_SUITE;
    let junit = format!("{}/junit.xml", names::POSTORB_RESULTS);
    let (discover, run) = (block::text(&discover), block::text(&run));
    format!("---\nname: {name}\ndiscover: {discover}\nrun: {run}\noutputs:\n  junit: {junit}\n")
}

#[cfg(test)]
mod tests {
    use super::test_suite;

    #[test]
    fn names_are_quoted_for_the_shell_and_for_yaml() {
        let text = test_suite(&["it's: #1".to_owned()], Some("a b.yml"));
        let read: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
        let discover = r"postorb discover 'it'\''s: #1' --selection 'a b.yml'";
        assert_eq!(read["discover"].as_str(), Some(discover));
        let run = r"postorb run 'it'\''s: #1' --selection 'a b.yml' --atom << test.atoms >> --format text --format junit=<< outputs.junit >>";
        assert_eq!(read["run"].as_str(), Some(run));
    }
}

//! The difference as Markdown, for pull requests and summaries.

use super::Difference;
use crate::Failure;
use crate::report::markdown::{block, code, list, message};

/// What there is to merge, as a unified diff under a heading that tells whether there is any.
#[must_use]
pub fn markdown(difference: &Difference<'_>) -> String {
    let name = code(difference.path);
    if difference.before == difference.after {
        return format!("### ✅ {name} is up to date with the Postman selection\n");
    }
    let text = super::text(difference, false);
    let diff = block("diff", &text);
    format!(
        "### ❌ {name} is not up to date with the Postman selection\n\n\
         `postorb merge` makes these changes:\n\n{diff}"
    )
}

/// Why a config could not be compared.
#[must_use]
pub fn incomparable(path: &str, failure: &Failure) -> String {
    let name = code(path);
    let why = match failure.message.as_str() {
        // What was shown as findings has no message.
        "" => "The log tells why, with the lines.".to_owned(),
        why => message(why),
    };
    let help = list(failure.help.iter().map(|help| message(help)));
    format!("### ❌ {name} could not be compared with the Postman selection\n\n{why}\n{help}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Exit;

    #[test]
    fn a_difference_stays_in_its_block_and_keys_are_masked() {
        let key = format!("PMAK-{}-{}", "0".repeat(24), "0".repeat(34));
        let after = format!("a: |\n  ````\n  {key}\n  \u{1b}[2J\n");
        let difference = Difference {
            path: "a`b\n# c.yml",
            is_new: false,
            before: "a: 1\n",
            after: &after,
            patches: &[],
        };
        let document = markdown(&difference);
        let lines: Vec<&str> = document.lines().collect();
        let head = "### ❌ ``a`b # c.yml`` is not up to date with the Postman selection";
        assert_eq!(lines[0], head);
        let fences = lines.iter().filter(|line| line.starts_with("`````"));
        assert_eq!(fences.collect::<Vec<_>>(), [&"`````diff", &"`````"]);
        assert_eq!(lines.last(), Some(&"`````"));
        assert!(document.contains("\n+  ````\n+  PMAK-***"), "{document}");
        assert!(document.contains("\n+  \\u{1b}[2J\n"), "{document}");
    }

    #[test]
    fn what_cannot_be_compared_says_why() {
        let failure = Failure::new(Exit::Usage, "`a.yml` is @no file").help("<b>");
        assert_eq!(
            incomparable("a.yml", &failure),
            "### ❌ `a.yml` could not be compared with the Postman selection\n\n\
             `a.yml` is @<!-- -->no file\n- &lt;b&gt;\n"
        );
    }
}

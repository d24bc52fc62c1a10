//! Elements of XML that hold a secret by their name: `<password>…</password>`.

use crate::secret;

/// The lines, from 1, where such an element begins.
pub(super) fn lines(text: &str) -> Vec<usize> {
    let (mut lines, mut line, mut done) = (Vec::new(), 1, 0);
    for (at, _) in text.match_indices('<') {
        line += text[done..at].matches('\n').count();
        done = at;
        if element(&text[at + 1..]).is_some_and(|(name, value)| secret::is_given(name, value)) {
            lines.push(line);
        }
    }
    lines
}

/// The name of an element without its prefix, and the text that it holds.
fn element(behind: &str) -> Option<(&str, &str)> {
    /// The longest tag, and the longest text, that is looked at: a body full of brackets is read once.
    const LONGEST: usize = 4 << 10;
    const DATA: &str = "<![CDATA[";
    let behind = &behind[..behind.floor_char_boundary(LONGEST)];
    let is_of_name = |char: char| char.is_ascii_alphanumeric() || "-_.:".contains(char);
    let end = behind
        .find(|char| !is_of_name(char))
        .filter(|end| *end > 0)?;
    let name = behind[..end].rsplit(':').next()?;
    let tag = behind.find(['>', '<'])?;
    let inside = behind[tag..].strip_prefix('>')?.trim_start();
    let inside = match inside.strip_prefix(DATA) {
        Some(data) => data.split("]]>").next()?,
        None => inside.split_once("</")?.0.split('<').next()?,
    };
    (!behind[..tag].ends_with('/')).then_some((name, inside.trim()))
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn elements_are_known_by_their_names_whatever_else_their_tags_have() {
        for (text, expected) in [
            ("<a>\n<password>hunter2-a</password></a>", &[2][..]),
            (
                "<wsse:Password Type=\"x\">\n hunter2-a\n</wsse:Password>",
                &[1],
            ),
            ("<token><![CDATA[hunter2-<a>]]></token>", &[1]),
            ("<token><![CDATA[hunter2-a]]></token>", &[1]),
            ("<password>{{password}}</password>", &[]),
            ("<password/>hunter2-a</password>", &[]),
            (
                "<password>your password</password><user>hunter2-a</user>",
                &[],
            ),
            ("a < b && token > hunter2-a", &[]),
            ("<é><<>", &[]),
        ] {
            assert_eq!(lines(text), expected, "{text}");
        }
    }
}

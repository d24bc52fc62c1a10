//! Files in place of `<<include(scripts/run.sh)>>` (circleci-cli, internal/pack; the pattern is that of
//! its process/process.go).

use super::{Read, Unpackable};
use crate::yaml::{Content, Value};

/// Puts them wherever that stands in a text, with their paths taken from the orb's folder.
pub(super) fn all(value: &mut Value, read: &Read<'_>, path: &str) -> Result<(), Unpackable> {
    match &mut value.content {
        Content::String(text) => {
            *text = included(text, read, path)?;
        }
        Content::Sequence(items) => {
            for item in items {
                all(item, read, path)?;
            }
        }
        Content::Mapping(fields) => {
            for field in fields {
                all(&mut field.value, read, path)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn included(text: &str, read: &Read<'_>, path: &str) -> Result<String, Unpackable> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find("<<") {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let Some((name, behind)) = directive(from) else {
            out.push_str("<<");
            rest = &from[2..];
            continue;
        };
        let Some(file) = read(name) else {
            let message = format!("it includes `{name}`, which is not there");
            return Err(Unpackable::new(Some(path), message));
        };
        // What is included is no template.
        out.push_str(&file.replace("<<", "\\<<"));
        rest = behind;
    }
    out.push_str(rest);
    Ok(out)
}

/// The file that is included where a text begins so, and what is behind that. The parenthesis may be
/// left open there.
fn directive(text: &str) -> Option<(&str, &str)> {
    let (inner, behind) = text.strip_prefix("<<")?.split_once(">>")?;
    let name = inner.trim().strip_prefix("include(")?;
    let name = name.strip_suffix(')').unwrap_or(name).trim_end();
    let is_path = |letter: char| letter.is_ascii_alphanumeric() || "-_/.".contains(letter);
    (!name.is_empty() && name.chars().all(is_path)).then_some((name, behind))
}

#[cfg(test)]
mod tests {
    use super::included;

    fn scripts(path: &str) -> Option<String> {
        (path == "scripts/run.sh").then(|| "cat <<EOF\n".to_owned())
    }

    #[test]
    fn a_file_stands_for_its_directive() {
        for (text, expected) in [
            ("<<include(scripts/run.sh)>>", "cat \\<<EOF\n"),
            ("<< include(scripts/run.sh) >>", "cat \\<<EOF\n"),
            ("<<include(scripts/run.sh>>", "cat \\<<EOF\n"),
            (
                "a <<include(scripts/run.sh)>> b <<include(scripts/run.sh)>>",
                "a cat \\<<EOF\n b cat \\<<EOF\n",
            ),
            (
                "<< parameters.a >> <<include( x )>>",
                "<< parameters.a >> <<include( x )>>",
            ),
            ("<<include()>> <<", "<<include()>> <<"),
        ] {
            assert_eq!(included(text, &scripts, "jobs/a.yml").unwrap(), expected);
        }
    }
}

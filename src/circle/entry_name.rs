//! The names that an entry of a workflow has: its own, or those that its matrix makes.

use super::{Entry, Matrix};
use crate::yaml::{Content, Value};

/// The names by which others can require an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryNames {
    /// All of them.
    Known(Vec<String>),
    /// Some of them; others begin like this. Everything does where that is empty.
    Open(Vec<String>, String),
}

/// How many combinations of a matrix are written out.
const MOST: usize = 1000;

impl Entry<'_> {
    /// The names by which others can require it (configuration reference, "matrix" and "alias").
    #[must_use]
    pub fn names(&self) -> EntryNames {
        let own = self.name.to_owned();
        if self.is_malformed {
            return EntryNames::Open(vec![own], String::new());
        }
        let Some(matrix) = self.matrix else {
            return if own.contains("<<") {
                EntryNames::Open(Vec::new(), before_expression(&own))
            } else {
                EntryNames::Known(vec![own])
            };
        };
        // The alias is the job's name unless there is another.
        let alias = matrix.alias.unwrap_or(self.job).to_owned();
        if own.contains("<<") {
            return match combinations(matrix, |values| filled(&own, values)) {
                Some(mut names) => {
                    names.push(alias);
                    EntryNames::Known(names)
                }
                None => EntryNames::Open(vec![alias], before_expression(&own)),
            };
        }
        let joined = |values: &[(&str, String)]| {
            let values = values.iter().map(|(_, value)| format!("-{value}"));
            Some(format!("{own}{}", values.collect::<String>()))
        };
        match combinations(matrix, joined) {
            // In which order more than one is joined is not written anywhere.
            Some(mut names) if is_single(matrix) => {
                names.push(alias);
                EntryNames::Known(names)
            }
            _ => EntryNames::Open(vec![alias], format!("{own}-")),
        }
    }
}

fn before_expression(name: &str) -> String {
    name.split("<<").next().unwrap_or_default().to_owned()
}

fn parameters(matrix: Matrix<'_>) -> Option<&Value> {
    matrix.value.get("parameters")
}

fn is_single(matrix: Matrix<'_>) -> bool {
    parameters(matrix).is_some_and(|map| map.fields().len() == 1)
}

/// A name for every combination; none where a value or a name cannot be known.
fn combinations(
    matrix: Matrix<'_>,
    name: impl Fn(&[(&str, String)]) -> Option<String>,
) -> Option<Vec<String>> {
    let mut all: Vec<Vec<(&str, String)>> = vec![Vec::new()];
    for field in parameters(matrix)?.fields() {
        let Content::Sequence(items) = &field.value.content else {
            return None;
        };
        let values: Vec<String> = items.iter().map(plain).collect::<Option<_>>()?;
        if all.len() * values.len() > MOST {
            return None;
        }
        all = all
            .iter()
            .flat_map(|before| {
                values.iter().map(move |value| {
                    let mut more = before.clone();
                    more.push((field.key.as_str(), value.clone()));
                    more
                })
            })
            .collect();
    }
    all.iter().map(|values| name(values)).collect()
}

/// The text of a value in a name; none where that is not certain, as for numbers with a point.
fn plain(value: &Value) -> Option<String> {
    match &value.content {
        Content::String(text) if !text.contains("<<") => Some(text.clone()),
        Content::Integer(number) => Some(number.to_string()),
        Content::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

/// A name with `<< matrix.x >>` replaced; none where there is another expression in it.
fn filled(name: &str, values: &[(&str, String)]) -> Option<String> {
    let mut out = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once("<<") {
        let (inside, behind) = after.split_once(">>")?;
        let parameter = inside.trim().strip_prefix("matrix.")?;
        let (_, value) = values.iter().find(|(name, _)| *name == parameter)?;
        out.push_str(before);
        out.push_str(value);
        rest = behind;
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::EntryNames;
    use crate::circle::{Config, Library};
    use crate::yaml::{Tree, Value};

    fn names(entry: &str) -> EntryNames {
        let text = format!("version: 2.1\nworkflows: {{ w: {{ jobs: [{entry}] }} }}\n");
        let value = Value::of(&Tree::parse(&text).unwrap()).unwrap();
        let library = Library::default();
        let config = Config::of(&value, &library);
        config.workflows[0].entries[0].names()
    }

    #[test]
    fn a_matrix_makes_a_name_for_each_combination() {
        let known =
            |names: &[&str]| EntryNames::Known(names.iter().map(|&name| name.to_owned()).collect());
        assert_eq!(names("a"), known(&["a"]));
        assert_eq!(names("{ a: { name: b } }"), known(&["b"]));
        assert_eq!(
            names("{ a: { matrix: { parameters: { v: [x, 2] } } } }"),
            known(&["a-x", "a-2", "a"])
        );
        assert_eq!(
            names(
                "{ a: { name: \"b-<< matrix.v >>\", matrix: { alias: c, parameters: { v: [x], w: [1] } } } }"
            ),
            known(&["b-x", "c"])
        );
        assert_eq!(
            names("{ a: { matrix: { parameters: { v: [x, y], w: [1] } } } }"),
            EntryNames::Open(vec!["a".to_owned()], "a-".to_owned())
        );
        assert_eq!(
            names("{ a: { name: \"b-<< pipeline.number >>\" } }"),
            EntryNames::Open(Vec::new(), "b-".to_owned())
        );
    }
}

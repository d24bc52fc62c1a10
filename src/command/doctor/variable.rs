//! Whether a variable is set where the jobs that need it find it.

use std::collections::BTreeSet;

use super::asked::{Asked, Names};
use crate::plan::Need;
use crate::report::doctor::Check;
use crate::service::circleci::Slug;
use crate::{Env, Failure};

const ABOUT: &str = "variable";

/// A variable that is set nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Missing {
    pub(super) slug: Slug,
    /// The one that this environment has, or the first.
    pub(super) name: String,
    /// Whether this environment has it.
    pub(super) is_here: bool,
    /// Where people set it.
    pub(super) page: String,
}

/// Where it was looked for, and what there is.
#[derive(Clone, Copy)]
pub(super) struct Place<'p> {
    pub(super) slug: &'p Slug,
    pub(super) asked: &'p Asked,
    /// The contexts of each workflow.
    pub(super) contexts: &'p [BTreeSet<String>],
    /// Where people set variables of the project.
    pub(super) page: &'p str,
    pub(super) env: &'p Env,
}

impl Place<'_> {
    /// The line about a variable, and what is missing.
    pub(super) fn check(self, need: &Need) -> (Check, Option<Missing>) {
        let names = quoted(&need.names);
        let slug = self.slug;
        let is_own =
            |names: &BTreeSet<String>| need.names.iter().find(|name| names.contains(*name));
        let own = self.asked.variables.as_ref();
        if let Some(name) = own.ok().and_then(is_own) {
            return (Check::ok(ABOUT, format!("`{name}` is set on {slug}")), None);
        }
        let (mut holding, mut lacking) = (BTreeSet::new(), BTreeSet::new());
        let (mut is_missing, mut closed) = (false, None);
        for workflow in &need.workflows {
            let contexts = self.contexts.get(*workflow).into_iter().flatten();
            let contexts: Vec<&String> = contexts.collect();
            match (self.held(need, &contexts), own) {
                (Held::By(context), _) => {
                    holding.insert(context);
                }
                // The project may have it.
                (Held::Unknown(failure), _) | (Held::Nowhere, Err(failure)) => {
                    closed = Some(failure);
                }
                (Held::Nowhere, Ok(_)) => {
                    is_missing = true;
                    lacking.extend(contexts);
                }
            }
        }
        if is_missing {
            return self.missing(need, &names, &lacking);
        }
        if let Some(failure) = closed {
            return (unknown(&names, failure), None);
        }
        let message = format!("{names} is set in the context {}", quoted(holding));
        (Check::ok(ABOUT, message), None)
    }

    /// Who has one of the names, of the contexts of a workflow.
    fn held(&self, need: &Need, contexts: &[&String]) -> Held<'_> {
        let mut held = Held::Nowhere;
        for context in contexts {
            match self.asked.contexts.get_key_value(*context) {
                Some((context, Names::Known(known)))
                    if need.names.iter().any(|name| known.contains(name)) =>
                {
                    return Held::By(context);
                }
                Some((_, Names::Closed(failure))) => held = Held::Unknown(failure),
                Some((_, Names::Known(_) | Names::Missing)) | None => {}
            }
        }
        held
    }

    fn missing(
        self,
        need: &Need,
        names: &str,
        contexts: &BTreeSet<&String>,
    ) -> (Check, Option<Missing>) {
        let slug = self.slug;
        let nor = alternatives("nor", contexts);
        let here = need.names.iter().find(|name| self.env.get(name).is_some());
        let mend = match here {
            Some(_) => "postorb doctor --fix".to_owned(),
            None => format!("set it at {}", self.page),
        };
        let check = Check::problem(ABOUT, format!("{names} is not set on {slug}{nor}"));
        let name = here.or(need.names.first()).cloned().unwrap_or_default();
        let missing = Missing {
            slug: slug.clone(),
            name,
            is_here: here.is_some(),
            page: self.page.to_owned(),
        };
        (check.mend(mend), Some(missing))
    }
}

/// The line where nobody was asked.
pub(super) fn unasked(slug: &Slug, need: &Need, contexts: &[BTreeSet<String>]) -> Check {
    let names = quoted(&need.names);
    let own = need.workflows.iter();
    let own = own.filter_map(|workflow| contexts.get(*workflow)).flatten();
    let or = alternatives("or", &own.collect());
    Check::unknown(ABOUT, format!("{names} is needed on {slug}{or}"))
}

/// `, or in the context …`; nothing where there are none.
fn alternatives(word: &str, contexts: &BTreeSet<&String>) -> String {
    match contexts.len() {
        0 => String::new(),
        1 => format!(", {word} in the context {}", quoted(contexts)),
        _ => format!(", {word} in the contexts {}", quoted(contexts)),
    }
}

/// Who has a variable, of some contexts.
enum Held<'h> {
    By(&'h String),
    Unknown(&'h Failure),
    Nowhere,
}

fn unknown(names: &str, failure: &Failure) -> Check {
    let message = format!("whether {names} is set was not told: {}", failure.message);
    Check::unknown(ABOUT, message).exit(failure.exit)
}

fn quoted<T: AsRef<str>>(names: impl IntoIterator<Item = T>) -> String {
    let names = names.into_iter();
    let names: Vec<_> = names.map(|name| format!("`{}`", name.as_ref())).collect();
    names.join(" or ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::Exit;
    use crate::report::doctor::State;
    use crate::service::circleci::Project;

    fn set(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    fn closed() -> Failure {
        Failure::new(Exit::Api, "no answer")
    }

    /// What comes of `KEY` or `OTHER` in two workflows, of which the first has the context `a` and the second
    /// `a` and `b`.
    fn told(
        variables: Result<BTreeSet<String>, Failure>,
        contexts: impl IntoIterator<Item = (&'static str, Names)>,
    ) -> (State, String, bool) {
        let slug = Slug::parse("gh/acme/shop").unwrap();
        let contexts = contexts.into_iter();
        let asked = Asked {
            project: serde_json::from_str::<Project>(r#"{"id": "1"}"#).unwrap(),
            variables,
            contexts: contexts
                .map(|(name, names)| (name.to_owned(), names))
                .collect::<BTreeMap<_, _>>(),
            orb: None,
        };
        let place = Place {
            slug: &slug,
            asked: &asked,
            contexts: &[set(&["a"]), set(&["a", "b"])],
            page: "PAGE",
            env: &Env::new([("OTHER".into(), "x".into())]),
        };
        let need = Need {
            names: vec!["KEY".to_owned(), "OTHER".to_owned()],
            workflows: [0, 1].into(),
        };
        let (check, missing) = place.check(&need);
        if let Some(missing) = &missing {
            assert_eq!((missing.name.as_str(), missing.is_here), ("OTHER", true));
        }
        (check.state, check.message, missing.is_some())
    }

    #[test]
    fn the_project_has_it_or_each_workflow_has_a_context_with_it() {
        let known = |names: &[&str]| Names::Known(set(names));
        let (state, message, _) = told(Ok(set(&["OTHER"])), [("a", Names::Closed(closed()))]);
        assert_eq!(
            (state, message.as_str()),
            (State::Ok, "`OTHER` is set on gh/acme/shop")
        );
        let (state, message, _) = told(Err(closed()), [("a", known(&["KEY"]))]);
        assert_eq!(state, State::Ok, "{message}");
        assert!(message.ends_with("is set in the context `a`"), "{message}");
    }

    #[test]
    fn a_workflow_without_it_is_missing_it_unless_somebody_did_not_answer() {
        let known = |names: &[&str]| Names::Known(set(names));
        // The second workflow has it, and the first has not.
        let (state, message, is_missing) =
            told(Ok(set(&[])), [("a", known(&[])), ("b", known(&["KEY"]))]);
        assert_eq!((state, is_missing), (State::Problem, true));
        assert!(
            message.ends_with("is not set on gh/acme/shop, nor in the context `a`"),
            "{message}"
        );
        let (state, message, is_missing) = told(Ok(set(&[])), [("a", Names::Missing)]);
        assert_eq!((state, is_missing), (State::Problem, true), "{message}");
        for (variables, a) in [
            (Ok(set(&[])), Names::Closed(closed())),
            (Err(closed()), known(&[])),
        ] {
            let (state, message, is_missing) = told(variables, [("a", a), ("b", known(&["KEY"]))]);
            assert_eq!((state, is_missing), (State::Unknown, false), "{message}");
            assert!(message.ends_with("was not told: no answer"), "{message}");
        }
    }
}

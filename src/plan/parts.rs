//! The parts of a suite that can run on different machines: `split: folder`.
//!
//! Newman and the Postman CLI look for each `--folder` from the top, take the first folder or request of
//! that id or name, and run what they found in the order of the collection, whatever order it was asked
//! for in (postman-runtime 7, `lib/runner/extract-runnable-items.js`).

use super::Run;
use crate::collection::{Collection, Item};
use crate::selection::slug;
use crate::{Exit, Failure, suggest};

/// The part with the requests that are in no folder.
const LOOSE: &str = "requests";

/// A run for each folder of a run that is to be split, named `RUN/FOLDER`; what `before` names runs
/// first in each of them. The folders are those on top of the collection, or those that the suite names;
/// ones without a request are left out. Requests on top of the collection are one part, `RUN/requests`.
/// A collection without anything to run is a part as a whole.
///
/// # Errors
/// Where a part cannot be named, or the runner could not be told what to run.
pub fn parts(run: &Run, collection: &Collection) -> Result<Vec<Run>, Failure> {
    let split = Split { run, collection };
    if collection.is_v1 {
        return Err(split
            .wrong("has a collection of format v1, whose folders postorb does not take apart")
            .help("export it from Postman as v2.1, or leave out `split`"));
    }
    let before = split.before()?;
    let mut parts: Vec<Part> = Vec::new();
    for at in split.items()? {
        if before.contains(&at) || !split.has_requests(at) {
            continue;
        }
        let is_loose = run.folders.is_empty() && !collection.items[at].is_folder;
        let name = if is_loose {
            LOOSE
        } else {
            &collection.items[at].name
        };
        match parts.iter_mut().find(|part| part.is_loose && is_loose) {
            Some(loose) => loose.items.push(at),
            None => parts.push(Part {
                slug: split.slug(name)?,
                name: name.to_owned(),
                items: vec![at],
                is_loose,
            }),
        }
    }
    if parts.is_empty() {
        return Ok(vec![run.clone()]);
    }
    split.check(&parts, &before)?;
    parts.iter().map(|part| split.run(part, &before)).collect()
}

/// A run that is taken apart.
struct Split<'r> {
    run: &'r Run,
    collection: &'r Collection,
}

/// What runs by itself, as places in the collection.
struct Part {
    slug: String,
    name: String,
    items: Vec<usize>,
    is_loose: bool,
}

impl Split<'_> {
    /// What the parts are made of, in the order of the collection.
    fn items(&self) -> Result<Vec<usize>, Failure> {
        if self.run.folders.is_empty() {
            return Ok(self.top().collect());
        }
        let named = self.run.folders.iter();
        let places: Result<Vec<usize>, Failure> = named
            .map(|name| self.find(name).ok_or_else(|| self.unknown("folder", name)))
            .collect();
        let mut places = places?;
        places.sort_unstable();
        places.dedup();
        Ok(places)
    }

    /// What is on top of the collection.
    fn top(&self) -> impl Iterator<Item = usize> {
        let items = self.collection.items.iter().enumerate();
        items.filter_map(|(at, item)| item.parent.is_none().then_some(at))
    }

    fn before(&self) -> Result<Vec<usize>, Failure> {
        let names = self.run.before.iter();
        names
            .map(|name| {
                let found = self.top().find(|at| self.collection.items[*at].is(name));
                found.ok_or_else(|| self.unknown("before", name))
            })
            .collect()
    }

    /// What a runner finds.
    fn find(&self, text: &str) -> Option<usize> {
        self.collection.items.iter().position(|item| item.is(text))
    }

    fn has_requests(&self, at: usize) -> bool {
        let items = &self.collection.items;
        let is_inside = |item: &Item| {
            let parent = |one: &usize| items.get(*one).and_then(|item| item.parent);
            std::iter::successors(item.parent, parent).any(|parent| parent == at)
        };
        !items[at].is_folder || items.iter().any(|item| !item.is_folder && is_inside(item))
    }

    /// Refuses parts of one name, and what would run after what it is to run before.
    fn check(&self, parts: &[Part], before: &[usize]) -> Result<(), Failure> {
        for (number, part) in parts.iter().enumerate() {
            let others = &parts[..number];
            if let Some(other) = others.iter().find(|other| other.slug == part.slug) {
                let (name, one, two) = (self.name(&part.slug), &other.name, &part.name);
                return Err(self
                    .wrong(&format!("has two parts that would be called `{name}`: `{one}` and `{two}`"))
                    .help("give one of the folders another name in Postman; of a name there are a-z, 0-9 and `_` left"));
            }
            let first = part.items.first().copied().unwrap_or(0);
            if let Some(late) = before.iter().find(|at| **at > first) {
                let (late, first) = (self.item(*late), &part.name);
                return Err(self
                    .wrong(&format!("is to run `{late}` before `{first}`, which it stands behind in the collection"))
                    .help("runners keep to the order of the collection: move it to the top there"));
            }
        }
        Ok(())
    }

    fn run(&self, part: &Part, before: &[usize]) -> Result<Run, Failure> {
        let items = before.iter().chain(&part.items);
        let folders: Result<Vec<String>, Failure> = items.map(|at| self.reference(*at)).collect();
        Ok(Run {
            slug: self.name(&part.slug),
            folders: folders?,
            split: false,
            ..self.run.clone()
        })
    }

    /// By what a runner finds this item, and no other.
    fn reference(&self, at: usize) -> Result<String, Failure> {
        let item = &self.collection.items[at];
        let mut names = std::iter::once(&item.name).chain(&item.ids);
        let found = names.find(|name| !name.is_empty() && self.find(name) == Some(at));
        found.cloned().ok_or_else(|| {
            let name = self.item(at);
            self.wrong(&format!(
                "has two folders or requests called `{name}`, of which a runner finds the first"
            ))
            .help("give one another name in Postman")
        })
    }

    fn item(&self, at: usize) -> &str {
        &self.collection.items[at].name
    }

    fn slug(&self, name: &str) -> Result<String, Failure> {
        let slug = slug(name);
        if slug.is_empty() {
            return Err(self
                .wrong(&format!("has a folder `{name}`, of which no letter or digit is left for the name of a part"))
                .help("give it a name with a letter of a-z or a digit, or leave out `split`"));
        }
        Ok(slug)
    }

    fn name(&self, slug: &str) -> String {
        format!("{}/{slug}", self.run.slug)
    }

    fn unknown(&self, key: &str, name: &str) -> Failure {
        let is_top = key == "before";
        let items = self.collection.items.iter();
        let items = items.filter(|item| !is_top || item.parent.is_none());
        let names: Vec<&str> = items.map(|item| item.name.as_str()).collect();
        let place = if is_top { "on top of" } else { "in" };
        let failure = self.wrong(&format!(
            "names `{name}` in `{key}`, which is not {place} its collection"
        ));
        match suggest::nearest(name, names.iter().copied()) {
            Some(near) => failure.help(format!("did you mean `{near}`?")),
            None => failure.help("name a folder or a request as Postman shows it, or by its id"),
        }
    }

    fn wrong(&self, what: &str) -> Failure {
        Failure::new(Exit::Usage, format!("suite `{}` {what}", self.run.suite))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collection::Content;
    use crate::plan::Plan;

    /// Two folders behind one that signs in, an empty one, and two requests in none.
    const SHOP: &str = r#"{"info": {"name": "Shop"}, "item": [
        {"name": "Auth", "item": [{"name": "Token", "request": "https://a.example"}]},
        {"name": "Ping", "request": "https://a.example"},
        {"name": "Check out", "item": [{"name": "Pay", "item": [{"name": "Card", "request": "https://a.example"}]}]},
        {"name": "Later", "item": [{"name": "Sub", "item": []}]},
        {"name": "Pay", "id": "7", "item": [{"name": "Again", "request": "https://a.example"}]},
        {"name": "Version", "request": "https://a.example"}
    ]}"#;

    fn split(collection: &str, more: &str) -> Result<Vec<(String, Vec<String>)>, Failure> {
        let text = format!(
            "version: 1\nsuites:\n  - {{ name: shop, collection: shop.json, split: folder{more} }}"
        );
        let plan = Plan::new(&serde_yaml::from_str(&text).unwrap())?;
        let Ok(Content::Collection(collection)) = Content::read(collection) else {
            panic!("{collection}");
        };
        let parts = parts(&plan.runs[0], &collection)?;
        Ok(parts
            .into_iter()
            .map(|part| (part.slug, part.folders))
            .collect())
    }

    fn part(name: &str, folders: &[&str]) -> (String, Vec<String>) {
        (
            name.to_owned(),
            folders.iter().map(|name| (*name).to_owned()).collect(),
        )
    }

    #[test]
    fn a_folder_on_top_is_a_part_behind_what_runs_before_it() {
        let parts = split(SHOP, ", before: Auth").unwrap();
        assert_eq!(
            parts,
            [
                part("shop/requests", &["Auth", "Ping", "Version"]),
                part("shop/check-out", &["Auth", "Check out"]),
                // By its id: a runner would find the folder of that name in the other one.
                part("shop/pay", &["Auth", "7"]),
            ]
        );
        let parts = split(SHOP, "").unwrap();
        assert_eq!(parts[0], part("shop/auth", &["Auth"]));
        assert_eq!(parts.len(), 4);
    }

    #[test]
    fn folders_that_the_suite_names_are_its_parts() {
        let parts = split(SHOP, ", folder: [Version, Card], before: [Auth]").unwrap();
        assert_eq!(
            parts,
            [
                part("shop/card", &["Auth", "Card"]),
                part("shop/version", &["Auth", "Version"]),
            ]
        );
    }

    #[test]
    fn what_has_nothing_to_run_is_one_part() {
        assert_eq!(split(r#"{"item": []}"#, "").unwrap(), [part("shop", &[])]);
        let only = r#"{"item": [{"name": "Auth", "item": [{"name": "a", "request": ""}]}]}"#;
        assert_eq!(split(only, ", before: Auth").unwrap(), [part("shop", &[])]);
    }

    #[test]
    fn what_cannot_be_told_apart_or_put_first_is_refused() {
        let of = |names: &[&str]| {
            let items = names.iter();
            let items = items.map(|name| {
                format!(r#"{{"name": "{name}", "item": [{{"name": "r", "request": ""}}]}}"#)
            });
            format!(r#"{{"item": [{}]}}"#, items.collect::<Vec<_>>().join(","))
        };
        for (names, more, message) in [
            (
                &["A b", "a-B"][..],
                "",
                "has two parts that would be called `shop/a-b`: `A b` and `a-B`",
            ),
            (&["🚀"], "", "no letter or digit is left"),
            (
                &["A", "Auth"],
                ", before: Auth",
                "is to run `Auth` before `A`, which it stands behind",
            ),
            (&["A", "B"], ", before: Auht", "names `Auht` in `before`"),
            (&["A"], ", folder: [C]", "names `C` in `folder`"),
        ] {
            let failure = split(&of(names), more).unwrap_err();
            assert!(failure.message.contains(message), "{}", failure.message);
            assert_eq!(failure.exit, Exit::Usage);
        }
        let hidden = r#"{"item": [{"name": "A", "item": [{"name": "B", "item": [{"name": "r", "request": ""}]}]},
            {"name": "B", "item": [{"name": "r", "request": ""}]}]}"#;
        let failure = split(hidden, "").unwrap_err();
        assert!(
            failure
                .message
                .contains("two folders or requests called `B`"),
            "{}",
            failure.message
        );
        let old =
            r#"{"id": "1", "name": "x", "order": [], "folders": [{"name": "A"}], "requests": []}"#;
        assert!(split(old, "").unwrap_err().message.contains("format v1"));
    }
}

//! The integration of a selection that is meant.

use crate::selection::{Integration, Selection};
use crate::{Exit, Failure, harmless, suggest};

/// The one of this nickname; without one, the only one, or one of several that all have the same project.
pub(super) fn find<'s>(
    nickname: Option<&str>,
    selection: Option<&'s Selection>,
) -> Result<Option<&'s Integration>, Failure> {
    let all = selection.map_or(&[][..], |selection| &selection.integrations);
    if let Some(nickname) = nickname {
        return named(nickname, all).map(|at| Some(&all[at]));
    }
    let Some(first) = all.first() else {
        return Ok(None);
    };
    if all.iter().all(|one| one.project == first.project) {
        return Ok(Some(first));
    }
    let message = format!("the selection has {} integrations", all.len());
    Err(Failure::new(Exit::Usage, message)
        .help(format!("name one: --integration {}", listed(all)))
        .help("or name the project: --project gh/OWNER/REPOSITORY"))
}

/// The place of the one of this nickname: letter for letter, since two may differ in the case alone.
pub(crate) fn named(nickname: &str, all: &[Integration]) -> Result<usize, Failure> {
    let names = || all.iter().map(|one| one.nickname.as_str());
    if let Some(at) = names().position(|own| own == nickname) {
        return Ok(at);
    }
    let message = format!("no integration is named `{}`", harmless::path(nickname));
    let failure = Failure::new(Exit::NotFound, message);
    Err(match suggest::nearest(nickname, names()) {
        Some(meant) => failure.help(format!("did you mean `{}`?", harmless::path(meant))),
        None if all.is_empty() => {
            failure.help("the selection has no integrations: `postorb integration add` adds one")
        }
        None => failure.help(format!("the selection has {}", listed(all))),
    })
}

/// The first of some nicknames.
fn listed(all: &[Integration]) -> String {
    const MOST: usize = 10;
    let shown = all.iter().take(MOST);
    let shown = shown.map(|one| format!("`{}`", harmless::path(&one.nickname)));
    let shown = shown.collect::<Vec<_>>().join(", ");
    if all.len() > MOST {
        return format!("{shown} and others: `postorb integration list`");
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::selection::{Date, read};

    fn selection(projects: &[(&str, &str)]) -> Selection {
        let entries = projects
            .iter()
            .enumerate()
            .map(|(at, (nickname, project))| {
                format!("{{nickname: {nickname}, api: a{at}, project: {project}}}")
            });
        let entries = entries.collect::<Vec<_>>().join(", ");
        let text = format!(
            "version: 1\nintegrations: [{entries}]\nsuites: [{{name: a, collection: a.json}}]\n"
        );
        let today = Date::parse("2026-01-01").unwrap();
        read(&text, today).unwrap().selection
    }

    #[test]
    fn the_only_project_is_meant() {
        assert_eq!(find(None, None).unwrap().map(|one| &one.project), None);
        for projects in [&[("a", "gh/a/b")][..], &[("a", "gh/a/b"), ("b", "gh/a/b")]] {
            let selection = selection(projects);
            let found = find(None, Some(&selection)).unwrap();
            assert_eq!(found.unwrap().project, "gh/a/b");
        }
    }

    #[test]
    fn of_several_one_has_to_be_named() {
        let selection = selection(&[("Shop", "gh/a/b"), ("Back office", "gh/a/c")]);
        let failure = find(None, Some(&selection)).unwrap_err();
        assert_eq!(failure.message, "the selection has 2 integrations");
        assert_eq!(
            failure.help[0],
            "name one: --integration `Shop`, `Back office`"
        );
        let failure = find(Some("back OFFICE"), Some(&selection)).unwrap_err();
        assert_eq!(failure.help, ["did you mean `Back office`?"]);
        let found = find(Some("Back office"), Some(&selection)).unwrap();
        assert_eq!(found.unwrap().project, "gh/a/c");
        let failure = find(Some("Shpo"), Some(&selection)).unwrap_err();
        assert_eq!(failure.exit, Exit::NotFound);
        assert_eq!(failure.help, ["did you mean `Shop`?"]);
        let failure = find(Some("zzzz"), Some(&selection)).unwrap_err();
        assert_eq!(failure.help, ["the selection has `Shop`, `Back office`"]);
    }
}

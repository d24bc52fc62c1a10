//! docs/doctor.md shows what postorb prints.

use super::scene::{HUSH, Scene};
use crate::console::{self, Printed};
use crate::postman::data::uuid;

/// What somebody does before a block of the page.
fn before(block: usize, scene: &mut Scene) {
    match block {
        1 => scene.circleci.change(|data| {
            data.projects[0].variables.clear();
        }),
        2 => scene.variables.push(("API_TOKEN", HUSH.to_owned())),
        _ => {}
    }
}

#[test]
fn the_page_shows_what_is_printed() {
    let mut scene = Scene::new();
    let mut last = None;
    console::check("docs/doctor.md", |block, words| {
        if last != Some(block) {
            before(block, &mut scene);
            last = Some(block);
        }
        // The first is told without keys.
        let answer = if block == 0 {
            scene.call(words, &[])
        } else {
            scene.run(words)
        };
        let text = format!("{}{}", answer.stdout, answer.stderr);
        let text = text.replace(&scene.circleci.base, "https://app.circleci.com");
        assert!(!text.contains(&uuid(3, 1)), "{text}");
        Printed {
            exit: answer.exit,
            text,
        }
    });
}

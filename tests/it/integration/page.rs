//! docs/integrations.md shows what postorb prints.

use crate::console::{self, Printed};
use crate::doctor::scene::Scene;

#[test]
fn the_page_shows_what_is_printed() {
    let scene = Scene::new();
    console::check("docs/integrations.md", |_, words| {
        let answer = scene.run(words);
        Printed {
            exit: answer.exit,
            text: format!("{}{}", answer.stdout, answer.stderr),
        }
    });
}

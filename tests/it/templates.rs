//! docs/templates.md, its example rendered.

use std::fs;

use crate::process::postorb;

const PAGE: &str = "docs/templates.md";

/// The text of the page's only fenced block in this language.
fn block<'p>(page: &'p str, language: &str) -> &'p str {
    let (_, rest) = page.split_once(&format!("```{language}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

#[test]
fn the_example_renders_as_the_page_says() {
    let page = fs::read_to_string(PAGE).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let template = folder.path().join("own.yml.j2");
    fs::write(&template, block(&page, "jinja")).unwrap();
    let command = [
        "render",
        "--layout",
        "newman-docker",
        "--collection",
        "tests/api.json",
    ];
    let more = [
        "--folder",
        "Re funds",
        "--template",
        template.to_str().unwrap(),
    ];
    let output = postorb(&[command.as_slice(), &more].concat(), &[]);
    assert_eq!((output.exit, output.stderr.as_str()), (0, ""));
    if std::env::var_os("POSTORB_BLESS").is_some() {
        let old = format!("```yaml\n{}```", block(&page, "yaml"));
        let new = format!("```yaml\n{}```", output.stdout);
        fs::write(PAGE, page.replace(&old, &new)).unwrap();
    } else {
        assert_eq!(block(&page, "yaml"), output.stdout);
    }
}

#[test]
fn every_value_that_the_page_names_can_be_used() {
    let page = fs::read_to_string(PAGE).unwrap();
    let (_, table) = page.split_once("## Values").unwrap();
    let (table, _) = table.split_once("What is in").unwrap();
    let cells = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('|').next());
    let names = cells.flat_map(|cell| cell.split('`').step_by(2));
    let place = |name: &str| match name.split_once('.') {
        Some(("job", name)) => format!("jobs[0].{name}"),
        Some(("entry", name)) => format!("workflows[0].entries[0].{name}"),
        _ => name.to_owned(),
    };
    let names = names.filter(|name| !name.trim().is_empty());
    let uses: Vec<_> = names
        .map(|name| format!("# {name} [= {} is defined =]\n", place(name)))
        .collect();
    assert!(uses.len() > 15, "{uses:?}");
    let folder = tempfile::tempdir().unwrap();
    let template = folder.path().join("uses.yml.j2");
    fs::write(&template, format!("jobs: {{x: 1}}\n{}", uses.concat())).unwrap();
    let args = [
        "render",
        "--collection",
        "a.json",
        "--template",
        template.to_str().unwrap(),
    ];
    let output = postorb(&args, &[]);
    assert_eq!((output.exit, output.stderr.as_str()), (0, ""));
    assert!(
        !output.stdout.to_lowercase().contains("false"),
        "{}",
        output.stdout
    );
}

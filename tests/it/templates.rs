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
fn the_example_keeps_what_suites_say_of_retrying() {
    let page = fs::read_to_string(PAGE).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let (template, selection) = (
        folder.path().join("own.yml.j2"),
        folder.path().join("s.yml"),
    );
    fs::write(&template, block(&page, "jinja")).unwrap();
    let (template, selected) = (template.to_str().unwrap(), selection.to_str().unwrap());
    for (retries, expected) in [("2, 2", 1), ("0, 2", 1), ("1, 2", 2)] {
        let (first, second) = retries.split_once(", ").unwrap();
        let text = format!(
            "version: 1\nlayout: newman-docker\nsuites:\n  - {{ name: a, collection: a.json, retry: {first} }}\n  \
             - {{ name: b, collection: b.json, retry: {second} }}\n"
        );
        fs::write(&selection, text).unwrap();
        let output = postorb(
            &["render", "--selection", selected, "--template", template],
            &[],
        );
        assert_eq!((output.exit, output.stderr.as_str()), (0, ""));
        let found = output.stdout.matches("max_auto_reruns: ").count();
        assert_eq!(found, expected, "{retries}: {}", output.stdout);
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

/// A template in a repository may be a stranger's.
#[test]
fn a_template_comes_to_an_end_whatever_is_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let template = folder.path().join("own.yml.j2");
    let many = |one: &str| one.repeat(60_000 / one.len());
    for text in [
        format!("[= 1{} =]", many("+1")),
        format!("[= {}1 =]", many("not ")),
        format!("[= {}1 =]", many("-")),
        format!("[= {}1{} =]", "(".repeat(20_000), ")".repeat(20_000)),
        format!("[% if 1 %]{}[% endif %]", many("[% elif 1 %]")),
        "[% for a in range(20000) %][% for b in range(20000) %][% endfor %][% endfor %]".to_owned(),
        "[% for a in range(20000) %][= 'x' * 30000 =][% endfor %]".to_owned(),
        "x".repeat(70_000),
    ] {
        fs::write(&template, &text).unwrap();
        let command = ["render", "--collection", "a.json", "--template"];
        let output = postorb(
            &[command.as_slice(), &[template.to_str().unwrap()]].concat(),
            &[],
        );
        let start = &text[..20];
        assert_eq!(output.exit, 2, "{start}: {}", output.stderr);
        assert!(output.stderr.starts_with("error: "), "{start}");
    }
}

#[test]
fn a_selection_names_no_template_outside_of_its_repository() {
    let folder = tempfile::tempdir().unwrap();
    let selection = folder.path().join("postorb.yml");
    for (path, leads_out) in [
        ("../secret", true),
        ("a/../../secret", true),
        ("/etc/hostname", true),
        ("a/../own.yml.j2", false),
    ] {
        let text =
            format!("version: 1\nsuites: [{{ name: a, collection: a.json }}]\ntemplate: {path}\n");
        fs::write(&selection, text).unwrap();
        let output = postorb(&["render", "--selection", selection.to_str().unwrap()], &[]);
        assert_eq!(output.exit, 2, "{path}: {}", output.stderr);
        let is_told = output.stderr.contains("leads out of the repository");
        assert_eq!(is_told, leads_out, "{path}: {}", output.stderr);
    }
}

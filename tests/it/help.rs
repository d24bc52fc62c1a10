//! What `--help` prints, of every command that `postorb --help` names.

use crate::process::postorb;

fn help(command: &[&str], flag: &str) -> String {
    let output = postorb(&[command, &[flag]].concat(), &[]);
    assert_eq!(
        (output.exit, output.stderr.as_str()),
        (0, ""),
        "{command:?}"
    );
    output.stdout
}

/// The pages, with what leads to them.
fn pages() -> Vec<(Vec<String>, String)> {
    let main = help(&[], "--help");
    let (_, commands) = main.split_once("Commands:\n").unwrap();
    let names = commands
        .lines()
        .map_while(|line| line.split_whitespace().next());
    let names: Vec<&str> = names.filter(|name| *name != "help").collect();
    assert!(names.len() >= 5, "{names:?}");
    let page = |name: &&str| (vec![(*name).to_owned()], help(&[name], "--help"));
    let pages = names.iter().map(page);
    std::iter::once((Vec::new(), main.clone()))
        .chain(pages)
        .collect()
}

/// The commands of a page's examples, without what is said of them and where their output goes.
fn examples(page: &str) -> Vec<Vec<&str>> {
    let (_, examples) = page.split_once("\nExamples:\n").expect(page);
    let own = |line| ["   ", " > ", " | "].iter().fold(line, until);
    let lines = examples.lines().map(|line| own(line.trim_start()));
    lines.map(|own| own.split_whitespace().collect()).collect()
}

fn until<'l>(line: &'l str, end: &&str) -> &'l str {
    line.split_once(end).map_or(line, |(before, _)| before)
}

#[test]
fn every_page_fits_a_screen_and_is_the_same_for_both_flags() {
    for (command, page) in pages() {
        let command: Vec<&str> = command.iter().map(String::as_str).collect();
        assert!(page.lines().count() <= 40, "{page}");
        assert!(
            page.lines().all(|line| line.chars().count() <= 100),
            "{page}"
        );
        assert_eq!(help(&command, "-h"), page);
    }
}

#[test]
fn every_page_ends_with_three_examples_that_are_understood() {
    for (command, page) in pages() {
        let examples = examples(&page);
        assert_eq!(examples.len(), 3, "{page}");
        for example in examples {
            let (program, args) = example.split_first().unwrap();
            assert_eq!(*program, "postorb", "{page}");
            assert!(
                command
                    .iter()
                    .all(|command| args.first() == Some(&command.as_str()))
            );
            help(args, "--help");
        }
    }
}

#[test]
fn no_line_of_help_is_a_sentence() {
    for (_, page) in pages() {
        assert!(
            !page
                .lines()
                .any(|line| line.ends_with('.') && !line.ends_with("...")),
            "{page}"
        );
    }
}

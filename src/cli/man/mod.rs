//! The man pages in `man/`, made from the command line's own words: the test fails where a page is
//! stale, and writes them with `POSTORB_BLESS=1`.

mod tables;

use std::fmt::Write as _;
use std::path::Path;

use clap::{Arg, Command, CommandFactory as _};
use roff::{Roff, bold, italic, roman};

use super::Cli;
use tables::{ENVIRONMENT, EXITS, FILES, concerning};

fn section<'r>(page: &mut Roff, title: &str, rows: impl Iterator<Item = (String, &'r str)>) {
    let mut rows = rows.peekable();
    if rows.peek().is_some() {
        page.control("SH", [title]);
    }
    for (name, said) in rows {
        page.control("TP", []);
        page.text([bold(name)]);
        page.text([roman(said)]);
    }
}

/// An option or argument, with what it takes.
fn argument(page: &mut Roff, argument: &Arg) {
    let flags = argument
        .get_short()
        .map(|short| format!("-{short}"))
        .into_iter();
    let flags = flags.chain(argument.get_long().map(|long| format!("--{long}")));
    let mut head = Vec::new();
    for (at, flag) in flags.enumerate() {
        if at > 0 {
            head.push(roman(", "));
        }
        head.push(bold(flag));
    }
    let takes = argument.get_action().takes_values();
    if takes {
        let optional = argument
            .get_num_args()
            .is_some_and(|number| number.min_values() == 0);
        let equals = if argument.is_require_equals_set() {
            "="
        } else {
            " "
        };
        let [before, after] = match (head.is_empty(), optional) {
            (true, _) => ["", ""],
            (false, true) if equals == "=" => ["[=", "]"],
            (false, true) => [" [", "]"],
            (false, false) => [equals, ""],
        };
        let names = argument.get_value_names().unwrap_or_default();
        head.extend([roman(before), italic(names.join(" ")), roman(after)]);
    }
    page.control("TP", []);
    page.text(head);
    let mut said = argument
        .get_help()
        .map(ToString::to_string)
        .unwrap_or_default();
    let defaults = argument.get_default_values().iter();
    let defaults: Vec<_> = defaults.map(|value| value.to_string_lossy()).collect();
    if takes && !defaults.is_empty() {
        write!(said, " [default: {}]", defaults.join(" ")).unwrap();
    }
    page.text([roman(said)]);
    let values = argument.get_possible_values();
    if !takes || values.is_empty() {
        return;
    }
    page.control("RS", []);
    for value in values {
        page.control("TP", []);
        page.text([bold(value.get_name())]);
        page.text([roman(
            value
                .get_help()
                .map(ToString::to_string)
                .unwrap_or_default(),
        )]);
    }
    page.control("RE", []);
}

/// A page: what clap knows, and what only the tables above do.
fn page(command: &Command, verb: Option<&str>, names: &[String]) -> String {
    let mut page = Roff::new();
    // Commands and addresses are neither stretched nor hyphenated.
    page.control("ad", ["l"]);
    page.control("nh", []);
    let name = verb.map_or("postorb".to_owned(), |verb| format!("postorb-{verb}"));
    page.control("SH", ["NAME"]);
    page.text([roman(format!("{name} - {}", command.get_about().unwrap()))]);
    page.control("SH", ["SYNOPSIS"]);
    let usage = command.clone().render_usage().to_string();
    page.text([bold(usage.trim_start_matches("Usage: "))]);

    let after = command.get_after_help().unwrap().to_string();
    let (notes, examples) = after.split_once("Examples:\n").unwrap();
    // The codes have a section of their own here.
    let notes = notes
        .split_once("Exit codes:")
        .map_or(notes, |(notes, _)| notes);
    if !notes.trim().is_empty() {
        page.control("SH", ["DESCRIPTION"]);
    }
    for (at, note) in notes.trim().lines().enumerate() {
        if at > 0 {
            page.control("PP", []);
        }
        let note = note.trim();
        // A long address has no place to be broken at.
        let whole = !note.contains(' ');
        if whole {
            page.control("nf", []);
        }
        page.text([roman(note)]);
        if whole {
            page.control("fi", []);
        }
    }

    let mut heading = None;
    let arguments = command.get_arguments();
    let mut arguments: Vec<_> = arguments.filter(|one| !one.is_hide_set()).collect();
    // A command that is built when it is called gets these first.
    arguments.sort_by_key(|argument| argument.is_global_set());
    for argument in arguments {
        let own = argument
            .get_help_heading()
            .unwrap_or("Options")
            .to_uppercase();
        if heading.as_ref() != Some(&own) {
            page.control("SH", [own.as_str()]);
            heading = Some(own);
        }
        self::argument(&mut page, argument);
    }

    let verbs = command.get_subcommands();
    let verbs = verbs.filter(|verb| verb.get_name() != "help");
    let verbs = verbs.map(|verb| (format!("{name}-{}(1)", verb.get_name()), verb));
    let verbs: Vec<_> = verbs
        .map(|(name, verb)| (name, verb.get_about().unwrap().to_string()))
        .collect();
    let rows = verbs
        .iter()
        .map(|(name, said)| (name.clone(), said.as_str()));
    section(&mut page, "COMMANDS", rows);
    let rows = concerning(EXITS, verb).map(|(exit, said)| (exit.code().to_string(), said));
    section(&mut page, "EXIT STATUS", rows);
    let rows = concerning(FILES, verb).map(|(file, said)| ((*file).to_owned(), said));
    section(&mut page, "FILES", rows);
    let rows = concerning(ENVIRONMENT, verb).map(|(name, said)| ((*name).to_owned(), said));
    section(&mut page, "ENVIRONMENT", rows);

    page.control("SH", ["EXAMPLES"]);
    page.control("EX", []);
    for line in examples.lines() {
        page.text([roman(line)]);
    }
    page.control("EE", []);
    page.control("SH", ["SEE ALSO"]);
    let others = names.iter().filter(|other| **other != name);
    let others: Vec<String> = others.map(|other| format!("{other}(1)")).collect();
    page.text([roman(others.join(", "))]);
    page.control("PP", []);
    page.text([roman(env!("CARGO_PKG_REPOSITORY"))]);

    let title = name.to_uppercase().replace('-', "\\-");
    let version = env!("CARGO_PKG_VERSION");
    format!(
        ".\\\" Made from the words of `postorb --help`: src/cli/man/\n.TH {title} 1 \"\" \"postorb {version}\" postorb\n{}",
        page.to_roff()
    )
}

/// Every page, with the name of its file.
fn pages() -> Vec<(String, String)> {
    let mut command = Cli::command().disable_help_subcommand(true);
    command.build();
    let mut commands = Vec::new();
    gather(&command, None, &mut commands);
    let name = |verb: &Option<String>| {
        let verb = verb.iter().map(|verb| format!("-{verb}"));
        format!("postorb{}", verb.collect::<String>())
    };
    let names: Vec<String> = commands.iter().map(|(verb, _)| name(verb)).collect();
    let pages = commands.iter().zip(&names);
    pages
        .map(|((verb, command), name)| {
            let page = page(command, verb.as_deref(), &names);
            (format!("{name}.1"), page)
        })
        .collect()
}

/// A command and those in it, each with what leads to it: `suite-add`.
fn gather<'c>(
    command: &'c Command,
    verb: Option<&str>,
    commands: &mut Vec<(Option<String>, &'c Command)>,
) {
    commands.push((verb.map(str::to_owned), command));
    let inner = command.get_subcommands();
    for inner in inner.filter(|inner| inner.get_name() != "help") {
        let name = inner.get_name();
        let path = verb.map_or(name.to_owned(), |verb| format!("{verb}-{name}"));
        gather(inner, Some(&path), commands);
    }
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a test is told by the environment, and writes plainly"
)]
fn the_pages_in_man_are_those_of_the_command_line() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("man");
    let bless = std::env::var_os("POSTORB_BLESS").is_some();
    let pages = pages();
    let mut stale = Vec::new();
    for (name, page) in &pages {
        if bless {
            std::fs::write(folder.join(name), page).unwrap();
        } else if std::fs::read_to_string(folder.join(name)).ok().as_ref() != Some(page) {
            stale.push(name.clone());
        }
    }
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if pages.iter().all(|(page, _)| *page != name) {
            stale.push(name);
        }
    }
    assert!(stale.is_empty(), "`just bless` rewrites {stale:?}");
}

#[test]
fn rows_name_commands_that_there_are() {
    let verbs = pages();
    let rows = EXITS.iter().flat_map(|(_, _, verbs)| *verbs);
    let rows = rows.chain(FILES.iter().flat_map(|(_, _, verbs)| *verbs));
    for verb in rows.chain(ENVIRONMENT.iter().flat_map(|(_, _, verbs)| *verbs)) {
        let name = format!("postorb-{verb}.1");
        assert!(verbs.iter().any(|(page, _)| *page == name), "{verb}");
    }
}

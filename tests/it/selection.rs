//! The selection reader: every file in `data/selection/good` is read, every one in `bad` is answered
//! with the text beside it. `POSTORB_BLESS=1` writes the texts, for a person to read.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use postorb::finding::{Finding, Label};
use postorb::selection::{Date, Loaded, SCHEMA, read};
use postorb::yaml::Lines;

fn load(text: &str) -> Result<Loaded, Vec<Finding>> {
    read(text, Date::parse("2026-11-23").unwrap())
}

fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/selection")
        .join(folder);
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "yml"))
        .collect();
    files.sort();
    files
}

/// The findings as plain text: what people read, without colours and source lines.
fn page(text: &str, findings: &[Finding]) -> String {
    let lines = Lines::new(text);
    let place = |label: &Label| {
        let (line, column) = lines.position(label.span.start);
        let underlined = &text[label.span.clone()];
        assert!(
            !underlined.contains('\n'),
            "an underline of many lines: {underlined:?}"
        );
        format!("{line}:{column} [{underlined}] {}", label.text)
            .trim_end()
            .to_owned()
    };
    let mut page = String::new();
    for finding in findings {
        let Finding {
            rule,
            severity,
            message,
            primary,
            related,
            help,
            ..
        } = finding;
        writeln!(page, "{}[{rule}]: {message}", severity.name()).unwrap();
        writeln!(page, "  at {}", place(primary)).unwrap();
        for label in related {
            writeln!(page, "  at {}", place(label)).unwrap();
        }
        for line in help {
            writeln!(page, "  help: {line}").unwrap();
        }
    }
    page
}

#[test]
fn every_bad_file_is_answered_with_all_that_is_wrong_with_it() {
    let files = files("bad");
    assert!(files.len() >= 40);
    let mut stale = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let findings = match load(&text) {
            Ok(loaded) => loaded.warnings,
            Err(findings) => findings,
        };
        assert!(
            !findings.is_empty(),
            "{} is read without a word",
            file.display()
        );
        let page = page(&text, &findings);
        let expectation = file.with_extension("out");
        if std::env::var_os("POSTORB_BLESS").is_some() {
            fs::write(&expectation, page).unwrap();
        } else if fs::read_to_string(&expectation).ok().as_ref() != Some(&page) {
            stale.push(format!("{}:\n{page}", file.display()));
        }
    }
    assert!(stale.is_empty(), "not as expected:\n{}", stale.join("\n"));
}

#[test]
fn every_good_file_is_read_without_a_word() {
    for file in files("good") {
        let text = fs::read_to_string(&file).unwrap();
        match load(&text) {
            Ok(loaded) => assert_eq!(page(&text, &loaded.warnings), "", "{}", file.display()),
            Err(findings) => panic!("{}:\n{}", file.display(), page(&text, &findings)),
        }
    }
}

const FULL: &str = include_str!("../data/selection/good/full.yml");

#[test]
fn the_full_sample_means_what_it_says() {
    let Loaded { selection, .. } = load(FULL).unwrap();
    assert_eq!(selection.version, 1);
    let [smoke, regression] = selection.suites.as_slice() else {
        panic!("{:?}", selection.suites)
    };
    assert_eq!(smoke.name, "smoke");
    assert_eq!(smoke.folder.0, Vec::<String>::new());
    let environments: Vec<_> = regression.environments.keys().collect();
    assert_eq!(environments, ["eu", "staging"]);
    assert_eq!(regression.folder.0, ["Checkout", "Re funds"]);
    assert_eq!(regression.newman.timeout_request, Some(10_000));
    assert_eq!(regression.timeout.as_ref().unwrap().milliseconds(), 600_000);
    assert_eq!(regression.secrets["token"].0, "API_TOKEN");
    assert_eq!(
        regression.quarantine.as_ref().unwrap().until.to_string(),
        "2026-12-31"
    );
    assert_eq!(selection.template, None);
    assert_eq!(selection.orb_version.as_deref(), Some("1.0.0"));
    assert_eq!(selection.workflows[0].requires.0, ["build"]);
}

#[test]
fn a_place_is_found_by_its_path_through_merge_keys_too() {
    let text = "\
version: 1
suites:
  - &base { name: a, collection: a.json }
  - { <<: *base, name: b }
";
    let loaded = load(text).unwrap();
    let at = |path: &[&str]| loaded.span_of(path).map(|span| &text[span]);
    assert_eq!(at(&["version"]), Some("1"));
    assert_eq!(at(&["suites", "1", "name"]), Some("b"));
    assert_eq!(at(&["suites", "1", "collection"]), Some("a.json"));
    assert_eq!(at(&["suites", "2"]), None);
    assert_eq!(at(&["suites", "0", "folder"]), None);
    assert_eq!(loaded.selection.suites[1].collection, "a.json");
}

#[test]
fn no_damage_to_the_file_makes_the_reader_panic() {
    for end in (0..FULL.len())
        .step_by(7)
        .filter(|end| FULL.is_char_boundary(*end))
    {
        let _ = load(&FULL[..end]);
    }
    let lines: Vec<_> = FULL.split_inclusive('\n').collect();
    for at in 0..lines.len() {
        let (before, from) = lines.split_at(at);
        let (before, line, after) = (before.concat(), from[0], from[1..].concat());
        let _ = load(&format!("{before}{after}"));
        let _ = load(&format!("{before}{line}{line}{after}"));
        let _ = load(&format!("{before}  {line}{after}"));
        let _ = load(&format!("{before}{}{after}", line.trim_start()));
    }
}

#[test]
fn line_ends_and_a_byte_order_mark_do_not_matter() {
    for text in [
        FULL.replace('\n', "\r\n"),
        FULL.replace('\n', "\r"),
        format!("\u{feff}{FULL}"),
        FULL.trim_end().to_owned(),
    ] {
        if let Err(findings) = load(&text) {
            panic!("{}", page(&text, &findings));
        }
    }
}

#[test]
fn a_key_in_the_file_is_in_no_part_of_the_answer() {
    let key = format!("PMAK-{}-{}", "0".repeat(24), "0".repeat(34));
    for line in FULL.lines() {
        for text in [
            FULL.replacen(line, &format!("{line}\n{key}: {key}"), 1),
            FULL.replacen(line, &format!("{line} {key}"), 1),
            FULL.replacen(line, &format!("{line} *{key}"), 1),
            FULL.replacen(line, &format!("{line} # {key}"), 1),
        ] {
            let findings = load(&text).unwrap_err();
            assert!(
                findings
                    .iter()
                    .any(|finding| finding.rule == "selection-secret")
            );
            assert!(!format!("{findings:?}").contains("00000"), "{findings:?}");
        }
    }
}

#[test]
fn the_command_schema_prints_the_schema_and_nothing_else() {
    let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
    let mut io = postorb::Io {
        stdin: &mut std::io::empty(),
        stdout: &mut stdout,
        stderr: &mut stderr,
        stdin_is_terminal: false,
        stdout_is_terminal: false,
        stderr_is_terminal: false,
        color: postorb::Color::default(),
    };
    let args = ["postorb", "schema"].map(Into::into).to_vec();
    let exit = postorb::run(args, &postorb::Env::default(), &mut io);
    assert_eq!(exit, postorb::Exit::Ok);
    assert_eq!(String::from_utf8(stdout).unwrap(), SCHEMA);
    assert_eq!(String::from_utf8(stderr).unwrap(), "");
}

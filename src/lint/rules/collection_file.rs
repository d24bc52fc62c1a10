//! `collection-file`: a collection that is a file of the repository, and cannot be run, or tests
//! nothing.

use crate::collection::{Collection, Content, Fault, Other};
use crate::finding::{Finding, Severity};
use crate::lint::local::{Input, Local, absent, closed, has_extension, named};
use crate::lint::newman::Tool;
use crate::lint::{Found, Rule, Subject};

pub(in crate::lint) const RULE: Rule = Rule {
    name: "collection-file",
    severities: &[Severity::Error, Severity::Warning],
    page: include_str!("collection_file.md"),
    check,
};

fn check(subject: &Subject<'_, '_>, findings: &mut Vec<Finding>) {
    for local in subject.locals {
        if let Some(input) = &local.collection {
            findings.extend(told(subject, local, input));
        }
    }
}

fn told(
    subject: &Subject<'_, '_>,
    local: &Local<'_>,
    input: &Input<'_, Content>,
) -> Option<Finding> {
    let tool = local.call.tool;
    let path = &*input.path;
    let finding = |message: String| {
        let place = input.argument.place(subject.tree.text());
        let finding = Finding::error(RULE.name, place, format!("{} {message}", named(path)));
        input.argument.text.told(finding)
    };
    let is_v3 = || local.repository.is_some_and(|files| files.is_v3(path));
    match &*input.found {
        // What Postman does not have is told by `unknown-id`.
        Found::Missing | Found::Closed(_) if input.is_fetched => None,
        Found::Missing => absent(subject, RULE.name, local, input, &["json"]),
        Found::Closed(reason) => Some(closed(subject, RULE.name, input, reason)),
        found => judged(found, tool, path, &is_v3, &finding),
    }
}

/// What is wrong with something that is there.
pub(in crate::lint) fn judged(
    found: &Found<Result<Content, Fault>>,
    tool: Tool,
    path: &str,
    is_v3: &dyn Fn() -> bool,
    finding: &dyn Fn(String) -> Finding,
) -> Option<Finding> {
    match found {
        Found::Folder if tool == Tool::Newman && is_v3() => Some(v3(finding)),
        Found::Folder if tool == Tool::Newman => {
            Some(finding("is a folder, and no collection".to_owned()))
        }
        Found::File(Err(Fault::Syntax { line, column })) if is_json(tool, path) => {
            let message = format!("is no collection: no JSON at line {line}, column {column}");
            Some(finding(message).help("Postman's export has the format `Collection v2.1`"))
        }
        Found::File(Ok(Content::Other(Other::V3))) if tool == Tool::Newman => Some(v3(finding)),
        Found::File(Ok(Content::Other(other))) if *other != Other::V3 => Some(
            finding(format!("is no collection, but {}", other.name()))
                .help("it has no requests: such a run can end well, and has tested nothing"),
        ),
        Found::File(Ok(Content::Collection(collection))) => weak(collection, finding),
        // What is not known, and what the Postman CLI runs.
        Found::Outside | Found::Missing | Found::Closed(_) | Found::Folder | Found::File(_) => None,
    }
}

/// Whether a tool reads a file as JSON: the Postman CLI knows YAML, too.
fn is_json(tool: Tool, path: &str) -> bool {
    tool == Tool::Newman || has_extension(path, &["json"])
}

fn v3(finding: &dyn Fn(String) -> Finding) -> Finding {
    finding("is a collection of format v3, which Newman cannot run".to_owned())
        .help("run it with the Postman CLI: `postman collection run`")
        .help("or export the collection from Postman as `Collection v2.1`")
}

/// A collection that runs, and not as meant.
fn weak(collection: &Collection, finding: &dyn Fn(String) -> Finding) -> Option<Finding> {
    let weak = |message: &str| finding(message.to_owned()).severity(Severity::Warning);
    if collection.requests() == 0 {
        let found = weak("has no requests: its run ends well, and tests nothing");
        return Some(found);
    }
    // newman 6.2, lib/run/options.js
    collection.is_v1.then(|| {
        weak("is a collection of format v1, which Newman may not run any more")
            .help("import it into Postman, and export it as `Collection v2.1`")
    })
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::tests::{of_files, of_run_with, orb, run};

    const GOOD: &str = r#"{"info": {"name": "x"}, "item": [{"name": "a", "request": "http://x"}]}"#;

    fn of(command: &str, files: &[(&str, &str)]) -> Vec<String> {
        of_run_with("collection-file", command, files)
    }

    #[test]
    fn what_cannot_be_run_is_told() {
        for (text, start) in [
            (
                "nothing",
                "`a.json` is no collection: no JSON at line 1, column 2",
            ),
            (
                "{\"values\": []}",
                "`a.json` is no collection, but an environment",
            ),
            (
                "{\"swagger\": \"2.0\"}",
                "`a.json` is no collection, but the description",
            ),
            ("{\"error\": {}}", "`a.json` is no collection, but an error"),
            (
                "{\"hello\": 1}",
                "`a.json` is no collection, but other JSON",
            ),
            ("[]", "`a.json` is no collection, but JSON without"),
            ("{\"item\": []}", "`a.json` has no requests"),
            (
                "{\"order\": [], \"requests\": [{}]}",
                "`a.json` is a collection of format v1",
            ),
            ("$kind: collection", "`a.json` is a collection of format v3"),
        ] {
            let found = of("newman run a.json", &[("a.json", text)]);
            assert!(
                found.len() == 1 && found[0].starts_with(start),
                "{text}: {found:?}"
            );
        }
        let wrapped = format!("{{\"collection\": {GOOD}}}");
        for text in [GOOD, &wrapped] {
            assert_eq!(of("newman run a.json", &[("a.json", text)]), [""; 0]);
        }
    }

    #[test]
    fn format_v3_is_for_the_postman_cli() {
        let files = [("apis/My/.resources/definition.yaml", "$kind: collection")];
        let found = of("newman run apis/My", &files);
        assert_eq!(
            found,
            ["`apis/My` is a collection of format v3, which Newman cannot run"]
        );
        assert_eq!(of("postman collection run apis/My", &files), [""; 0]);
        let found = of("newman run apis", &files);
        assert_eq!(found, ["`apis` is a folder, and no collection"]);
    }

    #[test]
    fn a_file_is_missing_where_nothing_can_have_brought_it() {
        let files = [("postman/smoke.json", GOOD)];
        for command in [
            "newman run postman/smok.json",
            "npx newman run './smok.json'",
            "cd postman\nnewman run smok.json",
            "npm install -g newman\nnewman run postman/smok.json",
        ] {
            assert_eq!(of(command, &files).len(), 1, "{command}");
        }
        for command in [
            "newman run postman/smoke.json",
            "cd postman && newman run smoke.json",
            "newman run postman/$NAME.json",
            "newman run postman/*.json",
            "newman run /etc/smok.json",
            "newman run ../smok.json",
            "newman run smok",
            "make x && newman run smok.json",
            "echo 1 > smok.json; newman run smok.json",
            "newman run postman/smoke.json --export-collection smok.json; newman run smok.json",
            "cd $DIR && newman run smok.json",
            "docker run -v $PWD:/etc/newman postman/newman run smok.json",
            "if x; then cd y; fi; newman run smok.json",
        ] {
            assert_eq!(of(command, &files), [""; 0], "{command}");
        }
        let files = [("postman/smoke.json", GOOD), (".gitmodules", "")];
        assert_eq!(of("newman run smok.json", &files), [""; 0]);
    }

    #[test]
    fn steps_that_may_bring_a_file_leave_it_alone() {
        let files = [("postman/smoke.json", GOOD)];
        let config = run("newman run smok.json");
        for (step, count) in [
            ("checkout", 1),
            ("setup_remote_docker", 1),
            ("run: npm ci", 1),
            ("run: npm run build", 0),
            ("attach_workspace: { at: . }", 0),
            ("own", 0),
            ("checkout: { path: x }", 0),
        ] {
            let config = config.replace("- checkout\n", &format!("- checkout\n      - {step}\n"));
            assert_eq!(
                of_files("collection-file", &config, &files).len(),
                count,
                "{step}"
            );
        }
        let elsewhere = config.replace("    steps:", "    working_directory: ~/x\n    steps:");
        assert_eq!(of_files("collection-file", &elsewhere, &files), [""; 0]);
    }

    #[test]
    fn paths_begin_where_the_step_works() {
        let files = [("postman/a.json", "[]")];
        let config = run("newman run a.json");
        let command = "run: |\n          newman run a.json";
        for (step, count) in [
            (
                "run: { command: newman run a.json, working_directory: postman }",
                1,
            ),
            (
                "run: { command: newman run ../postman/a.json, working_directory: ./postman/ }",
                1,
            ),
            (
                "run: { command: cd ..; newman run a.json, working_directory: postman/x }",
                1,
            ),
            (
                "run: { command: newman run a.json, working_directory: /postman }",
                0,
            ),
            (
                "run: { command: newman run a.json, working_directory: $HOME }",
                0,
            ),
            (
                "run: { command: gunzip a.json.gz && newman run a.json, working_directory: postman }",
                0,
            ),
        ] {
            let config = config.replace(command, step);
            assert_eq!(
                of_files("collection-file", &config, &files).len(),
                count,
                "{step}"
            );
        }
    }

    #[test]
    fn the_orb_is_given_files_too() {
        let files = [("a.json", "[]"), ("b c.json", "[]")];
        for (arguments, count) in [
            ("collection: a.json", 1),
            ("collection: \"'b c.json'\"", 1),
            ("collection: b c.json", 0),
            ("collection: none.json", 1),
        ] {
            let config = orb(arguments);
            assert_eq!(
                of_files("collection-file", &config, &files).len(),
                count,
                "{arguments}"
            );
        }
        let job = "version: 2.1\norbs: { newman: postman/newman@1.0.0 }\n\
                   workflows: { w: { jobs: [newman/run: { collection: none.json }] } }\n";
        assert_eq!(of_files("collection-file", job, &files).len(), 1);
    }
}

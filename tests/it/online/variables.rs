//! `validate --online`: variables that the project, or a context, has to have.

use super::*;
use crate::circleci::data::uuid;
use crate::loopback::Fault;

const TOLD: &str = "warning[unset-variable]: the variable `POSTMAN_API_KEY` is not set on the project gh/acme/bookings";

fn forbidden() -> Fault {
    Fault::json(403, "{\"message\": \"Forbidden\"}")
}

#[test]
fn a_key_that_is_nowhere_is_told_where_it_is_used() {
    let scene = Scene::new(Data::small());
    scene.write(CONFIG, &with_newman("test"));
    let done = scene.validate(&[]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    assert!(done.stdout.contains(TOLD), "{}", done.stdout);
    assert!(done.stdout.contains("config.yml:7:"), "{}", done.stdout);
    assert_eq!(scene.validate(&["--fail-on", "warning"]).exit, Some(7));
    // No context is named, so that none is looked at.
    assert!(!scene.circleci.calls().contains(&"GET /context".to_owned()));

    let scene = Scene::with_key(Data::small());
    scene.write(CONFIG, &with_newman("test"));
    let done = scene.validate(&[]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""), "{done:?}");
}

#[test]
fn contexts_are_asked_for_once() {
    let scene = Scene::new(Data::small());
    scene.write(CONFIG, &with_newman("test: { context: postman }"));
    scene.write("b.yml", &with_newman("test: { context: [postman, gone] }"));
    let done = scene.validate(&[CONFIG, "b.yml"]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""), "{done:?}");
    let calls = scene.circleci.calls();
    let count = |call: &str| calls.iter().filter(|one| *one == call).count();
    assert_eq!(count("GET /context"), 1);
    let variables = format!("GET /context/{}/environment-variable", uuid(3, 1));
    assert_eq!(count(&variables), 1, "{calls:?}");
    assert_eq!(count("GET /project/gh/acme/bookings/envvar"), 1);

    scene
        .circleci
        .change(|data| data.contexts[0].variables.clear());
    let done = scene.validate(&[CONFIG, "b.yml"]);
    let told = format!("{TOLD}, nor in the context `postman`");
    assert!(done.stdout.contains(&told), "{}", done.stdout);
    let told = format!("{TOLD}, nor in the contexts `postman`, `gone`");
    assert!(done.stdout.contains(&told), "{}", done.stdout);
    let told = "the organization has no context `gone`";
    assert_eq!(done.stdout.matches(told).count(), 1, "{}", done.stdout);
}

#[test]
fn where_it_cannot_be_asked_that_is_said_once_and_nothing_is_guessed() {
    for path in ["/context", "/context/ID/environment-variable"] {
        let scene = Scene::new(Data::small());
        let path = path.replace("ID", &uuid(3, 1));
        scene.circleci.always(&path, forbidden());
        scene.write(CONFIG, &with_newman("test: { context: postman }"));
        scene.write("b.yml", &with_newman("test: { context: [postman] }"));
        let done = scene.validate(&[CONFIG, "b.yml"]);
        assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""), "{done:?}");
        let note = "which variables contexts have is not looked at: ";
        assert_eq!(done.stderr.matches(note).count(), 1, "{}", done.stderr);
    }
    let scene = Scene::new(Data::small());
    scene
        .circleci
        .always("/project/gh/acme/bookings/envvar", forbidden());
    scene.write(CONFIG, &with_newman("test"));
    let done = scene.validate(&[]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""), "{done:?}");
    let note = "which variables the project has is not looked at: ";
    assert_eq!(done.stderr.matches(note).count(), 1, "{}", done.stderr);
}

#[test]
fn a_repository_need_not_be_a_project_and_one_that_is_named_has_to_be() {
    let scene = Scene::new(Data::small());
    scene.write(
        ".git/config",
        "[remote \"origin\"]\n\turl = git@github.com:acme/other.git\n",
    );
    scene.write(CONFIG, &with_newman("test"));
    let done = scene.validate(&[]);
    assert_eq!((done.exit, done.stdout.as_str()), (Some(0), ""), "{done:?}");
    assert!(
        done.stderr
            .contains("which variables the project has is not looked at"),
        "{done:?}"
    );
    assert_eq!(scene.texts().len(), 1);

    let done = scene.validate(&["--project", "gh/acme/other"]);
    assert_eq!(done.exit, Some(5), "{done:?}");
    let last = "what CircleCI says is not all checked: it did not answer every call\n";
    assert!(done.stderr.ends_with(last), "{}", done.stderr);
    assert_eq!(scene.texts().len(), 2, "the compiler is asked all the same");

    let done = scene.validate(&["--project", "gh/acme/bookings"]);
    assert!(done.stdout.contains(TOLD), "{done:?}");
    let done = scene.validate(&["--project", "acme"]);
    assert_eq!(done.exit, Some(2), "{done:?}");

    scene.write(".git/config", "");
    let done = scene.validate(&[]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    assert!(
        done.stderr
            .contains("the repository has no remote `origin`"),
        "{done:?}"
    );
}

#[test]
fn a_selection_is_told_what_its_suites_need() {
    let scene = Scene::new(Data::small());
    let uid = postman::Data::small().collection_uid();
    let selection = format!(
        "version: 1\nintegrations:\n  - {{ nickname: a, api: x, project: github/acme/bookings }}\nsuites:\n  - name: smoke\n    collection: {uid}\n    secrets: {{ host: API_TOKEN }}\n\
         workflows:\n  - {{ name: main, context: postman }}\n"
    );
    scene.write(SELECTION, &selection);
    let done = scene.validate(&["--format", "github", SELECTION]);
    assert_eq!(done.exit, Some(0), "{done:?}");
    let lines: Vec<&str> = done.stdout.lines().collect();
    assert_eq!(lines.len(), 1, "{lines:#?}");
    let told = "the variable `API_TOKEN` is not set on the project gh/acme/bookings, nor in the context `postman`";
    assert!(
        lines[0].contains("line=7,") && lines[0].contains(told),
        "{}",
        lines[0]
    );
    scene
        .circleci
        .change(|data| data.contexts[0].variables.clear());
    let done = scene.validate(&["--format", "github", "--integration", "a", SELECTION]);
    let key = done
        .stdout
        .lines()
        .find(|line| line.contains("POSTMAN_API_KEY"))
        .unwrap();
    assert!(key.contains("line=6,"), "{key}");
    assert_eq!(scene.texts(), [""; 0]);
}

use super::remote::Remote;
use super::*;

const SHA: &str = "0123456789abcdef0123456789abcdef01234567";

fn build(variables: &[(&str, &str)]) -> Build {
    let variables = variables
        .iter()
        .map(|(name, value)| (name.into(), value.into()));
    Build::of(&Env::new(variables))
}

fn bookings() -> Option<Repository> {
    Repository::parse("acme/bookings")
}

const fn pull(number: u64, is_fork: bool) -> Pull {
    Pull { number, is_fork }
}

#[test]
fn circleci_names_the_repository_the_pull_request_and_the_build() {
    let build = build(&[
        ("CIRCLECI", "true"),
        ("CIRCLE_REPOSITORY_URL", "git@github.com:acme/bookings.git"),
        (
            "CIRCLE_PULL_REQUEST",
            "https://github.com/acme/bookings/pull/7",
        ),
        ("CIRCLE_SHA1", SHA),
        ("CIRCLE_BRANCH", "topic"),
        (
            "CIRCLE_BUILD_URL",
            "https://circleci.com/gh/acme/bookings/12",
        ),
        // Of no account here.
        ("GITHUB_REPOSITORY", "other/one"),
    ]);
    let expected = Build {
        host: Some("github.com".into()),
        repository: bookings(),
        pull: Some(pull(7, false)),
        commit: Some(SHA.into()),
        branch: Some("topic".into()),
        link: Some("https://circleci.com/gh/acme/bookings/12".into()),
    };
    assert_eq!(build, expected);
}

#[test]
fn on_circleci_a_fork_and_names_alone_will_do() {
    let fork = build(&[
        ("CIRCLECI", "true"),
        ("CIRCLE_PROJECT_USERNAME", "acme"),
        ("CIRCLE_PROJECT_REPONAME", "bookings"),
        ("CIRCLE_PR_NUMBER", "9"),
        ("CIRCLE_PR_USERNAME", "stranger"),
    ]);
    assert_eq!(
        (fork.repository, fork.pull),
        (bookings(), Some(pull(9, true)))
    );
    let several = build(&[
        ("CIRCLECI", "true"),
        ("CIRCLE_REPOSITORY_URL", "https://github.com/me/fork"),
        (
            "CIRCLE_PULL_REQUESTS",
            "nonsense,https://github.com/acme/bookings/pull/3,https://github.com/acme/bookings/pull/4",
        ),
    ]);
    assert_eq!(
        (several.repository, several.pull),
        (bookings(), Some(pull(3, false)))
    );
}

#[test]
fn actions_tell_by_variables_and_by_the_event() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("event.json");
    let path = path.to_str().unwrap();
    let with = |event: &str| {
        crate::file::create(std::path::Path::new(path), event).unwrap();
        let build = build(&[
            ("GITHUB_ACTIONS", "true"),
            ("GITHUB_REPOSITORY", "acme/bookings"),
            ("GITHUB_SERVER_URL", "https://ghe.example.com"),
            ("GITHUB_RUN_ID", "55"),
            ("GITHUB_RUN_ATTEMPT", "2"),
            ("GITHUB_SHA", SHA),
            ("GITHUB_REF", "refs/heads/main"),
            ("GITHUB_EVENT_PATH", path),
        ]);
        assert_eq!(build.host.as_deref(), Some("ghe.example.com"));
        let link = "https://ghe.example.com/acme/bookings/actions/runs/55/attempts/2";
        assert_eq!(build.link.as_deref(), Some(link));
        std::fs::remove_file(path).unwrap();
        (build.pull, build.commit)
    };
    let head = "f".repeat(40);
    let event = |from: &str| {
        format!(
            r#"{{"pull_request": {{"number": 7,
                "head": {{"sha": "{head}", "repo": {{"full_name": "{from}/bookings"}}}},
                "base": {{"repo": {{"full_name": "acme/bookings"}}}}}}}}"#
        )
    };
    assert_eq!(
        with(&event("acme")),
        (Some(pull(7, false)), Some(head.clone()))
    );
    assert_eq!(
        with(&event("other")),
        (Some(pull(7, true)), Some(head.clone()))
    );
    let after = format!(
        r#"{{"workflow_run": {{"head_sha": "{head}", "pull_requests": [{{"number": 8}}]}}}}"#
    );
    assert_eq!(with(&after), (Some(pull(8, false)), Some(head)));
    let comment = r#"{"issue": {"number": 5, "pull_request": {}}}"#;
    assert_eq!(with(comment), (Some(pull(5, false)), Some(SHA.into())));
    for none in ["{}", "[", r#"{"issue": {"number": 5}}"#] {
        assert_eq!(with(none), (None, Some(SHA.into())), "{none}");
    }
}

#[test]
fn without_an_event_the_ref_tells_the_pull_request() {
    let build = build(&[
        ("GITHUB_ACTIONS", "true"),
        ("GITHUB_REF", "refs/pull/12/merge"),
    ]);
    assert_eq!((build.pull, build.link), (Some(pull(12, false)), None));
}

#[test]
fn what_would_be_something_else_is_nothing() {
    let build = build(&[
        ("CIRCLECI", "true"),
        ("CIRCLE_REPOSITORY_URL", "https://github.com/acme/book ings"),
        (
            "CIRCLE_PULL_REQUEST",
            "https://github.com/acme/bookings/pull/7?x=1",
        ),
        ("CIRCLE_SHA1", "main/../../x"),
        ("CIRCLE_BUILD_URL", "javascript:alert(1)"),
    ]);
    let expected = Build {
        host: Some("github.com".into()),
        ..Build::default()
    };
    assert_eq!(build, expected);
    assert_eq!(super::Build::of(&Env::default()), Build::default());
}

#[test]
fn addresses_of_repositories_have_three_forms() {
    for text in [
        "git@github.com:acme/bookings.git",
        "https://github.com/acme/bookings",
        "https://me:secret@GitHub.com/acme/bookings.git/",
        "ssh://git@github.com:22/acme/bookings.git",
    ] {
        let remote = Remote::parse(text).unwrap();
        assert_eq!(remote.host, "github.com", "{text}");
        assert_eq!(remote.repository, bookings(), "{text}");
    }
    let deep = Remote::parse("https://gitlab.com/a/b/c").unwrap();
    assert_eq!(deep.repository, None);
    for text in ["", "acme/bookings", "https://", "git@:a/b"] {
        assert_eq!(Remote::parse(text), None, "{text}");
    }
}

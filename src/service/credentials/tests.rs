//! Where keys are found, and who can read the file.

use secrecy::ExposeSecret as _;

use super::*;

fn home(folder: &Path, more: &[(&str, &str)]) -> Env {
    let more = more.iter().map(|(name, value)| (name.into(), value.into()));
    let home = [("XDG_CONFIG_HOME".into(), folder.into())];
    Env::new(home.into_iter().chain(more))
}

fn found(env: &Env, variable: Option<&str>) -> Option<(String, Origin)> {
    let found = Credentials::new(env)
        .find(Account::Postman, variable)
        .unwrap();
    found.map(|(key, origin)| (key.expose_secret().to_owned(), origin))
}

#[test]
fn what_a_selection_names_and_is_no_key_is_not_sent() {
    for (value, is_key) in [
        ("PMAK-0-1", true),
        ("PMAT-0", true),
        ("0123456789abcdef0123456789ABCDEF", true),
        ("/home/me", false),
        ("not-a-key-of-anybodys-that-is-known", false),
    ] {
        let env = Env::new([("GITHUB_TOKEN".into(), value.into())]);
        let found = Credentials::new(&env).find(Account::Postman, Some("GITHUB_TOKEN"));
        match found {
            Ok(found) => assert!(is_key && found.is_some(), "{value}"),
            Err(failure) => {
                assert!(!is_key, "{value}");
                assert_eq!(failure.exit, Exit::Authentication);
                assert!(!failure.message.contains(value));
            }
        }
    }
}

#[test]
fn the_environment_weighs_more_than_the_file() {
    const MINE: &str = "PMAK-mine";
    let folder = tempfile::tempdir().unwrap();
    let env = home(folder.path(), &[]);
    assert_eq!(found(&env, None), None);
    let path = Credentials::new(&env)
        .set(Account::Postman, &" filed\n".into())
        .unwrap();
    assert_eq!(
        found(&env, None),
        Some(("filed".into(), Origin::File(path)))
    );
    let env = home(
        folder.path(),
        &[("POSTMAN_API_KEY", "known\n"), ("MINE", MINE)],
    );
    let variable = |name: &str| Origin::Variable(name.to_owned());
    let known = Some(("known".into(), variable("POSTMAN_API_KEY")));
    assert_eq!(found(&env, None), known);
    assert_eq!(found(&env, Some("OTHER")), known);
    assert_eq!(
        found(&env, Some("MINE")),
        Some((MINE.into(), variable("MINE")))
    );
}

#[test]
fn a_key_that_is_missing_is_asked_for_by_the_name_that_its_user_knows() {
    let folder = tempfile::tempdir().unwrap();
    let told = |more: &[(&str, &str)], account, variable| {
        let env = home(folder.path(), more);
        let failure = Credentials::new(&env).missing(account, variable, "X");
        failure.help[0].clone()
    };
    let set = |name: &str| format!("set the environment variable {name}");
    let named = [
        ("POSTORB_GITHUB_TOKEN_NAME", "GH_COMMENTS"),
        ("POSTORB_POSTMAN_API_KEY_NAME", "MINE"),
    ];
    let key = Some("POSTMAN_API_KEY");
    assert_eq!(told(&[], Account::GitHub, None), set("GITHUB_TOKEN"));
    assert_eq!(told(&named, Account::GitHub, None), set("GH_COMMENTS"));
    assert_eq!(told(&named, Account::Postman, key), set("MINE"));
    assert_eq!(told(&named, Account::Postman, Some("A")), set("A"));
    assert_eq!(told(&named, Account::CircleCi, None), set("CIRCLE_TOKEN"));
}

#[test]
fn a_key_is_written_for_its_owner_alone_and_others_stay() {
    let folder = tempfile::tempdir().unwrap();
    let env = home(folder.path(), &[]);
    let credentials = Credentials::new(&env);
    let path = credentials.set(Account::Postman, &"one".into()).unwrap();
    credentials.set(Account::GitHub, &"two".into()).unwrap();
    credentials.set(Account::Postman, &"three".into()).unwrap();
    let text = file::read_private(&path).unwrap().unwrap();
    assert_eq!(
        text,
        "{\n  \"github\": \"two\",\n  \"postman\": \"three\"\n}\n"
    );
    assert!(credentials.remove(Account::Postman).unwrap());
    assert!(!credentials.remove(Account::Postman).unwrap());
    assert!(!credentials.remove(Account::CircleCi).unwrap());
    let left = credentials.get(Account::GitHub).unwrap().unwrap();
    assert_eq!(left.expose_secret(), "two");
    let names = std::fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(names, 1);
}

#[test]
fn a_file_that_is_none_is_not_shown_and_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let env = home(folder.path(), &[]);
    let credentials = Credentials::new(&env);
    let path = credentials.path().unwrap();
    for text in ["PMAK-1", "[]", "{\"postman\": 1}"] {
        file::write_private(&path, text).unwrap();
        let failure = credentials.get(Account::Postman).unwrap_err();
        assert_eq!(failure.exit, Exit::Usage);
        assert!(!format!("{failure:?}").contains("PMAK-1"));
    }
    file::write_private(&path, "PMAK-1").unwrap();
    credentials.set(Account::GitHub, &"x".into()).unwrap_err();
    assert_eq!(file::read_private(&path).unwrap().unwrap(), "PMAK-1");
}

#[test]
fn a_folder_of_configs_is_an_absolute_one() {
    let env = |variables: &[(&str, &str)]| {
        let variables = variables
            .iter()
            .map(|(name, value)| (name.into(), value.into()));
        Credentials::new(&Env::new(variables)).path()
    };
    let path = |text: &str| Some(PathBuf::from(text));
    assert_eq!(env(&[]), None);
    assert_eq!(
        env(&[("HOME", "/h")]),
        path("/h/.config/postorb/credentials")
    );
    let both = [("HOME", "/h"), ("XDG_CONFIG_HOME", "c")];
    assert_eq!(env(&both), path("/h/.config/postorb/credentials"));
    let both = [("HOME", "/h"), ("XDG_CONFIG_HOME", "/c")];
    assert_eq!(env(&both), path("/c/postorb/credentials"));
}

//! Secrets that are made up, wherever a config may have one: none of them reaches `CircleCI`.

use super::*;

/// Where secrets stand in a config: `SECRET` as a string in double quotes, in a shell's single ones inside of
/// such, and as it is where it has letters and digits alone.
const VALUES: [&str; 15] = [
    "    environment: { MY_TOKEN: \"SECRET\" }",
    "    environment: { DB_PASS: \"SECRET\", NODE_ENV: test }",
    "    environment: { API_PASSWORD_2: \"SECRET\" }",
    "    environment: [\"DEPLOY_KEY=SECRET\"]",
    "    environment: { URL: \"https://me:PLAIN@example.com/a\" }",
    "    environment: { URL: \"https://PLAIN@example.com/a\" }",
    "    environment: { URL: \"https://example.com/a?apikey=PLAIN&b=c\" }",
    "    # password: SECRET",
    "    environment: { A: &a \"SECRET\", CLIENT_PASSWORD: *a }",
    "    environment: { PGPASS: \"SECRET\" }",
    "    environment: { MYSQL_PWD: \"SECRET\", APP_JWT: \"SECRET\" }",
    "    environment: { DB_PASS: !!str \"SECRET\" }",
    "    environment:\n      SMTP_PASS_PROD:\n        \"SECRET\"",
    "    environment: [PGPASS=PLAIN]",
    "    environment: { ? MYSQLPASS : \"SECRET\" }",
];
const STEPS: [&str; 16] = [
    "- run: { command: ls, environment: { DEPLOY_KEY: \"SECRET\" } }",
    "- tell: { api_key: \"SECRET\" }",
    "- run: \"curl -u 'admin:SHELL' https://example.com\"",
    "- run: \"curl -H 'X-Api-Key: SHELL' https://example.com\"",
    "- run: \"curl -H 'Authorization: Bearer SHELL' https://example.com\"",
    "- run: \"mysql -p'SHELL' -e 'show tables'\"",
    "- run: \"docker login -u me -p 'SHELL' example.com\"",
    "- run: \"git clone https://PLAIN@example.com/a\"",
    "- run: \"curl 'https://example.com/?apikey=PLAIN&a=b'\"",
    "- run: \"export TOKEN='SHELL'; ls\"",
    "- run: \"export TOKEN=PLAIN\\nls\"",
    "- run: \"npx newman@6.2.2 run a.json --env-var 'apikey=SHELL' -r cli\"",
    "- run: \"vault login --token='SHELL'\"",
    "- run: \"deploy --password 'SHELL' now\"",
    "- run: { command: \"curl -d '{\\\"password\\\": \\\"PLAIN\\\"}' https://example.com\" }",
    "- run: { name: a, command: \"DB_PASSWORD='SHELL' make\" }",
];

/// A config with a value and a step among what else a config has.
fn config(value: &str, step: &str) -> String {
    format!(
        "version: 2.1\ncommands:\n  tell:\n    parameters: {{ api_key: {{ type: string }} }}\n    steps: [checkout]\n\
         jobs:\n  test:\n    docker: [{{ image: cimg/node:22.14.0 }}]\n{value}\n    steps:\n      {step}\n\
         workflows: {{ main: {{ jobs: [test] }} }}\n"
    )
}

/// Numbers that are the same at every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn secret(&mut self, alphabet: &[char]) -> String {
        let length = 6 + self.below(35);
        let chars = (0..length).map(|_| alphabet[self.below(alphabet.len())]);
        chars.collect()
    }
}

/// The secret in every form that it is written in.
fn filled(template: &str, secret: &str, plain: &str) -> String {
    let quoted = secret.replace('\\', "\\\\").replace('"', "\\\"");
    // A single quote ends the shell's.
    let shell = quoted.replace('\'', "");
    template
        .replace("SECRET", &quoted)
        .replace("SHELL", &shell)
        .replace("PLAIN", plain)
}

/// Parts of a secret that stand in no config without it.
fn parts(secret: &str, without: &str) -> Vec<String> {
    let chars: Vec<char> = secret.chars().filter(|char| *char != '\'').collect();
    let all = chars.windows(5).map(|part| part.iter().collect::<String>());
    all.filter(|part| !without.contains(part)).collect()
}

fn assert_kept(places: &[(String, String)], ask: impl Fn(&Scene) -> Done) {
    let any: Vec<char> = (' '..='~').chain("éß–漢".chars()).collect();
    let letters: Vec<char> = ('a'..='z').chain('A'..='Z').chain('0'..='9').collect();
    let mut numbers = Numbers(7);
    for (value, step) in places {
        let (secret, plain) = (numbers.secret(&any), numbers.secret(&letters));
        let (value, step) = (
            filled(value, &secret, &plain),
            filled(step, &secret, &plain),
        );
        let text = config(&value, &step);
        let scene = Scene::new(Data::small());
        scene.write(CONFIG, &text);
        let done = ask(&scene);
        let sent = scene.texts().concat();
        assert!(sent.starts_with("version: 2.1\n"), "{text}\n{done:?}");
        // It is still a config, and has the same structure.
        assert_eq!(sent.lines().count(), text.lines().count());
        assert!(
            sent.ends_with("workflows: { main: { jobs: [test] } }\n"),
            "{sent}"
        );
        let empty = config("", "- checkout");
        let known = format!("{empty}{VALUES:?}{STEPS:?}");
        for part in [parts(&secret, &known), parts(&plain, &known)].concat() {
            assert!(
                !sent.contains(&part),
                "{part:?} of {secret:?}, {plain:?}\n{text}\n{sent}"
            );
        }
    }
}

/// Every place, with nothing else in the config.
fn places() -> Vec<(String, String)> {
    let values = VALUES
        .iter()
        .map(|value| ((*value).to_owned(), "- checkout".to_owned()));
    let steps = STEPS
        .iter()
        .map(|step| ("    environment: { A: b }".to_owned(), (*step).to_owned()));
    values.chain(steps).collect()
}

#[test]
fn made_up_secrets_do_not_reach_the_compiler() {
    let all: Vec<_> = std::iter::repeat_n(places(), 4).flatten().collect();
    assert_kept(&all, |scene| scene.validate(&[]));
}

#[test]
fn nor_do_they_where_runs_are_compared() {
    let all: Vec<_> = std::iter::repeat_n(places(), 4).flatten().collect();
    assert_kept(&all, |scene| {
        scene.circleci.change(|data| {
            let ran = serde_json::json!({ "source": "version: 2.1\n", "compiled": "version: 2\njobs: {}\n" });
            data.projects[0].pipelines[0].config = Some(ran);
        });
        scene.run(&["diff", "--last-run"])
    });
}

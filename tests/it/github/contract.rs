//! Every call against GitHub's own description: Prism answers with its examples, and tells what is
//! wrong with a call.

use postorb::Env;
use postorb::service::github::{Check, Pull, Repository, State, Status};
use postorb::service::{Github, Network};

use super::TOKEN;
use crate::needs;
use crate::prism::Prism;

#[test]
fn no_call_differs_from_githubs_description() {
    let Some(document) = needs::github_document() else {
        return;
    };
    let Some(prism) = Prism::start("mock", &[document.as_os_str()]) else {
        return;
    };
    let variables = [
        ("GITHUB_API_URL", prism.base.as_str()),
        ("GITHUB_TOKEN", TOKEN),
    ];
    let env = Env::new(variables.map(|(name, value)| (name.into(), value.into())));
    let github = Github::new(&env, Network::default()).unwrap();
    let repository = Repository::parse("octocat/Hello-World").unwrap();
    let commit = "0123456789abcdef0123456789abcdef01234567";
    let link = Some("https://circleci.com/gh/octocat/Hello-World/12");
    let asked = || -> Result<(), postorb::Failure> {
        let found = github.own_comment(&repository, 7, |body| body == "Me too")?;
        let found = found.expect("the example is octocat's, and so is the token");
        assert!(found.html_url.contains("#issuecomment-"));
        github.update_comment(&repository, found.id, "red")?;
        github.comment(&repository, 7, "green")?;
        let pull = github.pull_of(&repository, commit)?;
        let example = Pull {
            number: 1347,
            is_fork: false,
        };
        assert_eq!(pull, Some(example));
        for (state, link) in [(State::Success, None), (State::Failure, link)] {
            let description = "failed: 1 of 2 assertions failed";
            let status = Status {
                state,
                description,
                link,
            };
            github.status(&repository, commit, &status)?;
            let check = Check {
                state,
                title: description,
                summary: "text",
                link,
            };
            github.check(&repository, commit, &check)?;
        }
        Ok(())
    };
    if let Err(failure) = asked() {
        panic!("{failure:?}\n{}", prism.told());
    }
    // One of the examples differs from the document itself, in what postorb does not read.
    let mut violations = prism.violations();
    violations.retain(|line| !line.contains("Violation: response."));
    assert_eq!(violations, [""; 0], "{}", prism.told());
    assert_eq!(prism.told().matches("Request received").count(), 9);
}

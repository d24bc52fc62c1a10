//! Names of things outside this repository: hosts, orbs, images, versions, variables. The one place
//! to change them.

/// Where the selection lives.
pub(crate) const SELECTION: &str = ".circleci/postorb.yml";

/// Where the lock lives.
pub(crate) const LOCK: &str = ".circleci/postorb.lock";

/// Where CircleCI looks for a repository's config.
pub(crate) const CONFIG: &str = ".circleci/config.yml";

/// The environment variable that holds the Postman API key.
pub(crate) const API_KEY: &str = "POSTMAN_API_KEY";

/// The environment variable with the time that all calls of a command may take together.
pub(crate) const TIMEOUT: &str = "POSTORB_TIMEOUT";

/// Where Postman's API is, and the environment variable of the Postman CLI that names another place.
pub(crate) const POSTMAN_API: &str = "https://api.postman.com";
/// See [`POSTMAN_API`].
pub(crate) const POSTMAN_API_BASE_URL: &str = "POSTMAN_API_BASE_URL";

/// Where CircleCI's API is, and the environment variable of its CLI that names another place.
pub(crate) const CIRCLECI: &str = "https://circleci.com";
/// See [`CIRCLECI`].
pub(crate) const CIRCLECI_CLI_HOST: &str = "CIRCLECI_CLI_HOST";
/// Where people see what is in `CircleCI`.
pub(crate) const CIRCLECI_APP: &str = "https://app.circleci.com";

/// Where GitHub's API is, and the environment variable of GitHub Actions that names another place.
pub(crate) const GITHUB_API: &str = "https://api.github.com";
/// See [`GITHUB_API`].
pub(crate) const GITHUB_API_URL: &str = "GITHUB_API_URL";
/// What a commit status and a check run of postorb's are called.
pub(crate) const GITHUB_CONTEXT: &str = "postorb";

/// The folder in which a job of CircleCI's finds results to store.
pub(crate) const CIRCLECI_RESULTS: &str = "postorb-results";

/// Environment variables that hold secrets wherever they are set.
pub(crate) const SECRET_VARIABLES: [&str; 5] = [
    API_KEY,
    "CIRCLE_TOKEN",
    "CIRCLECI_CLI_TOKEN",
    "GITHUB_TOKEN",
    "GH_TOKEN",
];

/// Postman's orb for Newman, and what generated configs call it.
pub(crate) const NEWMAN_ORB: &str = "postman/newman";
/// What generated configs call the orb.
pub(crate) const NEWMAN_ORB_ALIAS: &str = "newman";
/// The newest version of the orb, of March 2022.
pub(crate) const NEWMAN_ORB_VERSION: &str = "1.0.0";

/// postorb's own orb, whose versions are those of postorb.
pub(crate) const POSTORB_ORB: &str = "postorb/postorb";

/// The version of Newman that is installed where the config chooses it.
pub(crate) const NEWMAN_VERSION: &str = "6.2.2";
/// The first version that takes a key out of a URL before it is sent or printed
/// (postmanlabs/newman#3258).
pub(crate) const NEWMAN_HIDES_KEYS: [u32; 3] = [6, 2, 0];

/// The image that Newman is installed on.
pub(crate) const NODE_IMAGE: &str = "cimg/node:22.14.0";
/// The image that the Postman CLI is installed on; it needs glibc, so no Alpine.
pub(crate) const BASE_IMAGE: &str = "cimg/base:2025.04";
/// The Xcode of macOS machines, and a resource class that has it.
pub(crate) const XCODE: &str = "16.4.0";
/// The resource class of macOS machines.
pub(crate) const MACOS_CLASS: &str = "m4pro.medium";
/// The image of Windows machines.
pub(crate) const WINDOWS_IMAGE: &str = "windows-server-2022-gui:current";
/// The resource class of Windows machines.
pub(crate) const WINDOWS_CLASS: &str = "windows.medium";
/// The shell of Windows machines, so that quoting is the same everywhere.
pub(crate) const WINDOWS_SHELL: &str = "bash.exe";

/// Where the installers of the Postman CLI are.
pub(crate) const POSTMAN_CLI_INSTALLERS: &str = "https://dl-cli.pstmn.io/install";

/// The job and the workflow that Postman's dialog named, for Newman.
pub(crate) const NEWMAN_JOB: &str = "newman-collection-run";
/// The workflow of Postman's example for Newman.
pub(crate) const NEWMAN_WORKFLOW: &str = "example-workflow";
/// The job that Postman's dialog names, for the Postman CLI.
pub(crate) const POSTMAN_CLI_JOB: &str = "postman-automated-runs";
/// The workflow of Postman's example for the Postman CLI.
pub(crate) const POSTMAN_CLI_WORKFLOW: &str = "automated-api-tests";

/// Where releases are: `v<version>/install.sh` below it installs one.
pub(crate) const RELEASES: &str = "https://github.com/postorb/postorb/releases/download";
/// The version of postorb that generated configs install: the one that generates them.
pub(crate) const POSTORB_VERSION: &str = env!("CARGO_PKG_VERSION");
/// The job that runs `postorb run`, and the workflow that it is in.
pub(crate) const POSTORB_JOB: &str = "postman-collections";
/// See [`POSTORB_JOB`].
pub(crate) const POSTORB_WORKFLOW: &str = "api-tests";
/// Where jobs of postorb's own lay what is stored.
pub(crate) const POSTORB_RESULTS: &str = "postorb-results";
/// What `circleci testsuite run` calls the suite that `postorb discover` writes.
pub(crate) const TEST_SUITE: &str = "postman-collections";

/// Where the selection's JSON Schema is published.
pub(crate) const SCHEMA_URL: &str =
    "https://raw.githubusercontent.com/postorb/postorb/main/schema/postorb.schema.json";

/// The variable with the file whose Markdown GitHub Actions shows as the summary of a step.
pub(crate) const GITHUB_STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";
/// The variable with the file from which GitHub Actions takes the outputs of a step.
pub(crate) const GITHUB_OUTPUT: &str = "GITHUB_OUTPUT";
/// The variable with the folder of the repository in GitHub Actions.
pub(crate) const GITHUB_WORKSPACE: &str = "GITHUB_WORKSPACE";

/// Where people set the variables of a CircleCI project, by its slug.
pub(crate) fn project_variables(project: &str) -> String {
    format!("https://app.circleci.com/settings/project/{project}/environment-variables")
}

/// Where people read about a rule.
pub(crate) fn rule_url(rule: &str) -> String {
    let repository = env!("CARGO_PKG_REPOSITORY");
    format!("{repository}/blob/main/docs/rules.md#{rule}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn releases_are_those_of_the_repository_that_cargo_names() {
        let releases = concat!(env!("CARGO_PKG_REPOSITORY"), "/releases/download");
        assert_eq!(super::RELEASES, releases);
    }

    #[test]
    fn the_schema_is_in_the_repository_that_cargo_names() {
        let repository = env!("CARGO_PKG_REPOSITORY").trim_start_matches("https://github.com/");
        let raw = format!("https://raw.githubusercontent.com/{repository}/main/");
        assert!(super::SCHEMA_URL.starts_with(&raw));
    }
}
